/** The schedule of one queue never shows up, nor is it changed, in another. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { undoLatest } from '../../../renderer/journal/undo.ts';
import { quarantine } from '../../../renderer/messages/actions.ts';
import { UNDO, useNotices } from '../../../renderer/notices/notices-store.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import { announceResult } from '../../../renderer/retry/announce.ts';
import { assignFile, saveTimes } from '../../../renderer/schedule/schedule-acts.ts';
import { refreshSchedule, resetSchedule, useSchedule } from '../../../renderer/schedule/schedule-store.ts';
import type { QueueInfo } from '../../../shared/contract/queue.ts';
import type { RunState } from '../../../shared/contract/retry.ts';
import type { ScheduleBoard } from '../../../shared/schedule/model.ts';

/** Of the queue that answers. */
function boardOf(server: string): ScheduleBoard {
  return {
    server,
    postOffices: [],
    entries: [],
    flags: [],
    transit: [],
    unassigned: [],
    assigned: [],
    basis: [],
  };
}

let asked: string[] = [];
/** What happens before the next answer is here. */
let meanwhile: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  meanwhile = () => undefined;
  const answers: Readonly<Record<string, unknown>> = {
    'schedule.board': boardOf('NET/A'),
    'schedule.enter': boardOf('NET/A'),
    'schedule.assign': boardOf('NET/A'),
    'journal.page': { entries: [{ act: 'deliver', canUndo: true }], total: 1 },
    quarantine: { moved: 1, problems: [] },
  };
  const request = (name: string) => {
    asked.push(name);
    meanwhile();
    meanwhile = () => undefined;
    return Promise.resolve({ ok: true, value: answers[name] });
  };
  vi.stubGlobal('window', { api: { request } });
  useNotices.setState({ toasts: [] });
  openAnother();
});

afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openAnother(): void {
  const info = { path: '/queue' } as QueueInfo;
  useQueue.setState(({ epoch }) => ({ epoch: epoch + 1, phase: { kind: 'open', info } }));
  resetSchedule();
}

function undoOffers(): number {
  const { toasts } = useNotices.getState();
  return toasts.flatMap(({ actions }) => actions).filter(({ label }) => label === UNDO).length;
}

const ACTS: readonly (readonly [string, () => Promise<void>])[] = [
  ['times', () => saveTimes('NET/PO1', [{ step: 'T1', day: 1, minute: 60 }])],
  ['an assigned file', () => assignFile({ fileId: 3, file: 'a.txt' }, 'NET/PO1', null)],
];

describe('the board', () => {
  test('is the one that was asked for', async () => {
    refreshSchedule();
    await vi.runAllTimersAsync();
    expect(useSchedule.getState().board?.server).toBe('NET/A');
  });

  test('of a queue that was left meanwhile is dropped', async () => {
    meanwhile = openAnother;
    refreshSchedule();
    await vi.runAllTimersAsync();
    expect(useSchedule.getState().board).toBeNull();
  });

  test.each(ACTS)('with %s is shown with the way back, in its own queue only', async (_, act) => {
    await act();
    expect([useSchedule.getState().board?.server, undoOffers()]).toEqual(['NET/A', 1]);
    openAnother();
    useNotices.setState({ toasts: [] });
    meanwhile = openAnother;
    await act();
    expect([useSchedule.getState().board, undoOffers()]).toEqual([null, 0]);
    asked = [];
    await undoLatest();
    expect(asked.filter((name) => name.startsWith('schedule.'))).toEqual([]);
  });
});

describe('a way back that is offered when the answer is here', () => {
  const run = { delivered: 1, total: 1, phase: 'finished', reason: null } as RunState;

  test.each<readonly [string, () => Promise<void>]>([
    ['quarantined', () => quarantine([1])],
    ['delivered', () => announceResult(run, 1)],
  ])('of what was %s is not offered in another queue', async (_, act) => {
    await act();
    expect(undoOffers()).toBe(1);
    useNotices.setState({ toasts: [] });
    meanwhile = openAnother;
    await act();
    expect(undoOffers()).toBe(0);
  });
});
