/** Files whose place the user chose: whole or not there, and never anything but a file. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { replaceFile } from '../../../electron/files/replace-file.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';

afterEach(() => vi.restoreAllMocks());

const write = (text: string) => (handle: number) => fs.writeFileSync(handle, text);

test('what was there is replaced, and nothing is left beside it', async () => {
  const folder = temporaryFolder('files');
  const file = path.join(folder, 'picture.svg');
  fs.writeFileSync(file, 'before');
  expect(await replaceFile(file, write('after'))).toEqual({ ok: true, value: null });
  expect(fs.readFileSync(file, 'utf8')).toBe('after');
  expect(listing(folder)).toEqual(['picture.svg']);
});

test('the file is on the disk before it gets its name, and its folder after', async () => {
  const folder = temporaryFolder('files');
  const file = path.join(folder, 'a.csv');
  const done: string[] = [];
  const sync = fs.fsyncSync;
  vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
    const kind = fs.fstatSync(handle).isDirectory() ? 'folder' : 'file';
    done.push(`${kind}, ${fs.existsSync(file) ? 'named' : 'nameless'}`);
    sync(handle);
  });
  await replaceFile(file, write('x'));
  const synced = ['file, nameless', 'folder, named'];
  // Windows has no way of syncing a folder.
  expect(done).toEqual(process.platform === 'win32' ? synced.slice(0, 1) : synced);
});

test('what was there stays when writing fails', async () => {
  const folder = temporaryFolder('files');
  const file = path.join(folder, 'a.csv');
  fs.writeFileSync(file, 'before');
  const failing = (): void => {
    throw new Error('no space left');
  };
  expect(await replaceFile(file, failing)).toEqual({
    ok: false,
    error: {
      kind: 'input-output',
      text: `${file} could not be written: no space left.`,
      nextStep: 'Choose another place. Nothing was left behind.',
    },
  });
  expect(fs.readFileSync(file, 'utf8')).toBe('before');
  expect(listing(folder)).toEqual(['a.csv']);
});

test('a folder or a link of that name is left alone', async () => {
  const folder = temporaryFolder('files');
  const target = path.join(folder, 'target');
  fs.writeFileSync(target, 'before');
  const link = path.join(folder, 'link');
  fs.symlinkSync(target, link);
  for (const taken of [folder, link])
    expect(await replaceFile(taken, write('after'))).toMatchObject({
      ok: false,
      error: { text: `${taken} could not be written: something other than a file is there.` },
    });
  expect(fs.readFileSync(target, 'utf8')).toBe('before');
});

test('a name of as many characters as a file may have leaves room for the temporary one', async () => {
  const file = path.join(temporaryFolder('files'), 'ü'.repeat(127));
  expect((await replaceFile(file, write('x'))).ok).toBe(true);
});
