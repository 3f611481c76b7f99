/**
 * Finds out why messages hung: each is decoded again, alone, one after the other, and only while nothing else is under
 * way. What was found is kept as trials, so that nothing is examined twice.
 */
import { errorText } from '../../shared/error-text.ts';
import type { Examination } from '../../shared/diagnosis/hung/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { readHangs, readHangsMark } from '../index/examined.ts';
import type { HungMessage } from '../index/examined.ts';
import { createAnnouncer } from './announcer.ts';
import { dueFor, examinationPool, examineMessage } from './examine-message.ts';
import type { QueueSession } from './session.ts';

export interface ExaminationSurroundings {
  readonly session: QueueSession;
  /** What else is under way, which goes first; null when nothing is. It settles when that is over. */
  readonly underWay: () => Promise<unknown> | null;
  readonly emit: (examination: Examination) => void;
}

export interface HungExamination {
  state(): Examination;
  /** Examines these, again if they were before; with null all hung ones that were not, however many. */
  examine(ids: readonly MessageId[] | null): Examination;
  /** Those that wait are not examined unless they are asked for, or hang anew. */
  cancel(): Examination;
  /** Why messages were passed over, as sentences. */
  passedOver(): ReadonlyMap<MessageId, string>;
  /** Settles when nothing is being examined and nothing waits to be. */
  settled(): Promise<void>;
  /** Something has begun, has ended, or the index has changed. */
  noteChange(): void;
  close(): Promise<void>;
}

interface DueMessage {
  readonly message: HungMessage;
  /** Trials up to then do not count: it hung then, or was asked for. */
  readonly sinceMs: number;
}

const NOTHING_YET: Examination = {
  phase: 'idle',
  done: 0,
  total: 0,
  current: null,
  notExamined: 0,
  problem: null,
};

export function createExamination({ session, underWay, emit }: ExaminationSurroundings): HungExamination {
  let state: Examination = NOTHING_YET;
  const announcer = createAnnouncer(() => emit(state));
  const choice = createChoice(session);
  let abort = new AbortController();
  let closed = false;
  let isChanged = false;
  let seenMark = '';
  let attemptedMark = '';
  let work: Promise<void> | null = null;

  const become = (step: Partial<Examination>): void => {
    state = { ...state, ...step };
    announcer.changed();
  };
  const quiet = async (): Promise<void> => {
    for (let other = underWay(); other !== null && !closed; other = underWay()) {
      if (state.done < state.total) become({ phase: 'waiting', current: null });
      await other.catch(() => undefined);
    }
  };
  const examineAll = async (due: readonly DueMessage[]): Promise<void> => {
    abort = new AbortController();
    const { signal } = abort;
    const pool = examinationPool(session);
    become({ phase: 'working', total: state.done + due.length, problem: null });
    try {
      for (const one of due) {
        if (signal.aborted) break;
        const { message, sinceMs } = one;
        become({ current: message.file });
        const examined = await examineMessage(session, pool, message, { sinceMs, signal });
        session.buffer.flush();
        if (examined === 'interrupted') break;
        choice.settle(one, examined);
        become({ done: state.done + 1 });
      }
    } finally {
      pool.close();
      become({ current: null });
    }
  };
  /** What failed would fail again: not before something hangs anew, or is asked for. */
  const fail = (error: unknown): void => {
    isChanged = false;
    seenMark = attemptedMark;
    become({
      phase: 'idle',
      done: 0,
      total: 0,
      current: null,
      notExamined: state.notExamined + state.total - state.done,
      problem: `Why messages hung could not be examined: ${errorText(error)}.`,
    });
  };
  const rounds = async (): Promise<void> => {
    while (isChanged && !closed) {
      isChanged = false;
      await quiet();
      if (closed) break;
      const mark = readHangsMark(session.index.read);
      attemptedMark = mark;
      if (mark === seenMark) continue;
      const { due, notExamined } = choice.due();
      become({ notExamined });
      if (due.length === 0) seenMark = mark;
      else {
        isChanged = true;
        await examineAll(due);
      }
    }
    if (state.phase !== 'idle') become({ phase: 'idle', current: null });
  };
  const begin = (): void => {
    isChanged = true;
    if (work !== null || closed) return;
    if (state.done === state.total) state = { ...state, done: 0, total: 0 };
    work = rounds()
      .catch(fail)
      .finally(() => {
        work = null;
        if (isChanged) begin();
      });
  };
  const again = (): Examination => {
    seenMark = '';
    begin();
    const { due, notExamined } = choice.due();
    if (due.length > 0 && state.phase === 'idle') become({ phase: 'waiting' });
    become({ total: state.done + due.length, notExamined });
    return state;
  };

  return {
    state: () => state,
    passedOver: choice.passedOver,
    examine: (ids) => {
      choice.want(ids);
      return again();
    },
    cancel: () => {
      choice.giveUp();
      abort.abort();
      return again();
    },
    settled: async () => {
      while (work !== null) await work;
    },
    noteChange: () => {
      if (state.phase === 'working' && underWay() !== null) abort.abort();
      begin();
    },
    close: async () => {
      closed = true;
      abort.abort();
      announcer.stop();
      await work;
    },
  };
}

/** Which of the hung messages are examined: the first of them, those asked for, but none that was given up. */
function createChoice(session: QueueSession) {
  /** Asked for and not yet examined, with the moment from which trials count. */
  const wanted = new Map<MessageId, number>();
  /** Not examined for this hang: why. */
  const left = new Map<MessageId, { readonly hungAtMs: number; readonly why: string | null }>();
  const isLeft = ({ id, hang }: HungMessage): boolean => left.get(id)?.hungAtMs === hang.startedAtMs;
  const dueMessage = (message: HungMessage): DueMessage => ({
    message,
    sinceMs: Math.max(message.hang.startedAtMs, wanted.get(message.id) ?? 0),
  });
  const isDue = ({ message, sinceMs }: DueMessage): boolean => dueFor(message, sinceMs).length > 0;
  const open = (): DueMessage[] => readHangs(session.index.read).map(dueMessage).filter(isDue);
  return {
    want: (ids: readonly MessageId[] | null): void => {
      const asked = ids === null ? null : new Set(ids);
      // One that begins in this very millisecond counts.
      const sinceMs = asked === null ? 0 : Date.now() - 1;
      for (const one of readHangs(session.index.read).map(dueMessage)) {
        const { id } = one.message;
        if (!(asked === null ? isDue(one) : asked.has(id))) continue;
        wanted.set(id, Math.max(sinceMs, wanted.get(id) ?? 0));
        left.delete(id);
      }
    },
    due: (): { readonly due: readonly DueMessage[]; readonly notExamined: number } => {
      const hangs = readHangs(session.index.read).map(dueMessage);
      const unasked = hangs.filter(({ message }) => !wanted.has(message.id));
      const first = new Set(unasked.slice(0, session.limits.examinedMessages));
      const unexamined = hangs.filter(isDue);
      const due = unexamined.filter(
        (one) => !isLeft(one.message) && (first.has(one) || wanted.has(one.message.id)),
      );
      return { due, notExamined: unexamined.length - due.length };
    },
    /** It was examined, or passed over: not again for this hang, whatever the clock says of its trials. */
    settle: (
      { message: { id, hang }, sinceMs }: DueMessage,
      examined: 'done' | { readonly passedOver: string },
    ): void => {
      // Asked for once more meanwhile.
      if ((wanted.get(id) ?? 0) > sinceMs) return;
      wanted.delete(id);
      const why = examined === 'done' ? null : examined.passedOver;
      left.set(id, { hungAtMs: hang.startedAtMs, why });
    },
    giveUp: (): void => {
      for (const { message } of open())
        left.set(message.id, { hungAtMs: message.hang.startedAtMs, why: left.get(message.id)?.why ?? null });
      wanted.clear();
    },
    passedOver: (): ReadonlyMap<MessageId, string> =>
      new Map([...left].flatMap(([id, { why }]) => (why === null ? [] : [[id, why] as const]))),
  };
}
