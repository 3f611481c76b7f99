/** Joins lines to entries and has each entry read by its form. */
import { bothProblems } from './dating.ts';
import type { UndatedLine } from './dating.ts';
import { createFileMemory } from './form.ts';
import type { EntryStart, LogForm, OpenEntry } from './form.ts';
import { mainForm, otherForms } from './forms.ts';
import type { LogFormat } from './model.ts';

/** One line of the file, or the part of one in which a further entry begins. */
export interface SourceLine {
  readonly text: string;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** What speaks against the line as a whole: it was cut. */
  readonly problem: string | null;
}

interface Gathering extends OpenEntry {
  readonly form: LogForm;
  readonly first: SourceLine;
  end: number;
  chars: number;
  problem: string | null;
}

export interface EntryGatherer {
  add(line: SourceLine): void;
  end(): void;
}

const NO_FORM = 'of no form that is known here';
const NO_TEXT = 'holds characters that are no text';
const TOO_LONG = 'goes on with an entry that is already as long as one may be';
/** Below the space, other than tab, form feed and the DOS end of file. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f]/;

/** Blank lines are no entries. An entry holds at most `entryChars` of text; what goes on beyond that is kept as lines of their own. */
export function createEntryGatherer(
  format: LogFormat,
  entryChars: number,
  onEntry: (line: UndatedLine) => void,
): EntryGatherer {
  const main = mainForm(format);
  const others = otherForms(format);
  const memory = createFileMemory();
  let open: Gathering | null = null;

  const finish = (): void => {
    if (open === null) return;
    const { form, first, end, problem, start } = open;
    const reading = form.interpret(open, memory);
    open = null;
    const { format: own, severity, code, text, postOffice, program, facts } = reading;
    onEntry({
      number: first.number,
      start: first.start,
      end,
      format: own,
      severity,
      code,
      text,
      postOffice,
      program,
      facts,
      stamp: reading.stamp ?? start.stamp,
      problem: bothProblems(reading.problem, problem),
    });
  };
  const begin = (line: SourceLine): Gathering | null => {
    const found = beginning(line.text, main, others);
    if (found === null) return null;
    const lines = [found.start.rest];
    return {
      ...found,
      first: line,
      lines,
      seen: new Set(),
      end: line.end,
      chars: line.text.length,
      problem: line.problem,
    };
  };
  const join = (entry: Gathering, line: SourceLine): void => {
    entry.lines.push(line.text);
    entry.chars += line.text.length;
    entry.end = line.end;
    entry.problem ??= line.problem;
  };
  const addUnknown = (line: SourceLine, problem: string | null): void => {
    finish();
    onEntry(unknownLine(line, problem));
  };
  const addPiece = (line: SourceLine): void => {
    if (line.text.trim() === '') {
      if (line.problem !== null) addUnknown(line, null);
      else if (open !== null) open.end = line.end;
      return;
    }
    const fits = open !== null && open.chars + line.text.length <= entryChars;
    if (open !== null && fits && open.form.keeps?.(line.text, open) === true) return join(open, line);
    const next = begin(line);
    if (next !== null) {
      finish();
      open = next;
    } else if (CONTROLS.test(line.text)) addUnknown(line, NO_TEXT);
    else if (open === null || !open.form.joins(line.text, open)) addUnknown(line, NO_FORM);
    else if (fits) join(open, line);
    else addUnknown(line, TOO_LONG);
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

function beginning(
  text: string,
  main: LogForm,
  others: readonly LogForm[],
): { readonly form: LogForm; readonly start: EntryStart } | null {
  const own = main.begin(text, true);
  if (own !== null) return { form: main, start: own };
  for (const form of others) {
    const start = form.begin(text, false);
    if (start !== null) return { form, start };
  }
  return null;
}

/** Text of the time has one byte for each character, so offsets in the text are offsets in the file. */
function* piecesOf(line: SourceLine, cuts: readonly number[]): Generator<SourceLine> {
  const ends = [...cuts, line.text.length];
  let from = 0;
  for (const [index, to] of ends.entries()) {
    if (to <= from) continue;
    const isLast = index === ends.length - 1;
    yield {
      ...line,
      text: line.text.slice(from, to),
      start: line.start + from,
      end: isLast ? line.end : line.start + to,
    };
    from = to;
  }
}

function unknownLine(line: SourceLine, problem: string | null): UndatedLine {
  return {
    number: line.number,
    start: line.start,
    end: line.end,
    format: null,
    severity: null,
    code: null,
    text: line.text.trim(),
    postOffice: null,
    program: null,
    facts: null,
    stamp: null,
    problem: line.problem ?? problem,
  };
}
