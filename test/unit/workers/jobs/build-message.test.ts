/** The uncompressed message: attachments replaced by what they hold, every other byte as it was. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { Limits } from '../../../../shared/limits.ts';
import type { Decompress } from '../../../../shared/codecs/decompress.ts';
import type { JobResults } from '../../../../electron/workers/protocol.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise, zipArchive } from '../../../fixtures/compressed.ts';
import { readEml } from '../../../fixtures/eml.ts';
import { listing, sha256, temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { expectedDelivery, replyWith } from '../../../fixtures/queue.ts';
import { runHere } from '../../../fixtures/reading.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(200);
const GZIP = zlib.gzipSync(ENTRIES);

/** A message that need not hold transactions. */
function personal(attachment: Uint8Array): Uint8Array {
  const envelope = { from: 'a@example.com', to: 'b@example.com', subject: 'something else' };
  return mimeMessage({ ...envelope, attachments: [{ name: 'x', bytes: attachment }] });
}

interface Build {
  readonly folder: string;
  readonly target: string;
  readonly result: JobResults['build'];
}

interface BuildOptions {
  readonly limits?: Partial<Limits>;
  readonly decompress?: Decompress;
}

async function build(message: Uint8Array, { limits = {}, decompress }: BuildOptions = {}): Promise<Build> {
  const folder = temporaryFolder('build');
  const file = writeFile(temporaryFolder('queue'), 'message.eml', message);
  const target = path.join(folder, 'new.tmp');
  const job = {
    kind: 'build',
    file,
    steps: [],
    limits: { ...DEFAULT_LIMITS, ...limits },
    decoder: 'safe',
  } as const;
  const { result } = await runHere<'build'>({ ...job, temporary: target }, decompress);
  return { folder, target, result };
}

async function built(message: Uint8Array): Promise<Buffer> {
  const { target, result } = await build(message);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const bytes = fs.readFileSync(target);
  expect(result.value).toEqual({
    bytes: bytes.length,
    sha256: sha256(bytes),
    sourceSha256: sha256(message),
  });
  return bytes;
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const asBytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const base64Lines = (content: string | Uint8Array, lineEnd = '\r\n'): string =>
  (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(lineEnd);

describe('a message with a compressed attachment', () => {
  test.each([
    ['gzip', GZIP],
    ['zlib', zlib.deflateSync(ENTRIES)],
    ['deflate', zlib.deflateRawSync(ENTRIES)],
    ['zip', zipArchive([{ name: 'DIRSYNC.TXT', content: bytesOf(ENTRIES) }])],
  ])('gets what zlib makes of it, and stays as it was elsewhere: %s', async (_, payload) => {
    const message = replyWith(payload, { entries: 200 });
    const bytes = await built(message);
    expect(bytes.equals(expectedDelivery(message))).toBe(true);
    expect(readEml(bytes).attachment?.bytes.toString()).toBe(ENTRIES);
  });

  test('keeps its line ends: LF', async () => {
    const message = asBytes(asText(replyWith(GZIP)).replaceAll('\r\n', '\n'));
    const expected = asText(expectedDelivery(replyWith(GZIP))).replaceAll('\r\n', '\n');
    expect(asText(await built(message))).toBe(expected);
  });

  test.each([0, 1, 56, 57, 58, 57 * 4_096, 57 * 4_096 + 1, 1_000_000])(
    'gets lines of 76 characters, whatever its length: %i bytes',
    async (length) => {
      const message = personal(zlib.gzipSync(noise(length)));
      expect((await built(message)).equals(expectedDelivery(message))).toBe(true);
      expect(readEml(await built(message)).attachment?.bytes.equals(noise(length))).toBe(true);
    },
  );

  test('keeps headers and text that no program would write today', async () => {
    const message = asBytes(
      asText(replyWith(GZIP))
        .replace('Subject:', 'X-Odd : \x80\xff\r\n folded\t \r\nno field at all\r\nSubject:')
        .replace('Directory updates are attached.', '\r\n.\r\n\0\x01 8-bit \xe4\r\n'),
    );
    expect((await built(message)).equals(expectedDelivery(message))).toBe(true);
  });

  test('is written as any new file is: the post office must be able to read it', async () => {
    const { folder, target } = await build(replyWith(GZIP));
    const other = writeFile(folder, 'other', GZIP);
    expect(fs.statSync(target).mode).toBe(fs.statSync(other).mode);
  });

  test('needs no compression: then it is copied', async () => {
    for (const message of [replyWith(bytesOf(ENTRIES)), mimeMessage({ body: ENTRIES })]) {
      expect((await built(message)).equals(message)).toBe(true);
    }
  });
});

describe('several attachments', () => {
  test('are each replaced where they stand, others stay', async () => {
    const attachments = [
      { name: 'A', bytes: GZIP },
      { name: 'B', bytes: bytesOf('not compressed\r\n') },
      { name: 'C', bytes: zlib.deflateSync(manyEntries(3)) },
      { name: 'D', bytes: noise(500) },
    ];
    const subject = 'two lists';
    const unpacked = attachments.map((one) => ({ ...one }));
    Object.assign(unpacked[0] ?? {}, { bytes: bytesOf(ENTRIES) });
    Object.assign(unpacked[2] ?? {}, { bytes: bytesOf(manyEntries(3)) });
    const expected = mimeMessage({ subject, attachments: unpacked });
    expect((await built(mimeMessage({ subject, attachments }))).equals(expected)).toBe(true);
  });

  test('inside of an attached message are replaced too', async () => {
    const outer = (inner: Uint8Array): Buffer =>
      Buffer.concat([
        asBytes(
          'From: a@example.com\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n' +
            '--outer\r\nContent-Type: message/rfc822\r\n\r\n',
        ),
        inner,
        asBytes('\r\n--outer--\r\nepilogue'),
      ]);
    const inner = replyWith(GZIP);
    expect((await built(outer(inner))).equals(outer(expectedDelivery(inner)))).toBe(true);
  });
});

describe('a transfer encoding other than base64', () => {
  const quoted = GZIP.reduce((text, byte) => `${text}=${byte.toString(16).padStart(2, '0')}`, '');
  const around = (header: readonly string[], content: string): Buffer =>
    asBytes(
      [
        'From: a@example.com',
        'Content-Type: multipart/mixed; boundary=bound',
        '',
        '--bound',
        ...header,
        '',
        content,
        '--bound--',
        '',
      ].join('\r\n'),
    );
  const type = 'Content-Type: application/octet-stream';
  const name = 'Content-Disposition: attachment; filename=x';
  const base64 = 'Content-Transfer-Encoding: base64';

  test.each([
    ['quoted-printable', ['Content-Transfer-Encoding: quoted-printable'], quoted],
    ['binary', ['Content-Transfer-Encoding: binary'], asText(GZIP)],
    ['8bit, in small letters', ['content-transfer-encoding: 8bit'], asText(GZIP)],
    ['with a space before the colon', ['Content-Transfer-Encoding : 8bit'], asText(GZIP)],
    ['folded', ['Content-Transfer-Encoding:', ' 8bit'], asText(GZIP)],
  ])('becomes base64, and nothing else of the header changes: %s', async (_, field, content) => {
    expect(asText(await built(around([type, ...field, name], content)))).toBe(
      asText(around([type, base64, name], base64Lines(ENTRIES))),
    );
  });

  test('that is not given is added before the other fields', async () => {
    expect(asText(await built(around([type, name], asText(GZIP))))).toBe(
      asText(around([base64, type, name], base64Lines(ENTRIES))),
    );
  });

  test('that says BASE64 stays as it is written', async () => {
    const field = 'Content-Transfer-Encoding:\tBASE64 ';
    expect(asText(await built(around([field, type], GZIP.toString('base64'))))).toBe(
      asText(around([field, type], base64Lines(ENTRIES))),
    );
  });

  test('of a message that is nothing but its attachment is changed in its own header', async () => {
    const head = 'From: a@example.com\nSubject: x\nContent-Type: application/gzip\n';
    const message = asBytes(`${head}Content-Transfer-Encoding: 8bit\n\n${asText(GZIP)}`);
    expect(asText(await built(message))).toBe(`${head}${base64}\n\n${base64Lines(ENTRIES, '\n')}`);
  });
});

describe('nothing is built, and no file is left,', () => {
  const large = zlib.gzipSync(noise(3_000_000));
  const files = (count: number): Uint8Array =>
    zipArchive(Array.from({ length: count }, (_, at) => ({ name: `${at}`, content: bytesOf(ENTRIES) })));

  test.each([
    ['truncated', replyWith(large.subarray(0, -100))],
    [
      'truncated',
      mimeMessage({ attachments: [GZIP, GZIP.subarray(0, 90)].map((bytes) => ({ name: 'x', bytes })) }),
    ],
    ['truncated', replyWith(GZIP).subarray(0, -5)],
    ['truncated', personal(GZIP).subarray(0, -5)],
    ['truncated', personal(bytesOf('not compressed')).subarray(0, -5)],
    ['checksum-mismatch', replyWith(Buffer.concat([large.subarray(0, -8), Buffer.alloc(8)]))],
    ['malformed-transactions', replyWith(noise(400))],
    ['truncated', replyWith(bytesOf('MSCF\0\0\0\0'))],
    ['unsupported-codec', replyWith(files(2))],
    ['malformed-transactions', replyWith(files(0))],
    ['unsupported-codec', personal(files(0))],
    ['malformed-message', zlib.gzipSync(ENTRIES)],
    ['malformed-message', bytesOf('no message at all')],
    ['malformed-message', new Uint8Array()],
    ['malformed-message', asBytes('Subject: nobody sent this\r\n\r\ntext')],
  ])('from a message that is %s', async (kind, message) => {
    const { folder, result } = await build(message);
    expect(result).toMatchObject({ ok: false, error: { kind: 'source', failure: { kind } } });
    expect(listing(folder)).toEqual([]);
  });

  test('where the output limit is passed', async () => {
    const { folder, result } = await build(replyWith(large), {
      limits: { attachmentOutputBytes: 2_000_000 },
    });
    expect(result).toMatchObject({ error: { kind: 'source', failure: { kind: 'output-limit' } } });
    expect(listing(folder)).toEqual([]);
  });

  test('where the decoder crashes in the middle', async () => {
    const folder = temporaryFolder();
    const file = writeFile(temporaryFolder(), 'x.eml', replyWith(GZIP));
    const job = { kind: 'build', file, steps: [], limits: DEFAULT_LIMITS, decoder: 'safe' } as const;
    const crashing = runHere<'build'>({ ...job, temporary: path.join(folder, 'new') }, function* () {
      yield { bytes: noise(1_000), consumed: 1 };
      throw new TypeError('a fault of the decoder itself');
    });
    await expect(crashing).rejects.toThrow('a fault of the decoder itself');
    expect(listing(folder)).toEqual([]);
  });

  test('from a zip of two files, and it says so', async () => {
    const { result } = await build(replyWith(files(2)));
    expect(result).toMatchObject({
      error: { failure: { part: '1.2', detail: 'a zip of 2 files cannot replace one attachment' } },
    });
  });
});

describe('a place that cannot take the message is the place’s problem', () => {
  const job = { kind: 'build', steps: [], limits: DEFAULT_LIMITS, decoder: 'safe' } as const;

  test('a file that is there already, which stays as it is', async () => {
    const folder = temporaryFolder();
    const temporary = writeFile(folder, 'new.tmp', bytesOf('somebody else’s'));
    const file = writeFile(temporaryFolder(), 'x.eml', replyWith(GZIP));
    const { result } = await runHere<'build'>({ ...job, file, temporary });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'target', detail: expect.stringContaining('EEXIST') },
    });
    expect(fs.readFileSync(temporary)).toEqual(Buffer.from(bytesOf('somebody else’s')));
  });

  test('a link to nowhere, which is not followed', async () => {
    const folder = temporaryFolder();
    const temporary = path.join(folder, 'new.tmp');
    fs.symlinkSync(path.join(folder, 'elsewhere'), temporary);
    const file = writeFile(temporaryFolder(), 'x.eml', replyWith(GZIP));
    const { result } = await runHere<'build'>({ ...job, file, temporary });
    expect(result).toMatchObject({ error: { kind: 'target' } });
    expect(listing(folder)).toEqual(['new.tmp']);
  });

  test('a folder that is gone', async () => {
    const file = writeFile(temporaryFolder(), 'x.eml', replyWith(GZIP));
    const temporary = path.join(temporaryFolder(), 'gone', 'new.tmp');
    const { result } = await runHere<'build'>({ ...job, file, temporary });
    expect(result).toMatchObject({ error: { kind: 'target', detail: expect.stringContaining('ENOENT') } });
  });
});
