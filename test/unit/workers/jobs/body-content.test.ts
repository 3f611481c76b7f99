/** What stands where the text of a message should is told by its content, as everywhere else. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { carrier, ENTRIES, GZIP, look, WINMAIL } from '../../../fixtures/nested.ts';
import { binary } from '../../../fixtures/mapi-values.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';
import { compressedRtf } from '../../../fixtures/rtf.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';
import { ID } from '../../../../shared/formats/mapi/names.ts';

const HEADERS = [
  'From: "EXCHANGE/HQ/$SYSTEM" <IMCEAMS-EXCHANGE_HQ_+24SYSTEM@example.com>',
  'To: "NORTH/PO1/$SYSTEM" <IMCEAMS-NORTH_PO1_+24SYSTEM@example.com>',
  'Subject: SrvTx R=17 S=85 (was 80), I=1 40 sent',
  'Date: Mon, 6 May 1996 21:30:00 +0000',
];
const lines = (...all: readonly string[]): Uint8Array => bytesOf(all.join('\r\n'));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const unnamed = (bytes: Uint8Array): Uint8Array =>
  lines(...HEADERS, 'Content-Transfer-Encoding: base64', '', base64(bytes), '');

const HTML = `<html><body><pre>\r\n${ENTRIES}</pre></body></html>\r\n`;
const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}`;
const parts = (multipart: string, ...all: readonly string[]): Uint8Array =>
  lines(...HEADERS, `Content-Type: multipart/${multipart}; boundary=b`, '', ...all, '--b--', '');

const RTF = bytesOf(`{\\rtf1 see attached: ${'transactions '.repeat(20)}}`);
const withRtfBody = (rtf: Uint8Array): Uint8Array =>
  replyWith(
    tnefFile({
      properties: [binary(ID.rtfCompressed, rtf)],
      attachments: [{ name: 'dirsync.gz', content: GZIP }],
    }),
  );

describe('transactions without a file name or a type are read', () => {
  test.each([
    ['compressed', GZIP, '1', 'gzip'],
    ['in a winmail.dat', WINMAIL, '1/2', 'gzip'],
  ])('%s', async (_, content, where, codec) => {
    const message = unnamed(content);
    const { failure, payload, parts: found } = await readAsMessage(message);
    expect(failure).toBeNull();
    expect(carrier(found)).toMatchObject({ path: where, format: codec, transactions: 40 });
    expect(payload).toMatchObject({ codec, transactions: 40, bytesIn: GZIP.length });
    const window = { kind: 'transactions', part: where, codePage: 'auto', offset: 0, limit: 10 } as const;
    expect(await look<'transactions'>(message, window)).toMatchObject({ ok: true, value: { total: 40 } });
  });

  test('and binary content is not searched for them', async () => {
    const content = Buffer.concat([Uint8Array.of(1, 0, 0, 0, 2, 13, 10), bytesOf(ENTRIES)]);
    const { failure, payload } = await readAsMessage(unnamed(content));
    expect(payload.transactions).toBe(0);
    expect(failure).toMatchObject({ kind: 'malformed-transactions', part: '1' });
  });

  test('and Japanese text, which switches character sets, is', async () => {
    const content = Buffer.concat([Uint8Array.of(27, 36, 66, 70, 124, 27, 40, 66, 13, 10), bytesOf(ENTRIES)]);
    expect((await readAsMessage(unnamed(content))).payload).toMatchObject({ transactions: 40 });
  });
});

test('text in UTF-16 is told as that, with a byte order mark or by its header', async () => {
  const text = Buffer.from(ENTRIES, 'utf16le');
  const marked = unnamed(Buffer.concat([Uint8Array.of(0xff, 0xfe), text]));
  const named = lines(
    ...HEADERS,
    'Content-Type: text/plain; charset=utf-16le',
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
    '',
  );
  for (const message of [marked, named]) {
    const { failure, notes, parts: found } = await readAsMessage(message);
    expect([failure, found[0]?.format]).toEqual([null, 'text']);
    expect(notes).toEqual(['part 1: UTF-16 text, in which no transactions are read']);
  }
});

describe('a text that TNEF keeps as compressed RTF', () => {
  test('is decompressed and checked, and carries nothing', async () => {
    const message = withRtfBody(compressedRtf(RTF));
    const { failure, payload, parts: found } = await readAsMessage(message);
    expect(failure).toBeNull();
    expect(found.find(({ path: at }) => at === '1.2/1')).toMatchObject({
      format: 'rtf',
      bytesOut: RTF.length,
      failure: null,
    });
    expect(payload).toMatchObject({ codec: 'gzip', bytesIn: GZIP.length, transactions: 40 });
  });

  test('stays as it is in a delivery', async () => {
    const rtf = compressedRtf(RTF);
    const temporary = path.join(temporaryFolder('build'), 'new');
    const built = await look<'build'>(withRtfBody(rtf), { kind: 'build', decoder: 'safe', temporary });
    expect(built.ok).toBe(true);
    const { parts: delivered } = await readAsMessage(fs.readFileSync(temporary));
    expect(delivered.slice(-2)).toMatchObject([
      { path: '1.2/1', format: 'rtf', bytes: rtf.length, failure: null },
      { path: '1.2/2', format: 'transactions', transactions: 40 },
    ]);
  });

  test('that is damaged is told, and no obstacle to the transactions', async () => {
    const {
      failure,
      notes,
      parts: found,
    } = await readAsMessage(withRtfBody(compressedRtf(RTF).subarray(0, -9)));
    expect(failure).toBeNull();
    expect(found.find(({ path: at }) => at === '1.2/1')?.failure).toMatchObject({ kind: 'truncated' });
    expect(notes).toContainEqual(expect.stringMatching(/^part 1\.2\/1: .*RTF/));
  });
});

describe('a text as HTML', () => {
  test('is not counted beside the same as plain text', async () => {
    const { payload, lint } = await readAsMessage(
      parts('alternative', part('text/plain', ENTRIES), part('text/html', HTML)),
    );
    expect([payload.transactions, lint]).toEqual([40, []]);
  });

  test('nor in front of it', async () => {
    const { payload } = await readAsMessage(
      parts('alternative', part('text/html', HTML), part('text/plain', ENTRIES)),
    );
    expect(payload.transactions).toBe(40);
  });

  test('is counted by itself, and told as HTML whose tags are no faults of the entries', async () => {
    const { payload, lint, notes } = await readAsMessage(parts('mixed', part('text/html', HTML)));
    expect([payload.transactions, lint]).toEqual([40, []]);
    expect(notes).toEqual([
      'part 1.1: HTML, read as it is written: an entry with a tag in its line is not counted',
    ]);
  });
});

test('a winmail.dat that repeats the transactions of the text has not failed', async () => {
  const { notes, parts: found } = await readAsMessage(
    mimeMessage({
      body: ENTRIES,
      attachments: [{ name: 'winmail.dat', bytes: tnefFile({ body: ENTRIES }) }],
    }),
  );
  expect(found.map(({ failure }) => failure)).toEqual(found.map(() => null));
  expect(notes).toEqual(['part 1.2/1: the same transactions as in part 1.1, where they are counted']);
});

describe('text of another kind where transactions are expected is named', () => {
  const MBOX = 'From a@example.com Mon May  6 21:30:00 1996\nSubject: x\n\nHello.\n'.repeat(3);
  const utf16 = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(ENTRIES, 'utf16le')]);

  test.each([
    ['an mbox', bytesOf(MBOX), '1.2', /^an mbox, .*; save it/],
    ['an mbox that is compressed', zlib.gzipSync(MBOX), '1.2/1', /^an mbox, .*; save it/],
    ['UTF-16', utf16, '1.2', /^UTF-16 text/],
    ['UTF-16 that is compressed', zlib.gzipSync(utf16), '1.2/1', /^UTF-16 text/],
  ])('%s', async (_, content, where, detail) => {
    expect((await readAsMessage(replyWith(content))).failure).toMatchObject({
      kind: 'malformed-transactions',
      part: where,
      detail: expect.stringMatching(detail),
    });
  });
});
