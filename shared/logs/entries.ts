/** Tells which lines begin an entry, which go on with the one above, and which do neither. */
import type { UndatedLine } from './dating.ts';
import { createFileMemory } from './form.ts';
import type { LogForm } from './form.ts';
import { mainForm, otherForms } from './forms.ts';
import { finishedEntry, gatheringFrom, joinLine, unknownLine } from './gathering.ts';
import type { Gathering, SourceLine } from './gathering.ts';
import type { LogFormat } from './model.ts';
import { isWrappedRest } from './wrapping.ts';

export interface EntryGatherer {
  add(line: SourceLine): void;
  end(): void;
}

const NO_FORM = 'of no form that is known here';
const TORN = 'begins like an entry of the form above, but breaks off';
const NO_TEXT = 'holds characters that are no text';
const TOO_LONG = 'goes on with an entry that is already as long as one may be';

const SPACE = 32;
/** Tab, form feed and the DOS end of file stand in texts of the time. */
const TEXT_CONTROLS = new Set([9, 12, 26]);

/**
 * Reads the lines of a file whose main form is `format`. Blank lines are no entries. An entry holds at most
 * `entryChars` of text; what goes on beyond that is kept as lines of their own.
 */
export function createEntryGatherer(
  format: LogFormat,
  entryChars: number,
  onEntry: (line: UndatedLine) => void,
): EntryGatherer {
  const main = mainForm(format);
  const others = otherForms(format);
  const memory = createFileMemory();
  let open: Gathering | null = null;
  let widest = 0;

  const finish = (): void => {
    if (open !== null) onEntry(finishedEntry(open, memory));
    open = null;
  };
  const addPiece = (line: SourceLine): void => {
    const place = placeOf(line, open, { main, others, entryChars, widest });
    widest = Math.max(widest, line.width);
    if (place === 'blank') {
      if (open !== null) open.end = line.end;
    } else if (place === 'joins') {
      if (open !== null) joinLine(open, line);
    } else {
      finish();
      if ('problem' in place) onEntry(unknownLine(line, line.problem ?? place.problem));
      else open = place.begins;
    }
  };
  return {
    add(line) {
      const cuts = main.split?.(line.text) ?? [];
      if (cuts.length === 0) addPiece(line);
      else for (const piece of piecesOf(line, cuts)) addPiece(piece);
    },
    end: finish,
  };
}

interface Rules {
  readonly main: LogForm;
  readonly others: readonly LogForm[];
  readonly entryChars: number;
  /** Columns of the widest line so far. */
  readonly widest: number;
}

type Place = 'blank' | 'joins' | { readonly begins: Gathering } | { readonly problem: string };

function placeOf(line: SourceLine, open: Gathering | null, rules: Rules): Place {
  const { text } = line;
  // A line that was cut may go on with anything.
  if (line.problem === null && text.trim() === '') return 'blank';
  const fits = open !== null && open.chars + text.length <= rules.entryChars;
  if (fits && open.form.keeps?.(text, open) === true) return 'joins';
  const begins = beginning(line, rules);
  if (begins !== null) return { begins };
  if (holdsControls(text)) return { problem: NO_TEXT };
  if (open?.form.joins(text, open) !== true) return { problem: NO_FORM };
  if (open.form.isTorn?.(text) === true) return { problem: TORN };
  if (standsAlone(line, open, rules.widest)) return { problem: NO_FORM };
  return fits ? 'joins' : { problem: TOO_LONG };
}

/** Of forms with an entry to a line: whether a line in column 1 is no rest of the one right above. */
function standsAlone({ text, number }: SourceLine, { form, last }: Gathering, widest: number): boolean {
  if (form.isTorn === undefined || text.trimStart() !== text) return false;
  return number !== last.number + 1 || !isWrappedRest(text, last.width, widest);
}

function beginning(line: SourceLine, { main, others }: Rules): Gathering | null {
  const own = main.begin(line.text, true);
  if (own !== null) return gatheringFrom(line, main, own);
  for (const form of others) {
    const start = form.begin(line.text, false);
    if (start !== null) return gatheringFrom(line, form, start);
  }
  return null;
}

function holdsControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < SPACE && !TEXT_CONTROLS.has(code)) return true;
  }
  return false;
}

/** Text of the time has one byte for each character, so offsets in the text are offsets in the file. */
function* piecesOf(line: SourceLine, cuts: readonly number[]): Generator<SourceLine> {
  let from = 0;
  for (const to of cuts) {
    if (to > from) {
      yield {
        ...line,
        text: line.text.slice(from, to),
        start: line.start + from,
        end: line.start + to,
        problem: null,
      };
    }
    from = to;
  }
  yield { ...line, text: line.text.slice(from), start: line.start + from };
}
