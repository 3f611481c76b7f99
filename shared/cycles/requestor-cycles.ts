/** The cycles of one requestor, from its first sign of life to the last run of its server. */
import type { SyncNumbers } from '../model.ts';
import { emptySlot } from './assign.ts';
import type { Slot, Slots } from './assign.ts';
import type { Cycle, CycleState, SyncMessage } from './model.ts';
import { notesOf } from './notes.ts';
import type { Run } from './server-runs.ts';
import { failuresOf, refOf, refsOf, stepsOf } from './steps.ts';
import type { OwnPrograms } from './steps.ts';

/** All that is known of one requestor and its server. */
export interface RequestorFacts {
  readonly requestor: string;
  readonly server: string | null;
  /** Runs that took place; a place behind the last stands for the next one. */
  readonly runs: readonly Run[];
  /** False when nothing tells whether the server ran, so that all waits. */
  readonly isServerKnown: boolean;
  readonly slots: Slots;
  readonly reports: ReadonlyMap<number, readonly SyncMessage[]>;
  readonly programs: OwnPrograms;
  /** At most this many cycles, the latest. */
  readonly limit: number;
}

/** Whether cycles were left out stands beside them. */
export function cyclesOf(facts: RequestorFacts): { readonly cycles: Cycle[]; readonly isCut: boolean } {
  const { slots, reports, runs, isServerKnown } = facts;
  const positions = [...slots.keys(), ...reports.keys()];
  const first = positions.reduce((low, at) => Math.min(low, at), Infinity);
  const waiting = positions.reduce((high, at) => Math.max(high, at), -1);
  const end = Math.max(runs.length, waiting + 1);
  const from = Math.max(first, end - facts.limit);
  const cycles: Cycle[] = [];
  let before: SyncNumbers | null = null;
  for (let at = from; at < end; at++) {
    const slot = slots.get(at);
    const isKnown = slot !== undefined || reports.has(at);
    if (isKnown || isServerKnown) cycles.push(cycleAt(facts, at, slot ?? emptySlot(null), before));
    before = slot?.request?.message.sync ?? before;
  }
  return { cycles, isCut: from > first };
}

function cycleAt(facts: RequestorFacts, at: number, slot: Slot, before: SyncNumbers | null): Cycle {
  const { requestor, server, runs, programs, isServerKnown } = facts;
  const pastRuns = isServerKnown ? runs : [];
  const steps = stepsOf(slot, at, pastRuns, programs);
  const request = slot.request?.message ?? null;
  const around = {
    requestor,
    index: at + 1,
    ranMs: pastRuns[at]?.atMs ?? null,
    ranBeforeMs: pastRuns[at - 1]?.atMs ?? null,
    before,
    sendingLogged: steps.requestSent !== null && request === null,
    answerBefore: facts.slots.get(at - 1)?.answer?.reply ?? null,
    failedRuns: failuresOf(slot, at, pastRuns, programs),
  };
  return {
    requestor,
    server,
    index: at + 1,
    state: stateOf(slot, at, pastRuns.length),
    steps,
    request: request === null ? null : { id: request.id, file: request.file, late: slot.isLate },
    reply: refOf(slot.answer?.reply ?? null),
    others: refsOf([
      ...(facts.reports.get(at) ?? []),
      ...slot.served,
      ...slot.duplicates,
      ...slot.others,
      ...(slot.answer?.copies ?? []),
    ]),
    notes: notesOf(slot, around),
  };
}

function stateOf(slot: Slot, at: number, ran: number): CycleState {
  if (slot.answer !== null) return 'complete';
  if (at >= ran) return 'pending';
  if (slot.request === null) return 'no-request';
  return slot.isLate ? 'late' : 'no-reply';
}
