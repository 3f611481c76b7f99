/** Compound files: what is written is read again, and hostile chains end. */
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../../shared/codecs/fault.ts';
import { ENTRY_AT, HEADER_AT } from '../../../../shared/formats/compound-file/layout.ts';
import { openCompoundFile, streamBytes, streamSteps } from '../../../../shared/formats/compound-file/open.ts';
import type { Storage } from '../../../../shared/formats/compound-file/open.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { Limits } from '../../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../../shared/progress.ts';
import { noise } from '../../../fixtures/compressed.ts';
import { compoundFile, storageOf } from '../../../fixtures/msg-file.ts';

const SECTOR_BYTES = 512;
const open = (input: Uint8Array, limits: Partial<Limits> = {}): Storage =>
  openCompoundFile(input, { ...DEFAULT_LIMITS, ...limits }, NO_PROGRESS);

function contentOf(input: Uint8Array, storage: Storage, name: string): Buffer {
  const stream = storage.streams.get(name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  return Buffer.concat([...streamSteps(input, stream)].map(({ bytes }) => bytes));
}

function faultOf(input: Uint8Array, limits: Partial<Limits> = {}): string {
  try {
    open(input, limits);
    return 'ok';
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return `${error.kind}: ${error.message}`;
  }
}

const SIZES = [0, 1, 63, 64, 65, 511, 512, 4_095, 4_096, 4_097, 100_000];
const STREAMS = Object.fromEntries(SIZES.map((size) => [`stream of ${size}`, noise(size)]));

describe('round trips', () => {
  test('streams of every kind of size, at the root and below', () => {
    const input = compoundFile(storageOf(STREAMS, { inner: storageOf(STREAMS, { deep: storageOf({}) }) }));
    const root = open(input);
    const inner = root.storages.get('inner');
    expect([...root.storages.keys()]).toEqual(['inner']);
    expect([...(inner?.storages.keys() ?? [])]).toEqual(['deep']);
    for (const storage of [root, inner ?? root]) {
      expect([...storage.streams.keys()].sort()).toEqual(Object.keys(STREAMS).sort());
      for (const [name, bytes] of Object.entries(STREAMS)) {
        expect(contentOf(input, storage, name).equals(bytes)).toBe(true);
        const stream = storage.streams.get(name) ?? { length: 0, pieces: [] };
        expect(Buffer.from(streamBytes(input, stream, 70)).equals(bytes.subarray(0, 70))).toBe(true);
      }
    }
  });

  test('a file with more tables than its header has room for', () => {
    const bytes = Buffer.alloc(16 * 1024 * 1024, noise(1_021));
    const input = compoundFile(storageOf({ large: bytes, small: noise(10) }));
    expect(input.readUInt32LE(HEADER_AT.difatSectors)).toBe(2);
    expect(contentOf(input, open(input), 'large').equals(bytes)).toBe(true);
  });

  test('a thousand streams in one storage', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`s${index}`, noise(index % 90)]),
    );
    const input = compoundFile(storageOf(many));
    const root = open(input);
    for (const [name, bytes] of Object.entries(many))
      expect(contentOf(input, root, name).equals(bytes)).toBe(true);
  });

  test('what another program writes is read', () => {
    const streams = Object.entries(STREAMS);
    const input = burn([
      { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: streams.map((_, index) => index + 1) },
      ...streams.map(([name, bytes]) => ({
        name,
        type: TypeEnum.DOCUMENT,
        length: bytes.length,
        binaryProvider: () => bytes,
      })),
    ]);
    const root = open(input);
    for (const [name, bytes] of streams) expect(contentOf(input, root, name).equals(bytes)).toBe(true);
  });
});

describe('hostile files', () => {
  const good = compoundFile(storageOf({ large: noise(10_000), small: noise(100) }, { inner: storageOf({}) }));
  const changed = (at: number, value: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt32LE(value >>> 0, at);
    return bytes;
  };
  const table = SECTOR_BYTES;
  const directorySector = good.readUInt32LE(HEADER_AT.firstDirectorySector);
  const directory = (directorySector + 1) * SECTOR_BYTES;
  const largeAt = good.indexOf(Buffer.from('large', 'utf16le'));
  const firstOfLarge = good.readUInt32LE(largeAt + ENTRY_AT.firstSector);

  test('a chain that goes in a circle', () => {
    expect(faultOf(changed(table + (firstOfLarge + 3) * 4, firstOfLarge))).toMatch(
      /^corrupt-data: sector \d+ is used twice$/,
    );
    expect(faultOf(changed(table + directorySector * 4, directorySector))).toMatch(/is used twice$/);
  });

  test('a chain that ends early, or leads out of the file', () => {
    expect(faultOf(changed(table + firstOfLarge * 4, 0xfffffffe))).toBe(
      'corrupt-data: a stream is longer than its chain of sectors',
    );
    expect(faultOf(changed(table + firstOfLarge * 4, 0x12345678))).toMatch(
      /^corrupt-data: sector 305419896 is needed/,
    );
  });

  test('a size beyond all bytes there are', () => {
    expect(faultOf(changed(largeAt + ENTRY_AT.size, 0xffffffff))).toBe(
      'corrupt-data: a stream is longer than its chain of sectors',
    );
  });

  test('tables without number', () => {
    expect(faultOf(changed(HEADER_AT.fatSectors, 0xffffffff))).toMatch(/^(corrupt-data|truncated): sector/);
    const loop = changed(HEADER_AT.fatSectors, 1_000);
    loop.writeUInt32LE(directorySector, HEADER_AT.firstDifatSector);
    expect(faultOf(loop)).toMatch(/^(corrupt-data|truncated): sector/);
  });

  test('a tree whose branches meet again', () => {
    expect(faultOf(changed(largeAt + ENTRY_AT.left, 1))).toMatch(
      /^corrupt-data: directory entry \d+ is used twice$/,
    );
    expect(faultOf(changed(directory + ENTRY_AT.child, 900))).toBe(
      'corrupt-data: directory entry 900 is missing',
    );
  });

  test('a file that is cut off anywhere is never read as whole', () => {
    // Behind the last byte of the last stream only the sector is filled up.
    const needed = good.length - (SECTOR_BYTES - (10_000 % SECTOR_BYTES));
    for (let length = 0; length < needed; length += 97) {
      expect(faultOf(good.subarray(0, length))).toMatch(/^(truncated|corrupt-data): /);
    }
    const end = good.subarray(0, good.length - SECTOR_BYTES);
    expect(faultOf(end)).toMatch(/^truncated: sector \d+ is needed/);
  });

  test('two entries of one name', () => {
    const twice = compoundFile(storageOf({ name: noise(5) }, { name: storageOf({}) }));
    expect(faultOf(twice)).toBe('corrupt-data: two entries of one name in a storage');
  });

  test('another version or size of small sectors', () => {
    expect(faultOf(changed(HEADER_AT.sectorShift, 0x0006_0010))).toMatch(
      /^unsupported-codec: compound file version 3/,
    );
    expect(faultOf(changed(HEADER_AT.miniCutoff, 0x2000))).toMatch(/^unsupported-codec: /);
  });

  test('entries and depth at their edge and beyond', () => {
    expect(faultOf(good, { compoundFileEntries: 4 })).toBe('ok');
    expect(faultOf(good, { compoundFileEntries: 3 })).toBe('output-limit: more than 3 entries');
    expect(faultOf(good, { compoundFileDepth: 2 })).toBe('ok');
    expect(faultOf(good, { compoundFileDepth: 1 })).toBe('output-limit: storages nested too deep');
  });
});
