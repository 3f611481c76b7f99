/** Runs of one program at one post office, from log lines that tell of their start, their end, or both. */
import type { LogLineId } from '../logs/model.ts';
import type { LoggedRun } from './model.ts';

/** A line about the end belongs to a start at most this long before it: a program runs within its window (Q96060). */
const LONGEST_RUN_MS = 8 * 60 * 60_000;

export interface ProgramRun {
  readonly atMs: number;
  /** Equal to `atMs` when only one line tells of it. */
  readonly endMs: number;
  readonly line: LogLineId;
  readonly wentWell: boolean;
}

/** The runs in order of time. A run that missed its window did not take place. */
export function programRuns(lines: readonly LoggedRun[]): ProgramRun[] {
  const sorted = lines
    .filter((line) => line.outcome !== 'missed')
    .sort((one, other) => one.atMs - other.atMs || rank(one) - rank(other) || one.line - other.line);
  const runs: ProgramRun[] = [];
  let open: LoggedRun | null = null;
  for (const [at, line] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before?.atMs === line.atMs && before.outcome === line.outcome) continue;
    const begun: LoggedRun | null = open !== null && line.atMs - open.atMs <= LONGEST_RUN_MS ? open : null;
    if (line.outcome !== 'started' && begun !== null) runs.pop();
    const start: LoggedRun = line.outcome === 'started' ? line : (begun ?? line);
    const wentWell = line.outcome !== 'abnormal';
    runs.push({ atMs: start.atMs, endMs: line.atMs, line: start.line, wentWell });
    open = line.outcome === 'started' ? line : null;
  }
  return runs;
}

/** What the lines tell of runs that failed, in order of time. */
export function failedRuns(lines: readonly LoggedRun[]): LoggedRun[] {
  return lines
    .filter(({ step, outcome }) => step !== 'T2' && (outcome === 'abnormal' || outcome === 'missed'))
    .sort((one, other) => one.atMs - other.atMs || one.line - other.line);
}

/** Of lines of one minute the start comes first; equal lines, from copies of a log, come together. */
function rank(line: LoggedRun): number {
  return ['started', 'normal', 'abnormal'].indexOf(line.outcome);
}
