import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise, openDeflate, zipArchive } from '../../../fixtures/compressed.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { readJob, writeFile } from '../../../fixtures/jobs.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import type { MimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage, readBytes, runHere } from '../../../fixtures/reading.ts';
import { manyEntries, MARTIN } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(30);
const PERSONAL = { from: 'a@example.com', to: 'b@example.com', subject: 'Holiday' };

const withAttachment = (bytes: Uint8Array, message: MimeMessage = {}): Uint8Array =>
  mimeMessage({ ...message, attachments: [{ name: 'DIRSYNC.BIN', bytes }] });

describe('transactions in an attachment are found', () => {
  test.each([
    ['gzip', zlib.gzipSync(ENTRIES)],
    ['zlib', zlib.deflateSync(ENTRIES)],
    ['deflate', zlib.deflateRawSync(ENTRIES)],
    ['zip', zipArchive([{ name: 'x', content: bytesOf(ENTRIES) }])],
    ['none', bytesOf(ENTRIES)],
  ])('compressed as %s', async (codec, bytes) => {
    const { payload, failure, parts } = await readAsMessage(replyWith(bytes));
    expect(failure).toBeNull();
    expect(payload).toEqual({
      format: 'inattachment',
      codec,
      bytesIn: bytes.length,
      bytesOut: ENTRIES.length,
      transactions: 30,
    });
    const carrier = codec === 'zip' ? '1.2/1' : '1.2';
    expect(parts.filter(({ transactions }) => transactions !== null)).toMatchObject([
      { path: carrier, transactions: 30 },
    ]);
  });

  test('of a message that is none of DirSync', async () => {
    const { payload } = await readAsMessage(withAttachment(zlib.gzipSync(ENTRIES), PERSONAL));
    expect(payload).toMatchObject({ format: 'inattachment', transactions: 30 });
  });

  test('that come out of the decoder a few bytes at a time', async () => {
    const message = withAttachment(zlib.gzipSync(ENTRIES), PERSONAL);
    const { payload, failure } = await readAsMessage(message, {}, function* (_codec, input) {
      const bytes = zlib.gunzipSync(input);
      for (let at = 0; at < bytes.length; at += 5) yield { bytes: bytes.subarray(at, at + 5), consumed: at };
    });
    expect(failure).toBeNull();
    expect(payload.transactions).toBe(30);
  });

  test('that begin with a small block, before a large one that needs several steps', async () => {
    const large = manyEntries(1_500);
    const stored = zlib.deflateRawSync(large.slice(10), { level: 0 });
    const stream = Buffer.concat([openDeflate(bytesOf(large.slice(0, 10))), stored]);
    const trailer = zlib.gzipSync(large).subarray(-8);
    const gzip = Buffer.concat([zlib.gzipSync('').subarray(0, 10), stream, trailer]);
    const { payload } = await readAsMessage(withAttachment(gzip, PERSONAL));
    expect(payload.transactions).toBe(1_500);
  });
});

describe('transactions in the body are found', () => {
  test.each([
    ['behind the marker', `Some words.\r\n[DIRSYNC-TRANSACTIONS]\r\n${ENTRIES}`],
    ['from the first entry on', `Some words about it.\r\n\r\n${ENTRIES}`],
  ])('%s', async (_, body) => {
    const { payload } = await readAsMessage(mimeMessage({ body }));
    expect(payload).toMatchObject({ format: 'inbody', codec: 'none', transactions: 30 });
  });

  test('in a quoted-printable body', async () => {
    const lines = [
      'From: a@example.com',
      'Subject: ReqTx R=1 (was 0), S=1, I=0 1 sent',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'A Martin, Robert=\tPCM:NORTH/PO1=',
      '/RMARTIN =3D',
    ];
    const { payload } = await readAsMessage(bytesOf(lines.join('\r\n').replace('=\t', '=09')));
    expect(payload).toMatchObject({ format: 'inbody', transactions: 1 });
  });

  test('beside those of an attachment, and are added', async () => {
    const { payload } = await readAsMessage(withAttachment(zlib.gzipSync(ENTRIES), { body: MARTIN }));
    expect(payload).toMatchObject({ format: 'inbody', codec: 'gzip', transactions: 31 });
  });
});

describe('an attachment is decoded whatever its transfer encoding', () => {
  const packed = zlib.gzipSync(ENTRIES);
  const quoted = packed.reduce(
    (text, byte) => `${text}=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    '',
  );
  const message = (encoding: string, content: string): Buffer =>
    Buffer.from(
      [
        'From: a@example.com',
        'Subject: SrvTx R=1 S=1 (was 0), I=1 30 sent',
        'Content-Type: multipart/mixed; boundary=bound',
        '',
        '--bound',
        'Content-Type: application/octet-stream; name=x',
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        content,
        '--bound--',
      ].join('\r\n'),
      'latin1',
    );

  test.each([
    ['base64', packed.toString('base64')],
    ['BASE64', packed.toString('base64').replaceAll(/.{5}/g, '$& \r\n!-_')],
    ['quoted-printable', quoted],
    ['quoted-printable', quoted.replaceAll(/.{60}/g, '$&=\r\n').toLowerCase()],
    ['8bit', packed.toString('latin1')],
    ['binary', packed.toString('latin1')],
  ])('%s', async (encoding, content) => {
    const { payload, failure } = await readAsMessage(message(encoding, content));
    expect(failure).toBeNull();
    expect(payload).toMatchObject({ codec: 'gzip', transactions: 30, bytesIn: packed.length });
  });
});

describe('what a message is worth a note', () => {
  test('a ratio above the warning, and not at it', async () => {
    const zeros = withAttachment(zlib.gzipSync(Buffer.alloc(100_000)), PERSONAL);
    const ratio = Math.round(100_000 / zlib.gzipSync(Buffer.alloc(100_000)).length);
    expect((await readAsMessage(zeros, { ratioWarning: ratio })).notes).toEqual([]);
    expect((await readAsMessage(zeros, { ratioWarning: ratio - 1 })).notes).toEqual([
      `part 1.2: decompresses to ${ratio} times its size`,
    ]);
  });

  test.each([
    ['compressed', replyWith(zlib.gzipSync(ENTRIES)), '1.2'],
    ['attached', replyWith(bytesOf(ENTRIES)), '1.2'],
    ['in the body', mimeMessage({ body: ENTRIES }), '1'],
  ])('more transactions than are counted: %s', async (_, message, part) => {
    expect((await readAsMessage(message, { transactionsPerMessage: 30 })).notes).toEqual([]);
    const { notes, payload } = await readAsMessage(message, { transactionsPerMessage: 29 });
    expect(payload.transactions).toBe(29);
    expect(notes).toEqual([`part ${part}: more than 29 transactions, the rest was not read`]);
  });

  test('a missing or unreadable date', async () => {
    const message = mimeMessage({ date: 'yesterday' });
    expect(await readAsMessage(message)).toMatchObject({
      notes: ['unreadable Date "yesterday": the file time is shown'],
      envelope: { dateSource: 'mtime' },
    });
  });
});

describe('texts that the sender chose', () => {
  const limits = { shownFieldChars: 2_048 };
  const long = (length: number): string => 'x'.repeat(length);
  const withTexts = (length: number): Uint8Array =>
    mimeMessage({
      from: long(length),
      to: long(length),
      subject: long(length),
      attachments: [{ name: long(length), bytes: bytesOf('x'), contentType: `a/${long(length - 2)}` }],
    });

  test('are kept up to the limit', async () => {
    const { notes, envelope, parts } = await readAsMessage(withTexts(2_048), limits);
    expect(notes).toEqual([]);
    const texts = [envelope.from, envelope.to, envelope.subject, parts[2]?.fileName, parts[2]?.contentType];
    expect(texts.map((text) => text?.length)).toEqual(texts.map(() => 2_048));
  });

  test('are cut behind it, with a note each', async () => {
    const { notes, envelope, parts } = await readAsMessage(withTexts(2_049), limits);
    const texts = [envelope.from, envelope.to, envelope.subject, parts[2]?.fileName, parts[2]?.contentType];
    expect(texts.map((text) => text?.length)).toEqual(texts.map(() => 2_048));
    expect(notes).toEqual([
      'the sender is longer than 2,048 characters; cut',
      'the list of recipients is longer than 2,048 characters; cut',
      'the subject is longer than 2,048 characters; cut',
      'part 1.2: the content type is longer than 2,048 characters; cut',
      'part 1.2: the file name is longer than 2,048 characters; cut',
    ]);
  });

  test('are cut between characters', async () => {
    const subject = '=?utf-8?B?' + Buffer.from('xx\u{1F600}').toString('base64') + '?=';
    const { envelope } = await readAsMessage(mimeMessage({ subject }), { shownFieldChars: 3 });
    expect(envelope.subject).toBe('xx');
  });

  test('are read as addresses up to a limit of their own', async () => {
    const to = 'b@example.com, c@example.com';
    const at = async (addressHeaderChars: number) => {
      const { notes, envelope } = await readAsMessage(mimeMessage({ to }), { addressHeaderChars });
      return [envelope.to, notes.filter((note) => note.startsWith('the To'))];
    };
    expect(await at(1_000)).toEqual(['<b@example.com>, <c@example.com>', []]);
    const [shown, notes] = await at(14);
    expect(shown).toBe('<b@example.com>');
    expect(notes).toEqual(['the To header is longer than 14 characters; cut']);
  });
});

test('a message cut off that is not DirSync’s is read, with a note', async () => {
  const whole = Buffer.from(withAttachment(noise(100), PERSONAL));
  const { failure, notes } = await readAsMessage(whole.subarray(0, -5));
  expect(failure).toBeNull();
  expect(notes).toEqual(['part 1: the closing boundary is missing, the last part may be cut off']);
});

test('an mbox is not read as one message', async () => {
  const mbox = Buffer.concat([bytesOf('From a@example.com Mon May  6 21:30:00 1996\r\n'), mimeMessage()]);
  expect(await readBytes(mbox)).toMatchObject({
    kind: 'archive',
    archive: 'mbox',
    members: 1,
    failure: null,
  });
});

test('a message with nothing for DirSync is a message with nothing for DirSync', async () => {
  const { payload, failure } = await readAsMessage(
    withAttachment(noise(100), { ...PERSONAL, body: 'Hello.' }),
  );
  expect(failure).toBeNull();
  expect(payload).toEqual({ format: 'none', codec: 'none', bytesIn: 0, bytesOut: 0, transactions: 0 });
});

test('two attachments are read in their order, and what they hold is added', async () => {
  const message = mimeMessage({
    attachments: [
      { name: 'A', bytes: zlib.gzipSync(manyEntries(3)) },
      { name: 'B', bytes: zlib.deflateSync(manyEntries(4)) },
    ],
  });
  const { payload, parts } = await readAsMessage(message);
  expect(payload).toMatchObject({ codec: 'gzip', transactions: 7 });
  expect(parts.map(({ path, codec, fileName }) => [path, codec, fileName])).toEqual([
    ['1', 'none', null],
    ['1.1', 'none', null],
    ['1.2', 'gzip', 'A'],
    ['1.3', 'zlib', 'B'],
  ]);
});

test('the facts come in the order in which they are known, and the heartbeat counts them', async () => {
  const bytes = replyWith(zlib.gzipSync(ENTRIES));
  const file = writeFile(temporaryFolder(), 'x.eml', bytes);
  const { posted, pulse } = await runHere<'read'>(readJob(file));
  expect(posted).toMatchObject([
    { kind: 'envelope', envelope: { kind: 'SrvTx', requestor: 'NORTH/PO1', dateSource: 'header' } },
    { kind: 'part', path: '1.2', codec: 'gzip' },
  ]);
  expect(pulse).toMatchObject({ phase: 'decoding', bytesOut: ENTRIES.length });
  expect(pulse.bytesIn).toBeGreaterThan(bytes.length);
});

test('long text moves the heartbeat in steps', async () => {
  const body = manyEntries(40_000);
  const file = writeFile(temporaryFolder(), 'x.eml', mimeMessage({ body }));
  const { pulse, result } = await runHere<'read'>(readJob(file));
  expect(result).toMatchObject({ payload: { transactions: 40_000 } });
  expect(pulse.bytesOut).toBe(body.length + 2);
});
