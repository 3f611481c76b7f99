/**
 * When somebody has waited long enough. A rung that changes something shows what it did after a whole cycle; that one
 * says he has waited does not make the server run.
 */
import type { PictureRun } from '../cycles/model.ts';

/** Once a day is what the articles take for granted (Q96060). */
const USUAL_PACE_MS = 24 * 60 * 60_000;
/** No server merges and mails all lists more often: runs nearer to each other are one that was begun again. */
const LEAST_PACE_MS = 60 * 60_000;

/** From one run of the server to the next: what half of them do not exceed, and a day where fewer than two are known. */
export function paceOf(runs: readonly PictureRun[]): number {
  const times = runs.flatMap(({ atMs }) => atMs ?? []).toSorted((one, other) => one - other);
  const distances = times
    .slice(1)
    .map((atMs, before) => atMs - (times[before] ?? atMs))
    .toSorted((one, other) => one - other);
  const median = distances[(distances.length - 1) >> 1];
  return median === undefined ? USUAL_PACE_MS : Math.max(LEAST_PACE_MS, median);
}

/** Something that needs a cycle to show what came of it. */
export interface Begun {
  /** Null where nothing tells when it was. */
  readonly atMs: number | null;
  /** Null where the messages show it. */
  readonly journalId: number | null;
}

interface Waited {
  readonly journalId: number;
  readonly atMs: number;
}

/** When a whole cycle will have passed since all of this; null where nothing tells. */
export function waitedUntil(begun: readonly Begun[], paceMs: number): number | null {
  const times = begun.flatMap(({ atMs }) => atMs ?? []);
  return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other), -Infinity) + paceMs;
}

/** Whether this wait came after all of it, by a whole cycle. */
export function hasWaited(wait: Waited, begun: readonly Begun[], paceMs: number): boolean {
  const isAfter = begun.every(({ journalId }) => journalId === null || journalId < wait.journalId);
  return isAfter && wait.atMs >= (waitedUntil(begun, paceMs) ?? -Infinity);
}
