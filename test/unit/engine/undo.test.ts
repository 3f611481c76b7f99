/** Taking a delivery back, and originals that move when they are delivered. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { REAL_DISK } from '../../../electron/engine/disk.ts';
import { undoDelivery } from '../../../electron/engine/undo-delivery.ts';
import type { JournalEntry } from '../../../shared/contract/journal.ts';
import type { QueueSettings } from '../../../shared/contract/queue.ts';
import { mboxOf, reply } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

interface Opened extends TestEngine {
  readonly base: string;
  readonly folder: string;
  readonly out: string;
  readonly data: string;
}

async function opened(table: string, originals: QueueSettings['originals'] = 'stay'): Promise<Opened> {
  const [base, data] = [temporaryFolder('base'), temporaryFolder('data')];
  const [folder, out] = [path.join(base, 'queue'), path.join(base, 'out')];
  fs.mkdirSync(out);
  await writeQueue(folder, table);
  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out, originals });
  return { ...engine, base, folder, out, data };
}

/** Newest first. */
async function journal(engine: TestEngine): Promise<readonly JournalEntry[]> {
  return (await engine.ask('journal.page', { offset: 0, limit: 100, messageId: null })).entries;
}

async function deliveryOf(engine: TestEngine, file: string): Promise<JournalEntry> {
  const found = (await journal(engine)).find((entry) => entry.act === 'deliver' && entry.file === file);
  if (found === undefined) throw new Error(`${file} was not delivered`);
  return found;
}

/** Which of several copies was the one that was written does not matter. */
async function undoAnyOf(engine: TestEngine): Promise<void> {
  const delivery = (await journal(engine)).find(({ act }) => act === 'deliver');
  await engine.ask('undo', { journalId: delivery?.id ?? 0 });
}

describe('undoing a delivery', () => {
  test('removes the file and gives the message its state back; it can be delivered again', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    const delivered = listing(engine.out);
    const { id } = await deliveryOf(engine, '1.eml');
    const entry = await engine.ask('undo', { journalId: id });
    expect(entry).toMatchObject({ act: 'undo-deliver', file: '1.eml', result: 'done', canUndo: false });
    expect(listing(engine.out)).toEqual([]);
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
    expect(await deliveryOf(engine, '1.eml')).toMatchObject({ result: 'done', canUndo: false });
    expect(await engine.refusal('undo', { journalId: id })).toMatchObject({ kind: 'not-allowed' });
    expect(await engine.retry()).toMatchObject({ delivered: 1 });
    expect(listing(engine.out)).toEqual(delivered);
  });

  test('of a file that was picked up is refused, and the message stays delivered', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    fs.rmSync(path.join(engine.out, listing(engine.out)[0] ?? ''));
    const { id } = await deliveryOf(engine, '1.eml');
    expect(await engine.refusal('undo', { journalId: id })).toMatchObject({
      kind: 'not-allowed',
      text: expect.stringContaining('picked up'),
    });
    expect(await engine.states()).toEqual({ '1.eml': 'delivered' });
    expect((await journal(engine)).map(({ result }) => result)).toEqual(['done']);
  });

  test('of a file that was changed is refused, and the file stays', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    const file = path.join(engine.out, listing(engine.out)[0] ?? '');
    fs.appendFileSync(file, 'one line more\r\n');
    const { id } = await deliveryOf(engine, '1.eml');
    expect(await engine.refusal('undo', { journalId: id })).toMatchObject({
      text: expect.stringContaining('was changed'),
    });
    expect(fs.readFileSync(file, 'utf8')).toContain('one line more');
    expect(await engine.states()).toEqual({ '1.eml': 'delivered' });
  });

  test('takes the receipt from every copy of the message', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml copy of 1.eml\n 3.eml reply gzip 21');
    await engine.retry();
    expect(await engine.states()).toEqual({
      '1.eml': 'delivered',
      '2.eml': 'delivered',
      '3.eml': 'delivered',
    });
    const entry = (await journal(engine)).find(({ file }) => file === '1.eml' || file === '2.eml');
    await engine.ask('undo', { journalId: entry?.id ?? 0 });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded', '2.eml': 'decoded', '3.eml': 'delivered' });
    expect(await engine.retry()).toMatchObject({ delivered: 2 });
    expect(listing(engine.out)).toHaveLength(2);
  });

  test('is refused while the message is in quarantine, which would lose where it is', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    const { id } = await engine.row('1.eml');
    await engine.ask('quarantine', { ids: [id], reason: 'look at it' });
    const delivery = await deliveryOf(engine, '1.eml');
    expect(await engine.refusal('undo', { journalId: delivery.id })).toMatchObject({
      text: expect.stringContaining('in quarantine'),
    });
    await engine.ask('restore', { ids: [id] });
    expect(await engine.states()).toEqual({ '1.eml': 'delivered' });
    await engine.ask('undo', { journalId: delivery.id });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
  });

  test('leaves a message alone that has changed since', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    await writeQueue(engine.folder, '1.eml reply corrupt-gzip 70');
    await engine.rescan();
    const { id } = await deliveryOf(engine, '1.eml');
    await engine.ask('undo', { journalId: id });
    expect(listing(engine.out)).toEqual([]);
    expect(await engine.states()).toEqual({ '1.eml': 'failed' });
  });

  test('of what was never done, or of an act that has no way back, is refused', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.ask('evidence.export', { ids: [(await engine.row('1.eml')).id], folder: engine.base });
    const [exported] = await journal(engine);
    expect(exported).toMatchObject({ act: 'export-evidence', canUndo: false });
    for (const journalId of [exported?.id ?? 0, 9_999]) {
      expect(await engine.refusal('undo', { journalId })).toMatchObject({ kind: 'not-allowed' });
    }
  });
});

describe('originals that move', () => {
  test('lie beside the queue after delivery, with everything as it was, and are not gone', async () => {
    const engine = await opened('deep/1.eml reply gzip 20\n 2.eml reply corrupt-gzip 60', 'move');
    const [line = ''] = fingerprint(engine.folder).filter((one) => one.startsWith('deep/1.eml'));
    expect(await engine.retry('deep/1.eml')).toMatchObject({ phase: 'finished', delivered: 1 });
    await engine.retry('2.eml');
    expect(listing(engine.folder)).toEqual(['2.eml', 'deep/']);
    expect(fingerprint(path.join(engine.base, 'delivered/queue'))).toContain(line);
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'deep/1.eml': 'delivered', '2.eml': 'failed' });
    expect((await engine.ask('summary', {})).gone).toBe(0);
    const moved = (await journal(engine)).find(({ act }) => act === 'move-original');
    const [from, to] = [
      path.join(engine.folder, 'deep/1.eml'),
      path.join(engine.base, 'delivered/queue/deep/1.eml'),
    ];
    expect(moved).toMatchObject({
      result: 'done',
      file: 'deep/1.eml',
      equivalent: `MOVE "${from}" "${to}"`,
      canUndo: false,
    });
  });

  test('do not overwrite one of the same name that was moved there before', async () => {
    const engine = await opened('1.eml reply gzip 20', 'move');
    await engine.retry();
    await writeQueue(engine.folder, '1.eml reply gzip 21');
    await engine.rescan();
    expect(await engine.retry()).toMatchObject({ delivered: 1 });
    expect(listing(path.join(engine.base, 'delivered/queue'))).toEqual(['1-2.eml', '1.eml']);
  });

  test('come back with the undo, and the message is as it was before', async () => {
    const engine = await opened('deep/1.eml reply gzip 20', 'move');
    const before = fingerprint(engine.folder).filter((line) => line.startsWith('deep/1.eml'));
    await engine.retry();
    const { id } = await deliveryOf(engine, 'deep/1.eml');
    await engine.ask('undo', { journalId: id });
    expect(listing(engine.out)).toEqual([]);
    expect(fingerprint(engine.folder)).toEqual(expect.arrayContaining(before));
    expect(await engine.states()).toEqual({ 'deep/1.eml': 'decoded' });
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'deep/1.eml': 'decoded' });
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
  });

  test('come back of every copy, which shared the receipt', async () => {
    const engine = await opened('1.eml reply gzip 20\n deep/2.eml copy of 1.eml', 'move');
    await engine.retry();
    expect(listing(engine.folder)).toEqual(['deep/']);
    await undoAnyOf(engine);
    expect(listing(engine.folder)).toEqual(['1.eml', 'deep/', 'deep/2.eml']);
    await engine.rescan();
    expect(await engine.states()).toEqual({ '1.eml': 'decoded', 'deep/2.eml': 'decoded' });
    expect((await engine.ask('summary', {})).gone).toBe(0);
  });

  test('come back of a copy, also where the receipt is that of a message in an archive, which stayed', async () => {
    const message = await reply('1');
    const engine = await opened('notes.txt text These are words.', 'move');
    fs.writeFileSync(path.join(engine.folder, 'mail.mbx'), mboxOf([message]));
    await engine.rescan();
    await engine.retry('mail.mbx/1');
    fs.writeFileSync(path.join(engine.folder, 'own.eml'), message);
    await engine.rescan();
    expect(await engine.retry('own.eml')).toMatchObject({ delivered: 1 });
    expect(listing(engine.folder)).toEqual(['mail.mbx', 'notes.txt']);
    const { id } = await deliveryOf(engine, 'mail.mbx/1');
    await engine.ask('undo', { journalId: id });
    expect(listing(engine.folder)).toEqual(['mail.mbx', 'notes.txt', 'own.eml']);
    expect(await engine.states()).toMatchObject({ 'mail.mbx/1': 'decoded', 'own.eml': 'decoded' });
  });

  test('of which one fails on its way leave the delivery in force; the next undo brings the rest', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml copy of 1.eml', 'move');
    await engine.retry();
    const delivery = (await journal(engine)).find(({ act }) => act === 'deliver');
    const row = await engine.row(delivery?.file ?? '');
    let renamed = 0;
    const rename = (from: string, to: string): void => {
      renamed += 1;
      if (renamed === 2) throw new Error('the disk is away');
      REAL_DISK.rename(from, to);
    };
    const { session } = engine.queue();
    const undo = (): number => undoDelivery(session, { ...REAL_DISK, rename }, delivery?.id ?? 0, row);
    expect(undo).toThrow('the disk is away');
    expect(listing(engine.folder)).toEqual([row.file]);
    expect(await engine.states()).toEqual({ '1.eml': 'delivered', '2.eml': 'delivered' });
    expect(listing(engine.out)).toHaveLength(1);
    undo();
    expect(listing(engine.folder)).toEqual(['1.eml', '2.eml']);
    expect(await engine.states()).toEqual({ '1.eml': 'decoded', '2.eml': 'decoded' });
    expect(listing(engine.out)).toEqual([]);
  });

  test('stay all where they are when one of them cannot come back', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml copy of 1.eml\n 3.eml copy of 1.eml', 'move');
    await engine.retry();
    const [delivery] = (await journal(engine)).filter(({ act }) => act === 'deliver');
    const other = delivery?.file === '3.eml' ? '2.eml' : '3.eml';
    fs.rmSync(path.join(engine.base, 'delivered/queue', other));
    expect(await engine.refusal('undo', { journalId: delivery?.id })).toMatchObject({
      text: expect.stringContaining(other),
    });
    expect(listing(engine.folder)).toEqual([]);
    expect(listing(engine.out)).toHaveLength(1);
    expect(Object.values(await engine.states())).toEqual(['delivered', 'delivered', 'delivered']);
  });

  test.each(['its place is taken', 'it is no longer where it was moved to'])(
    'keep the delivery in force when %s',
    async (hindrance) => {
      const engine = await opened('1.eml reply gzip 20', 'move');
      await engine.retry();
      if (hindrance === 'its place is taken') await writeQueue(engine.folder, '1.eml text Another file.');
      else fs.rmSync(path.join(engine.base, 'delivered/queue/1.eml'));
      const { id } = await deliveryOf(engine, '1.eml');
      expect(await engine.refusal('undo', { journalId: id })).toMatchObject({ kind: 'not-allowed' });
      expect(listing(engine.out)).toHaveLength(1);
      expect(await engine.states()).toEqual({ '1.eml': 'delivered' });
      expect((await deliveryOf(engine, '1.eml')).canUndo).toBe(true);
    },
  );

  test('that cannot be moved stop the run after the delivery, which stands', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml reply gzip 30', 'move');
    fs.writeFileSync(path.join(engine.base, 'delivered'), 'a file where the folder should be');
    const state = await engine.retry();
    expect(state).toMatchObject({
      phase: 'stopped',
      delivered: 1,
      reason: expect.stringContaining('could not be moved'),
    });
    expect(await engine.states()).toEqual({ '1.eml': 'delivered', '2.eml': 'decoded' });
    expect(listing(engine.folder)).toEqual(['1.eml', '2.eml']);
    expect((await journal(engine)).map(({ act, result }) => [act, result])).toEqual([['deliver', 'done']]);
  });
});
