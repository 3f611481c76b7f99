/** Files of a zip that share bytes: of a few megabytes they would make any amount of output. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zipArchive as reader } from '../../../../electron/workers/archives/zip.ts';
import { counted } from '../../../../shared/format/count.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { readZipDirectory } from '../../../../shared/formats/zip/directory.ts';
import { openZip } from '../../../../shared/formats/zip/open.ts';
import { NO_PROGRESS } from '../../../../shared/progress.ts';
import { contentsOf, listArchive, readMember } from '../../../fixtures/archives.ts';
import { overlappingZip } from '../../../fixtures/bomb.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { zipArchive, zipDirectory, zipEntry } from '../../../fixtures/compressed.ts';
import type { ZipFile } from '../../../fixtures/compressed.ts';
import { runTool } from '../../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { isMissing } from '../../../fixtures/missing-tools.ts';
import { membersOf, openTools } from '../../../fixtures/opened.ts';

/** Stored, so that a byte of the file is a byte of the content. */
const file = (name: string, content = `content of ${name}`): ZipFile => ({
  name,
  content: bytesOf(content),
  method: 0,
});
/** Where the second of two such files begins. */
const SECOND_AT = 30 + 'a'.length + 'content of a'.length;

const read = (archive: Uint8Array) => membersOf(openZip(archive, openTools()));
const notesOf = (archive: Uint8Array) => openZip(archive, openTools()).notes;
const SHARED = (files: number): string =>
  `not read, because they share bytes with another file or with the directory: ${counted(files, 'file')}`;

describe('files that lie within each other', () => {
  const FILES = 20;
  const ZEROS = 50_000;
  const bomb = overlappingZip(FILES, ZEROS);

  test('give what the last one holds and no more, in a message and in a queue', async () => {
    const verdicts = [...Array.from({ length: FILES - 1 }, () => 'corrupt-data'), '\0'.repeat(ZEROS)];
    expect((await read(bomb)).map(([, content]) => content)).toEqual(verdicts);
    expect((await contentsOf(reader, bomb)).map(([, content]) => content)).toEqual(verdicts);
  });

  test('are told before any is read', async () => {
    expect(notesOf(bomb)).toEqual([SHARED(FILES - 1)]);
    const { facts, fault } = await listArchive(reader, memoryStore(bomb));
    expect([facts?.notes, fault]).toEqual([[SHARED(FILES - 1)], null]);
  });

  test('say which bytes they share', () => {
    const [first] = openZip(bomb, openTools()).members;
    expect(() => [...((first?.open() ?? []) as Iterable<unknown>)]).toThrow(
      'shares its bytes with another file of the archive, or with its directory',
    );
    expect(first?.range).toBeNull();
  });

  test.skipIf(isMissing('unzip'))('are refused by unzip too, which reads none of them', () => {
    const name = path.join(temporaryFolder('bomb'), 'bomb.zip');
    fs.writeFileSync(name, bomb);
    expect(() => runTool('unzip', ['-tqq', name])).toThrow('ended with 12');
  });
});

describe('a file that the directory names twice', () => {
  const twice = zipArchive([file('a'), { ...file('b'), at: 0 }, file('c')]);

  test('is the first of them', async () => {
    expect(await read(twice)).toEqual([
      ['a', 'content of a'],
      ['b', 'corrupt-data'],
      ['c', 'content of c'],
    ]);
    expect(notesOf(twice)).toContain(SHARED(1));
  });
});

describe('a file ends', () => {
  test('where the next one begins, whatever their order in the directory', async () => {
    const { local: first, central: a } = zipEntry(file('a'), 0);
    const { local: second, central: b } = zipEntry(file('b'), first.length);
    const archive = Buffer.concat([first, second, zipDirectory([b, a], first.length + second.length)]);
    expect(await read(archive)).toEqual([
      ['b', 'content of b'],
      ['a', 'content of a'],
    ]);
    expect(notesOf(archive)).toEqual([]);
  });

  test('not one byte later', async () => {
    const archive = zipArchive([{ ...file('a'), bytesIn: 'content of a'.length + 1 }, file('b')]);
    expect(await read(archive)).toEqual([
      ['a', 'corrupt-data'],
      ['b', 'content of b'],
    ]);
    expect(notesOf(archive)).toEqual([SHARED(1)]);
  });

  test('where the directory begins', async () => {
    const archive = zipArchive([file('a'), { ...file('b'), bytesIn: 'content of b'.length + 1 }]);
    expect((await read(archive)).map(([, content]) => content)).toEqual(['content of a', 'corrupt-data']);
  });

  test('before a file that only its own header shows to be reached', async () => {
    const archive = zipArchive([{ ...file('a'), own: { name: 'aa' }, bytesIn: 13 }, file('b')]);
    const { members } = await listArchive(reader, memoryStore(archive));
    expect(await readMember(reader, memoryStore(archive), members[0]?.place ?? '')).toBe('corrupt-data');
  });

  test('behind a place where the directory says that one begins, and none does', async () => {
    const archive = zipArchive([file('a'), { ...file('b'), at: 35 }, file('c')]);
    expect(await read(archive)).toEqual([
      ['a', 'content of a'],
      ['b', 'corrupt-data'],
      ['c', 'content of c'],
    ]);
  });
});

describe('a directory', () => {
  test('may lie before its files, as in archives of Firefox', async () => {
    const bytes =
      zipDirectory([zipEntry(file('a'), 0).central, zipEntry(file('b'), 0).central], 0).length - 22;
    const { local, central } = zipEntry(file('a'), bytes);
    const { local: last, central: second } = zipEntry(file('b'), bytes + local.length);
    const end = zipDirectory([central, second], 0);
    const archive = Buffer.concat([end.subarray(0, bytes), local, last, end.subarray(bytes)]);
    expect(await read(archive)).toEqual([
      ['a', 'content of a'],
      ['b', 'content of b'],
    ]);
    expect(notesOf(archive)).toEqual([]);
  });

  test('holds no file', async () => {
    const inside = zipEntry(file('in'), 0).local;
    const { local } = zipEntry(file('a'), 0);
    // The entry of "a" has a name that is a file.
    const named = zipEntry({ ...file('a'), name: inside.toString('latin1') }, 0).central;
    const entry = zipEntry(file('in'), local.length + 46).central;
    const archive = Buffer.concat([local, zipDirectory([named, entry], local.length)]);
    expect((await read(archive)).map(([, content]) => content)).toEqual(['content of a', 'corrupt-data']);
  });

  test('that breaks bounds the files before the break all the same', async () => {
    const archive = zipArchive([{ ...file('a'), bytesIn: 500 }, file('b', 'x'.repeat(600)), file('c')]);
    archive.write('XX', archive.lastIndexOf('PK\u0001\u0002', undefined, 'latin1'), 'latin1');
    const store = memoryStore(archive);
    const { members, fault } = await listArchive(reader, store);
    const places = members.map(({ place }) => place);
    expect([places.length, fault]).toEqual([2, 'corrupt-data']);
    expect(await readMember(reader, store, places[0] ?? '')).toBe('corrupt-data');
    expect(await readMember(reader, store, places[1] ?? '')).toHaveLength(600);
  });

  test('takes no room for entries that are not there', () => {
    const archive = zipArchive([file('a')]);
    archive.writeUInt16LE(60_000, archive.length - 12);
    const entries = readZipDirectory(memoryStore(archive), Number.MAX_SAFE_INTEGER, NO_PROGRESS);
    expect(entries.next().value).toMatchObject({ name: 'a', bound: SECOND_AT });
    expect(() => entries.next()).toThrow('does not hold what it announces');
  });
});
