/** What opening a queue accepts, refuses and leaves alone. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

const QUEUE = `
  outbound/1.eml   reply gzip 3
  outbound/2.eml   reply truncated-gzip 40
  inbound/3.eml    request 5
  letter.eml       mail Lunch on Friday
  notes.txt        text These are words.
  nothing.eml      empty
`;

const STATES = {
  'inbound/3.eml': 'decoded',
  'letter.eml': 'decoded',
  'notes.txt': 'unrecognised',
  'nothing.eml': 'unrecognised',
  'outbound/1.eml': 'decoded',
  'outbound/2.eml': 'failed',
};

describe('a directory', () => {
  test('is read to the bottom, and every file ends in a state of its own', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, QUEUE);
    const engine = startEngine();
    const info = await engine.openWhole(folder);
    expect(info).toMatchObject({ path: folder, name: path.basename(folder), kind: 'directory' });
    expect(info.recovered).toEqual({ finished: 0, rolledBack: 0 });
    expect(await engine.states()).toEqual(STATES);
    expect((await engine.row('outbound/2.eml')).state).toMatchObject({
      failure: { kind: 'truncated', part: '1.2' },
    });
    expect((await engine.row('nothing.eml')).state).toEqual({
      kind: 'unrecognised',
      reason: expect.stringContaining('empty'),
    });
  });

  test('reached through a link is the same queue', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    const link = path.join(temporaryFolder('elsewhere'), 'link');
    await writeQueue(folder, '1.eml reply gzip');
    fs.symlinkSync(folder, link);
    const engine = startEngine({ dataFolder: data });
    await engine.openWhole(folder);
    const { path: real } = await engine.openWhole(link);
    expect(real).toBe(folder);
    expect(listing(path.join(data, 'queues')).filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  });

  test('without a file is an empty queue, not a failure', async () => {
    const engine = startEngine();
    await engine.openWhole(temporaryFolder('queue'));
    const { total, scan } = await engine.ask('summary', {});
    expect({ total, phase: scan.phase, problems: scan.problems }).toEqual({
      total: 0,
      phase: 'finished',
      problems: [],
    });
  });

  test('changes in nothing: names, contents and times are as before, and only the data folder grows', async () => {
    const base = temporaryFolder('base');
    const folder = path.join(base, 'queue');
    await writeQueue(folder, QUEUE);
    const before = fingerprint(base);
    const data = temporaryFolder('data');
    const engine = startEngine({ dataFolder: data });
    await engine.openWhole(folder);
    for (const { id } of await engine.rows()) await engine.ask('message.detail', { id });
    await engine.close();
    expect(fingerprint(base)).toEqual(before);
    expect(listing(data)).toEqual(['queues/', expect.stringMatching(/^queues\/[0-9a-f]{24}\.sqlite$/)]);
  });
});

describe('a single file', () => {
  test('is a queue of one message; its neighbours stay unread', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, QUEUE);
    const engine = startEngine();
    const info = await engine.openWhole(path.join(folder, 'outbound/1.eml'));
    expect(info).toMatchObject({ path: path.join(folder, 'outbound/1.eml'), name: '1.eml', kind: 'file' });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
  });
});

describe('a path that cannot be opened is refused in words', () => {
  test('when nothing is there', async () => {
    const missing = path.join(temporaryFolder('queue'), 'missing');
    const refusal = await startEngine().refusal('queue.open', { path: missing });
    expect(refusal).toMatchObject({
      kind: 'could-not-open',
      text: expect.stringContaining('does not exist'),
    });
    expect(refusal.nextStep).not.toBe('');
  });

  test.runIf(process.platform !== 'win32')('when it is a socket', async () => {
    const socket = path.join(temporaryFolder('queue'), 'socket');
    const server = net.createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => void server.listen(socket, resolve));
    const refusal = await startEngine().refusal('queue.open', { path: socket });
    expect(refusal).toMatchObject({
      kind: 'could-not-open',
      text: expect.stringContaining('neither a folder nor a regular file'),
    });
  });

  test('when it is part of a file, as if that were a folder', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const refusal = await startEngine().refusal('queue.open', { path: path.join(folder, '1.eml/2.eml') });
    expect(refusal.kind).toBe('could-not-open');
  });

  test('when the data folder holds something else under the name of its index', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    const engine = startEngine({ dataFolder: data });
    await engine.openWhole(folder);
    await engine.ask('queue.close', {});
    const [index = ''] = listing(data).filter((name) => name.endsWith('.sqlite'));
    fs.writeFileSync(path.join(data, index), 'These words are no database, and they stay as they are.');
    const refusal = await engine.refusal('queue.open', { path: folder });
    expect(refusal).toMatchObject({
      kind: 'could-not-open',
      text: expect.stringContaining('not a database'),
    });
    expect(fs.readFileSync(path.join(data, index), 'utf8')).toContain('stay as they are');
  });
});

describe('a queue has one engine at a time', () => {
  test('a second engine is refused until the first has closed it', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    await writeQueue(folder, '1.eml reply gzip');
    const [first, second] = [startEngine({ dataFolder: data }), startEngine({ dataFolder: data })];
    await first.openWhole(folder);
    expect(await second.refusal('queue.open', { path: folder })).toMatchObject({
      kind: 'could-not-open',
      text: expect.stringContaining('another window'),
    });
    await first.ask('queue.close', {});
    await second.openWhole(folder);
    expect(await second.states()).toEqual({ '1.eml': 'decoded' });
  });

  test('opening twice at once leaves one queue open and the other one free', async () => {
    const data = temporaryFolder('data');
    const [a, b] = [temporaryFolder('a'), temporaryFolder('b')];
    const engine = startEngine({ dataFolder: data });
    await Promise.all([engine.open(a), engine.open(b)]);
    expect((await engine.ask('queue.current', {}))?.path).toBe(b);
    const other = startEngine({ dataFolder: data });
    await other.openWhole(a);
  });

  test('opening the queue that is open already reads it again', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const engine = startEngine({ dataFolder: temporaryFolder('data') });
    await engine.openWhole(folder);
    await engine.openWhole(folder);
    expect(await engine.states()).toEqual({ '1.eml': 'decoded' });
  });
});

test('without a queue every request that needs one is refused, and closing is nothing', async () => {
  const engine = startEngine();
  expect(await engine.refusal('summary', {})).toMatchObject({ kind: 'no-queue' });
  expect(await engine.refusal('queue.rescan', {})).toMatchObject({ kind: 'no-queue' });
  expect(await engine.refusal('retry.current', {})).toMatchObject({ kind: 'no-queue' });
  expect(await engine.refusal('lab.runs', {})).toMatchObject({ kind: 'no-queue' });
  expect(await engine.ask('queue.close', {})).toBeNull();
  expect(await engine.ask('queue.current', {})).toBeNull();
});
