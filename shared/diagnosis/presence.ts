/**
 * What a queue keeps of each run. A queue that hands its messages on holds what is left over, not what was sent: that
 * something is not in it says something only where the same is there of most others.
 */
import type { Cycle, CyclePicture } from '../cycles/model.ts';

type Counted = Pick<Cycle, 'server' | 'index' | 'request' | 'reply'>;

export interface Presence {
  /** Most other requestors of the server are heard in this run. */
  hearsOthers(cycle: Counted): boolean;
  /** Most others that asked in time have their replies here. */
  keepsReplies(cycle: Counted): boolean;
  /** Most others that were answered have their requests here. */
  keepsRequests(cycle: Counted): boolean;
}

interface RunCounts {
  readonly cycles: number;
  readonly heard: number;
  readonly asked: number;
  readonly answered: number;
  /** Asked in time and answered. */
  readonly both: number;
}

const NONE: RunCounts = { cycles: 0, heard: 0, asked: 0, answered: 0, both: 0 };

export function createPresence({ requestors }: Pick<CyclePicture, 'requestors'>): Presence {
  const runsOf = new Map<string | null, Map<number, RunCounts>>();
  for (const { server, cycles } of requestors) {
    const runs = runsOf.get(server) ?? new Map<number, RunCounts>();
    runsOf.set(server, runs);
    for (const cycle of cycles) runs.set(cycle.index, plus(runs.get(cycle.index) ?? NONE, cycle, 1));
  }
  const others = (cycle: Counted): RunCounts =>
    plus(runsOf.get(cycle.server)?.get(cycle.index) ?? NONE, cycle, -1);
  return {
    hearsOthers: (cycle) => isMost(others(cycle), 'heard', 'cycles'),
    keepsReplies: (cycle) => isMost(others(cycle), 'both', 'asked'),
    keepsRequests: (cycle) => isMost(others(cycle), 'both', 'answered'),
  };
}

function plus(counts: RunCounts, { request, reply }: Counted, sign: 1 | -1): RunCounts {
  const asked = request !== null && !request.late;
  const add = (is: boolean): number => (is ? sign : 0);
  return {
    cycles: counts.cycles + sign,
    heard: counts.heard + add(request !== null || reply !== null),
    asked: counts.asked + add(asked),
    answered: counts.answered + add(reply !== null),
    both: counts.both + add(asked && reply !== null),
  };
}

function isMost(counts: RunCounts, part: keyof RunCounts, whole: keyof RunCounts): boolean {
  return counts[whole] > 0 && counts[part] * 2 > counts[whole];
}
