/** The journal and the deliveries that hang on it. */
import os from 'node:os';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  addDelivery,
  findDelivery,
  noteWritten,
  readDelivery,
  receiptOf,
  setStage,
  unfinishedDeliveries,
} from '../../../electron/index/deliveries.ts';
import {
  addJournalEntry,
  finishJournalEntry,
  markUndone,
  readJournalEntry,
  readJournalPage,
} from '../../../electron/index/journal.ts';
import type { NewJournalEntry } from '../../../electron/index/journal.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { recordSeen } from '../../../electron/index/write-messages.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
  const files = ['1.eml', '2.eml'].map((file) => ({
    file,
    bytes: 1,
    modifiedMs: 1,
    state: { kind: 'discovered' } as const,
  }));
  recordSeen(index.write, files, 1);
});

afterEach(() => index.close());

const ENTRY: NewJournalEntry = {
  act: 'deliver',
  messageId: 1,
  file: '1.eml',
  detail: 'to /out',
  result: 'under-way',
  equivalent: null,
  undo: {},
};

function add(step: Partial<NewJournalEntry> = {}): number {
  return addJournalEntry(index.write, { ...ENTRY, ...step });
}

function deliver(sourceSha256: string, folder = '/out', messageId = 1): number {
  const journalId = add({ messageId });
  addDelivery(index.write, {
    journalId,
    messageId,
    sourceSha256,
    folder,
    folderIdentity: '7',
    temporary: `.${journalId}.part`,
    final: `${messageId}.eml`,
    stateBefore: { kind: 'decoded' },
  });
  return journalId;
}

describe('the journal', () => {
  test('says who did what and when, and what came of it', () => {
    const id = add();
    finishJournalEntry(index.write, id, 'done', 'delivered');
    const entry = readJournalEntry(index.read, id);
    expect(entry).toMatchObject({
      who: os.userInfo().username,
      act: 'deliver',
      file: '1.eml',
      result: 'done',
      detail: 'delivered',
    });
    expect(Math.abs((entry?.atMs ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(readJournalEntry(index.read, 99)).toBeNull();
  });

  test('names a user id that has no name, as containers have', () => {
    const unnamed = vi.spyOn(os, 'userInfo').mockImplementation(() => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    });
    const entry = readJournalEntry(index.read, add());
    unnamed.mockRestore();
    expect(entry?.who).toMatch(/^user \d+$/);
  });

  test.each([
    [{ act: 'deliver', result: 'done' }, true],
    [{ act: 'quarantine', result: 'done' }, true],
    [{ act: 'deliver', result: 'under-way' }, false],
    [{ act: 'quarantine', result: 'failed' }, false],
    [{ act: 'deliver', result: 'rolled-back' }, false],
    [{ act: 'restore', result: 'done' }, false],
    [{ act: 'move-original', result: 'done' }, false],
    [{ act: 'deliver', result: 'done', undo: null }, false],
  ] as const)('can undo %j: %s', (step, canUndo) => {
    expect(readJournalEntry(index.read, add(step))?.canUndo).toBe(canUndo);
  });

  test('cannot undo what was undone', () => {
    const id = add({ result: 'done' });
    markUndone(index.write, id, add({ act: 'undo-deliver', result: 'done' }));
    expect(readJournalEntry(index.read, id)?.canUndo).toBe(false);
  });

  test('comes newest first, a page at a time, of all messages or of one', () => {
    const ids = [add(), add({ messageId: 2 }), add(), add({ messageId: null })];
    const page = (offset: number, limit: number, messageId: number | null) => {
      const { entries, total } = readJournalPage(index.read, offset, limit, messageId);
      return { ids: entries.map(({ id }) => id), total };
    };
    expect(page(0, 2, null)).toEqual({ ids: [ids[3], ids[2]], total: 4 });
    expect(page(2, 10, null)).toEqual({ ids: [ids[1], ids[0]], total: 4 });
    expect(page(4, 10, null)).toEqual({ ids: [], total: 4 });
    expect(page(0, 10, 1)).toEqual({ ids: [ids[2], ids[0]], total: 2 });
    expect(page(0, 10, 9)).toEqual({ ids: [], total: 0 });
  });
});

describe('deliveries', () => {
  test('of one content into one folder there is at most one that is not taken back', () => {
    const first = deliver('aa');
    expect(() => deliver('aa', '/out', 2)).toThrow('UNIQUE');
    deliver('aa', '/elsewhere');
    deliver('bb');
    for (const stage of ['rolled-back', 'undone'] as const) {
      setStage(index.write, findDelivery(index.read, 'aa', '/out')?.journalId ?? 0, stage);
      expect(findDelivery(index.read, 'aa', '/out')).toBeNull();
      deliver('aa');
    }
    expect(readDelivery(index.read, first)?.stage).toBe('rolled-back');
  });

  test('are unfinished until they have a receipt or are taken back', () => {
    const ids = [deliver('a'), deliver('b'), deliver('c'), deliver('d')];
    const [, written = 0, delivered = 0, back = 0] = ids;
    noteWritten(index.write, written, 'ff', 12);
    setStage(index.write, delivered, 'delivered');
    setStage(index.write, back, 'rolled-back');
    expect(unfinishedDeliveries(index.read).map(({ journalId, stage }) => [journalId, stage])).toEqual([
      [ids[0], 'intended'],
      [written, 'written'],
    ]);
    const delivery = readDelivery(index.read, written);
    expect(delivery).toMatchObject({ sha256: 'ff', bytes: 12, stateBefore: { kind: 'decoded' } });
    expect(delivery && receiptOf(delivery, 7)).toEqual({
      fileName: '1.eml',
      folder: '/out',
      bytes: 12,
      sha256: 'ff',
      atMs: 7,
    });
  });

  test('have one of the known stages: the file refuses any other', () => {
    const id = deliver('a');
    expect(() => index.write.run('UPDATE delivery SET stage = ? WHERE journal_id = ?', 'lost', id)).toThrow(
      'CHECK',
    );
    expect(() =>
      addDelivery(index.write, {
        journalId: 99,
        messageId: 1,
        sourceSha256: 'z',
        folder: '',
        folderIdentity: '7',
        temporary: '',
        final: '',
        stateBefore: { kind: 'decoded' },
      }),
    ).toThrow('FOREIGN KEY');
  });
});
