import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../../shared/codecs/fault.ts';
import { hasZipSignature } from '../../../shared/codecs/zip.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise, uint32, zipArchive } from '../../fixtures/compressed.ts';
import type { ZipFile, ZipOptions } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS, decode, decoded, SAFE } from '../../fixtures/decoders.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const CONTENT = bytesOf(manyEntries(40));
const FILE: ZipFile = { name: 'DIRSYNC.TXT', content: CONTENT };
const LOCAL_HEADER_BYTES = 30 + FILE.name.length;

const members = (archive: Uint8Array) =>
  SAFE.open('zip', archive, { limits: DEFAULT_LIMITS, passed: NO_PROGRESS }).members;
const names = (archive: Uint8Array): string[] => members(archive).map(({ name }) => `${name}`);

describe.each(BOTH_DECODERS)('a zip, with the %s decoder,', (_, decoders) => {
  test.each([
    ['stored', [{ ...FILE, method: 0 }], {}],
    ['deflated', [FILE], {}],
    ['with a data descriptor', [{ ...FILE, descriptor: true }], {}],
    ['with a comment', [FILE], { comment: 'PKZIP 2.04g' }],
    ['with the longest comment', [FILE], { comment: 'c'.repeat(65_535) }],
    ['with a folder', [{ name: 'OUT/', method: 0 }, FILE], {}],
    ['stored and larger than a step', [{ name: 'x', method: 0, content: noise(3_000_000) }], {}],
  ] as [string, ZipFile[], ZipOptions][])('is decoded: %s', async (_name, files, options) => {
    const output = await decoded(decoders, 'zip', zipArchive(files, options));
    expect(output.equals(files.at(-1)?.content as Uint8Array)).toBe(true);
  });

  test('holds the files of its directory in their order, folders left out', async () => {
    const archive = zipArchive([
      { name: 'B', content: bytesOf('first ') },
      { name: 'EMPTY/', method: 0 },
      { name: 'A', content: bytesOf('second'), descriptor: true },
    ]);
    expect(names(archive)).toEqual(['B', 'A']);
    expect((await decoded(decoders, 'zip', archive)).toString()).toBe('first second');
  });

  test('without files holds nothing', async () => {
    expect(await decoded(decoders, 'zip', zipArchive([]))).toHaveLength(0);
  });

  test.each([
    ['encrypted', { ...FILE, encrypted: true }],
    ['method shrunk', { ...FILE, method: 1 }],
    ['method deflate64', { ...FILE, method: 9 }],
    ['method 99', { ...FILE, method: 99 }],
  ] as [string, ZipFile][])('is unsupported: %s', async (_name, file) => {
    const verdict = await decode(decoders, 'zip', zipArchive([FILE, file]));
    expect(verdict.kind).toBe('unsupported-codec');
  });

  test('that says zip64 of a file and has none of it is damaged', async () => {
    const bySize = zipArchive([{ ...FILE, bytesIn: 0xffff_ffff }]);
    expect((await decode(decoders, 'zip', bySize)).kind).toBe('corrupt-data');
  });

  test('that says zip64 of its directory and has none of it has it before the end, as Info-ZIP writes it', async () => {
    const archive = zipArchive([FILE], { directoryOffset: 0xffff_ffff });
    expect((await decoded(decoders, 'zip', archive)).equals(CONTENT)).toBe(true);
  });

  test('that is one of several parts is unsupported', async () => {
    const archive = zipArchive([FILE]);
    archive[archive.length - 18] = 1;
    expect((await decode(decoders, 'zip', archive)).kind).toBe('unsupported-codec');
  });

  test('whose file is longer or shorter than it says is a mismatch', async () => {
    const archive = zipArchive([FILE]);
    const length = archive.lastIndexOf(uint32(CONTENT.length));
    archive[length] = (archive[length] as number) ^ 1;
    expect((await decode(decoders, 'zip', archive)).kind).toBe('checksum-mismatch');
  });

  test('cut anywhere is truncated', async () => {
    const archive = zipArchive([FILE, { ...FILE, name: 'SECOND' }]);
    for (let length = 4; length < archive.length; length += 1) {
      expect((await decode(decoders, 'zip', archive.subarray(0, length))).kind).toBe('truncated');
    }
  });

  test('whose entry reaches behind the end is truncated', async () => {
    const archive = zipArchive([{ ...FILE, bytesIn: 1_000_000 }]);
    expect((await decode(decoders, 'zip', archive)).kind).toBe('truncated');
  });

  test('whose deflate data ends before its end marker is truncated', async () => {
    const archive = zipArchive([{ ...FILE, bytesIn: 20 }]);
    expect((await decode(decoders, 'zip', archive)).kind).toBe('truncated');
  });

  test.each([0, 8])('with a wrong CRC is a checksum mismatch, method %i', async (method) => {
    const archive = zipArchive([{ ...FILE, method, crc: 7 }]);
    expect((await decode(decoders, 'zip', archive)).kind).toBe('checksum-mismatch');
  });

  test('whose directory lies elsewhere is damaged', async () => {
    const archive = zipArchive([FILE], { directoryOffset: 5 });
    expect((await decode(decoders, 'zip', archive)).kind).toBe('corrupt-data');
  });

  test('whose directory points to something that is no entry is damaged', async () => {
    const archive = zipArchive([FILE]);
    archive[0] = 0x51;
    expect(await decode(decoders, 'zip', archive)).toMatchObject({ kind: 'corrupt-data', offset: 0 });
  });

  test('may have as many entries as the limit says, and not one more', async () => {
    const files = (count: number): ZipFile[] =>
      Array.from({ length: count }, (_file, index) => ({ name: `${index}`, content: bytesOf('x') }));
    const limits = { ...DEFAULT_LIMITS, containerMembers: 12 };
    expect(await decode(decoders, 'zip', zipArchive(files(12)), limits)).toMatchObject({ kind: 'ok' });
    const { kind } = await decode(decoders, 'zip', zipArchive(files(13)), limits);
    expect(kind).toBe('output-limit');
  });
});

describe('the place of a fault in a zip', () => {
  test('is the byte of the archive', async () => {
    const archive = zipArchive([FILE]);
    // A block of no known type.
    archive[LOCAL_HEADER_BYTES] = 0b110;
    expect(await decode(SAFE, 'zip', archive)).toMatchObject({
      kind: 'corrupt-data',
      offset: LOCAL_HEADER_BYTES,
    });
  });

  test('is where the CRC stands', async () => {
    expect(await decode(SAFE, 'zip', zipArchive([{ ...FILE, crc: 0 }]))).toEqual({
      kind: 'checksum-mismatch',
      offset: 14,
      detail: `CRC-32 says 00000000, data gives ${zlib.crc32(CONTENT).toString(16).padStart(8, '0')}`,
    });
  });
});

test('progress in a large stored entry is told in steps', () => {
  const archive = zipArchive([{ name: 'x', method: 0, content: new Uint8Array(5_000_000) }]);
  const steps = members(archive).flatMap((member) => [...(member.open() as Iterable<Decoded>)]);
  expect(steps.length).toBeGreaterThanOrEqual(5);
  expect(steps.at(-1)?.consumed).toBe(31 + 5_000_000);
});

test('the zip signature is that of an entry or of an empty archive', () => {
  expect(hasZipSignature(zipArchive([FILE]))).toBe(true);
  expect(hasZipSignature(zipArchive([]))).toBe(true);
  expect(hasZipSignature(bytesOf('PK\x03'))).toBe(false);
  expect(hasZipSignature(bytesOf('PK, said Phil'))).toBe(false);
});

describe('what the directory says of a file', () => {
  test('is told as facts, with the place of its data', () => {
    const [member] = members(zipArchive([{ ...FILE, encrypted: true }]));
    expect(member?.range).toEqual([
      LOCAL_HEADER_BYTES,
      LOCAL_HEADER_BYTES + zlib.deflateRawSync(CONTENT).length,
    ]);
    expect(member?.facts).toEqual([
      { name: 'Method', value: 'deflated' },
      { name: 'Encrypted', value: 'yes' },
      { name: 'Size', value: `${CONTENT.length} bytes` },
    ]);
  });

  test('is when it was changed, as it is written: the same on every machine', () => {
    const archive = zipArchive([FILE]);
    const entry = archive.indexOf(uint32(0x02014b50));
    archive.writeUInt16LE(21 * 2048 + 30 * 32, entry + 12);
    archive.writeUInt16LE((1996 - 1980) * 512 + 5 * 32 + 6, entry + 14);
    expect(members(archive)[0]?.facts).toContainEqual({
      name: 'Modified',
      value: '1996-05-06 21:30:00, zone not kept',
    });
  });

  test('may be that it is a directory, which is no member', () => {
    expect(names(zipArchive([{ name: 'dir/' }, { name: 'dos\\' }, FILE]))).toEqual([FILE.name]);
  });

  test('hides no other file when its place is wrong', () => {
    const archive = zipArchive([FILE, { ...FILE, name: 'SECOND' }]);
    archive[0] = 0x51;
    expect(members(archive).map(({ name, range }) => [name, range === null])).toEqual([
      ['DIRSYNC.TXT', true],
      ['SECOND', false],
    ]);
  });

  test('is its name in CP437, or in UTF-8 where a flag says so', () => {
    expect(names(zipArchive([{ name: 'B\x84R.TXT' }]))).toEqual(['B\u00e4R.TXT']);
    const utf8 = zipArchive([{ name: 'B\xc3\xa4R.TXT' }]);
    utf8[utf8.indexOf(uint32(0x02014b50)) + 9] = 8;
    expect(names(utf8)).toEqual(['B\u00e4R.TXT']);
  });
});

describe('zip of Debian', () => {
  const isThere = hasTool('zip');
  if (!isThere) process.stderr.write('No zip here: archives of other programs were not read.\n');

  test.skipIf(!isThere)('is read as it was written, zip64 and from a pipe too', async () => {
    const zipped = runTool('zip', ['-q', '-', '-'], { input: CONTENT });
    expect((await decoded(SAFE, 'zip', zipped)).equals(CONTENT)).toBe(true);
    const zip64 = runTool('zip', ['-q', '-fz', '-', '-'], { input: CONTENT });
    expect((await decoded(SAFE, 'zip', zip64)).equals(CONTENT)).toBe(true);
  });
});
