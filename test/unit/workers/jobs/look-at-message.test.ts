import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { Limits } from '../../../../shared/limits.ts';
import { BODY_PREVIEW_CHARS } from '../../../../shared/model.ts';
import type { JobOf, JobResults, Look } from '../../../../electron/workers/protocol.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { openDeflate } from '../../../fixtures/compressed.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { runHere } from '../../../fixtures/reading.ts';
import { columnLine, manyEntries } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(5_000);
const REPLY = replyWith(zlib.gzipSync(ENTRIES));

const fileOf = (bytes: Uint8Array): string => writeFile(temporaryFolder('look'), 'x.eml', bytes);

async function look(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Look> {
  const job = {
    kind: 'look',
    file: fileOf(bytes),
    steps: [],
    limits: { ...DEFAULT_LIMITS, ...limits },
  } as const;
  const { result } = await runHere<'look'>(job);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

async function windowOf(bytes: Uint8Array, wanted: Partial<JobOf<'bytes'>>): Promise<JobResults['bytes']> {
  const whole = { part: '1.2', decompressed: true, offset: 0, length: 100, ...wanted };
  const job = { kind: 'bytes', file: fileOf(bytes), steps: [], limits: DEFAULT_LIMITS, ...whole } as const;
  return (await runHere<'bytes'>(job)).result;
}

async function page(
  bytes: Uint8Array,
  wanted: Partial<JobOf<'transactions'>>,
): Promise<JobResults['transactions']> {
  const whole = { part: '1.2', codePage: 'auto', offset: 0, limit: 10, ...wanted } as const;
  const job = {
    kind: 'transactions',
    file: fileOf(bytes),
    steps: [],
    limits: DEFAULT_LIMITS,
    ...whole,
  } as const;
  return (await runHere<'transactions'>(job)).result;
}

describe('headers and text', () => {
  test('are those of the message and of its first text part', async () => {
    const { headers, bodyText, bodyIsCut } = await look(REPLY);
    expect(headers.map(({ name }) => name)).toEqual([
      'From',
      'To',
      'Subject',
      'Date',
      'Message-ID',
      'MIME-Version',
      'Content-Type',
    ]);
    expect(bodyText).toBe('Directory updates are attached.');
    expect(bodyIsCut).toBe(false);
  });

  test('are cut at the limit, and say so', async () => {
    const exactly = (length: number): Promise<Look> => look(mimeMessage({ body: 'x'.repeat(length - 2) }));
    expect(await exactly(BODY_PREVIEW_CHARS)).toMatchObject({ bodyIsCut: false });
    const { bodyText, bodyIsCut } = await exactly(BODY_PREVIEW_CHARS + 1);
    expect(bodyText).toHaveLength(BODY_PREVIEW_CHARS);
    expect(bodyIsCut).toBe(true);
  });

  test.each([
    ['windows-1252', 'K\xf6ln', 'Köln'],
    ['utf-8', 'K\xc3\xb6ln', 'Köln'],
    ['iso-8859-2', '\xa3\xf3d\xbc', 'Łódź'],
    ['no-such-charset', 'K\xf6ln', 'Köln'],
  ])('are read in their charset: %s', async (charset, text, expected) => {
    const message = `From: a\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n${text}`;
    expect((await look(Buffer.from(message, 'latin1'))).bodyText).toBe(expected);
  });

  test.each([
    ['a transaction file', bytesOf(ENTRIES)],
    ['nothing', new Uint8Array()],
  ])('of what is no message are empty: %s', async (_, bytes) => {
    expect(await look(bytes)).toEqual({ headers: [], bodyText: '', bodyIsCut: false });
  });

  test('of a message without text have none', async () => {
    const bytes = bytesOf('From: a\r\nContent-Type: image/png\r\n\r\nx');
    expect((await look(bytes)).bodyText).toBe('');
  });

  test('of a message beyond the limits are refused', async () => {
    await expect(look(REPLY, { mimeParts: 1 })).rejects.toThrow('more than 1 parts');
  });
});

describe('a window of bytes', () => {
  const content = bytesOf(ENTRIES);

  test.each([
    ['the beginning', 0, 100],
    ['the middle', 70_001, 5_000],
    ['a byte', 4_095, 1],
    ['nothing', 10, 0],
    ['the last byte', content.length - 1, 1],
    ['more than there is', content.length - 10, 1_000],
    ['what lies behind the end', content.length + 10, 10],
    ['all', 0, content.length + 1],
  ])('of the decompressed content is %s', async (_, offset, length) => {
    const result = await windowOf(REPLY, { offset, length });
    expect(result).toMatchObject({ ok: true, value: { failedAt: null } });
    const bytes = result.ok ? result.value.bytes : null;
    expect(bytes && Buffer.from(bytes).equals(content.subarray(offset, offset + length))).toBe(true);
  });

  test('knows how much there is once the end was seen', async () => {
    const total = async (length: number): Promise<unknown> => {
      const result = await windowOf(REPLY, { length });
      return result.ok ? result.value.total : result.error;
    };
    expect(await total(100)).toBeNull();
    expect(await total(content.length + 1)).toBe(content.length);
  });

  test('of the content as it is sent is that of the compressed bytes', async () => {
    const packed = zlib.gzipSync(ENTRIES);
    const result = await windowOf(REPLY, { decompressed: false, offset: 2, length: 5 });
    expect(result).toEqual({
      ok: true,
      value: { bytes: packed.subarray(2, 7), total: packed.length, failedAt: null },
    });
  });

  test('of what is not compressed is the same either way', async () => {
    const message = replyWith(bytesOf('A text without compression'));
    for (const decompressed of [false, true]) {
      const result = await windowOf(message, { decompressed, offset: 2, length: 4 });
      expect(result.ok && Buffer.from(result.value.bytes).toString()).toBe('text');
    }
  });

  test('of damaged content ends where decoding failed, and says where', async () => {
    const failedAt = 60_000;
    const start = zlib.gzipSync('').subarray(0, 10);
    const cut = replyWith(Buffer.concat([start, openDeflate(content.subarray(0, failedAt))]));
    const result = await windowOf(cut, { length: 1_000_000 });
    expect(result).toMatchObject({ ok: true, value: { total: null, failedAt } });
    expect(result.ok && result.value.bytes.length).toBe(failedAt);
    expect(await windowOf(cut, { length: 100 })).toMatchObject({ value: { failedAt: null } });
  });

  test('of a file that is no message is part 1', async () => {
    const result = await windowOf(bytesOf(ENTRIES), { part: '1', offset: 2, length: 4 });
    expect(result.ok && Buffer.from(result.value.bytes).toString()).toBe('User');
  });

  test('of a part that is not there is refused', async () => {
    expect(await windowOf(REPLY, { part: '1.9' })).toMatchObject({
      ok: false,
      error: { kind: 'malformed-message', part: '1.9' },
    });
  });
});

describe('a page of transactions', () => {
  test.each([
    ['compressed', REPLY, '1.2'],
    ['attached as text', replyWith(bytesOf(ENTRIES)), '1.2'],
    ['in the body', mimeMessage({ body: `Words.\r\n[DIRSYNC-TRANSACTIONS]\r\n${ENTRIES}` }), '1'],
    ['in a file of their own', zlib.deflateSync(ENTRIES), '1'],
  ])('is that part of the list, with the length of all: %s', async (_, message, part) => {
    const result = await page(message, { part, offset: 4_990, limit: 20 });
    const rows = result.ok ? result.value.rows : [];
    expect(result).toMatchObject({ ok: true, value: { total: 5_000 } });
    expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 10 }, (_row, at) => 4_990 + at));
    expect(rows[0]).toMatchObject({ code: 'A', name: 'User 4990', address: 'NORTH/PO1/USER4990' });
  });

  test('tells where each stands in the decompressed content', async () => {
    const result = await page(REPLY, { offset: 2, limit: 1 });
    const [row] = result.ok ? result.value.rows : [];
    expect(ENTRIES.slice(row?.start, row?.end)).toBe(columnLine('A', 'User 2', 'PCM:NORTH/PO1/USER2'));
  });

  test('behind the end is empty', async () => {
    expect(await page(REPLY, { offset: 5_000 })).toMatchObject({ value: { rows: [], total: 5_000 } });
  });

  test('of damaged content are the rows before the damage, and behind them the failure', async () => {
    const start = zlib.gzipSync('').subarray(0, 10);
    const cut = replyWith(Buffer.concat([start, openDeflate(bytesOf(manyEntries(7)))]));
    expect(await page(cut, { offset: 6 })).toMatchObject({ ok: true, value: { total: 7 } });
    expect(await page(cut, { offset: 7 })).toMatchObject({ ok: false, error: { kind: 'truncated' } });
    const empty = replyWith(start);
    expect(await page(empty, { offset: 0 })).toMatchObject({ ok: false, error: { kind: 'truncated' } });
  });

  test('of a part that is not there is refused', async () => {
    expect(await page(REPLY, { part: '7' })).toMatchObject({ ok: false, error: { part: '7' } });
  });
});

test('the hash of a file is that of its bytes', async () => {
  const job = { kind: 'hash', file: fileOf(bytesOf('abc')), steps: [], limits: DEFAULT_LIMITS } as const;
  expect((await runHere<'hash'>(job)).result).toEqual({
    ok: true,
    value: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});
