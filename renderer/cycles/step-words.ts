/** The six steps of a cycle in words, and why one of them has no time. Never more than is known. */
import { CYCLE_STEPS } from '../../shared/cycles/model.ts';
import type { Cycle, CycleNote, CycleStepName, MessageRef } from '../../shared/cycles/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { duration } from '../../shared/format/duration.ts';

interface StepWords {
  /** "T1", or empty where the step has no name of its own. */
  readonly time: string;
  readonly title: string;
}

const STEP_WORDS: Readonly<Record<CycleStepName, StepWords>> = {
  requestSent: { time: 'T1', title: 'Request sent' },
  requestArrived: { time: '', title: 'Request arrived' },
  serverRan: { time: 'T2', title: 'Server ran' },
  replySent: { time: '', title: 'Reply sent' },
  replyArrived: { time: '', title: 'Reply arrived' },
  updatesDone: { time: 'T3', title: 'Updates processed' },
};

export function stepWords(step: CycleStepName): StepWords {
  return STEP_WORDS[step];
}

/** A gap shorter than this is told as none: the clocks of two post offices do not agree to the second. */
const TOGETHER_MS = 1_000;

/** "3 h 02 min before T2"; null where there is nothing to compare with. */
export function relativeToServer(cycle: Cycle, step: CycleStepName): string | null {
  const at = cycle.steps[step]?.atMs;
  const ran = cycle.steps.serverRan?.atMs;
  if (at === undefined || ran === undefined || step === 'serverRan') return null;
  const gap = at - ran;
  if (Math.abs(gap) < TOGETHER_MS) return 'with T2';
  return `${duration(Math.abs(gap))} ${gap < 0 ? 'before' : 'after'} T2`;
}

/** The message that tells of a step, unless the step before it, or a log line, is named as well. */
export function stepMessage({ steps }: Cycle, step: CycleStepName): MessageRef | null {
  const known = steps[step];
  if (known === null || known.message === null) return null;
  if (step === 'serverRan') return known.line === null ? known.message : null;
  const before =
    step === 'requestArrived' ? steps.requestSent : step === 'replyArrived' ? steps.replySent : null;
  return before?.message?.id === known.message.id ? null : known.message;
}

/** Drawn left of T2, done after it: this is what made the cycle late. */
export function isOutOfOrder({ steps }: Cycle, step: CycleStepName): boolean {
  const at = steps[step]?.atMs;
  const ran = steps.serverRan?.atMs;
  if (at === undefined || ran === undefined) return false;
  return (step === 'requestSent' || step === 'requestArrived') && at - ran >= TOGETHER_MS;
}

/** Messages of a cycle that neither its steps nor its notes name, so that each link is there once. */
export function messagesBeside(cycle: Cycle): readonly MessageRef[] {
  const named = new Set([
    ...chainMessages(cycle),
    ...cycle.notes.flatMap(({ messages }) => messages.map(({ id }) => id)),
  ]);
  const { request, reply, others } = cycle;
  const all = [request, reply, ...others].filter((message) => message !== null);
  return [...new Map(all.map((message) => [message.id, message])).values()].filter(
    ({ id }) => !named.has(id),
  );
}

/** Numbers of the messages that the steps of a cycle link to. */
export function chainMessages(cycle: Cycle): ReadonlySet<MessageId> {
  return new Set(CYCLE_STEPS.flatMap((step) => stepMessage(cycle, step)?.id ?? []));
}

/** The program that would have done the step ended badly, as a log says. */
export function failedRun({ notes }: Cycle, step: CycleStepName): CycleNote | null {
  const program = step === 'updatesDone' ? 'NSDA -RR' : step === 'requestSent' ? 'NSDA -RT' : null;
  if (program === null) return null;
  return notes.find(({ kind, text }) => kind === 'run-failed' && text.startsWith(program)) ?? null;
}

/** Why a step has no time. Only for steps that have none. */
export function whyNoTime(cycle: Cycle, step: CycleStepName): string {
  const failed = failedRun(cycle, step);
  if (failed !== null) return failed.text;
  switch (step) {
    case 'requestSent':
      return cycle.request === null
        ? 'No request of this cycle is in the queue.'
        : 'The request has no time.';
    case 'requestArrived':
      return cycle.request === null ? 'Nothing was sent.' : 'No Received header: arrival not known.';
    case 'serverRan':
      return cycle.state === 'pending'
        ? 'The server has not run since.'
        : 'Nothing tells when the server ran.';
    case 'replySent':
      return cycle.reply === null ? whyNoReply(cycle) : 'The reply has no time.';
    case 'replyArrived':
      return cycle.reply === null ? whyNoReply(cycle) : 'No Received header: arrival not known.';
    case 'updatesDone':
      return cycle.reply === null ? whyNoReply(cycle) : 'No log tells when the post office imported it.';
  }
}

function whyNoReply({ state }: Cycle): string {
  switch (state) {
    case 'no-request':
      return 'None is due: the server heard nothing.';
    case 'late':
      return 'None is due: the request came after T2.';
    case 'pending':
      return 'Not yet: the server has not run since.';
    case 'no-reply':
    case 'complete':
      return 'No reply to it is in the queue.';
  }
}
