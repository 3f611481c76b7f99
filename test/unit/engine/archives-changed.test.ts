/** Archives that become something else: a member's row belongs to one content of its archive, and to no other one. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { mboxOf, replies, reply, zipOf } from '../../fixtures/archive-queue.ts';
import { applyOutcome } from '../../../electron/engine/apply-outcome.ts';
import type { Outcome } from '../../../electron/workers/supervised-worker.ts';
import type { MessageState } from '../../../shared/state.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { GATED_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';
import { gateOf } from '../../fixtures/gate.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const CHANGED = 'the archive has changed since it was listed';

async function queueOf(content: Uint8Array, options: Parameters<typeof startEngine>[0] = {}) {
  const folder = temporaryFolder('queue');
  const archive = path.join(folder, 'mail.mbx');
  fs.writeFileSync(archive, content);
  const engine = startEngine(options);
  return { engine, folder, archive, out: temporaryFolder('out') };
}

/** A transaction file that breaks off. */
function cutTransactions(): Buffer {
  return gzipSync(bytesOf(manyEntries(4_000))).subarray(0, -500);
}

const NOTHING_MORE = { samples: [], elapsedMs: 0, workersBusy: 1 } as const;

/** The archive as a listing has found it with so many bytes, and what came of reading it then. */
function readAnew(engine: TestEngine, bytes: number, outcome: Outcome<'read'>): void {
  const { write } = engine.queue().session.index;
  const { id } = write.first(`SELECT id FROM message WHERE role = 'archive'`) ?? {};
  write.run('UPDATE message SET version = version + 1, file_bytes = ? WHERE id = ?', bytes, Number(id));
  applyOutcome(write, Number(id), outcome, { decoder: 'safe', workers: 1, startedAtMs: 0 });
}

describe('a changed archive that was not listed again', () => {
  test('gives nothing under its old rows: no message, no bytes, no evidence', async () => {
    const { engine, folder, archive, out } = await queueOf(mboxOf(await replies(3)));
    await engine.openWhole(folder);
    const { id } = await engine.row('mail.mbx/2');
    fs.writeFileSync(archive, mboxOf((await replies(3)).toReversed().slice(1)));

    const detail = await engine.ask('message.detail', { id });
    expect(detail).toMatchObject({ headers: [], notes: [expect.stringContaining(CHANGED)] });
    const window = { source: { kind: 'file' }, offset: 0, length: 10 };
    expect(await engine.refusal('message.bytes', { id, ...window })).toMatchObject({
      text: expect.stringContaining(CHANGED),
    });
    const evidence = await engine.ask('evidence.export', { ids: [id], folder: out });
    expect(fs.readdirSync(path.join(evidence.folder, String(id)))).toEqual(['evidence.json']);
  });

  test('gives no message either when a scan has seen it but was cancelled before it read it', async () => {
    const { engine, folder, archive, out } = await queueOf(mboxOf(await replies(3)), {
      workerEntry: GATED_WORKER,
    });
    // As many as are taken at once by one worker.
    const before = ['a.eml', 'b.eml'].map((name) => path.join(folder, name));
    for (const file of before) fs.writeFileSync(file, await reply(path.basename(file)));
    await engine.ask('settings.set', { workers: 1, watchdog: PATIENT_WATCHDOG });
    await engine.openWhole(folder);
    await engine.ask('queue.configure', { deliveryFolder: out });
    for (const file of before) fs.writeFileSync(file, await reply('changed', 9));
    fs.writeFileSync(archive, mboxOf((await replies(3)).toReversed().slice(1)));
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    await engine.ask('queue.rescan', {});
    await gate.holds(1);
    await engine.ask('queue.cancelScan', {});
    gate.open();
    await engine.queue().scanned();

    expect(await engine.retry('mail.mbx/2')).toMatchObject({ delivered: 0, failed: 1 });
    expect(fs.readdirSync(out)).toEqual([]);
    await engine.rescan();
    expect(await engine.states()).toEqual({
      'a.eml': 'decoded',
      'b.eml': 'decoded',
      'mail.mbx/1': 'decoded',
      'mail.mbx/2': 'decoded',
    });
  });

  test('is told as changed while its members are read, not as damaged; the next scan reads them', async () => {
    const messages = await replies(4);
    const { engine, folder, archive } = await queueOf(mboxOf(messages), { workerEntry: GATED_WORKER });
    await engine.ask('settings.set', { workers: 1, watchdog: PATIENT_WATCHDOG });
    await engine.open(folder);
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    await gate.holds(1);
    fs.writeFileSync(archive, mboxOf(messages.slice(0, 2)));
    gate.open();
    await engine.queue().scanned();
    const { state } = await engine.row('mail.mbx/4');
    expect(state).toMatchObject({ kind: 'failed', failure: { kind: 'read-error', detail: CHANGED } });
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'mail.mbx/1': 'decoded', 'mail.mbx/2': 'decoded' });
  });
});

describe('members of an earlier content are gone when their archive has become', () => {
  const nothingIn = { archives: { files: 0, members: 0 }, gone: 2 };

  test('what cannot be read, and is not known as an archive any more', async () => {
    const { engine, folder, archive } = await queueOf(mboxOf(await replies(2)));
    await engine.openWhole(folder);
    fs.writeFileSync(archive, cutTransactions());
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'mail.mbx': 'failed' });
    expect(await engine.ask('summary', {})).toMatchObject(nothingIn);
  });

  test.each<[string, Outcome<'read'>, MessageState['kind']]>([
    ['hangs', { kind: 'hung', evidence: evidenceOf(), ...NOTHING_MORE }, 'hung'],
    ['ends its worker', { kind: 'crashed', detail: 'out of memory', ...NOTHING_MORE }, 'failed'],
  ])('what %s', async (_, outcome, state) => {
    const { engine, folder } = await queueOf(mboxOf(await replies(2)));
    await engine.openWhole(folder);
    readAnew(engine, 5, outcome);
    expect(await engine.states()).toEqual({ 'mail.mbx': state });
    expect(await engine.ask('summary', {})).toMatchObject(nothingIn);
  });

  test('a link, and are read again when it is the archive again', async () => {
    const { engine, folder, archive } = await queueOf(mboxOf(await replies(2)));
    await engine.openWhole(folder);
    const away = path.join(temporaryFolder('away'), 'mail.mbx');
    fs.renameSync(archive, away);
    fs.symlinkSync(away, archive);
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'mail.mbx': 'failed' });
    expect(await engine.ask('summary', {})).toMatchObject(nothingIn);
    fs.rmSync(archive);
    fs.renameSync(away, archive);
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'mail.mbx/1': 'decoded', 'mail.mbx/2': 'decoded' });
  });

  test('something unreadable within another archive', async () => {
    const inner = mboxOf(await replies(2));
    const { engine, folder, archive } = await queueOf(zipOf({ 'in.mbx': inner, 'b.eml': await reply('b') }));
    await engine.openWhole(folder);
    fs.writeFileSync(archive, zipOf({ 'in.mbx': cutTransactions(), 'b.eml': await reply('b') }));
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'mail.mbx/b.eml': 'decoded', 'mail.mbx/in.mbx': 'failed' });
  });
});

test('members of an archive that did not change stay when it cannot be read for a while', async () => {
  const content = mboxOf(await replies(2));
  const { engine, folder } = await queueOf(content);
  await engine.openWhole(folder);
  const failure = { kind: 'read-error', detail: 'EIO: i/o error', part: null, offset: null } as const;
  readAnew(engine, content.length, {
    kind: 'finished',
    result: { kind: 'unreadable', failure, parts: [] },
    ...NOTHING_MORE,
  });
  const members = { 'mail.mbx/1': 'decoded', 'mail.mbx/2': 'decoded' };
  expect(await engine.states()).toEqual({ 'mail.mbx': 'failed', ...members });
  expect(await engine.ask('summary', {})).toMatchObject({ archives: { files: 1, members: 2 } });
  await engine.rescan();
  expect(await engine.states()).toEqual(members);
});

describe('an archive that was opened by itself', () => {
  test('is gone with its members when it has vanished, and a folder in its place is called one', async () => {
    const { engine, archive } = await queueOf(mboxOf(await replies(2)));
    await engine.openWhole(archive);
    fs.rmSync(archive);
    await engine.rescan();
    expect(await engine.states()).toEqual({});
    expect(await engine.ask('summary', {})).toMatchObject({ total: 0, gone: 2 });
    fs.mkdirSync(archive);
    await engine.rescan();
    expect((await engine.row('mail.mbx')).state).toMatchObject({
      failure: { kind: 'not-a-regular-file', detail: 'a folder; it was not opened' },
    });
    expect(await engine.ask('summary', {})).toMatchObject({ total: 1, archives: { files: 0, members: 0 } });
  });
});
