/** When each step of a cycle was done, and which message or log line says so. */
import type { Slot } from './assign.ts';
import type { ProgramRun } from './logged-runs.ts';
import type { Cycle, CycleStep, LoggedRun, MessageRef, SyncMessage } from './model.ts';
import { firstFrom } from './order.ts';
import type { Run } from './server-runs.ts';

/** The requestor's own programs, from the logs: NSDA -RT and NSDA -RR. In order of time. */
export interface OwnPrograms {
  readonly t1: readonly ProgramRun[];
  readonly t3: readonly ProgramRun[];
  /** Those of both that missed their window or ended abnormally. */
  readonly failed: readonly LoggedRun[];
}

export const NO_PROGRAMS: OwnPrograms = { t1: [], t3: [], failed: [] };

export function stepsOf(slot: Slot, at: number, runs: readonly Run[], programs: OwnPrograms): Cycle['steps'] {
  const run = runs[at];
  const beforeMs = runs[at - 1]?.atMs ?? -Infinity;
  const ranMs = run?.atMs ?? Infinity;
  const nextMs = runs[at + 1]?.atMs ?? Infinity;
  const request = slot.request?.message ?? null;
  const reply = slot.answer?.reply ?? null;
  const t1 = programs.t1[firstFrom(programs.t1, ranMs) - 1];
  const t3 = firstThatWentWell(programs.t3, Math.max(ranMs, reply?.sentMs ?? ranMs), nextMs);
  return {
    requestSent:
      byMessage(request, request?.sentMs) ?? (t1 !== undefined && t1.atMs > beforeMs ? byLine(t1) : null),
    requestArrived: byMessage(request, request?.arrivedMs),
    serverRan: run === undefined ? null : { atMs: run.atMs, message: refOf(reply), line: run.line },
    replySent: byMessage(reply, reply?.sentMs),
    replyArrived: byMessage(reply, reply?.arrivedMs),
    updatesDone: run !== undefined && t3 !== undefined ? byLine(t3) : null,
  };
}

/** One that failed may have been started again before the next run of the server. */
function firstThatWentWell(
  programs: readonly ProgramRun[],
  fromMs: number,
  beforeMs: number,
): ProgramRun | undefined {
  for (let at = firstFrom(programs, fromMs); at < programs.length; at++) {
    const program = programs[at];
    if (program === undefined || program.atMs >= beforeMs) return undefined;
    if (program.wentWell) return program;
  }
  return undefined;
}

/** Where no other run bounds the time of one, a cycle a day is the usual pace. */
const DAY = 24 * 60 * 60_000;

/**
 * What failed at the requestor in one cycle: NSDA -RT where no request came in time, which a missed window may say
 * after the server has run; NSDA -RR after a reply. The first of each.
 */
export function failuresOf(
  slot: Slot,
  at: number,
  runs: readonly Run[],
  { failed }: OwnPrograms,
): LoggedRun[] {
  const ranMs = runs[at]?.atMs;
  if (ranMs === undefined || failed.length === 0) return [];
  const beforeMs = runs[at - 1]?.atMs ?? ranMs - DAY;
  const nextMs = runs[at + 1]?.atMs ?? ranMs + DAY;
  const firstOf = (step: LoggedRun['step'], fromMs: number, toMs: number): LoggedRun[] =>
    failed
      .slice(firstFrom(failed, fromMs), firstFrom(failed, toMs))
      .filter((one) => one.step === step)
      .slice(0, 1);
  const isHeard = slot.request !== null && !slot.isLate;
  return [
    ...(isHeard || slot.answer !== null ? [] : firstOf('T1', (beforeMs + ranMs) / 2, (ranMs + nextMs) / 2)),
    ...(slot.answer === null
      ? []
      : firstOf('T3', Math.max(ranMs, slot.answer.reply.sentMs ?? ranMs), nextMs)),
  ];
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
