import { describe, expect, it } from 'vitest';
import {
  failedRun,
  isOutOfOrder,
  messagesBeside,
  relativeToServer,
  stepMessage,
  whyNoTime,
} from '../../../renderer/cycles/step-words.ts';
import { CYCLE_STEPS } from '../../../shared/cycles/model.ts';
import { FIRST_RUN, aCycle } from './sync-rows.ts';

const NO_STEPS = aCycle(1, {
  steps: {
    requestSent: null,
    requestArrived: null,
    serverRan: null,
    replySent: null,
    replyArrived: null,
    updatesDone: null,
  },
});

describe('times of the steps', () => {
  it('are told from the run of the server', () => {
    const cycle = aCycle(1);
    expect(relativeToServer(cycle, 'requestSent')).toBe('3 h 00 min before T2');
    expect(relativeToServer(cycle, 'replySent')).toBe('2 min 30 s after T2');
    expect(relativeToServer(cycle, 'serverRan')).toBeNull();
    expect(relativeToServer(cycle, 'updatesDone')).toBeNull();
  });

  it('have nothing to be compared with while the server has not run', () => {
    const { steps } = aCycle(1);
    const waiting = aCycle(1, { state: 'pending', steps: { ...steps, serverRan: null } });
    expect(relativeToServer(waiting, 'requestSent')).toBeNull();
  });

  it('call less than a second together', () => {
    const { steps } = aCycle(1);
    const replySent = { atMs: FIRST_RUN + 999, message: null, line: null };
    expect(relativeToServer(aCycle(1, { steps: { ...steps, replySent } }), 'replySent')).toBe('with T2');
  });
});

describe('messages of the steps', () => {
  const { steps, request, reply } = aCycle(1);
  const told = aCycle(1, {
    steps: {
      ...steps,
      serverRan: { atMs: FIRST_RUN, message: reply, line: null },
      replyArrived: { atMs: FIRST_RUN, message: reply, line: null },
    },
  });

  it('are named once each, not again on arrival', () => {
    expect(stepMessage(told, 'requestSent')?.id).toBe(request?.id);
    expect(stepMessage(told, 'requestArrived')).toBeNull();
    expect(stepMessage(told, 'replySent')?.id).toBe(reply?.id);
    expect(stepMessage(told, 'replyArrived')).toBeNull();
    expect(stepMessage(told, 'updatesDone')).toBeNull();
  });

  it('stand for the run of the server where no log line does', () => {
    expect(stepMessage(told, 'serverRan')?.id).toBe(reply?.id);
    const logged = { atMs: FIRST_RUN, message: reply, line: 41 };
    expect(stepMessage({ ...told, steps: { ...told.steps, serverRan: logged } }, 'serverRan')).toBeNull();
  });
});

describe('a late request', () => {
  const { steps } = aCycle(1);
  const late = aCycle(1, {
    state: 'late',
    steps: { ...steps, requestSent: { atMs: FIRST_RUN + 3_600_000, message: null, line: null } },
  });

  it('is the step that is out of order', () => {
    expect(CYCLE_STEPS.filter((step) => isOutOfOrder(late, step))).toEqual(['requestSent']);
    expect(CYCLE_STEPS.filter((step) => isOutOfOrder(aCycle(1), step))).toEqual([]);
  });

  it('is not out of order with the run itself', () => {
    const together = { atMs: FIRST_RUN + 999, message: null, line: null };
    expect(isOutOfOrder({ ...late, steps: { ...steps, requestSent: together } }, 'requestSent')).toBe(false);
  });
});

describe('messages beside the steps', () => {
  const copy = { id: 90, file: 'in/copy.eml' };
  const report = { id: 91, file: 'in/status.eml' };

  it('are those that no step and no note names, once each', () => {
    const cycle = aCycle(1, {
      others: [copy, report, report],
      notes: [{ kind: 'duplicate', text: 'A copy.', messages: [copy], line: null }],
    });
    expect(messagesBeside(cycle)).toEqual([report]);
  });

  it('hold a request without a time', () => {
    const cycle = aCycle(1, { steps: { ...aCycle(1).steps, requestSent: null, requestArrived: null } });
    expect(messagesBeside(cycle).map(({ id }) => id)).toEqual([cycle.request?.id]);
  });
});

describe('steps without a time', () => {
  it('always say why', () => {
    for (const step of CYCLE_STEPS) expect(whyNoTime(NO_STEPS, step)).toMatch(/\.$/);
  });

  it('tell a message without a Received header from no message', () => {
    expect(whyNoTime(NO_STEPS, 'requestArrived')).toBe('No Received header: arrival not known.');
    expect(whyNoTime({ ...NO_STEPS, request: null }, 'requestArrived')).toBe('Nothing was sent.');
    expect(whyNoTime(NO_STEPS, 'updatesDone')).toBe('No log tells when the post office imported it.');
  });

  it('name the run that ended badly, where a log tells of it', () => {
    const failed = (text: string) => ({ kind: 'run-failed', text, messages: [], line: 41 }) as const;
    const importing = failed('NSDA -RR ended abnormally at NET/PO1.');
    const sending = failed('NSDA -RT missed its run window at NET/PO1.');
    const cycle = { ...NO_STEPS, request: null, notes: [importing, sending] };
    expect(whyNoTime(cycle, 'updatesDone')).toBe(importing.text);
    expect(whyNoTime(cycle, 'requestSent')).toBe(sending.text);
    expect(failedRun(cycle, 'requestSent')?.line).toBe(41);
    expect(failedRun(cycle, 'replySent')).toBeNull();
  });

  it('tell a reply that is missing from one that is not due', () => {
    const without = { ...NO_STEPS, reply: null };
    expect(whyNoTime({ ...without, state: 'no-reply' }, 'replySent')).toBe('No reply to it is in the queue.');
    expect(whyNoTime({ ...without, state: 'no-request' }, 'replySent')).toBe(
      'None is due: the server heard nothing.',
    );
    expect(whyNoTime({ ...without, state: 'late' }, 'replySent')).toBe(
      'None is due: the request came after T2.',
    );
    expect(whyNoTime({ ...without, state: 'pending' }, 'serverRan')).toBe('The server has not run since.');
  });
});
