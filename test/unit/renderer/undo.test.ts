import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '../../../shared/contract/journal.ts';
import { undoLatest, undoOffer } from '../../../renderer/journal/undo.ts';
import { kindOf, showRefusal, showToast, useNotices } from '../../../renderer/notices/notices-store.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';

const ACT: JournalEntry = {
  id: 7,
  atMs: 2_000,
  who: 'me',
  act: 'quarantine',
  messageId: 1,
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
  useQueue.setState({ epoch });
  const request = (name: string, args: { readonly journalId?: number }) => {
    if (name !== 'undo') return Promise.resolve({ ok: true, value: { entries, total: entries.length } });
    undone.push(`journal ${args.journalId}`);
    entries = entries.map((entry) => ({ ...entry, canUndo: false }));
    return Promise.resolve({ ok: true, value: ACT });
  };
  vi.stubGlobal('window', { api: { request } });
});

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

  it('that offer something are told from those that only say something', () => {
    expect(kindOf({ tone: 'plain', actions: [] })).toBe('said');
    expect(kindOf({ tone: 'plain', actions: [undo] })).toBe('offer');
    expect(kindOf({ tone: 'bad', actions: [undo] })).toBe('refusal');
  });
});
