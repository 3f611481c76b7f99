/** What the user changes on the schedule: times, owners of files, and files for DSSCHED. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../../../shared/schedule/dssched-file.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { addLines, openedWithLogs, run, scheduled, time } from '../../fixtures/schedule.ts';

const MONDAY = '1996-03-04';

describe('times entered by hand', () => {
  test('stand in place of what files and logs say, and are kept', async () => {
    const data = temporaryFolder('data');
    const engine = await openedWithLogs(data);
    await addLines(engine, [
      run(`HUB T2 ${MONDAY}T21:00`),
      run(`PO1 T1 ${MONDAY}T21:30`),
      run(`PO1 T3 ${MONDAY}T22:00`),
    ]);
    const before = await engine.ask('schedule.board', {});
    expect(before.flags.map(({ kind }) => kind)).toEqual(['wrong-order']);
    const times = [time('T1 Mon 20:00'), time('T3 Mon 22:00')];
    const after = await engine.ask('schedule.enter', { postOffice: 'net\\po1', times });
    expect(after.flags).toEqual([]);
    expect(
      after.entries.filter(({ postOffice }) => postOffice === 'NET/PO1').map(({ origin }) => origin),
    ).toEqual(['hand', 'hand']);
    expect(await engine.ask('schedule.board', {})).toEqual(after);
    expect(await engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: [] })).toEqual(before);
  });

  test('are refused for what is no post office, out of range, or too many', async () => {
    const engine = await openedWithLogs();
    expect((await engine.refusal('schedule.enter', { postOffice: 'PO1', times: [] })).kind).toBe(
      'not-allowed',
    );
    const t1 = time('T1 Mon 20:00');
    for (const times of [
      [{ ...t1, day: 7 }],
      [{ ...t1, minute: 1_440 }],
      [{ ...t1, step: 'T4' }],
      Array.from({ length: 201 }, () => t1),
    ])
      expect((await engine.refusal('schedule.enter', { postOffice: 'NET/PO1', times })).kind).toBe(
        'invalid-request',
      );
    const many = Array.from({ length: 200 }, (_, minute) => ({ ...t1, minute }));
    expect((await engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: many })).entries).toHaveLength(
      200,
    );
  });
});

describe('a DSSCHED file', () => {
  test('waits for its owner, whatever its name, and can be given and taken back', async () => {
    const engine = await openedWithLogs();
    await addLines(engine, [scheduled('T1 Sat 13:45'), scheduled('T3 Sat 15:00'), scheduled('T1 Sat 13:45')]);
    const fileId = (await engine.row('times.eml')).id;
    const before = await engine.ask('schedule.board', {});
    const times = [time('T1 Sat 13:45'), time('T3 Sat 15:00')];
    expect(before).toMatchObject({
      entries: [],
      unassigned: [{ fileId, file: 'times.eml', times }],
      assigned: [],
    });
    const after = await engine.ask('schedule.assign', { fileId, postOffice: 'NET/PO1' });
    expect(after).toMatchObject({
      unassigned: [],
      assigned: [{ fileId, postOffice: 'NET/PO1' }],
      postOffices: ['NET/PO1'],
    });
    expect(after.entries.map(({ origin }) => origin)).toEqual(['file', 'file']);
    expect(await engine.ask('schedule.assign', { fileId, postOffice: null })).toEqual(before);
  });

  test('that names its post office itself needs nobody to say so', async () => {
    const engine = await openedWithLogs();
    await addLines(engine, [scheduled('T2 Sat 13:45', 'NET/HUB')]);
    expect(await engine.ask('schedule.board', {})).toMatchObject({
      server: 'NET/HUB',
      unassigned: [],
      assigned: [],
    });
  });

  test('cannot be a file without times', async () => {
    const engine = await openedWithLogs();
    const fileId = (await engine.row('times.eml')).id;
    expect((await engine.refusal('schedule.assign', { fileId, postOffice: 'NET/PO1' })).kind).toBe(
      'not-found',
    );
  });
});

describe('export', () => {
  test('writes what DSSCHED reads, beside what is there already, and is journaled', async () => {
    const engine = await openedWithLogs();
    const target = temporaryFolder('target');
    fs.writeFileSync(path.join(target, 'DSSCHED-NET-PO-1-.TXT'), 'older');
    const times = [time('T3 Mon 22:00'), time('T1 Mon 20:00')];
    await engine.ask('schedule.enter', { postOffice: 'NET/PO 1?', times });
    const written = await engine.ask('schedule.export', { postOffice: 'NET/PO 1?', folder: target });
    expect(written.path).toBe(path.join(target, 'DSSCHED-NET-PO-1--2.TXT'));
    expect(fs.readFileSync(written.path, 'latin1')).toBe('T1 Mon 20:00\r\nT3 Mon 22:00\r\n');
    expect(parseSchedule(fs.readFileSync(written.path, 'latin1')).unread).toEqual([]);
    expect(fs.readFileSync(path.join(target, 'DSSCHED-NET-PO-1-.TXT'), 'utf8')).toBe('older');
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 1, messageId: null });
    expect(entries[0]).toMatchObject({
      act: 'export-schedule',
      result: 'done',
      canUndo: false,
      equivalent: 'dssched admin -p<password> -d<drive> -iDSSCHED-NET-PO-1--2.TXT',
    });
  });

  test('is refused inside the queue and without times; nothing is written', async () => {
    const engine = await openedWithLogs();
    const before = listing(engine.folder);
    await engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: [time('T1 Mon 20:00')] });
    const inside = await engine.refusal('schedule.export', { postOffice: 'NET/PO1', folder: engine.folder });
    expect(inside).toMatchObject({
      kind: 'not-allowed',
      nextStep: 'Choose another folder for the schedule.',
    });
    expect(listing(engine.folder)).toEqual(before);
    const target = temporaryFolder('target');
    expect((await engine.refusal('schedule.export', { postOffice: 'NET/PO2', folder: target })).kind).toBe(
      'not-found',
    );
    expect(listing(target)).toEqual([]);
  });

  test('is refused for runs that were seen, until somebody has saved them', async () => {
    const engine = await openedWithLogs();
    const target = temporaryFolder('target');
    await addLines(engine, [run(`PO1 T1 ${MONDAY}T20:02`)]);
    const request = { postOffice: 'NET/PO1', folder: target };
    expect(await engine.refusal('schedule.export', request)).toMatchObject({
      kind: 'not-allowed',
      text: 'The times of NET/PO1 are runs that were seen, not its schedule.',
    });
    expect(listing(target)).toEqual([]);
    await engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: [time('T1 Mon 20:02')] });
    const { path: file } = await engine.ask('schedule.export', request);
    expect(fs.readFileSync(file, 'latin1')).toBe('T1 Mon 20:02\r\n');
  });

  test('stops trying names at its limit', async () => {
    const engine = await openedWithLogs();
    const target = temporaryFolder('target');
    await engine.ask('schedule.enter', { postOffice: 'NET/PO1', times: [time('T1 Mon 20:00')] });
    for (let number = 1; number < 100; number += 1)
      fs.writeFileSync(path.join(target, `DSSCHED-NET-PO1${number === 1 ? '' : `-${number}`}.TXT`), '');
    const last = await engine.ask('schedule.export', { postOffice: 'NET/PO1', folder: target });
    expect(path.basename(last.path)).toBe('DSSCHED-NET-PO1-100.TXT');
    expect(
      (await engine.refusal('schedule.export', { postOffice: 'NET/PO1', folder: target })).text,
    ).toContain('100');
  });
});
