/** A Maildir opened as a queue. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

test('a Maildir is named as one; what its names tell of a message stands with it', async () => {
  const folder = temporaryFolder('queue');
  for (const name of ['cur', 'new', 'tmp', '.Sent/cur', '.Sent/tmp'])
    fs.mkdirSync(path.join(folder, name), { recursive: true });
  await writeQueue(
    folder,
    `cur/851000000.1.host:2,RS   reply gzip
     new/851000001.1.host        reply gzip
     tmp/851000002.1.host        reply gzip
     .Sent/tmp/851000003.1.host  reply gzip
     new/tmp/851000004.1.host    reply gzip`,
  );
  const engine = startEngine();
  expect((await engine.openWhole(folder)).kind).toBe('maildir');
  const notes = async (file: string): Promise<string> =>
    (await engine.ask('message.detail', { id: (await engine.row(file)).id })).notes.join('; ');
  expect(await notes('cur/851000000.1.host:2,RS')).toMatch('marked in its name as replied, seen');
  expect(await notes('new/851000001.1.host')).toBe('');
  for (const file of ['tmp/851000002.1.host', '.Sent/tmp/851000003.1.host'])
    expect(await notes(file)).toMatch('its delivery there was not finished');
  expect(await notes('new/tmp/851000004.1.host')).toBe('');
});

test('a message that a mail reader moves and marks stays the one that it was', async () => {
  const folder = temporaryFolder('queue');
  for (const name of ['cur', 'new', 'tmp']) fs.mkdirSync(path.join(folder, name));
  await writeQueue(folder, 'new/1.host reply gzip 3\n new/2.host reply gzip 4\n cur/3.host:2,F reply gzip 5');
  const engine = startEngine();
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
  await engine.retry('new/1.host');
  const before = await engine.rows();
  const move = (from: string, to: string): void =>
    fs.renameSync(path.join(folder, from), path.join(folder, to));
  move('new/1.host', 'cur/1.host:2,S');
  move('new/2.host', 'cur/2.host:2,');
  move('cur/3.host:2,F', 'cur/3.host:2,RS');
  await engine.rescan();
  expect(await engine.states()).toEqual({
    'cur/1.host:2,S': 'delivered',
    'cur/2.host:2,': 'decoded',
    'cur/3.host:2,RS': 'decoded',
  });
  expect(await engine.ask('summary', {})).toMatchObject({ total: 3, gone: 0 });
  const attempts = ({ id, attempts: count }: { id: number; attempts: number }) => [id, count] as const;
  expect(new Map((await engine.rows()).map(attempts))).toEqual(new Map(before.map(attempts)));
  const { id } = await engine.row('cur/3.host:2,RS');
  expect((await engine.ask('message.detail', { id })).notes).toEqual(['marked in its name as replied, seen']);
});

test('a message of the same name with another content, or beside the first, is another one', async () => {
  const folder = temporaryFolder('queue');
  for (const name of ['cur', 'new', 'tmp']) fs.mkdirSync(path.join(folder, name));
  await writeQueue(folder, 'new/1.host reply gzip 3\n new/2.host reply gzip 4');
  const engine = startEngine();
  await engine.openWhole(folder);
  fs.rmSync(path.join(folder, 'new/1.host'));
  await writeQueue(folder, 'cur/1.host:2,S reply gzip 30');
  fs.cpSync(path.join(folder, 'new/2.host'), path.join(folder, 'cur/2.host'), { preserveTimestamps: true });
  await engine.rescan();
  expect(Object.keys(await engine.states())).toEqual(['cur/1.host:2,S', 'cur/2.host', 'new/2.host']);
  expect(await engine.ask('summary', {})).toMatchObject({ total: 3, gone: 1 });
});

test('a folder that lacks one of the three is a folder', async () => {
  const folder = temporaryFolder('queue');
  for (const name of ['cur', 'new']) fs.mkdirSync(path.join(folder, name));
  expect((await startEngine().openWhole(folder)).kind).toBe('directory');
});
