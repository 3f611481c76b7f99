/** Runs that did not come to their end, counted by program and post office: a later one that did ends the matter. */
import { exactTime } from '../format/time.ts';
import type { DiagnosedLine } from './facts.ts';
import { ABOUT_NOTHING } from './model.ts';
import type { Evidence, Rule, Symptom } from './model.ts';
import { symptomOf } from './plain-rule.ts';

/** Lines that one symptom keeps, and how many of them it quotes. More are counted. */
const LINES_KEPT = 1_000;
const LINES_QUOTED = 4;

export interface RunTally {
  /** @param line that shows a run without an end */
  broke(line: DiagnosedLine): void;
  /** @param line that shows a run that ended */
  ended(line: DiagnosedLine): void;
  /**
   * One for each program and post office with such runs; those that are over stand on a card of their own.
   * @param tell what happened how often, and where ('' when unknown), without a full stop
   * @param over what shows that it is over
   */
  symptoms(rule: Rule, tell: (total: number, postOffice: string) => string, over?: string): Symptom[];
}

/** Of one program of one post office. */
interface Runs {
  total: number;
  /** The first ones. */
  readonly broken: DiagnosedLine[];
  lastBrokenMs: number | null;
  lastEndedMs: number | null;
}

/** A T1 that ended says nothing of a T3 that did not. */
function programOf({ postOffice, facts }: DiagnosedLine): string {
  return `${postOffice ?? ''} ${facts?.kind === 'run' ? facts.step : ''}`;
}

/** @param keyOf what must be equal for a later run to end the matter */
export function createRunTally(keyOf: (line: DiagnosedLine) => string = programOf): RunTally {
  const all = new Map<string, Runs>();
  const runsOf = (line: DiagnosedLine): Runs => {
    const key = keyOf(line);
    let runs = all.get(key);
    if (runs === undefined) {
      runs = { total: 0, broken: [], lastBrokenMs: null, lastEndedMs: null };
      all.set(key, runs);
    }
    return runs;
  };
  return {
    broke(line) {
      const runs = runsOf(line);
      runs.total += 1;
      runs.lastBrokenMs = line.atMs;
      if (runs.broken.length < LINES_KEPT) runs.broken.push(line);
    },
    ended(line) {
      runsOf(line).lastEndedMs = line.atMs;
    },
    symptoms: (rule, tell, over = 'a later one ended') =>
      [...all.values()]
        .filter(({ total }) => total > 0)
        .map((runs) => {
          const postOffice = runs.broken[0]?.postOffice ?? '';
          return brokenRuns(rule, runs, { postOffice, told: tell(runs.total, postOffice), over });
        }),
  };
}

function brokenRuns(
  rule: Rule,
  { broken, lastBrokenMs, lastEndedMs }: Runs,
  { postOffice, told, over }: { readonly postOffice: string; readonly told: string; readonly over: string },
): Symptom {
  const isOver = lastBrokenMs !== null && lastEndedMs !== null && lastEndedMs > lastBrokenMs;
  const when = lastBrokenMs === null ? '' : `, the last one at ${exactTime(lastBrokenMs)}`;
  return symptomOf(rule, {
    group: isOver ? 'over' : '',
    text: `${told}${when}${isOver ? `; ${over}` : ''}.`,
    severity: isOver ? 'info' : null,
    isOver,
    atMs: lastBrokenMs,
    evidence: broken.slice(-LINES_QUOTED).map(quotation),
    about: {
      ...ABOUT_NOTHING,
      lines: broken.map(({ id }) => id),
      requestors: postOffice === '' ? [] : [postOffice],
    },
  });
}

function quotation({ id, file, number, text, atMs }: DiagnosedLine): Evidence {
  const when = atMs === null ? '' : `${exactTime(atMs)} `;
  return { text: `${when}${text} (${file}, line ${number})`, place: { kind: 'line', line: id } };
}
