/** When each step of a cycle was done, and which message or log line says so. */
import type { Slot } from './assign.ts';
import type { ProgramRun } from './logged-runs.ts';
import type { Cycle, CycleStep, MessageRef, SyncMessage } from './model.ts';
import { firstFrom } from './order.ts';
import type { Run } from './server-runs.ts';

/** The requestor's own programs, from the logs: NSDA -RT and NSDA -RR. In order of time. */
export interface OwnPrograms {
  readonly t1: readonly ProgramRun[];
  readonly t3: readonly ProgramRun[];
}

export const NO_PROGRAMS: OwnPrograms = { t1: [], t3: [] };

export function stepsOf(slot: Slot, at: number, runs: readonly Run[], programs: OwnPrograms): Cycle['steps'] {
  const run = runs[at];
  const beforeMs = runs[at - 1]?.atMs ?? -Infinity;
  const ranMs = run?.atMs ?? Infinity;
  const nextMs = runs[at + 1]?.atMs ?? Infinity;
  const request = slot.request?.message ?? null;
  const reply = slot.answer?.reply ?? null;
  const t1 = programs.t1[firstFrom(programs.t1, ranMs) - 1];
  const t3 = programs.t3[firstFrom(programs.t3, reply?.sentMs ?? ranMs)];
  return {
    requestSent:
      byMessage(request, request?.sentMs) ?? (t1 !== undefined && t1.atMs > beforeMs ? byLine(t1) : null),
    requestArrived: byMessage(request, request?.arrivedMs),
    serverRan: run === undefined ? null : { atMs: run.atMs, message: refOf(reply), line: run.line },
    replySent: byMessage(reply, reply?.sentMs),
    replyArrived: byMessage(reply, reply?.arrivedMs),
    updatesDone: run !== undefined && t3?.wentWell === true && t3.atMs < nextMs ? byLine(t3) : null,
  };
}

export function refOf(message: SyncMessage | null): MessageRef | null {
  return message === null ? null : { id: message.id, file: message.file };
}

export function refsOf(messages: readonly SyncMessage[]): MessageRef[] {
  return messages.map(({ id, file }) => ({ id, file }));
}

function byMessage(message: SyncMessage | null, atMs: number | null | undefined): CycleStep | null {
  return message === null || atMs === null || atMs === undefined
    ? null
    : { atMs, message: refOf(message), line: null };
}

function byLine(run: ProgramRun): CycleStep {
  return { atMs: run.atMs, message: null, line: run.line };
}
