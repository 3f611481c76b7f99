import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasZlibSignature } from '../../../shared/codecs/zlib.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { BOTH_DECODERS, decode, decoded, SAFE } from '../../fixtures/decoders.ts';
import { MARTIN } from '../../fixtures/transactions.ts';

const PAYLOAD = bytesOf(MARTIN);
const PACKED = zlib.deflateSync(PAYLOAD);
const CHECK = PACKED.length - 4;

describe('the zlib signature', () => {
  test('is that of every level and window', () => {
    for (const level of [0, 1, 5, 6, 7, 9]) {
      for (const windowBits of [9, 10, 11, 12, 13, 14, 15]) {
        expect(hasZlibSignature(zlib.deflateSync(PAYLOAD, { level, windowBits }))).toBe(true);
      }
    }
  });

  test.each([
    ['nothing', []],
    ['one byte', [0x78]],
    ['a wrong check of the header', [0x78, 0x9d]],
    ['another method', [0x77, 0x85]],
    ['a window of 64 KB', [0x88, 0x1c]],
  ])('is not %s', (_, bytes) => {
    expect(hasZlibSignature(Uint8Array.from(bytes))).toBe(false);
  });
});

describe.each(BOTH_DECODERS)('zlib data, with the %s decoder', (_, decompress) => {
  test('that needs a preset dictionary is unsupported', async () => {
    const packed = zlib.deflateSync(PAYLOAD, { dictionary: Buffer.from('Martin, Robert') });
    expect((await decode(decompress, 'zlib', packed)).kind).toBe('unsupported-codec');
  });

  test('with a wrong Adler-32 is a checksum mismatch', async () => {
    const packed = Buffer.from(PACKED);
    packed.writeUInt32BE(0xabc, CHECK);
    expect((await decode(decompress, 'zlib', packed)).kind).toBe('checksum-mismatch');
  });

  test('may be followed by zeros', async () => {
    const padded = Buffer.concat([PACKED, new Uint8Array(9)]);
    expect(await decoded(decompress, 'zlib', padded)).toEqual(Buffer.from(PAYLOAD));
  });

  test.each(['zlib', 'deflate'] as const)(
    'as %s followed by anything else is refused there',
    async (codec) => {
      const packed = codec === 'zlib' ? PACKED : zlib.deflateRawSync(PAYLOAD);
      const verdict = await decode(decompress, codec, Buffer.concat([packed, bytesOf('\0more')]));
      expect(verdict).toMatchObject({ kind: 'corrupt-data', offset: packed.length + 1 });
    },
  );
});

test('a checksum mismatch names both values and its place', async () => {
  const packed = Buffer.from(PACKED);
  const right = packed.readUInt32BE(CHECK).toString(16).padStart(8, '0');
  packed.writeUInt32BE(0xabc, CHECK);
  expect(await decode(SAFE, 'zlib', packed)).toEqual({
    kind: 'checksum-mismatch',
    offset: CHECK,
    detail: `Adler-32 says 00000abc, data gives ${right}`,
  });
});

test('what has no zlib header is damaged', async () => {
  expect((await decode(SAFE, 'zlib', bytesOf('A Martin'))).kind).toBe('corrupt-data');
});
