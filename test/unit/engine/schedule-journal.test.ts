/** What is done to the schedule is in the journal, with what stood there before. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { REAL_DISK } from '../../../electron/engine/disk.ts';
import { exportSchedule } from '../../../electron/engine/schedule-export.ts';
import type { JournalEntry } from '../../../shared/contract/journal.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { addLines, openedWithLogs, scheduled, time } from '../../fixtures/schedule.ts';

async function latest(engine: TestEngine, count: number): Promise<readonly JournalEntry[]> {
  return (await engine.ask('journal.page', { offset: 0, limit: count, messageId: null })).entries;
}

test('times that are entered are journaled with the former ones, and not undone from there', async () => {
  const engine = await openedWithLogs();
  const enter = (...texts: string[]) =>
    engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: texts.map(time) });
  await enter('T3 Mon 22:00', 'T1 Mon 20:00', 'T1 Tue 20:00');
  await enter('T1 Wed 08:00');
  await enter();
  const entries = await latest(engine, 3);
  expect(entries.map(({ detail }) => detail)).toEqual([
    'NET/PO1: none. Entered before: T1 Wed 08:00.',
    'NET/PO1: T1 Wed 08:00. Entered before: T1 Mon, Tue 20:00; T3 Mon 22:00.',
    'NET/PO1: T1 Mon, Tue 20:00; T3 Mon 22:00. Entered before: none.',
  ]);
  for (const entry of entries)
    expect(entry).toMatchObject({ act: 'enter-times', result: 'done', canUndo: false, equivalent: null });
});

test('the owner that a file is given is journaled with the former one', async () => {
  const engine = await openedWithLogs();
  await addLines(engine, [scheduled('T1 Sat 13:45')]);
  const fileId = (await engine.row('times.eml')).id;
  for (const postOffice of ['NET/PO1', 'NET/PO2', null])
    await engine.ask('schedule.assign', { fileId, postOffice });
  const entries = await latest(engine, 3);
  expect(entries.map(({ detail }) => detail)).toEqual([
    'to no post office. Assigned before: NET/PO2.',
    'to NET/PO2. Assigned before: NET/PO1.',
    'to NET/PO1. Assigned before: none.',
  ]);
  for (const entry of entries)
    expect(entry).toMatchObject({ act: 'assign-schedule', file: 'times.eml', canUndo: false });
});

test('what is refused is not journaled: no name, and a file that is gone', async () => {
  const engine = await openedWithLogs();
  await addLines(engine, [scheduled('T1 Sat 13:45')]);
  const fileId = (await engine.row('times.eml')).id;
  fs.rmSync(path.join(engine.folder, 'times.eml'));
  await engine.rescan();
  expect((await engine.refusal('schedule.assign', { fileId, postOffice: 'NET/PO1' })).kind).toBe('not-found');
  await engine.refusal('schedule.enter', { postOffice: 'PO1', times: [] });
  expect(await latest(engine, 1)).toEqual([]);
});

const WANTED = { postOffice: 'NET/PO1', times: [time('T1 Mon 20:00')] };

test('an export syncs its folder, once the file is whole', async () => {
  const { session } = (await openedWithLogs()).queue();
  const folder = temporaryFolder('target');
  const seen: string[] = [];
  const syncFolder = (synced: string): void =>
    void seen.push(synced, fs.readFileSync(path.join(folder, 'DSSCHED-NET-PO1.TXT'), 'latin1'));
  exportSchedule(session, { ...REAL_DISK, syncFolder }, { ...WANTED, folder });
  expect(seen).toEqual([folder, 'T1 Mon 20:00\r\n']);
});

test('an export that fails leaves nothing behind, says why, and is journaled as failed', async () => {
  const engine = await openedWithLogs();
  const folder = temporaryFolder('target');
  const full = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw new Error('no space left on device');
  });
  const answer = exportSchedule(engine.queue().session, REAL_DISK, { ...WANTED, folder });
  full.mockRestore();
  expect(answer).toMatchObject({ ok: false, error: { kind: 'input-output' } });
  expect(listing(folder)).toEqual([]);
  expect((await latest(engine, 1))[0]).toMatchObject({
    act: 'export-schedule',
    result: 'failed',
    equivalent: null,
    detail: expect.stringContaining('1 time of NET/PO1, not exported: '),
  });
  const missing = path.join(folder, 'missing');
  exportSchedule(engine.queue().session, REAL_DISK, { ...WANTED, folder: missing });
  expect((await latest(engine, 1))[0]?.detail).toContain('ENOENT');
});
