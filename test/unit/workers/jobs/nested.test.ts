/** What lies within containers and codecs within each other is read, within bounds. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { zipArchive } from '../../../fixtures/compressed.ts';
import { uuencoded } from '../../../fixtures/mail-encodings.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { carrier, ENTRIES, GZIP, letter, PERSON, WINMAIL, zipOf } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage, readBytes } from '../../../fixtures/reading.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

describe('transactions are found', () => {
  test.each([
    ['in gzip within gzip', replyWith(zlib.gzipSync(GZIP)), '1.2/1', 'gzip'],
    ['in gzip within a zip', replyWith(zipOf(GZIP)), '1.2/1', 'zip'],
    ['in a zip within gzip', replyWith(zlib.gzipSync(zipOf(bytesOf(ENTRIES)))), '1.2/1/1', 'gzip'],
    ['in gzip within TNEF', replyWith(WINMAIL), '1.2/2', 'gzip'],
    ['in gzip within TNEF within gzip', replyWith(zlib.gzipSync(WINMAIL)), '1.2/1/2', 'gzip'],
  ])('%s', async (_, bytes, where, codec) => {
    const { failure, payload, parts } = await readAsMessage(bytes);
    expect(failure).toBeNull();
    expect(carrier(parts)).toMatchObject({ path: where, transactions: 40 });
    expect(payload).toMatchObject({
      codec,
      bytesOut: ENTRIES.length,
      transactions: 40,
      format: 'inattachment',
    });
  });

  test('in the one of several members that holds some', async () => {
    const zip = zipArchive([
      { name: 'readme.txt', content: bytesOf('Hello.') },
      { name: 'trans.txt', content: bytesOf(ENTRIES) },
    ]);
    const { failure, parts } = await readAsMessage(replyWith(zip));
    expect(failure).toBeNull();
    expect(carrier(parts)).toMatchObject({ path: '1.2/2', fileName: 'trans.txt' });
  });

  test('in a mail message within a zip', async () => {
    const { parts } = await readAsMessage(
      mimeMessage({
        from: 'a@example.com',
        to: 'b@example.com',
        subject: 'FW',
        attachments: [{ name: 'x', bytes: zipOf(replyWith(GZIP)) }],
      }),
    );
    expect(parts.map(({ path: at, format }) => [at, format])).toEqual([
      ['1', 'multipart'],
      ['1.1', 'text'],
      ['1.2', 'zip'],
      ['1.2/1', 'message'],
      ['1.2/1/1', 'multipart'],
      ['1.2/1/1.1', 'text'],
      ['1.2/1/1.2', 'gzip'],
    ]);
    expect(carrier(parts)).toMatchObject({ path: '1.2/1/1.2', transactions: 40 });
  });
});

test('a message whose container holds no transactions has failed, and says where', async () => {
  const { failure } = await readAsMessage(replyWith(tnefFile({ subject: 'x', body: 'Hello.' })));
  expect(failure).toMatchObject({ kind: 'malformed-transactions', part: '1.2' });
});

describe('bounds', () => {
  const nestedGzip = (levels: number): Uint8Array =>
    Array.from({ length: levels }).reduce<Uint8Array>((inner) => zlib.gzipSync(inner), bytesOf(ENTRIES));

  test('containers may lie within each other as deep as the limit says', async () => {
    const at = (levels: number) => readAsMessage(replyWith(nestedGzip(levels)), { containerDepth: 3 });
    expect((await at(4)).failure).toBeNull();
    expect((await at(5)).failure).toMatchObject({ kind: 'output-limit', part: '1.2/1/1/1/1' });
  });

  test('what has to be opened again is kept up to the limit', async () => {
    const inner = zipOf(GZIP);
    const message = replyWith(zlib.gzipSync(inner));
    // The zip, and the gzip in it while that is read.
    const most = inner.length + GZIP.length;
    expect((await readAsMessage(message, { nestedBytes: most })).failure).toBeNull();
    expect((await readAsMessage(message, { nestedBytes: most - 1 })).failure).toMatchObject({
      part: '1.2/1/1',
    });
    expect((await readAsMessage(message, { nestedBytes: inner.length - 1 })).failure).toMatchObject({
      kind: 'output-limit',
      part: '1.2',
    });
  });

  test('what only passes is not kept', async () => {
    expect((await readAsMessage(replyWith(GZIP), { nestedBytes: 100_000 })).failure).toBeNull();
    const large = zlib.gzipSync(manyEntries(20_000));
    expect((await readAsMessage(replyWith(large), { nestedBytes: 100_000 })).failure).toBeNull();
  });

  test('parts and members are counted together', async () => {
    const files = (count: number): Buffer =>
      zipArchive(Array.from({ length: count }, (_, at) => ({ name: `${at}`, content: bytesOf(ENTRIES) })));
    expect((await readAsMessage(replyWith(files(6)), { mimeParts: 8 })).failure).toBeNull();
    expect((await readAsMessage(replyWith(files(7)), { mimeParts: 8 })).failure).toMatchObject({
      kind: 'output-limit',
    });
  });
});

describe('a letter to a person has not failed', () => {
  test.each([
    ['an encrypted zip', zipArchive([{ name: 'x', content: bytesOf('secret'), encrypted: true }])],
    ['a cabinet that is cut off', bytesOf('MSCF\0\0\0\0')],
    ['compressed data that is cut off', zlib.gzipSync('It was the best of times.').subarray(0, -9)],
  ])('with %s: that is a note', async (_, bytes) => {
    const { failure, notes } = await readAsMessage(letter(bytes));
    expect(failure).toBeNull();
    expect(notes).toContainEqual(expect.stringMatching(/^part 1\.2/));
  });

  test('but with transactions that are cut off', async () => {
    expect((await readAsMessage(letter(GZIP.subarray(0, -9)))).failure).toMatchObject({ kind: 'truncated' });
  });
});

describe('what lies beside the transactions is no failure', () => {
  const companion = (name: string, bytes: Uint8Array) =>
    mimeMessage({
      attachments: [
        { name: 'dirsync.gz', bytes: GZIP },
        { name, bytes },
      ],
    });

  test.each([
    [
      'a TNEF stream with the text alone',
      companion('winmail.dat', tnefFile({ subject: 'x', body: 'Hello.' })),
    ],
    ['a picture', companion('logo.gif', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff', 'latin1'))],
    ['a disclaimer', companion('disclaimer.txt', bytesOf('This message is for you alone.'))],
  ])('%s', async (_, message) => {
    const { failure, payload, notes } = await readAsMessage(message);
    expect(failure).toBeNull();
    expect(payload.transactions).toBe(40);
    expect(notes).toContainEqual(expect.stringMatching(/^part 1\.3/));
  });
});

test('transactions that stand in the text and in the TNEF of a message are counted once', async () => {
  const body = `[DIRSYNC-TRANSACTIONS]\r\n${manyEntries(8)}`;
  const winmail = tnefFile({ subject: 'x', body: `${body}\r\n` });
  const message = mimeMessage({ body, attachments: [{ name: 'winmail.dat', bytes: winmail }] });
  const { payload, notes } = await readAsMessage(message);
  expect(payload.transactions).toBe(8);
  expect(notes).toContainEqual(expect.stringContaining('the same transactions as in part 1.1'));
});

describe('a uuencoded file is read', () => {
  const encoded = bytesOf(uuencoded('trans.gz', GZIP));

  test.each([
    ['in an attachment of a DirSync message', replyWith(encoded), 40],
    ['in a file of its own', encoded, 40],
    ['in gzip', replyWith(zlib.gzipSync(encoded)), 40],
    [
      'behind transactions in the text',
      mimeMessage({ body: `${manyEntries(2)}\r\n${uuencoded('trans.gz', GZIP)}` }),
      42,
    ],
  ])('%s', async (_, message, transactions) => {
    expect(await readAsMessage(message)).toMatchObject({ failure: null, payload: { transactions } });
  });
});

test('a mail message in base64 is decoded, though it may not be encoded', async () => {
  const attachment = { name: 'x.eml', bytes: replyWith(GZIP), contentType: 'message/rfc822' };
  const { parts } = await readAsMessage(mimeMessage({ ...PERSON, attachments: [attachment] }));
  expect(carrier(parts)).toMatchObject({ path: '1.2/1.2', transactions: 40 });
});

test('several packed members of one container count with all their bytes', async () => {
  const two = [GZIP, zlib.gzipSync(manyEntries(3))];
  const winmail = tnefFile({ attachments: two.map((content, at) => ({ name: `${at}.gz`, content })) });
  const { payload } = await readAsMessage(replyWith(winmail));
  expect(payload).toMatchObject({ transactions: 43, bytesIn: GZIP.length + (two[1]?.length ?? 0) });
});

test('a TNEF file of its own is a message with the properties it has', async () => {
  const result = await readBytes(WINMAIL);
  expect(result).toMatchObject({
    kind: 'message',
    envelope: { subject: 'x' },
    payload: { transactions: 40 },
    failure: null,
  });
});
