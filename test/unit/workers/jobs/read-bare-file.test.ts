import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise, openDeflate, zipArchive } from '../../../fixtures/compressed.ts';
import { readAsMessage, readBytes } from '../../../fixtures/reading.ts';
import { manyEntries, MARTIN } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(40);

describe('a transaction file without an envelope is read', () => {
  test.each([
    ['none', bytesOf(ENTRIES)],
    ['gzip', zlib.gzipSync(ENTRIES)],
    ['zlib', zlib.deflateSync(ENTRIES)],
    ['deflate', zlib.deflateRawSync(ENTRIES)],
    ['zip', zipArchive([{ name: 'x', content: bytesOf(ENTRIES) }])],
  ])('compressed as %s', async (codec, bytes) => {
    expect(await readAsMessage(bytes)).toMatchObject({
      envelope: { kind: 'Other', from: null, dateSource: 'mtime', dateMs: expect.any(Number) },
      payload: { codec, bytesIn: bytes.length, bytesOut: ENTRIES.length, transactions: 40 },
      notes: ['a transaction file without a mail envelope'],
      failure: null,
    });
    const { parts } = await readAsMessage(bytes);
    expect(parts[0]).toMatchObject({ path: '1', start: 0, end: bytes.length, codec });
    expect(parts.at(-1)).toMatchObject({ path: codec === 'zip' ? '1/1' : '1', transactions: 40 });
  });

  test('of one line', async () => {
    expect((await readAsMessage(bytesOf(MARTIN))).payload.transactions).toBe(1);
  });

  test('that begins with a small block before a large one', async () => {
    const stored = zlib.deflateRawSync(ENTRIES.repeat(40).slice(10), { level: 0 });
    const stream = Buffer.concat([openDeflate(bytesOf(ENTRIES.slice(0, 10))), stored]);
    const gzip = Buffer.concat([
      zlib.gzipSync('').subarray(0, 10),
      stream,
      zlib.gzipSync(ENTRIES.repeat(40)).subarray(-8),
    ]);
    expect((await readAsMessage(gzip)).payload.transactions).toBe(1_600);
  });

  test('with a note where more are there than are counted', async () => {
    const { notes } = await readAsMessage(zlib.gzipSync(ENTRIES), { transactionsPerMessage: 39 });
    expect(notes).toContain('part 1: more than 39 transactions, the rest was not read');
  });
});

describe('a damaged transaction file fails as what it is', () => {
  const packed = zlib.gzipSync(ENTRIES);
  const wrongCheck = Buffer.from(packed);
  wrongCheck.writeUInt32LE(1, packed.length - 8);

  test.each([
    ['truncated', packed.subarray(0, 100)],
    ['truncated', zlib.deflateSync(ENTRIES).subarray(0, 200)],
    ['truncated', zlib.deflateRawSync(ENTRIES).subarray(0, 200)],
    ['checksum-mismatch', wrongCheck],
    ['corrupt-data', Buffer.concat([packed, bytesOf('behind the end')])],
  ] as const)('%s', async (kind, bytes) => {
    expect(await readBytes(bytes)).toMatchObject({ kind: 'unreadable', failure: { kind, part: '1' } });
  });

  test('output-limit', async () => {
    const { kind } = await readBytes(packed, { attachmentOutputBytes: ENTRIES.length });
    expect(kind).toBe('message');
    expect(await readBytes(packed, { attachmentOutputBytes: ENTRIES.length - 1 })).toMatchObject({
      kind: 'unreadable',
      failure: { kind: 'output-limit', part: '1' },
    });
  });
});

describe('what is no transaction file is unrecognised, and says why', () => {
  const noHeaders = 'no mail headers at the beginning';

  test.each([
    ['nothing', new Uint8Array(), 'empty file'],
    ['random bytes', noise(3_000), `${noHeaders}; binary content of no known kind`],
    [
      'random bytes that begin like zlib data',
      randomZlib(),
      `${noHeaders}; binary content of no known kind; its first two bytes would do as a zlib header (RFC 1950), but nothing known comes out: deflate: invalid length/literal`,
    ],
    ['prose', bytesOf('It was the best of times.'), `${noHeaders}; text, but neither transactions nor a log`],
    ['compressed prose', zlib.gzipSync('It was.'), 'gzip data, but what it holds are no transactions'],
    ['compressed nothing', zlib.gzipSync(''), 'gzip data, but what it holds are no transactions'],
    ['an empty line', bytesOf('\r\n'), `${noHeaders}; text, but neither transactions nor a log`],
  ])('%s', async (_, bytes, reason) => {
    expect(await readBytes(bytes)).toMatchObject({ kind: 'unrecognised', reason });
  });

  test('random bytes of any beginning, never as damaged data', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const bytes = noise(400, seed);
      bytes.set([0x78, 0x9c].slice(0, seed % 3));
      expect((await readBytes(bytes)).kind).toBe('unrecognised');
    }
  });
});

function randomZlib(): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x78, 0x9c), noise(1_000)]);
}
