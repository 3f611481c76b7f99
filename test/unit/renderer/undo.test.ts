import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '../../../shared/contract/journal.ts';
import type { QueueInfo } from '../../../shared/contract/queue.ts';
import { ask } from '../../../renderer/api.ts';
import { undoLatest, undoOffer } from '../../../renderer/journal/undo.ts';
import { UNDO, kindOf, showRefusal, showToast, useNotices } from '../../../renderer/notices/notices-store.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import type { QueuePhase } from '../../../renderer/queue/queue-store.ts';
import { followEvents } from '../../../renderer/shell/follow.ts';

const ACT: JournalEntry = {
  id: 7,
  atMs: 2_000,
  who: 'me',
  act: 'quarantine',
  messageId: 1,
  requestor: null,
  file: 'a.eml',
  detail: '',
  result: 'done',
  equivalent: null,
  canUndo: true,
};

/** What was taken back, in order. */
let undone: string[] = [];
let entries: JournalEntry[] = [];
let epoch = 0;

beforeEach(() => {
  vi.useFakeTimers();
  undone = [];
  entries = [];
  useNotices.setState({ toasts: [] });
  // Another queue: nothing of an earlier test is on the stack.
  epoch += 1;
  useQueue.setState({ epoch, phase: openAt('/a') });
  const request = (name: string, args: { readonly journalId?: number }) => {
    if (name !== 'undo') return Promise.resolve({ ok: true, value: { entries, total: entries.length } });
    undone.push(`journal ${args.journalId}`);
    entries = entries.map((entry) => ({ ...entry, canUndo: false }));
    return Promise.resolve({ ok: true, value: ACT });
  };
  vi.stubGlobal('window', { api: { request } });
});

function openAt(path: string): Extract<QueuePhase, { kind: 'open' }> {
  return { kind: 'open', info: { path } as QueueInfo };
}

/** An edit of the schedule, say. */
function edit(name: string, atMs: number, isDone = true): ReturnType<typeof undoOffer> {
  vi.setSystemTime(atMs);
  return undoOffer(() => {
    undone.push(name);
    return Promise.resolve(isDone);
  });
}

describe('undo', () => {
  it('takes back the newest act first, whether the journal holds it or not', async () => {
    edit('older', 1_000);
    entries = [ACT];
    edit('newer', 3_000);
    await undoLatest();
    await undoLatest();
    await undoLatest();
    expect(undone).toEqual(['newer', 'journal 7', 'older']);
    await undoLatest();
    expect(undone).toHaveLength(3);
    expect(useNotices.getState().toasts.at(-1)?.text).toBe('Nothing to undo.');
  });

  it('takes nothing back twice: what the notice undid is off the stack', async () => {
    const offer = edit('saved', 1_000);
    offer.run();
    offer.run();
    await undoLatest();
    expect(undone).toEqual(['saved']);
  });

  it('can be tried again after it was refused', async () => {
    edit('saved', 1_000, false);
    await undoLatest();
    await undoLatest();
    expect(undone).toEqual(['saved', 'saved']);
  });

  it('leaves alone what was done in another queue', async () => {
    const offer = edit('saved', 1_000);
    useQueue.setState({ epoch: epoch + 1 });
    offer.run();
    await undoLatest();
    epoch += 1;
    expect(undone).toEqual([]);
  });

  it('takes nothing back while another queue is being opened', async () => {
    const offer = edit('saved', 1_000);
    useQueue.setState({ phase: { kind: 'opening', path: '/b' } });
    offer.run();
    entries = [ACT];
    await undoLatest();
    expect(undone).toEqual([]);
  });

  it('does not look up an act in one queue and take it back in another', async () => {
    entries = [ACT];
    const undoing = undoLatest();
    epoch += 1;
    useQueue.setState({ epoch });
    await undoing;
    expect(undone).toEqual([]);
  });
});

describe('offers to undo', () => {
  const undo = { label: UNDO, run: () => undefined };
  const texts = (): readonly string[] => useNotices.getState().toasts.map(({ text }) => text);

  it.each([
    ['closed', () => useQueue.setState({ phase: { kind: 'none', refusal: null } })],
    ['being left for another', () => useQueue.setState({ phase: { kind: 'opening', path: '/b' } })],
    ['opened again', () => useQueue.setState({ epoch: (epoch += 1), phase: openAt('/a') })],
  ])('go when their queue is %s; what went wrong stays', async (_, leave) => {
    const error = { kind: 'no-queue', text: 'No queue is open.', nextStep: 'Open one.' };
    const request = () => Promise.resolve({ ok: false, error });
    vi.stubGlobal('window', { api: { request, on: () => () => undefined } });
    const unfollow = followEvents();
    showToast('Saved.', { actions: [undo] });
    showRefusal({ kind: 'busy', text: 'Refused.', nextStep: '' });
    useQueue.setState({ summary: null });
    expect(texts()).toEqual(['Saved.', 'Refused.']);
    leave();
    expect(texts()).toEqual(['Refused.']);
    unfollow();
    await vi.runAllTimersAsync();
  });
});

describe('notices', () => {
  const undo = { label: 'Undo', run: () => undefined };
  const texts = (): readonly string[] => useNotices.getState().toasts.map(({ text }) => text);

  it('show one of a kind at a time: the newest', () => {
    showToast('Path copied.');
    showToast('Saved.', { actions: [undo] });
    showToast('3 rows copied.');
    expect(texts()).toEqual(['Saved.', '3 rows copied.']);
    showToast('Saved again.', { actions: [undo] });
    expect(texts()).toEqual(['3 rows copied.', 'Saved again.']);
  });

  it('keep what went wrong, the latest three', () => {
    for (const text of ['one', 'two', 'two', 'three', 'four']) {
      showRefusal({ kind: 'busy', text, nextStep: '' });
    }
    showToast('Path copied.');
    expect(texts()).toEqual(['two', 'three', 'four', 'Path copied.']);
  });

  it('of a refusal go when the same is granted, and all when another queue opens', async () => {
    let isGranted = false;
    const error = { kind: 'busy', text: 'Refused.', nextStep: '' } as const;
    const request = () => Promise.resolve(isGranted ? { ok: true, value: {} } : { ok: false, error });
    vi.stubGlobal('window', { api: { request, on: () => () => undefined } });
    const refused = await ask('queue.rescan', {});
    if (!refused.ok) showRefusal(refused.error);
    isGranted = true;
    await ask('queue.cancelScan', {});
    expect(texts()).toEqual(['Refused.']);
    await ask('queue.rescan', {});
    expect(texts()).toEqual([]);
    isGranted = false;
    const unfollow = followEvents();
    showRefusal(error);
    useQueue.setState({ epoch: (epoch += 1), phase: openAt('/another') });
    expect(texts()).toEqual([]);
    unfollow();
    await vi.runAllTimersAsync();
  });

  it('that offer something are told from those that only say something', () => {
    expect(kindOf({ tone: 'plain', actions: [] })).toBe('said');
    expect(kindOf({ tone: 'plain', actions: [undo] })).toBe('offer');
    expect(kindOf({ tone: 'bad', actions: [undo] })).toBe('refusal');
  });
});
