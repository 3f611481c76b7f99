/** Carries out a planned retry: a canary first, then the rest, stopping when the same failure keeps coming back. */
import { errorText } from '../../shared/error-text.ts';
import type { RetryVariant, RunState } from '../../shared/contract/retry.ts';
import { failureText } from '../../shared/failure.ts';
import { duration } from '../../shared/format/duration.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { readMessageRow } from '../index/read-messages.ts';
import { deliverMessage } from './deliver.ts';
import type { DeliveryOutcome } from './deliver.ts';
import type { Disk } from './disk.ts';
import { whyLeftOut } from './retry-plan.ts';
import type { PlannedRetry } from './retry-plan.ts';
import type { QueueSession } from './session.ts';
import { moveDelivered } from './set-aside.ts';

/** So many messages in a row that fail just as they did before show that the cause still stands. */
const SAME_FAILURES = 3;

export interface RetryRun {
  readonly state: () => RunState;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  /** Nothing more will happen: one that was cancelled or stopped finishes what it has begun. */
  readonly isFinished: () => boolean;
  /** Settles when it is. */
  readonly finished: Promise<void>;
}

export function startRetryRun(
  session: QueueSession,
  disk: Disk,
  { plan, ids }: PlannedRetry,
  folder: string,
  onChange: (state: RunState) => void,
): RetryRun {
  let state = beginning(plan.planId, ids.length);
  const gate = createGate();
  const change = (step: Partial<RunState>): void => {
    state = { ...state, ...step };
    onChange(state);
  };
  const isOver = (): boolean => state.phase === 'stopped' || state.phase === 'cancelled';
  const stop = (reason: string): void => {
    if (!isOver()) change({ phase: 'stopped', reason });
    // Those that wait because of a pause would wait for ever.
    gate.open();
  };
  const plannedAsRun = ids.length > 1;
  let canaryWent = false;
  let sameInARow = 0;
  let unreadInARow = 0;

  const retryOne = async (row: MessageRow, isCanary: boolean): Promise<void> => {
    change({ current: row.file });
    const outcome = await attempt(row);
    if (outcome === null) return;
    if (outcome.problem !== null) return stop(outcome.problem);
    if (outcome.isTwin) return void twins.push(row.id);
    unreadInARow = outcome.unread === null ? 0 : unreadInARow + 1;
    if (outcome.unread !== null) return passOver(outcome.unread);
    change(oneMoreDone(state, outcome.state, folder));
    if (outcome.state.kind === 'delivered') finishOriginal(row, outcome.state);
    canaryWent ||= outcome.state.kind === 'delivered';
    const sameAgain = signature(outcome.state) === signature(row.state) && outcome.state.kind !== 'delivered';
    sameInARow = sameAgain ? sameInARow + 1 : 0;
    if (isCanary && sameAgain) {
      stop(`${row.file} was tried first and failed as it did before: ${inWords(outcome.state)}`);
    } else if (sameInARow >= SAME_FAILURES) {
      stop(`${SAME_FAILURES} messages in a row failed as they did before: ${inWords(outcome.state)}`);
    }
  };
  /** On a live queue a message may just have been picked up; several in a row mean that the queue is gone. */
  const passOver = (reason: string): void => {
    change({ done: state.done + 1, failed: state.failed + 1 });
    if (unreadInARow >= SAME_FAILURES)
      stop(`${SAME_FAILURES} messages in a row: ${reason} Rescan the queue.`);
  };
  const attempt = async (row: MessageRow): Promise<DeliveryOutcome | null> => {
    try {
      return await deliverMessage(session, disk, row, folder, plan.variant);
    } catch (error) {
      stop(`${row.file}: ${errorText(error)}`);
      return null;
    }
  };
  const finishOriginal = (row: MessageRow, delivered: MessageState): void => {
    // A copy was delivered of what lies in an archive: the archive stays as it is.
    if (session.settings.originals !== 'move' || row.archive !== null) return;
    try {
      moveDelivered(session, disk, row, delivered);
    } catch (error) {
      stop(`${row.file} was delivered, but its original could not be moved: ${errorText(error)}`);
    }
  };
  let waiting = [...ids];
  /** Copies of messages that were under way: when those are done, they share the receipt or are tried themselves. */
  let twins: MessageId[] = [];
  /** The next message that can still be retried; what was done with the others since the plan was made stands. */
  const nextDue = (): MessageRow | null => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const row = readMessageRow(session.index.read, id);
      if (row !== null && whyLeftOut(session, row, plan.variant.decoder) === null) return row;
      change({ done: state.done + 1 });
    }
    return null;
  };
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) {
      await gate.passed();
      const row = isOver() ? null : nextDue();
      if (row === null) return;
      await retryOne(row, false);
    }
  };
  const run = async (): Promise<void> => {
    // A canary that fails in another way than before tells about itself only: the next one takes its place.
    while (plannedAsRun && !canaryWent && !isOver() && waiting.length > 0) {
      await gate.passed();
      const canary = isOver() ? null : nextDue();
      if (canary !== null) await retryOne(canary, true);
    }
    if (!isOver()) change({ phase: state.phase === 'paused' ? 'paused' : 'running' });
    await Promise.all(Array.from({ length: laneCount(session, plan.variant) }, lane));
    waiting = twins;
    twins = [];
    await lane();
    change({ current: null });
    if (!isOver()) change({ phase: 'finished', done: state.done + twins.length });
  };
  let isFinished = false;
  return {
    state: () => state,
    pause: () => {
      if (state.phase !== 'canary' && state.phase !== 'running') return;
      gate.close();
      change({ phase: 'paused' });
    },
    resume: () => {
      if (state.phase !== 'paused') return;
      change({ phase: 'running' });
      gate.open();
    },
    cancel: () => {
      if (isOver() || state.phase === 'finished') return;
      change({ phase: 'cancelled', reason: 'Cancelled. What was under way was finished.' });
      gate.open();
    },
    isFinished: () => isFinished,
    finished: run().finally(() => (isFinished = true)),
  };
}

function oneMoreDone(state: RunState, reached: MessageState, folder: string): Partial<RunState> {
  const { kind } = reached;
  const isElsewhere = kind === 'delivered' && reached.receipt.folder !== folder;
  return {
    done: state.done + 1,
    delivered: state.delivered + (kind === 'delivered' ? 1 : 0),
    elsewhere: state.elsewhere + (isElsewhere ? 1 : 0),
    failed: state.failed + (kind === 'failed' ? 1 : 0),
    hung: state.hung + (kind === 'hung' ? 1 : 0),
  };
}

/** One message alone is its own trial. */
function beginning(runId: string, total: number): RunState {
  const counts = { total, done: 0, delivered: 0, elsewhere: 0, failed: 0, hung: 0 };
  return { runId, phase: total > 1 ? 'canary' : 'running', ...counts, reason: null, current: null };
}

function laneCount(session: QueueSession, variant: RetryVariant): number {
  return variant.oneProcessor ? 1 : session.pool.size;
}

/** What two failures must share to be "the same". */
function signature(state: MessageState): string {
  return state.kind === 'failed' ? `failed ${state.failure.kind}` : state.kind;
}

function inWords(state: MessageState): string {
  if (state.kind === 'failed')
    return `${failureText(state.failure.kind).title.toLowerCase()} (${state.failure.detail})`;
  if (state.kind === 'hung') return `it hung again, ${duration(state.evidence.silentMs)} without a byte`;
  return state.kind;
}

/** Lets lanes pass, or holds them. */
function createGate() {
  let open = Promise.resolve();
  let release: () => void = () => undefined;
  return {
    passed: (): Promise<void> => open,
    close: (): void => {
      open = new Promise<void>((resolve) => (release = resolve));
    },
    open: (): void => release(),
  };
}
