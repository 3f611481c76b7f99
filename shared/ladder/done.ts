/** Which rungs were taken since the trouble began, and which of them has not had its cycle yet. */
import type { Cycle, CycleNote, PictureRun } from '../cycles/model.ts';
import { exactTime } from '../format/time.ts';
import type { Rung, RungState } from './model.ts';
import type { Trouble } from './trouble.ts';
import { hasWaited, paceOf, waitedUntil } from './waiting.ts';
import type { Begun } from './waiting.ts';

/** A step that somebody recorded, and nobody has taken back. */
export interface RecordedStep {
  readonly journalId: number;
  readonly rung: Rung;
  readonly atMs: number;
  readonly who: string;
}

export interface DoneInput {
  readonly cycles: readonly Cycle[];
  /** Runs of its server. */
  readonly runs: readonly PictureRun[];
  /** In the order they were recorded. */
  readonly steps: readonly RecordedStep[];
}

/** How a rung was taken. */
export interface Done {
  readonly recorded: RungState['recorded'];
  /** The cycle whose messages show it; null when only the journal does. */
  readonly cycle: number | null;
}

export type DoneRungs = ReadonlyMap<Rung, Done>;

/** The server has run since, so what was done had its cycle. */
function hasRunSince({ runs }: DoneInput, { recorded, cycle }: Done): boolean {
  return runs.some(
    ({ index, atMs }) =>
      atMs !== null && (cycle === null ? atMs > (recorded?.atMs ?? Infinity) : index > cycle),
  );
}

const SHOWN_BY: Readonly<Partial<Record<CycleNote['kind'], Rung>>> = {
  'full-import': 'requestor-import-export',
  reset: 'local-reset',
};

export function doneRungs(input: DoneInput, { sinceMs, sinceCycle, symptoms }: Trouble): DoneRungs {
  const done = new Map<Rung, Done>();
  // Imports that are asked for in vain are the trouble, and no remedy that somebody has taken.
  const isInVain = symptoms.some(({ rule }) => rule.id === 'sequence/full-import');
  for (const { index, notes } of input.cycles)
    for (const { kind } of notes) {
      const rung = kind === 'full-import' && isInVain ? undefined : SHOWN_BY[kind];
      if (rung !== undefined && sinceCycle !== null && index >= sinceCycle)
        done.set(rung, { recorded: null, cycle: index });
    }
  for (const step of input.steps) {
    const { rung, atMs } = step;
    if (sinceMs !== null && atMs < sinceMs) continue;
    done.set(rung, { recorded: recordOf(step), cycle: done.get(rung)?.cycle ?? null });
  }
  const waited = countedWait(input, sinceMs, done);
  if (waited === null) done.delete('wait');
  else done.set('wait', { recorded: recordOf(waited), cycle: null });
  if (sinceCycle !== null && waited === null && hasRunSince(input, { recorded: null, cycle: sinceCycle }))
    done.set('wait', { recorded: null, cycle: sinceCycle });
  return done;
}

/** The last wait that was one: a whole cycle had passed since the trouble began, and since what was done before it. */
function countedWait(input: DoneInput, sinceMs: number | null, done: DoneRungs): RecordedStep | null {
  const pace = paceOf(input.runs);
  const began: Begun = { atMs: sinceMs, journalId: null };
  const taken = NEEDS_A_CYCLE.flatMap((rung) => beginningOf(input, done.get(rung)));
  const isCounted = (wait: RecordedStep): boolean => {
    const before = taken.filter(({ journalId }) => (journalId ?? -1) < wait.journalId);
    return hasWaited(wait, [began, ...before], pace);
  };
  return waitsOf(input, sinceMs).findLast(isCounted) ?? null;
}

function waitsOf({ steps }: DoneInput, sinceMs: number | null): readonly RecordedStep[] {
  return steps.filter(({ rung, atMs }) => rung === 'wait' && atMs >= (sinceMs ?? -Infinity));
}

export function beginningOf({ runs }: DoneInput, taken: Done | undefined): readonly Begun[] {
  if (taken === undefined) return [];
  const { recorded, cycle } = taken;
  const shownMs = cycle === null ? null : (runs.find(({ index }) => index === cycle)?.atMs ?? null);
  return [{ atMs: recorded?.atMs ?? shownMs, journalId: recorded?.journalId ?? null }];
}

function recordOf({ journalId, atMs, who }: RecordedStep): RungState['recorded'] {
  return { journalId, atMs, who };
}

/** Rungs that change something, and so need a cycle to show what they did. */
const NEEDS_A_CYCLE: readonly Rung[] = ['requestor-import-export', 'resync', 'local-reset', 'global-reset'];

/** The rung whose cycle is not over yet, or null. */
export function pendingRung(input: DoneInput, done: DoneRungs): Rung | null {
  const pace = paceOf(input.runs);
  const pending = NEEDS_A_CYCLE.filter((rung) => {
    const taken = done.get(rung);
    if (taken === undefined || hasRunSince(input, taken)) return false;
    const begun = beginningOf(input, taken);
    return begun[0]?.atMs === null || !waitsOf(input, null).some((wait) => hasWaited(wait, begun, pace));
  });
  return pending.at(-1) ?? null;
}

/** From when on waiting can be recorded, and that somebody was too early. */
export function whenWaited(input: DoneInput, begun: readonly Begun[]): string {
  const untilMs = waitedUntil(begun, paceOf(input.runs));
  const when =
    untilMs === null
      ? 'It has passed once this queue shows a later run of the server.'
      : `It has passed, and can be recorded, at ${exactTime(untilMs)}, or once this queue shows a later run of the server.`;
  const wasEarly = waitsOf(input, null).some(
    ({ atMs, journalId }) =>
      untilMs !== null && atMs < untilMs && begun.every((one) => (one.journalId ?? -1) < journalId),
  );
  return wasEarly ? `${when} What was recorded of waiting before that does not count.` : when;
}
