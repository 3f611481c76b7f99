import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../fixtures/bytes.ts';
import { gzipMember, noise, uint16, uint32 } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS, decode, decoded, SAFE } from '../../fixtures/decoders.ts';
import { MARTIN } from '../../fixtures/transactions.ts';

const PAYLOAD = bytesOf(MARTIN);
const MEMBER = zlib.gzipSync(PAYLOAD);
const DATA_START = 10;
const TRAILER = MEMBER.length - 8;

function join(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}

/** The member with another number written over it. */
function withNumber(at: number, value: number): Buffer {
  return join(MEMBER.subarray(0, at), uint32(value), MEMBER.subarray(at + 4));
}

describe.each(BOTH_DECODERS)('a gzip header, with the %s decoder', (_, decompress) => {
  test.each([
    ['a name', { name: 'DIRSYNC.TXT' }],
    ['a comment', { comment: 'made by hand' }],
    ['an extra field', { extra: noise(300) }],
    ['an empty extra field', { extra: new Uint8Array() }],
    ['its own CRC', { headerCrc: 0 }],
    ['everything', { extra: bytesOf('\0\0x'), name: '', comment: 'c', headerCrc: 0 }],
    ['the mark for text', { flags: 1 }],
  ])('with %s is passed over', async (_name, header) => {
    expect(await decoded(decompress, 'gzip', gzipMember(PAYLOAD, header))).toEqual(Buffer.from(PAYLOAD));
  });

  test('whose own CRC is wrong is refused', async () => {
    const verdict = await decode(decompress, 'gzip', gzipMember(PAYLOAD, { name: 'x', headerCrc: 1 }));
    expect(['checksum-mismatch', 'corrupt-data']).toContain(verdict.kind);
  });

  test('cut anywhere is refused', async () => {
    const whole = gzipMember(PAYLOAD, { extra: noise(5), name: 'name', comment: 'comment', headerCrc: 0 });
    for (let length = 2; length < whole.length; length += 1) {
      expect((await decode(decompress, 'gzip', whole.subarray(0, length))).kind).toBe('truncated');
    }
  });
});

describe('a gzip header that says what we do not read', () => {
  test('is unsupported: another method', async () => {
    const verdict = await decode(SAFE, 'gzip', gzipMember(PAYLOAD, { method: 7 }));
    expect(verdict).toMatchObject({ kind: 'unsupported-codec', offset: 2 });
  });

  test.each([0x20, 0x40, 0x80])('is unsupported: reserved flag %i', async (flags) => {
    const verdict = await decode(SAFE, 'gzip', gzipMember(PAYLOAD, { flags }));
    expect(verdict).toMatchObject({ kind: 'unsupported-codec', offset: 3 });
  });

  test('is damaged when it is none', async () => {
    expect(await decode(SAFE, 'gzip', bytesOf('A Martin, no gzip'))).toMatchObject({
      kind: 'corrupt-data',
      offset: 0,
    });
  });
});

describe.each(BOTH_DECODERS)('several gzip members, with the %s decoder', (_, decompress) => {
  test('are one content', async () => {
    const members = join(MEMBER, gzipMember(bytesOf('-second-'), { name: 'n' }), zlib.gzipSync(''), MEMBER);
    expect((await decoded(decompress, 'gzip', members)).toString('latin1')).toBe(
      `${MARTIN}-second-${MARTIN}`,
    );
  });

  test('may be many and empty', async () => {
    const members = Buffer.alloc(50_000 * 20, zlib.gzipSync(''));
    expect(await decoded(decompress, 'gzip', join(members, MEMBER))).toEqual(Buffer.from(PAYLOAD));
  });

  test('are refused when the last one is cut', async () => {
    for (let length = 2; length < MEMBER.length; length += 1) {
      const verdict = await decode(decompress, 'gzip', join(MEMBER, MEMBER.subarray(0, length)));
      expect(verdict.kind).toBe('truncated');
    }
  });

  test('are refused when an inner one has a wrong CRC', async () => {
    const verdict = await decode(decompress, 'gzip', join(withNumber(TRAILER, 1), MEMBER));
    expect(verdict.kind).toBe('checksum-mismatch');
  });
});

describe.each(BOTH_DECODERS)('what follows gzip data, with the %s decoder', (_, decompress) => {
  test.each([1, 7, 511, 20_000])('is padding when it is %i zeros', async (zeros) => {
    const output = await decoded(decompress, 'gzip', join(MEMBER, new Uint8Array(zeros)));
    expect(output).toEqual(Buffer.from(PAYLOAD));
  });

  test.each([
    ['text', bytesOf('more')],
    ['half a signature', Uint8Array.of(0x1f)],
    ['a signature and nonsense', Uint8Array.of(0x1f, 0x8b, 1)],
    ['text behind zeros', bytesOf('\0\0\0more')],
    ['a member behind zeros', join(new Uint8Array(3), MEMBER)],
  ])('is not dropped without a word: %s', async (_name, rest) => {
    const verdict = await decode(decompress, 'gzip', join(MEMBER, rest));
    expect(verdict.kind).not.toBe('ok');
  });

  test('is located', async () => {
    const verdict = await decode(decompress, 'gzip', join(MEMBER, bytesOf('\0\0\0more')));
    expect(verdict).toMatchObject({ kind: 'corrupt-data', offset: MEMBER.length + 3 });
  });
});

describe.each(BOTH_DECODERS)('check values, with the %s decoder', (_, decompress) => {
  test('a wrong CRC is a checksum mismatch', async () => {
    const verdict = await decode(decompress, 'gzip', withNumber(TRAILER, zlib.crc32(PAYLOAD) ^ 1));
    expect(verdict.kind).toBe('checksum-mismatch');
  });

  test('a wrong length is a checksum mismatch', async () => {
    const verdict = await decode(decompress, 'gzip', withNumber(TRAILER + 4, PAYLOAD.length + 1));
    expect(verdict.kind).toBe('checksum-mismatch');
  });
});

test('a checksum mismatch names both values and the place of the wrong one', async () => {
  expect(await decode(SAFE, 'gzip', withNumber(TRAILER, 0xabc))).toEqual({
    kind: 'checksum-mismatch',
    offset: TRAILER,
    detail: `CRC-32 says 00000abc, data gives ${zlib.crc32(PAYLOAD).toString(16).padStart(8, '0')}`,
  });
  expect(await decode(SAFE, 'gzip', withNumber(TRAILER + 4, 9))).toEqual({
    kind: 'checksum-mismatch',
    offset: TRAILER + 4,
    detail: `length says 9, data gives ${PAYLOAD.length}`,
  });
});

test('offsets count from the beginning of the file, in later members too', async () => {
  const second = join(MEMBER.subarray(0, DATA_START), Uint8Array.of(6), uint16(0));
  expect(await decode(SAFE, 'gzip', join(MEMBER, second))).toMatchObject({
    kind: 'corrupt-data',
    offset: MEMBER.length + DATA_START,
  });
});
