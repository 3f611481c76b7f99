/** What the header of a file says otherwise than the directory: one of them is what somebody else sees. */
import { describe, expect, test } from 'vitest';
import { zipArchive as reader } from '../../../../electron/workers/archives/zip.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { openZip } from '../../../../shared/formats/zip/open.ts';
import { contentsOf, listArchive } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { uint32, zipArchive } from '../../../fixtures/compressed.ts';
import type { ZipFile } from '../../../fixtures/compressed.ts';
import { decode, SAFE } from '../../../fixtures/decoders.ts';
import { membersOf, openTools } from '../../../fixtures/opened.ts';

const file = (name: string, own: ZipFile['own'] = {}): ZipFile => ({
  name,
  content: bytesOf(`content of ${name}`),
  own,
});
const opened = (archive: Uint8Array) => openZip(archive, openTools());

describe('another name in front of the data', () => {
  const archive = zipArchive([file('seen.txt', { name: 'HIDDEN.EXE' }), file('same')]);
  const NOTE = 'with another name in front of the data than in the directory: 1 file';

  test('is told of the container and of the file, which is read', async () => {
    const { members, notes } = opened(archive);
    expect(notes).toEqual([NOTE]);
    expect(members.map(({ facts }) => facts[0])).toEqual([
      { name: 'Name in its own header', value: 'HIDDEN.EXE' },
      { name: 'Method', value: 'deflated' },
    ]);
    expect(await membersOf(opened(archive))).toEqual([
      ['seen.txt', 'content of seen.txt'],
      ['same', 'content of same'],
    ]);
  });

  test('is told of an archive, whose rows have the names of the directory', async () => {
    expect((await listArchive(reader, memoryStore(archive))).facts?.notes).toEqual([NOTE]);
    expect((await contentsOf(reader, archive)).map(([name]) => name)).toEqual(['seen.txt', 'same']);
  });

  test.each(['Seen.txt', 'seen.tx', 'seen.txt2', ''])('is "%s" for "seen.txt"', (name) => {
    expect(opened(zipArchive([file('seen.txt', { name })])).members[0]?.facts[0]).toEqual({
      name: 'Name in its own header',
      value: name,
    });
  });

  test('is read as that header says, in UTF-8 too', () => {
    const own = zipArchive([file('x', { name: 'B\xc3\xa4R' })]);
    own[7] = 8;
    expect(opened(own).members[0]?.facts[0]?.value).toBe('B\u00e4R');
  });

  test('is looked for up to zipNamesCompared, and the rest told not to be compared', async () => {
    const three = zipArchive([file('1'), file('2'), file('3', { name: 'other' })]);
    const notes = async (zipNamesCompared: number) =>
      (await listArchive(reader, memoryStore(three), { zipNamesCompared })).facts?.notes;
    expect(await notes(3)).toEqual([NOTE]);
    expect(await notes(2)).toEqual(['names in front of the data were compared for the first 2 files only']);
  });
});

describe('a file is not read', () => {
  test.each([
    ['method 0 by its own header, 8 by the directory', file('x', { method: 0 }), 8],
    ['method 99 by its own header, 8 by the directory', file('x', { method: 99 }), 8],
    ['encrypted by its own header, not encrypted by the directory', file('x', { encrypted: true }), 6],
    [
      'not encrypted by its own header, encrypted by the directory',
      { ...file('x', { encrypted: false }), encrypted: true },
      6,
    ],
  ] as const)('when it is %s', async (detail, odd, offset) => {
    expect(await decode(SAFE, 'zip', zipArchive([odd]))).toEqual({ kind: 'corrupt-data', detail, offset });
  });

  test('while the others are', async () => {
    expect(await membersOf(opened(zipArchive([file('a', { method: 0 }), file('b')])))).toEqual([
      ['a', 'corrupt-data'],
      ['b', 'content of b'],
    ]);
  });
});

describe('bytes in front of an archive', () => {
  const archive = zipArchive([file('a'), file('b')]);
  const CONTENTS = [
    ['a', 'content of a'],
    ['b', 'content of b'],
  ];

  test('are told, and its files read, although it does not know of them', async () => {
    const behind = Buffer.concat([zipArchive([file('first')]), archive]);
    const before = behind.length - archive.length;
    expect(opened(behind).notes).toEqual([`not of the archive, in front of it: ${before} bytes`]);
    expect(await membersOf(opened(behind))).toEqual(CONTENTS);
    expect(await contentsOf(reader, behind)).toEqual(CONTENTS);
  });

  test('may be an archive that is as long, with its directory in the same place', async () => {
    const other = zipArchive([file('c'), file('d')]);
    expect(other).toHaveLength(archive.length);
    expect(await membersOf(opened(Buffer.concat([other, archive])))).toEqual(CONTENTS);
  });

  test('are not looked for where the directory is in its place', async () => {
    const end = archive.lastIndexOf(uint32(0x06054b50));
    const between = Buffer.concat([archive.subarray(0, end), bytesOf('padding'), archive.subarray(end)]);
    expect(opened(between).notes).toEqual([]);
    expect(await membersOf(opened(between))).toEqual(CONTENTS);
  });
});
