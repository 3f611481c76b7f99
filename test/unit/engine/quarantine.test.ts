/** Messages moved aside and back. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../shared/contract/journal.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

interface Opened extends TestEngine {
  readonly base: string;
  readonly folder: string;
  readonly aside: string;
  readonly data: string;
}

async function opened(table: string): Promise<Opened> {
  const [base, data] = [temporaryFolder('base'), temporaryFolder('data')];
  const folder = path.join(base, 'queue');
  await writeQueue(folder, table);
  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(folder);
  return { ...engine, base, folder, data, aside: path.join(base, 'quarantine/queue') };
}

async function idOf(engine: TestEngine, file: string): Promise<number> {
  return (await engine.row(file)).id;
}

async function newest(engine: TestEngine): Promise<JournalEntry | undefined> {
  return (await engine.ask('journal.page', { offset: 0, limit: 1, messageId: null })).entries[0];
}

describe('quarantine', () => {
  test('moves the message beside the queue as it is, with a file that says why', async () => {
    const engine = await opened('deep/1.eml reply corrupt-gzip 80\n 2.eml reply gzip 5');
    const [line = ''] = fingerprint(engine.folder).filter((one) => one.startsWith('deep/1.eml'));
    const id = await idOf(engine, 'deep/1.eml');
    const answer = await engine.ask('quarantine', { ids: [id], reason: 'blocks PO1' });
    expect(answer).toEqual({ moved: 1, problems: [], journalIds: [(await newest(engine))?.id] });
    expect(listing(engine.folder)).toEqual(['2.eml', 'deep/']);
    expect(listing(engine.aside)).toEqual(['deep/', 'deep/1.eml', 'deep/1.eml.reason.txt']);
    expect(fingerprint(engine.aside)).toContain(line);
    const reason = fs.readFileSync(path.join(engine.aside, 'deep/1.eml.reason.txt'), 'utf8').split('\r\n');
    expect(reason).toEqual(
      expect.arrayContaining(['Message:  deep/1.eml', 'State:    failed', 'Reason:   blocks PO1']),
    );
    expect((await engine.row('deep/1.eml')).state).toEqual({ kind: 'quarantined', reason: 'blocks PO1' });
    const [from, to] = [path.join(engine.folder, 'deep/1.eml'), path.join(engine.aside, 'deep/1.eml')];
    expect(await newest(engine)).toMatchObject({
      act: 'quarantine',
      messageId: id,
      result: 'done',
      equivalent: `MOVE "${from}" "${to}"`,
      canUndo: true,
    });
  });

  test('is known after reopening and rescanning, and is not "gone"', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply gzip');
    await engine.ask('quarantine', { ids: [await idOf(engine, '1.eml')], reason: '' });
    await engine.close();
    const again = startEngine({ dataFolder: engine.data });
    await again.openWhole(engine.folder);
    expect((await again.row('1.eml')).state).toEqual({ kind: 'quarantined', reason: 'no reason given' });
    expect(await again.ask('summary', {})).toMatchObject({ total: 2, gone: 0 });
  });

  test('of several moves what it can and names what it cannot', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply gzip\n 3.eml reply gzip');
    const ids = (await engine.rows()).map(({ id }) => id);
    fs.rmSync(path.join(engine.folder, '2.eml'));
    const answer = await engine.ask('quarantine', { ids: [...ids, 9_999], reason: 'all' });
    expect(answer).toMatchObject({ moved: 2, journalIds: [expect.any(Number), expect.any(Number)] });
    expect(answer.problems).toEqual([
      expect.stringMatching(/^2\.eml: ENOENT/),
      expect.stringContaining('9999: it is no longer in the index'),
    ]);
    expect(listing(engine.aside)).toEqual(['1.eml', '1.eml.reason.txt', '3.eml', '3.eml.reason.txt']);
    const second = await engine.ask('quarantine', { ids: ids.slice(0, 1), reason: 'again' });
    expect(second).toMatchObject({ moved: 0, problems: [expect.stringContaining('in quarantine already')] });
  });

  test('takes another name where one is taken, also where only a reason file was left', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply gzip');
    fs.mkdirSync(engine.aside, { recursive: true });
    fs.writeFileSync(path.join(engine.aside, '1.eml'), 'from another day');
    fs.writeFileSync(path.join(engine.aside, '2.eml.reason.txt'), 'left by a crash');
    const ids = (await engine.rows()).map(({ id }) => id);
    expect(await engine.ask('quarantine', { ids, reason: '' })).toMatchObject({ moved: 2, problems: [] });
    expect(listing(engine.aside)).toEqual(
      ['1-2.eml', '1-2.eml.reason.txt', '1.eml', '2-2.eml', '2-2.eml.reason.txt', '2.eml.reason.txt'].sort(),
    );
    expect(fs.readFileSync(path.join(engine.aside, '1.eml'), 'utf8')).toBe('from another day');
  });

  test.runIf(process.platform !== 'win32')('moves a link itself, not what it leads to', async () => {
    const engine = await opened('1.eml reply gzip');
    fs.symlinkSync('/dev/zero', path.join(engine.folder, 'zero'));
    await engine.rescan();
    expect(await engine.ask('quarantine', { ids: [await idOf(engine, 'zero')], reason: '' })).toMatchObject({
      moved: 1,
    });
    expect(fs.readlinkSync(path.join(engine.aside, 'zero'))).toBe('/dev/zero');
  });
});

describe('restore', () => {
  test('brings the message back with the state it had, and takes the reason file away', async () => {
    const engine = await opened('deep/1.eml reply truncated-gzip 80');
    const before = fingerprint(engine.folder).filter((line) => line.startsWith('deep/1.eml'));
    const { id, state } = await engine.row('deep/1.eml');
    await engine.ask('quarantine', { ids: [id], reason: 'wait' });
    expect(await engine.ask('restore', { ids: [id] })).toEqual({ moved: 1, problems: [] });
    expect(fingerprint(engine.folder)).toEqual(expect.arrayContaining(before));
    expect(listing(engine.aside)).toEqual(['deep/']);
    expect((await engine.row('deep/1.eml')).state).toEqual(state);
    expect(await newest(engine)).toMatchObject({ act: 'restore', result: 'done', canUndo: false });
  });

  test('by undo is the same, once', async () => {
    const engine = await opened('1.eml reply gzip');
    const { journalIds } = await engine.ask('quarantine', { ids: [await idOf(engine, '1.eml')], reason: '' });
    const journalId = journalIds[0] ?? 0;
    expect(await engine.ask('undo', { journalId })).toMatchObject({ act: 'restore', result: 'done' });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
    expect(await engine.refusal('undo', { journalId })).toMatchObject({ kind: 'not-allowed' });
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 10, messageId: null });
    expect(entries.map(({ act, canUndo }) => [act, canUndo])).toEqual([
      ['restore', false],
      ['quarantine', false],
    ]);
    const again = await engine.ask('quarantine', { ids: [await idOf(engine, '1.eml')], reason: 'again' });
    expect(again.moved).toBe(1);
    expect(listing(engine.aside)).toEqual(['1.eml', '1.eml.reason.txt']);
  });

  test('is refused where the place is taken, and nothing is lost', async () => {
    const engine = await opened('1.eml reply gzip');
    const id = await idOf(engine, '1.eml');
    await engine.ask('quarantine', { ids: [id], reason: '' });
    fs.writeFileSync(path.join(engine.folder, '1.eml'), 'another file');
    const answer = await engine.ask('restore', { ids: [id] });
    expect(answer).toMatchObject({
      moved: 0,
      problems: [expect.stringContaining('exists in the queue again')],
    });
    expect(fs.readFileSync(path.join(engine.folder, '1.eml'), 'utf8')).toBe('another file');
    expect(listing(engine.aside)).toEqual(['1.eml', '1.eml.reason.txt']);
    expect(await engine.states()).toEqual({ '1.eml': 'quarantined' });
  });

  test('of a message that was brought back by hand says so, and it can be worked with again', async () => {
    const engine = await opened('1.eml reply gzip');
    const id = await idOf(engine, '1.eml');
    await engine.ask('quarantine', { ids: [id], reason: '' });
    fs.renameSync(path.join(engine.aside, '1.eml'), path.join(engine.folder, '1.eml'));
    await engine.rescan();
    expect(await engine.states()).toEqual({ '1.eml': 'quarantined' });
    expect(await engine.ask('restore', { ids: [id] })).toEqual({ moved: 1, problems: [] });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
    expect(listing(engine.base)).toEqual(['quarantine/', 'quarantine/queue/', 'queue/', 'queue/1.eml']);
    expect(await engine.ask('quarantine', { ids: [id], reason: 'again' })).toMatchObject({ moved: 1 });
  });

  test('is refused where the message is no longer there, or never was', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply gzip');
    const [one, two] = [await idOf(engine, '1.eml'), await idOf(engine, '2.eml')];
    await engine.ask('quarantine', { ids: [one], reason: '' });
    fs.rmSync(path.join(engine.aside, '1.eml'));
    expect((await engine.ask('restore', { ids: [one, two] })).problems).toEqual([
      expect.stringContaining('is no longer there'),
      expect.stringContaining('not in quarantine'),
    ]);
  });
});
