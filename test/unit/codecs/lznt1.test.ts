/** LZNT1: the example of [MS-XCA] 3.3, every fault with its place, and an independent decoder on what our encoder writes. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { expandLznt1 } from '../../../shared/codecs/lznt1.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { manyEntries } from '../../fixtures/transactions.ts';
import { lznt1, lznt1Data } from '../../fixtures/xca-encoders.ts';

const MELODY =
  'F# F# G A A G F# E D D E F# F# E E F# F# G A A G F# E D D E F# E D D E E F# D E F# G F# D E F# G F# E D E A ' +
  'F# F# G A A G F# E D D E F# E D D\0';
const MELODY_PACKED =
  '38b08846232000204720410010a24701a045204400084501507900c0452005241388' +
  '05b4024a44ef0358028c091601484500be009e000401189000';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const read = (input: Uint8Array) => expanded(expandLznt1(input));
const verdict = (input: Uint8Array) => verdictOf(expandLznt1(input));

/** A compressed chunk of this data. */
function chunk(...data: readonly number[]): number[] {
  return [data.length - 1, 0xb0, ...data];
}

describe('LZNT1', () => {
  test('reads the example of [MS-XCA]', () => {
    expect(read(hex(MELODY_PACKED)).toString('latin1')).toBe(MELODY);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', bytesOf('A')],
    ['a full chunk', bytesOf(manyEntries(100)).subarray(0, 4_096)],
    ['one byte more', bytesOf(manyEntries(100)).subarray(0, 4_097)],
    ['transactions', bytesOf(manyEntries(700))],
    ['noise', noise(10_000)],
    ['zeros', new Uint8Array(100_000)],
  ])('gives back %s', (_, content) => {
    expect(read(lznt1(content)).equals(content)).toBe(true);
  });

  test.each([1, 2, 3, 4, 100])('takes %i zeros behind the last chunk for its end', (count) => {
    const packed = Buffer.concat([lznt1(bytesOf('AAAAAAAA')), new Uint8Array(count)]);
    expect(read(packed).toString('latin1')).toBe('AAAAAAAA');
  });

  test('refuses bytes behind the end', () => {
    expect(verdict(hex('0030 41 0000 00 01'))).toEqual({ kind: 'corrupt-data', offset: 6, read: 'A' });
  });

  test('joins a chunk that is not full with the next one', () => {
    expect(read(hex('0030 41 0030 42')).toString('latin1')).toBe('AB');
  });

  test.each([
    ['within a header', '0030 41 01', 'truncated', 4, 'A'],
    ['within a chunk', '0330 4142', 'truncated', 4, ''],
    ['without the mark of a chunk', '0030 41 0040 42', 'corrupt-data', 3, 'A'],
  ])('tells a fault %s', (_, packed, kind, offset, before) => {
    expect(verdict(hex(packed))).toEqual({ kind, offset, read: before });
  });

  test.each([
    ['a match first of all', [1, 0, 0], 3],
    ['a match further back than the beginning', [2, 65, 0, 0x10], 4],
    ['a match of which half is in the chunk', [2, 65, 0], 4],
    ['a match that fills more than the chunk', [6, 65, 0xfc, 0x0f, 0xff, 0x0f], 6],
  ])('tells %s', (_, data, offset) => {
    expect(verdict(Uint8Array.from(chunk(...data)))).toMatchObject({ kind: 'corrupt-data', offset });
  });

  test('refuses one byte more than a chunk holds', () => {
    const data = [...lznt1Data(new Uint8Array(4_096))];
    expect(read(Uint8Array.from(chunk(...data)))).toHaveLength(4_096);
    data[0] = (data[0] as number) & 0b111;
    expect(verdict(Uint8Array.from(chunk(...data, 7))).kind).toBe('corrupt-data');
  });

  test('never gives more than 64 KB at once, and moves with every chunk', () => {
    let before = 0;
    for (const { bytes, consumed } of expandLznt1(lznt1(new Uint8Array(300_000)))) {
      expect(bytes.length).toBeLessThanOrEqual(65_536);
      expect(consumed).toBeGreaterThan(before);
      before = consumed;
    }
  });
});

/** The library's Python module does not offer LZNT1, its C interface does. */
const SCRIPT = `
import ctypes, sys
library = ctypes.CDLL('libfwnt.so.1')
packed = sys.stdin.buffer.read()
room = ctypes.create_string_buffer(int(sys.argv[1]))
size = ctypes.c_size_t(len(room))
result = library.libfwnt_lznt1_decompress(packed, ctypes.c_size_t(len(packed)), room, ctypes.byref(size), None)
sys.stdout.buffer.write(room.raw[:size.value] if result == 1 else b'refused')
`;
const skipReason = whyNoLibfwnt();
if (skipReason !== null) process.stdout.write(`LZNT1 is not compared with libfwnt: ${skipReason}.\n`);

function whyNoLibfwnt(): string | null {
  if (!hasTool('python3')) return 'python3 is not installed';
  const { status } = spawnSync('python3', ['-c', "import ctypes; ctypes.CDLL('libfwnt.so.1')"]);
  return status === 0 ? null : 'the library is not installed';
}

test.skipIf(skipReason !== null)('libfwnt reads what the encoder of these tests writes', () => {
  for (const content of [bytesOf(manyEntries(300)), noise(9_000), new Uint8Array(20_000)]) {
    const theirs = runTool('python3', ['-c', SCRIPT, String(content.length)], { input: lznt1(content) });
    expect(theirs.equals(content)).toBe(true);
  }
});
