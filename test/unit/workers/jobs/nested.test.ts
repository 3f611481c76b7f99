/** What lies within containers and codecs within each other: read, found again by its path, saved, and delivered. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JobKind, JobOf, JobResults } from '../../../../electron/workers/protocol.ts';
import { openTnef } from '../../../../shared/formats/tnef/open.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import type { PartFacts } from '../../../../shared/model.ts';
import { NO_PROGRESS } from '../../../../shared/progress.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { zipArchive } from '../../../fixtures/compressed.ts';
import { SAFE } from '../../../fixtures/decoders.ts';
import { readEml } from '../../../fixtures/eml.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { uuencoded } from '../../../fixtures/mail-encodings.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage, readBytes, runHere } from '../../../fixtures/reading.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(40);
const GZIP = zlib.gzipSync(ENTRIES);
const WINMAIL = tnefFile({
  subject: 'x',
  body: 'see attached',
  attachments: [{ name: 'dirsync.gz', content: GZIP }],
});

const zipOf = (content: Uint8Array, name = 'inner'): Buffer => zipArchive([{ name, content }]);

function carrier(parts: readonly PartFacts[]): Pick<PartFacts, 'path' | 'transactions'> | undefined {
  return parts.find(({ transactions }) => transactions !== null);
}

async function look<Kind extends JobKind>(
  bytes: Uint8Array,
  job: Omit<JobOf<Kind>, 'file' | 'steps' | 'limits'>,
): Promise<JobResults[Kind]> {
  const file = writeFile(temporaryFolder('nested'), 'x', bytes);
  const whole = { ...job, file, steps: [], limits: DEFAULT_LIMITS };
  // A job without the members of every job is a job again.
  return (await runHere<Kind>(whole as unknown as JobOf<Kind>)).result;
}

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

describe('a node is found by the path it was listed under', () => {
  const forwarded = mimeMessage({
    attachments: [{ name: 'x', bytes: zlib.gzipSync(zipOf(replyWith(WINMAIL))) }],
  });

  test('its bytes are those that its place says', async () => {
    const { parts } = await readAsMessage(forwarded);
    for (const part of parts.filter(({ format }) => format !== 'multipart')) {
      const result = await look<'bytes'>(forwarded, {
        kind: 'bytes',
        part: part.path,
        decompressed: false,
        offset: 0,
        length: 64 * 1024,
      });
      if (!result.ok) throw new Error(`${part.path}: ${result.error.detail}`);
      expect([part.path, result.value.total]).toEqual([part.path, part.bytes]);
    }
  });

  test('its transactions are listed', async () => {
    const { parts } = await readAsMessage(forwarded);
    const { path: at = '' } = carrier(parts) ?? {};
    const result = await look<'transactions'>(forwarded, {
      kind: 'transactions',
      part: at,
      codePage: 'auto',
      offset: 0,
      limit: 10,
    });
    expect(result).toMatchObject({ ok: true, value: { total: 40 } });
  });

  test.each([
    '2',
    '1.9',
    '1.2/2',
    '1.2/1/7',
    '1.2/1/1/1.9',
    '1.2/1/1/1.2/9',
    '1.2/1.1',
    '1.1/1',
    'x',
    '1//1',
  ])('or is not there: %s', async (part) => {
    const result = await look<'node'>(forwarded, { kind: 'node', part, as: null });
    expect(result).toMatchObject({ ok: false, error: { kind: 'malformed-message' } });
  });
});

describe('a node says of itself', () => {
  test('its headers and what its container keeps', async () => {
    const result = await look<'node'>(replyWith(zipOf(GZIP, 'trans.gz')), {
      kind: 'node',
      part: '1.2/1',
      as: null,
    });
    if (!result.ok) throw new Error(result.error.detail);
    expect(result.value.facts).toContainEqual({ name: 'Method', value: 'deflated' });
  });

  test('what comes of taking it for a codec, and changes nothing by it', async () => {
    const unknown = zlib.deflateRawSync('It was the best of times. '.repeat(30));
    const message = mimeMessage({
      from: 'a@example.com',
      to: 'b@example.com',
      subject: 'x',
      attachments: [{ name: 'x', bytes: unknown }],
    });
    expect((await readAsMessage(message)).parts.at(-1)).toMatchObject({ format: 'unknown' });
    const result = await look<'node'>(message, { kind: 'node', part: '1.2', as: 'deflate' });
    expect(result).toMatchObject({
      ok: true,
      value: { tried: { bytesOut: 780, format: 'text', failure: null } },
    });
    const wrong = await look<'node'>(message, { kind: 'node', part: '1.2', as: 'gzip' });
    expect(wrong).toMatchObject({ ok: true, value: { tried: { failure: { kind: 'corrupt-data' } } } });
  });
});

describe('a node is saved', () => {
  const save = async (bytes: Uint8Array, part: string, decompressed: boolean) => {
    const temporary = path.join(temporaryFolder('save'), 'new');
    const result = await look<'saveNode'>(bytes, {
      kind: 'saveNode',
      part,
      decompressed,
      as: null,
      temporary,
    });
    return { result, written: fs.existsSync(temporary) ? fs.readFileSync(temporary) : null };
  };

  test('as it is, or decompressed', async () => {
    const message = replyWith(WINMAIL);
    expect((await save(message, '1.2', false)).written).toEqual(WINMAIL);
    expect((await save(message, '1.2/2', false)).written).toEqual(GZIP);
    expect((await save(message, '1.2/2', true)).written?.toString('latin1')).toBe(ENTRIES);
  });

  test('as far as it could be decoded, and says so', async () => {
    const { result, written } = await save(replyWith(GZIP.subarray(0, -20)), '1.2', true);
    expect(result).toMatchObject({
      ok: true,
      value: { failure: { kind: 'truncated' }, bytes: written?.length },
    });
    expect(ENTRIES.startsWith(written?.toString('latin1') ?? 'x')).toBe(true);
  });
});

describe('delivery replaces', () => {
  const build = async (bytes: Uint8Array) => {
    const temporary = path.join(temporaryFolder('build'), 'new');
    const result = await look<'build'>(bytes, { kind: 'build', decoder: 'safe', temporary });
    return { result, built: fs.existsSync(temporary) ? fs.readFileSync(temporary) : null };
  };
  const attachmentOf = (eml: Uint8Array | null): Buffer =>
    readEml(eml ?? new Uint8Array()).attachment?.bytes ?? Buffer.alloc(0);

  test('what is compressed twice by what it holds in the end', async () => {
    expect(attachmentOf((await build(replyWith(zipOf(GZIP)))).built).toString('latin1')).toBe(ENTRIES);
  });

  test('an attachment within TNEF, and leaves the rest of the TNEF as it was', async () => {
    const { built } = await build(replyWith(WINMAIL));
    const { members } = openTnef(attachmentOf(built), {
      ...SAFE.deflate,
      limits: DEFAULT_LIMITS,
      passed: NO_PROGRESS,
    });
    const content: Uint8Array[] = [];
    for await (const { bytes } of members[1]?.open() ?? []) content.push(bytes);
    expect(Buffer.concat(content).toString('latin1')).toBe(ENTRIES);
    expect(members[1]?.name).toBe('dirsync.gz');
  });

  test('nothing in a file that is only a TNEF stream', async () => {
    const { result, built } = await build(
      tnefFile({ subject: 'x', from: { name: 'a', type: 'SMTP', address: 'a@example.com' } }),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'source', failure: { kind: 'malformed-message' } },
    });
    expect(built).toBeNull();
  });
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

const PERSON = { from: 'a@example.com', to: 'b@example.com', subject: 'x' };
const letter = (bytes: Uint8Array): Uint8Array =>
  mimeMessage({ ...PERSON, attachments: [{ name: 'x', bytes }] });
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

describe('delivery refuses what would stay compressed', () => {
  test.each([
    ['gzip in a mail in gzip', replyWith(zlib.gzipSync(replyWith(GZIP)))],
    ['gzip in a mail', replyWith(replyWith(GZIP))],
    ['gzip in a uuencoded text', replyWith(bytesOf(uuencoded('trans.gz', GZIP)))],
  ])('%s', async (_, message) => {
    const temporary = path.join(temporaryFolder('build'), 'new');
    const result = await look<'build'>(message, { kind: 'build', decoder: 'safe', temporary });
    expect(result).toMatchObject({
      ok: false,
      error: { failure: { kind: 'unsupported-codec', part: '1.2' } },
    });
  });
});

/** A way to put something into something else. */
type Wrapping = (inner: Uint8Array) => Uint8Array;

const WRAPPINGS: readonly Wrapping[] = [
  (inner) => zlib.gzipSync(inner),
  (inner) => zipOf(inner),
  (inner) =>
    zipArchive([
      { name: 'a', content: bytesOf('text') },
      { name: 'b', content: inner },
    ]),
  (inner) => tnefFile({ subject: 'x', body: 'text', attachments: [{ name: 'a', content: inner }] }),
  (inner) => mimeMessage({ ...PERSON, attachments: [{ name: 'a', bytes: inner }] }),
  (inner) => bytesOf(uuencoded('trans.gz', inner)),
];

test('every node that is listed is found again with the bytes it was listed with', async () => {
  const nesting = fc.array(fc.constantFrom(...WRAPPINGS), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(nesting, async (wrappings) => {
      const message = letter(wrappings.reduce<Uint8Array>((inner, wrap) => wrap(inner), bytesOf(ENTRIES)));
      const { parts } = await readAsMessage(message);
      for (const { path: part, bytes, format } of parts) {
        if (format === 'multipart') continue;
        const window = { part, decompressed: false, offset: 0, length: 1 };
        const result = await look<'bytes'>(message, { kind: 'bytes', ...window });
        expect(result).toMatchObject({ ok: true, value: { total: bytes } });
      }
      expect(carrier(parts)?.transactions).toBe(40);
    }),
    { numRuns: 60 },
  );
});

test('a mailbox index lists its records, with what is not documented as hex', async () => {
  const record = Buffer.alloc(116);
  record.write('$SYSTEM', 2, 'latin1');
  record.write('ReqTx R=17', 13, 'latin1');
  for (const [index, value] of [25, 16, 8, 10, 1993].entries()) record.writeUInt16LE(value, 56 + 2 * index);
  record.write('0000012A', 67, 'latin1');
  const many = Buffer.concat(Array.from({ length: 1_001 }, () => record));
  const result = await look<'node'>(many, { kind: 'node', part: '1', as: null });
  if (!result.ok) throw new Error(result.error.detail);
  const { facts, notes } = result.value;
  expect(facts.slice(0, 2)).toEqual([
    { name: 'Record 1', value: '1993-10-08 16:25 · $SYSTEM · ReqTx R=17 · 0000012A.MAI' },
    { name: 'Record 1, not documented', value: expect.stringMatching(/75: 00 × 41$/) },
  ]);
  expect(facts).toHaveLength(2_000);
  expect(notes).toEqual(['of 1,001 records the first 1,000 are listed']);
});
