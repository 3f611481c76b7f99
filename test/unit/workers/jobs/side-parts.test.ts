/** What lies beside the transactions is neither counted with them nor blamed for them. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise, zipArchive } from '../../../fixtures/compressed.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { ENTRIES, GZIP, zipOf } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';

const PICTURE = Buffer.concat([bytesOf('\x89PNG\r\n\x1a\n\0\0\0\r'), noise(900)]);
const CARD = bytesOf('BEGIN:VCARD\r\nEND:VCARD\r\n');
const CUT = GZIP.subarray(0, 100);
/** Two bytes that pass for a zlib header, and a deflate block of a kind that there is none of. */
const LIKE_ZLIB = Buffer.concat([Uint8Array.of(0x48, 0x89, 0xff), noise(900)]);

const reply = (...contents: readonly Uint8Array[]) =>
  readAsMessage(mimeMessage({ attachments: contents.map((bytes, at) => ({ name: `${at}`, bytes })) }));

describe('transactions beside something else', () => {
  test.each([
    ['a picture in front of them', [PICTURE, GZIP]],
    ['a card in front of them', [CARD, GZIP]],
    ['a picture in an archive', [GZIP, zipOf(PICTURE)]],
    ['binary content that begins like zlib data', [GZIP, LIKE_ZLIB]],
  ])('%s', async (_, contents) => {
    const { failure, payload, lint, notes } = await reply(...contents);
    expect([failure, lint]).toEqual([null, []]);
    expect(payload).toEqual({
      format: 'inattachment',
      codec: 'gzip',
      bytesIn: GZIP.length,
      bytesOut: ENTRIES.length,
      transactions: 40,
    });
    expect(notes).toHaveLength(1);
  });
});

describe('what could not be decoded is told before what is no transactions', () => {
  test('and is what the payload is measured by', async () => {
    const { failure, payload } = await reply(PICTURE, CUT);
    expect(failure).toMatchObject({ kind: 'truncated', part: '1.3' });
    expect(payload).toMatchObject({ format: 'inattachment', codec: 'gzip', bytesIn: CUT.length });
  });

  test('and so is what was not read at all', async () => {
    const many = zipArchive([1, 2, 3].map((number) => ({ name: `${number}`, content: CARD })));
    const message = mimeMessage({
      attachments: [many, GZIP].map((bytes, at) => ({ name: `${at}`, bytes })),
    });
    const { failure } = await readAsMessage(message, { mimeParts: 5 });
    expect(failure).toMatchObject({ kind: 'output-limit', part: '1.3' });
  });
});

test('zlib data is told from what begins like it, alone or not', async () => {
  expect((await reply(LIKE_ZLIB)).failure).toMatchObject({
    kind: 'malformed-transactions',
    detail: expect.stringContaining('would do as a zlib header'),
  });
  expect((await reply(zlib.deflateSync(ENTRIES).subarray(0, -9))).failure).toMatchObject({
    kind: 'truncated',
  });
});

test('what lies too deep is told by what it announces, and measured by what was sent', async () => {
  const nested = [1, 2, 3].reduce<Uint8Array>((inner) => zipOf(inner), bytesOf(ENTRIES));
  const { parts, payload } = await readAsMessage(replyWith(nested), { containerDepth: 2 });
  expect(parts.at(-1)).toMatchObject({ format: 'unknown', bytes: ENTRIES.length });
  expect(payload).toMatchObject({ codec: 'zip', bytesIn: nested.length });
});
