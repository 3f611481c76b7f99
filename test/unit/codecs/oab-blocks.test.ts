/** The compressed form of the offline address book: what is announced, what is there, and what is told. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandOabBlocks } from '../../../shared/codecs/oab-blocks.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { lzxDelta } from '../../fixtures/lzx-encoder.ts';
import { oabBlocks, storedBlocks } from '../../fixtures/oab-file.ts';

const A = bytesOf('A'.repeat(100));
const read = (input: Uint8Array) => expanded(expandOabBlocks(input, DEFAULT_LIMITS));
const verdict = (input: Uint8Array, limits = DEFAULT_LIMITS) => verdictOf(expandOabBlocks(input, limits));

/** Blocks of all types in turn, with the window that the size asks for. */
function lzx(content: Uint8Array): Buffer {
  const types = ['verbatim', 'aligned', 'uncompressed'] as const;
  const windowBits = Math.max(17, Math.ceil(Math.log2(content.length)));
  return lzxDelta(content, { windowBits, blocks: types.map((type) => ({ type, bytes: 20_000 })) });
}

describe('a compressed address book', () => {
  test.each([0, 1, 99, 100, 101, 70_000])('of %i bytes in stored blocks', (length) => {
    const content = noise(length);
    expect(read(storedBlocks(content, 100)).equals(content)).toBe(true);
  });

  test.each([1, 100, 32_768, 32_769, 200_001])('of %i bytes in a block of LZX DELTA', (length) => {
    const content = noise(length);
    expect(read(oabBlocks([{ content, lzx: lzx(content) }])).equals(content)).toBe(true);
  });

  test('of blocks of both kinds, each by itself', () => {
    const blocks = [{ content: A }, { content: A, lzx: lzx(A) }, { content: noise(50) }];
    expect(read(oabBlocks(blocks)).equals(Buffer.concat(blocks.map(({ content }) => content)))).toBe(true);
  });

  test('may be padded with zeros, and with nothing else', () => {
    const packed = oabBlocks([{ content: A }]);
    expect(read(Buffer.concat([packed, Buffer.alloc(9)])).equals(A)).toBe(true);
    expect(verdict(Buffer.concat([packed, Buffer.from([0, 1])]))).toMatchObject({
      kind: 'corrupt-data',
      offset: packed.length + 1,
    });
  });

  test('comes in steps of at most 1 MB', () => {
    const content = noise(2_000_000);
    const packed = oabBlocks([{ content }, { content: A, lzx: lzx(A) }]);
    for (const { bytes } of expandOabBlocks(packed, DEFAULT_LIMITS))
      expect(bytes.length).toBeLessThanOrEqual(1024 * 1024);
  });

  test('cut off anywhere is told', () => {
    const packed = oabBlocks([{ content: A }, { content: A, lzx: lzx(A) }]);
    for (let length = 0; length < packed.length; length += 1)
      expect([length, verdict(packed.subarray(0, length)).kind]).toEqual([length, 'truncated']);
  });
});

describe('is refused', () => {
  const block = { content: A };
  test.each([
    ['a patch', oabBlocks([block], { kind: 2 }), 'unsupported-codec', 4],
    ['another kind', oabBlocks([block], { kind: 4 }), 'corrupt-data', 0],
    ['a block larger than the largest', oabBlocks([block], { largest: 99 }), 'corrupt-data', 24],
    ['unknown flags', oabBlocks([{ ...block, flags: 2 }]), 'corrupt-data', 16],
    ['a wrong CRC of a stored block', oabBlocks([{ ...block, crc: 7 }]), 'checksum-mismatch', 28],
    ['a wrong CRC of LZX', oabBlocks([{ ...block, lzx: lzx(A), crc: 7 }]), 'checksum-mismatch', 28],
    [
      'a stored block of two sizes',
      oabBlocks([{ ...block, lzx: A.subarray(1), flags: 0 }]),
      'corrupt-data',
      20,
    ],
    [
      'LZX that is none',
      oabBlocks([{ ...block, lzx: Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }]),
      'corrupt-data',
      38,
    ],
  ])('%s', (_, packed, kind, offset) => {
    expect(verdict(packed)).toMatchObject({ kind, offset });
  });

  test('a block or a book larger than allowed, and not one as large', () => {
    const packed = oabBlocks([block, block]);
    const limits = { ...DEFAULT_LIMITS, oabBlockBytes: 100, oabUnpackedBytes: 200 };
    expect(verdict(packed, limits).kind).toBe('ok');
    expect(verdict(packed, { ...limits, oabBlockBytes: 99 })).toMatchObject({
      kind: 'output-limit',
      offset: 8,
    });
    expect(verdict(packed, { ...limits, oabUnpackedBytes: 199 })).toMatchObject({
      kind: 'output-limit',
      offset: 12,
    });
  });
});

/** libmspack has no program for it in Debian; its decompressor begins with the function that does it. */
const SCRIPT = `
import ctypes, sys
library = ctypes.CDLL('libmspack.so.0')
library.mspack_create_oab_decompressor.restype = ctypes.c_void_p
one = library.mspack_create_oab_decompressor(None)
run = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
sys.exit(run(ctypes.c_void_p.from_address(one).value)(one, b'packed', b'plain'))
`;
const skipReason = whyNoLibmspack();
if (skipReason !== null)
  process.stdout.write(`Compressed address books are not compared with libmspack: ${skipReason}.\n`);

function whyNoLibmspack(): string | null {
  if (!hasTool('python3')) return 'python3 is not installed';
  const { status } = spawnSync('python3', ['-c', "import ctypes; ctypes.CDLL('libmspack.so.0')"]);
  return status === 0 ? null : 'the library is not installed';
}

test.skipIf(skipReason !== null)('libmspack reads the same out of them', () => {
  const cwd = temporaryFolder('oab');
  const content = bytesOf('Anna and Bert. '.repeat(5_000));
  const blocks = [{ content }, { content: A, lzx: lzx(A) }, { content, lzx: lzx(content) }];
  const packed = oabBlocks(blocks);
  fs.writeFileSync(path.join(cwd, 'packed'), packed);
  runTool('python3', ['-c', SCRIPT], { cwd });
  expect(read(packed).equals(fs.readFileSync(path.join(cwd, 'plain')))).toBe(true);
});
