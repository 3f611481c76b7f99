/** What an archive may have of the folder in which it lies: its name for a file there is not to be trusted. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderAround } from '../../../../electron/workers/jobs/folder-around.ts';
import type { Limits } from '../../../../shared/limits.ts';
import { archiveTools } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { fingerprint, temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';

const MOST = 1_000;

function folderWith(files: Readonly<Record<string, string>>, limits: Partial<Limits> = {}) {
  const folder = temporaryFolder('around');
  for (const [name, text] of Object.entries(files)) writeFile(folder, name, bytesOf(text));
  return { folder, around: folderAround(path.join(folder, 'disk1.cab'), archiveTools(limits)) };
}

/** The file found and its content, or what is said of it. */
function found({ around }: ReturnType<typeof folderWith>, name: string, most = MOST): string {
  const read = around.read(name, most);
  return 'why' in read ? `${read.kind}${read.why}` : `${read.name}: ${Buffer.from(read.bytes).toString()}`;
}

describe('a file beside an archive', () => {
  test('is read by its name, else by the same name in another case', () => {
    const one = folderWith({ 'disk2.cab': 'two', 'Disk3.Cab': 'three' });
    const before = fingerprint(one.folder);
    expect(found(one, 'disk2.cab')).toBe('disk2.cab: two');
    expect(found(one, 'DISK3.CAB')).toMatch(/^disk3\.cab: three$/i);
    expect(found(one, 'disk4.cab')).toBe('truncated, which is not here');
    expect(fingerprint(one.folder)).toEqual(before);
  });

  test.each([
    '',
    '.',
    '..',
    '../disk2.cab',
    '/etc/passwd',
    'a\\disk2.cab',
    'disk2.cab:stream',
    'disk2.cab\0',
  ])('is not looked for under a name that leads elsewhere: %j', (name) => {
    const one = folderWith({ 'disk2.cab': 'two' });
    expect(found(one, name)).toBe('read-error, which is no name of a file');
    expect(one.around.stamp([name])).toBe(folderWith({}).around.stamp([name]));
  });

  test('is not read when it is a folder or a link', () => {
    const one = folderWith({ 'real.cab': 'x' });
    fs.mkdirSync(path.join(one.folder, 'disk2.cab'));
    expect(found(one, 'disk2.cab')).toBe('not-a-regular-file, which is no regular file');
    fs.symlinkSync(path.join(one.folder, 'real.cab'), path.join(one.folder, 'disk3.cab'));
    expect(found(one, 'disk3.cab')).toBe('not-a-regular-file, which is no regular file');
    fs.symlinkSync('nowhere', path.join(one.folder, 'disk4.cab'));
    expect(found(one, 'disk4.cab')).toBe('not-a-regular-file, which is no regular file');
  });

  test('whose name the system refuses cannot be read, without a word of where it was looked for', () => {
    const one = folderWith({});
    const name = 'é'.repeat(255);
    expect(found(one, name)).toMatch(
      /^(read-error, which cannot be read: [^/\\]*|truncated, which is not here)$/,
    );
    expect(one.around.stamp([name])).toBe(one.around.stamp([name]));
  });

  test('has at most as many bytes as are left', () => {
    const one = folderWith({ 'disk2.cab': 'four' }, { messageFileBytes: 5_000 });
    expect(found(one, 'disk2.cab', 4)).toBe('disk2.cab: four');
    expect(found(one, 'disk2.cab', 3)).toBe(
      'output-limit, with which more than 5,000 bytes would be read together',
    );
  });

  test('in another case is looked for among as many names as the limit says', () => {
    const files = { a: '', b: '' };
    expect(found(folderWith(files, { namesBeside: 2 }), 'c')).toBe('truncated, which is not here');
    expect(found(folderWith(files, { namesBeside: 1 }), 'c')).toBe(
      'output-limit, which is not among the 1 names of the folder that were looked at',
    );
    expect(found(folderWith(files, { namesBeside: 1 }), 'b')).toBe('b: ');
  });
});

test('the stamp of names changes when a file comes, changes or goes, also one in another case', () => {
  const { folder, around } = folderWith({ 'disk2.cab': 'two' });
  const names = ['disk2.cab', 'DISK3.CAB'];
  const seen = [around.stamp(names)];
  expect(around.stamp(names)).toBe(seen[0]);
  fs.appendFileSync(path.join(folder, 'disk2.cab'), '!');
  seen.push(around.stamp(names));
  writeFile(folder, 'Disk3.Cab', bytesOf('three'));
  // A folder may keep its time in steps: this one is sure to be another.
  fs.utimesSync(folder, 1, 2);
  seen.push(around.stamp(names));
  fs.rmSync(path.join(folder, 'disk2.cab'));
  fs.utimesSync(folder, 1, 3);
  seen.push(around.stamp(names));
  expect(new Set(seen).size).toBe(4);
});
