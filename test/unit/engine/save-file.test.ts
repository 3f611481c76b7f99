/** Files that the window makes: saved where the user said, and never among the messages. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { engineRequestSchemas, SAVED_BYTES_LIMIT } from '../../../shared/contract.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';

const BYTES = new TextEncoder().encode('<svg/>');

test('a picture is saved over what is there', async () => {
  const engine = startEngine();
  await engine.openWhole(temporaryFolder('queue'));
  const file = path.join(temporaryFolder('out'), 'picture.svg');
  fs.writeFileSync(file, 'before');
  expect(await engine.ask('file.save', { path: file, bytes: BYTES })).toEqual({ path: file });
  expect(fs.readFileSync(file, 'utf8')).toBe('<svg/>');
});

test('nothing is saved into the queue, whatever way leads there, and nothing without a queue', async () => {
  const engine = startEngine();
  const queue = temporaryFolder('queue');
  const link = path.join(temporaryFolder('out'), 'link');
  fs.symlinkSync(queue, link);
  const save = (folder: string) =>
    engine.refusal('file.save', { path: path.join(folder, 'picture.svg'), bytes: BYTES });
  expect((await save(path.dirname(link))).kind).toBe('no-queue');
  await engine.openWhole(queue);
  for (const folder of [queue, link]) expect((await save(folder)).kind).toBe('not-allowed');
  expect(listing(queue)).toEqual([]);
});

test('a file may be as large as allowed, and no byte larger', () => {
  const isTaken = (length: number): boolean =>
    engineRequestSchemas['file.save'].safeParse({ path: '/x', bytes: new Uint8Array(length) }).success;
  expect([isTaken(SAVED_BYTES_LIMIT), isTaken(SAVED_BYTES_LIMIT + 1)]).toEqual([true, false]);
});
