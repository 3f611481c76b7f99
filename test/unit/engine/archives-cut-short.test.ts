/** An archive whose listing or reading is cut short: nothing of it is lost, and nothing is read twice. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addMembers } from '../../../electron/index/write-members.ts';
import { mboxOf, replies, zipOf } from '../../fixtures/archive-queue.ts';
import { GATED_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { gateOf } from '../../fixtures/gate.ts';

const MESSAGES = 12;

async function queueOf(): Promise<string> {
  const folder = temporaryFolder('queue');
  fs.writeFileSync(path.join(folder, 'mail.mbx'), mboxOf(await replies(MESSAGES)));
  return folder;
}

test('cancelled among the members, the rest is read by the next scan', async () => {
  const [folder, data] = [await queueOf(), temporaryFolder('data')];
  const engine = startEngine({ dataFolder: data, workerEntry: GATED_WORKER });
  await engine.ask('settings.set', { workers: 2, watchdog: PATIENT_WATCHDOG });
  await engine.open(folder);
  const gate = gateOf(engine.queue().session.workerSource.legacyArea);
  gate.close();
  await gate.holds(2);
  await engine.ask('queue.cancelScan', {});
  gate.open();
  await engine.queue().scanned();
  const { counts, scan, archives } = await engine.ask('summary', {});
  expect(scan.phase).toBe('cancelled');
  expect(archives).toEqual({ files: 1, members: MESSAGES, locked: 0 });
  expect(counts.discovered).toBeGreaterThan(0);
  await engine.rescan();
  // Of the mailbox nothing had to be read again.
  expect((await engine.ask('summary', {})).scan).toMatchObject({
    filesSeen: counts.discovered + 1,
    filesDone: counts.discovered,
  });
  expect((await engine.rows()).map(({ attempts }) => attempts)).toEqual(Array<number>(MESSAGES).fill(1));
  await engine.close();

  const again = startEngine({ dataFolder: data });
  await again.openWhole(folder);
  expect((await again.ask('summary', {})).counts.decoded).toBe(MESSAGES);
  expect((await again.rows()).map(({ attempts }) => attempts)).toEqual(Array<number>(MESSAGES).fill(1));
});

test('closed at once and opened again, it is listed and read to its end', async () => {
  const [folder, data] = [await queueOf(), temporaryFolder('data')];
  const engine = startEngine({ dataFolder: data });
  await engine.open(folder);
  await engine.close();
  const again = startEngine({ dataFolder: data });
  await again.openWhole(folder);
  expect((await again.ask('summary', {})).counts.decoded).toBe(MESSAGES);
});

test('what half a listing of a former content has left is put right when the archive is listed', async () => {
  const [folder, data] = [await queueOf(), temporaryFolder('data')];
  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(folder);
  const { write } = engine.queue().session.index;
  // As a crash leaves it: the archive waits, and of its members some are rows that nobody has read.
  write.run(`UPDATE message SET state = 'discovered', state_json = '{"kind":"discovered"}', version = version + 1
    WHERE role = 'archive'`);
  const archive = {
    id: 1,
    file: 'mail.mbx',
    version: 2,
    place: { file: 'mail.mbx', steps: [], listed: { bytes: 5, modifiedMs: 0 } },
  };
  const wrong = { bytes: 5, modifiedMs: null, place: '0-5' };
  addMembers(write, archive, 'mbox', [
    { name: '1', ...wrong },
    { name: 'never there', ...wrong },
  ]);
  await engine.close();
  fs.writeFileSync(path.join(folder, 'mail.mbx'), mboxOf(await replies(3)));

  const again = startEngine({ dataFolder: data });
  await again.openWhole(folder);
  expect(await again.states()).toEqual({
    'mail.mbx/1': 'decoded',
    'mail.mbx/2': 'decoded',
    'mail.mbx/3': 'decoded',
  });
});

test('changed while its members are read, all of them are read as they are then', async () => {
  const folder = temporaryFolder('queue');
  const [first, second, third] = await replies(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
  const file = path.join(folder, 'a.zip');
  fs.writeFileSync(file, zipOf({ '1.eml': first, '2.eml': second }));
  const engine = startEngine({ workerEntry: GATED_WORKER });
  await engine.ask('settings.set', { workers: 1, watchdog: PATIENT_WATCHDOG });
  await engine.open(folder);
  const gate = gateOf(engine.queue().session.workerSource.legacyArea);
  gate.close();
  await gate.holds(1);
  fs.writeFileSync(file, zipOf({ '2.eml': third }));
  await engine.ask('queue.cancelScan', {});
  gate.open();
  await engine.queue().scanned();
  await engine.rescan();
  expect(await engine.states()).toEqual({ 'a.zip/2.eml': 'decoded' });
  const { id } = await engine.row('a.zip/2.eml');
  const window = await engine.ask('message.bytes', {
    id,
    source: { kind: 'file' },
    offset: 0,
    length: 60_000,
  });
  expect(Buffer.from(window.bytes)).toEqual(third);
});
