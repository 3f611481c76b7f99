/**
 * What a queue keeps of each run. A queue that hands its messages on holds what is left over, not what was sent: that
 * something is not in it says something only where the same is there of most others.
 */
import type { CyclePicture } from '../cycles/model.ts';

interface RunCounts {
  /** Requestors with a cycle, those heard or answered in it, with a request in time, and those with a reply. */
  cycles: number;
  heard: number;
  asked: number;
  askedAndAnswered: number;
  answered: number;
}

type Asked = { readonly requestor: string; readonly server: string | null; readonly index: number };

export interface Presence {
  /** Most other requestors of the server are heard in this run. */
  hearsOthers(cycle: Asked): boolean;
  /** Most others that asked in time have their replies here. */
  keepsReplies(cycle: Asked): boolean;
  /** Most others that were answered have their requests here. */
  keepsRequests(cycle: Asked): boolean;
}

const NONE: RunCounts = { cycles: 0, heard: 0, asked: 0, askedAndAnswered: 0, answered: 0 };

export function createPresence({ requestors }: Pick<CyclePicture, 'requestors'>): Presence {
  const totals = new Map<string | null, RunCounts[]>();
  const own = new Map<string, RunCounts>();
  for (const { cycles } of requestors)
    for (const cycle of cycles) {
      const counts = countsOf(cycle);
      own.set(keyOf(cycle), counts);
      const runs = totals.get(cycle.server) ?? [];
      if (runs.length === 0) totals.set(cycle.server, runs);
      runs[cycle.index] = plus(runs[cycle.index] ?? NONE, counts, 1);
    }
  const others = (cycle: Asked): RunCounts =>
    plus(totals.get(cycle.server)?.[cycle.index] ?? NONE, own.get(keyOf(cycle)) ?? NONE, -1);
  return {
    hearsOthers: (cycle) => isMost(others(cycle), 'heard', 'cycles'),
    keepsReplies: (cycle) => isMost(others(cycle), 'askedAndAnswered', 'asked'),
    keepsRequests: (cycle) => isMost(others(cycle), 'askedAndAnswered', 'answered'),
  };
}

function countsOf({
  request,
  reply,
}: {
  readonly request: { readonly late: boolean } | null;
  readonly reply: unknown;
}): RunCounts {
  const asked = request !== null && !request.late;
  return {
    cycles: 1,
    heard: Number(request !== null || reply !== null),
    asked: Number(asked),
    askedAndAnswered: Number(asked && reply !== null),
    answered: Number(reply !== null),
  };
}

function plus(one: RunCounts, other: RunCounts, sign: 1 | -1): RunCounts {
  return {
    cycles: one.cycles + sign * other.cycles,
    heard: one.heard + sign * other.heard,
    asked: one.asked + sign * other.asked,
    askedAndAnswered: one.askedAndAnswered + sign * other.askedAndAnswered,
    answered: one.answered + sign * other.answered,
  };
}

function isMost(counts: RunCounts, part: keyof RunCounts, whole: keyof RunCounts): boolean {
  return counts[whole] > 0 && counts[part] * 2 > counts[whole];
}

function keyOf({ requestor, server, index }: Asked): string {
  return `${requestor}\t${server ?? ''}\t${index}`;
}
