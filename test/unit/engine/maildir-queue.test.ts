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

test('a folder that lacks one of the three is a folder', async () => {
  const folder = temporaryFolder('queue');
  for (const name of ['cur', 'new']) fs.mkdirSync(path.join(folder, name));
  expect((await startEngine().openWhole(folder)).kind).toBe('directory');
});
