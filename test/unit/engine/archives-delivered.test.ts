/** What was delivered of an archive stays delivered, wherever it lies when the archive is listed anew. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mboxOf, replies, reply, zipOf } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { EXAMPLE_FILE } from '../../fixtures/plug-ins.ts';

/** A queue of one archive of which everything was delivered, and then another delivery folder was chosen. */
async function delivered(archive: string, content: Uint8Array) {
  const [folder, out, next] = [temporaryFolder('queue'), temporaryFolder('out'), temporaryFolder('next')];
  const put = (bytes: Uint8Array): void => fs.writeFileSync(path.join(folder, archive), bytes);
  put(content);
  const engine = startEngine({ dataFolder: temporaryFolder('data') });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  await engine.retry();
  await engine.ask('queue.configure', { deliveryFolder: next });
  return { ...engine, folder, out, next, put };
}

async function threeMessages() {
  const [first, second, third] = await replies(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
  return { first, second, third };
}

test('of a mailbox that has grown only what is new is delivered', async () => {
  const { first, second, third } = await threeMessages();
  const engine = await delivered('mail.mbx', mboxOf([first, second]));
  engine.put(mboxOf([third, first, second]));
  await engine.rescan();
  expect(await engine.states()).toEqual({
    'mail.mbx/1': 'decoded',
    'mail.mbx/2': 'delivered',
    'mail.mbx/3': 'delivered',
  });
  const { state } = await engine.row('mail.mbx/3');
  expect(state).toMatchObject({ receipt: { folder: engine.out, fileName: expect.stringMatching(/^2-/) } });
  expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
  expect([listing(engine.out).length, listing(engine.next).length]).toEqual([2, 1]);
});

test('an archive that is read once more for its plug-ins has its receipts', async () => {
  const inner = mboxOf([await reply('in')]);
  const engine = await delivered('a.zip', zipOf({ 'in.mbx': inner, 'x.eml': await reply('x') }));
  const plugInFolder = temporaryFolder('plug-ins');
  fs.copyFileSync(EXAMPLE_FILE, path.join(plugInFolder, 'example.js'));
  await engine.ask('settings.set', { plugInFolder });
  await engine.openWhole(engine.folder);
  expect(await engine.states()).toEqual({ 'a.zip/in.mbx/1': 'delivered', 'a.zip/x.eml': 'delivered' });
  expect((await engine.row('a.zip/x.eml')).attempts).toBe(3);
});

test('what an archive does not hold any more is gone, delivered or not; what is still in it stays delivered', async () => {
  const { first, second, third } = await threeMessages();
  const engine = await delivered('a.zip', zipOf({ 'in.mbx': mboxOf([first, second]), 'x.eml': third }));
  engine.put(zipOf({ 'in.mbx': mboxOf([second]), 'y.eml': await reply('y') }));
  await engine.rescan();
  expect(await engine.states()).toEqual({ 'a.zip/in.mbx/1': 'delivered', 'a.zip/y.eml': 'decoded' });
  expect(await engine.ask('summary', {})).toMatchObject({ total: 2, gone: 2 });
  fs.rmSync(path.join(engine.folder, 'a.zip'));
  await engine.rescan();
  expect(await engine.states()).toEqual({});
});

test('a delivery that was taken back is none of these', async () => {
  const { first, second } = await threeMessages();
  const engine = await delivered('mail.mbx', mboxOf([first]));
  const { entries } = await engine.ask('journal.page', { offset: 0, limit: 1, messageId: null });
  await engine.ask('undo', { journalId: entries[0]?.id ?? 0 });
  engine.put(mboxOf([first, second]));
  await engine.rescan();
  expect(await engine.states()).toEqual({ 'mail.mbx/1': 'decoded', 'mail.mbx/2': 'decoded' });
  expect(await engine.retry()).toMatchObject({ delivered: 2 });
  expect([listing(engine.out).length, listing(engine.next).length]).toEqual([0, 2]);
});

test('a file with the content of a delivered one shares its receipt, whichever folder is chosen now', async () => {
  const { first } = await threeMessages();
  const engine = await delivered('1.eml', first);
  fs.writeFileSync(path.join(engine.folder, 'copy.eml'), first);
  await engine.rescan();
  expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1, elsewhere: 1 });
  expect((await engine.row('copy.eml')).state).toMatchObject({ receipt: { folder: engine.out } });
  expect(listing(engine.next)).toEqual([]);
});
