/** Archives as queues: each member a row of its own, as true as the archive it lies in. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { cutZip, mboxOf, replies, reply, zipOf } from '../../fixtures/archive-queue.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, temporaryFolder } from '../../fixtures/folders.ts';

type Files = Readonly<Record<string, Uint8Array>>;

function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
}

async function opened(files: Files, options: Parameters<typeof startEngine>[0] = {}) {
  const folder = temporaryFolder('queue');
  put(folder, files);
  const engine = startEngine(options);
  const info = await engine.openWhole(folder);
  return { ...engine, folder, info };
}

async function attemptsOf(engine: TestEngine): Promise<Record<string, number>> {
  return Object.fromEntries((await engine.rows()).map(({ file, attempts }) => [file, attempts]));
}

describe('a mailbox file', () => {
  test('gives a row for each message, which says where it lies; the file itself is no message', async () => {
    const engine = await opened({ 'mail.mbx': mboxOf(await replies(3)), 'own.eml': await reply('own') });
    expect(await engine.states()).toEqual({
      'mail.mbx/1': 'decoded',
      'mail.mbx/2': 'decoded',
      'mail.mbx/3': 'decoded',
      'own.eml': 'decoded',
    });
    expect((await engine.rows()).map(({ archive }) => archive)).toEqual([
      'mail.mbx',
      'mail.mbx',
      'mail.mbx',
      null,
    ]);
    const summary = await engine.ask('summary', {});
    expect(summary).toMatchObject({ total: 4, archives: { files: 1, members: 3 } });
    expect(summary.scan).toMatchObject({ phase: 'finished', filesSeen: 5, filesDone: 5 });
    const { counts, failed } = await engine.ask('files.counts', {});
    expect({ ...counts, failed }).toMatchObject({ all: 1, archive: 1, log: 0, unrecognised: 0, failed: 0 });
    const { rows } = await engine.ask('files.page', { filter: 'all', offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      {
        file: 'mail.mbx',
        role: 'archive',
        archiveKind: 'mbox',
        members: 3,
        archive: null,
        form: expect.stringContaining('mbox'),
      },
    ]);
  });

  test('opened by itself is a queue of its messages', async () => {
    const folder = temporaryFolder('queue');
    put(folder, { 'mail.mbx': mboxOf(await replies(2)), 'beside.eml': await reply('beside') });
    const engine = startEngine();
    await engine.openWhole(path.join(folder, 'mail.mbx'));
    expect(Object.keys(await engine.states())).toEqual(['mail.mbx/1', 'mail.mbx/2']);
  });

  test('is looked into byte by byte, message by message', async () => {
    const messages = await replies(2);
    const engine = await opened({ 'mail.mbx': mboxOf(messages) });
    const { id } = await engine.row('mail.mbx/2');
    const window = await engine.ask('message.bytes', {
      id,
      source: { kind: 'file' },
      offset: 10,
      length: 60,
    });
    expect(Buffer.from(window.bytes)).toEqual(messages[1]?.subarray(10, 70));
    expect(window.total).toBe(messages[1]?.length);
    const detail = await engine.ask('message.detail', { id });
    expect(detail.headers.map(({ name }) => name)).toContain('Subject');
    expect(detail.parts.length).toBeGreaterThan(1);
  });

  test(
    'of thousands of messages is read in a time that grows with their number',
    { timeout: 120_000 },
    async () => {
      const letter = bytesOf('From: a@example.com\nTo: b@example.com\nSubject: Nothing\n\nHello.\n');
      const read = async (count: number): Promise<number> => {
        const mbox = mboxOf(Array.from({ length: count }, () => letter));
        const before = process.cpuUsage();
        const engine = await opened({ 'mail.mbx': mbox });
        // Of all threads, those that read among them; what else the machine does must not matter.
        const { user, system } = process.cpuUsage(before);
        expect((await engine.ask('summary', {})).counts.decoded).toBe(count);
        await engine.close();
        return user + system;
      };
      await read(500);
      const few = await read(2_000);
      expect(await read(10_000)).toBeLessThan(few * 5 * 3);
    },
  );
});

describe('what is known of members', () => {
  test('is kept with an archive that did not change, over reopening as well', async () => {
    const data = temporaryFolder('data');
    const engine = await opened({ 'mail.mbx': mboxOf(await replies(3)) }, { dataFolder: data });
    const before = await engine.rows();
    await engine.rescan();
    expect(await engine.rows()).toEqual(before);
    await engine.close();
    const again = startEngine({ dataFolder: data });
    await again.openWhole(engine.folder);
    expect(await again.rows()).toEqual(before);
    expect(before.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('is forgotten with a changed one: what has the same name and size need not be the same', async () => {
    const [first, second, third] = await replies(3);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three were made');
    const engine = await opened({ 'mail.mbx': mboxOf([first, second, third]) });
    const { id } = await engine.row('mail.mbx/2');
    put(engine.folder, { 'mail.mbx': mboxOf([first, third]) });
    await engine.rescan();
    expect(await attemptsOf(engine)).toEqual({ 'mail.mbx/1': 2, 'mail.mbx/2': 2 });
    expect(await engine.row('mail.mbx/2')).toMatchObject({ id, fileBytes: third.length });
    expect(await engine.ask('summary', {})).toMatchObject({ total: 2, gone: 1, archives: { members: 2 } });
    put(engine.folder, { 'mail.mbx': mboxOf([first, second, third]) });
    await engine.rescan();
    expect(Object.keys(await engine.states())).toEqual(['mail.mbx/1', 'mail.mbx/2', 'mail.mbx/3']);
  });

  test('goes with the archive, and comes back with it, also what lies in one within it', async () => {
    const inner = mboxOf(await replies(2));
    const engine = await opened({ 'a.zip': zipOf({ 'in/mail.mbx': inner, 'b.eml': await reply('b') }) });
    const before = await engine.states();
    expect(Object.keys(before)).toEqual(['a.zip/b.eml', 'a.zip/in/mail.mbx/1', 'a.zip/in/mail.mbx/2']);
    const away = path.join(temporaryFolder('away'), 'a.zip');
    fs.renameSync(path.join(engine.folder, 'a.zip'), away);
    await engine.rescan();
    expect(await engine.states()).toEqual({});
    expect(await engine.ask('summary', {})).toMatchObject({ total: 0, archives: { files: 0, members: 0 } });
    fs.renameSync(away, path.join(engine.folder, 'a.zip'));
    await engine.rescan();
    expect(await engine.states()).toEqual(before);
    expect(Object.values(await attemptsOf(engine))).toEqual([1, 1, 1]);
  });

  test('is gone when something else than an archive takes its place, and the other way round', async () => {
    const engine = await opened({ a: mboxOf(await replies(2)) });
    put(engine.folder, { a: await reply('a') });
    await engine.rescan();
    expect(await engine.states()).toEqual({ a: 'decoded' });
    put(engine.folder, { a: mboxOf(await replies(1)) });
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'a/1': 'decoded' });
    fs.rmSync(path.join(engine.folder, 'a'));
    fs.mkdirSync(path.join(engine.folder, 'a'));
    put(engine.folder, { 'a/1': await reply('own') });
    await engine.rescan();
    expect(await engine.row('a/1')).toMatchObject({ state: { kind: 'decoded' }, archive: null });
  });
});

describe('archives within archives', () => {
  const nested = async (depth: number): Promise<Uint8Array> => {
    let content: Uint8Array = await reply('innermost');
    let name = 'm.eml';
    for (let level = 0; level < depth; level += 1) {
      content = zipOf({ [name]: content, 'beside.eml': await reply(`beside ${level}`) });
      name = 'z.zip';
    }
    return content;
  };

  test('are opened as deep as allowed; the row of a message names the file on the disk', async () => {
    const limits = { ...DEFAULT_LIMITS, archiveDepth: 3 };
    const engine = await opened({ 'a.zip': await nested(3) }, { limits });
    expect(Object.keys(await engine.states())).toEqual([
      'a.zip/beside.eml',
      'a.zip/z.zip/beside.eml',
      'a.zip/z.zip/z.zip/beside.eml',
      'a.zip/z.zip/z.zip/m.eml',
    ]);
    const innermost = await engine.row('a.zip/z.zip/z.zip/m.eml');
    expect(innermost).toMatchObject({ archive: 'a.zip', state: { kind: 'decoded' }, transactions: 3 });
  });

  test('one deeper is a file that says why it was not opened', async () => {
    const limits = { ...DEFAULT_LIMITS, archiveDepth: 3 };
    const engine = await opened({ 'a.zip': await nested(4) }, { limits });
    const deepest = await engine.row('a.zip/z.zip/z.zip/z.zip');
    expect(deepest.state).toMatchObject({
      kind: 'unrecognised',
      reason: expect.stringContaining('within 3 others'),
    });
    const { rows } = await engine.ask('files.page', { filter: 'unrecognised', offset: 0, limit: 10 });
    expect(rows.map(({ file }) => file)).toEqual(['a.zip/z.zip/z.zip/z.zip']);
  });

  test('may be called so that two members have one path: each has a row', async () => {
    const zip = zipOf({
      b: zipOf({ c: await reply('inner'), d: await reply('d') }),
      'b/c': await reply('outer', 7),
    });
    const engine = await opened({ 'a.zip': zip });
    const states = { 'a.zip/b/c': 'decoded', 'a.zip/b/c~2': 'decoded', 'a.zip/b/d': 'decoded' };
    expect(await engine.states()).toEqual(states);
    expect((await engine.rows()).map(({ transactions }) => transactions)).toEqual([7, 3, 3]);
    await engine.rescan();
    expect(await engine.states()).toEqual(states);
  });
});

describe('acts on a message in an archive', () => {
  test('deliver a copy once, however often; the archive stays as it is, also where originals are moved', async () => {
    const [first, second] = await replies(2);
    if (first === undefined || second === undefined) throw new Error('two were made');
    const engine = await opened({ 'mail.mbx': mboxOf([first, second, first]) });
    const before = fingerprint(engine.folder);
    const out = temporaryFolder('out');
    await engine.ask('queue.configure', { deliveryFolder: out, originals: 'move' });
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 3 });
    expect(fs.readdirSync(out)).toHaveLength(2);
    expect(fs.readdirSync(out).toSorted()[0]).toMatch(/^1-[0-9a-f]{12}\.eml$/);
    expect(fingerprint(engine.folder)).toEqual(before);
    put(engine.folder, { 'mail.mbx': mboxOf([first, second, first, await reply('new')]) });
    await engine.rescan();
    expect(Object.values(await engine.states())).toEqual(['delivered', 'delivered', 'delivered', 'decoded']);
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
    expect(Object.values(await engine.states())).toEqual(Array<string>(4).fill('delivered'));
    expect(fs.readdirSync(out)).toHaveLength(3);
  });

  test('are not done when the archive has changed since it was listed', async () => {
    const messages = await replies(3);
    const engine = await opened({ 'mail.mbx': mboxOf(messages) });
    const out = temporaryFolder('out');
    await engine.ask('queue.configure', { deliveryFolder: out });
    put(engine.folder, { 'mail.mbx': mboxOf(messages.toReversed().slice(1)) });
    expect(await engine.retry('mail.mbx/1')).toMatchObject({ delivered: 0, failed: 1 });
    expect(fs.readdirSync(out)).toEqual([]);
    expect((await engine.row('mail.mbx/1')).state.kind).toBe('decoded');
  });

  test('quarantine is refused by name with what to do, and the others go on', async () => {
    const engine = await opened({
      'a.zip': cutZip({ '1.eml': await reply('1'), '2.eml': await reply('2') }),
      'b.eml': await reply('b'),
    });
    const ids = (await engine.rows()).map(({ id }) => id);
    const { moved, problems } = await engine.ask('quarantine', { ids, reason: 'test' });
    expect({ moved, problems }).toEqual({
      moved: 1,
      problems: [
        expect.stringMatching(/^a\.zip: it is an archive/),
        expect.stringMatching(/^a\.zip\/1\.eml: it lies in a\.zip/),
      ],
    });
    expect((await engine.row('b.eml')).state.kind).toBe('quarantined');
  });

  test('evidence holds its bytes under its own name, made safe', async () => {
    const message = await reply('1');
    const engine = await opened({
      'a.zip': zipOf({ 'deep/con:1?.eml': message, 'x.eml': await reply('x') }),
    });
    const [row] = await engine.rows();
    if (row === undefined) throw new Error('the message is not there');
    const { folder, files } = await engine.ask('evidence.export', {
      ids: [row.id],
      folder: temporaryFolder('out'),
    });
    expect(files).toBe(2);
    const names = fs.readdirSync(path.join(folder, String(row.id))).toSorted();
    expect(names).toEqual(['con_1_.eml', 'evidence.json']);
    expect(fs.readFileSync(path.join(folder, String(row.id), 'con_1_.eml')).equals(message)).toBe(true);
  });
});
