/** Every way in which reading a file can fail, each as its own kind, with the place where it can be told. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../shared/failure.ts';
import type { Limits } from '../../../../shared/limits.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { bytesOfBits, noise, openDeflate, zipArchive } from '../../../fixtures/compressed.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { readJob, writeFile } from '../../../fixtures/jobs.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage, readBytes, runHere } from '../../../fixtures/reading.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const ENTRIES = manyEntries(50);
const GZIP = zlib.gzipSync(ENTRIES);

async function failureOf(payload: Uint8Array, limits: Partial<Limits> = {}): Promise<Failure | null> {
  return (await readAsMessage(replyWith(payload), limits)).failure;
}

function changed(bytes: Uint8Array, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? bytes.length + at : at] = value;
  return copy;
}

describe('a payload that was damaged on its way', () => {
  test.each([
    ['truncated', 'in its data', GZIP.subarray(0, 200), 200],
    ['truncated', 'in its check value', GZIP.subarray(0, -1), GZIP.length - 1],
    ['truncated', 'in its header', GZIP.subarray(0, 7), 7],
    ['truncated', 'as a zip', zipArchive([{ name: 'x', content: bytesOf(ENTRIES) }]).subarray(0, 90), 90],
    [
      'checksum-mismatch',
      'in its check value',
      changed(GZIP, -8, (GZIP.at(-8) as number) ^ 1),
      GZIP.length - 8,
    ],
    ['checksum-mismatch', 'in its length', changed(GZIP, -1, 1), GZIP.length - 4],
  ] as const)('is %s: %s', async (kind, _, payload, offset) => {
    expect(await failureOf(payload)).toMatchObject({ kind, part: '1.2', offset });
  });

  test.each([-1, -3, -30, -400])('is truncated: a message without its last %i bytes', async (cut) => {
    const whole = Buffer.from(replyWith(GZIP));
    const message = whole.subarray(0, whole.lastIndexOf('--') + 2 + cut);
    const expected = {
      kind: 'truncated',
      detail: 'the closing boundary is missing: the message is cut off',
      part: null,
      offset: message.length,
    };
    expect((await readAsMessage(message)).failure).toEqual(expected);
  });

  test('is corrupt, at the byte, which its part is marked with', async () => {
    const good = openDeflate(bytesOf(ENTRIES));
    const start = zlib.gzipSync('').subarray(0, 10);
    const payload = Buffer.concat([start, good, bytesOfBits('0 11'), noise(20_000)]);
    const offset = start.length + good.length;
    expect(await readAsMessage(replyWith(payload))).toMatchObject({
      failure: { kind: 'corrupt-data', part: '1.2', offset },
      parts: [{ failedAt: null }, { failedAt: null }, { failedAt: offset }],
    });
  });
});

describe('a payload that is compressed otherwise', () => {
  test.each([
    ['szdd', 'SZDD\x88\xf0\x27\x33A\0'],
    ['kwaj', 'KWAJ\x88\xf0\x27\xd1\0'],
    ['cab', 'MSCF\0\0\0\0'],
  ])('is named, and its header is missed: %s', async (codec, text) => {
    const { failure, payload: facts } = await readAsMessage(replyWith(Buffer.from(text, 'latin1')));
    expect(failure).toMatchObject({ kind: 'truncated', part: '1.2' });
    expect(facts).toMatchObject({ codec });
  });

  test('is missed in a container that holds none', async () => {
    const empty = Buffer.from('\x78\x9f\x3e\x22\x01\0', 'latin1');
    expect(await failureOf(empty)).toMatchObject({
      kind: 'malformed-transactions',
      detail: 'none of its 0 members holds transactions',
      part: '1.2',
    });
  });

  test('is unsupported: an encrypted zip', async () => {
    const payload = zipArchive([{ name: 'x', content: bytesOf(ENTRIES), encrypted: true }]);
    expect(await failureOf(payload)).toMatchObject({ kind: 'unsupported-codec', offset: 0 });
  });

  test('fails in a member at a byte of its container, which is where that is counted', async () => {
    const payload = zipArchive([{ name: 'x', content: bytesOf(ENTRIES) }]);
    const check = payload.readUInt32LE(14);
    for (const at of [14, payload.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 16])
      payload.writeUInt32LE((check ^ 1) >>> 0, at);
    const failure = { kind: 'checksum-mismatch', part: '1.2', offset: 14 };
    const { failure: ofMessage, parts } = await readAsMessage(replyWith(payload));
    expect(ofMessage).toMatchObject(failure);
    expect(parts.map((part) => [part.path, part.failure])).toMatchObject([
      ['1', null],
      ['1.1', null],
      ['1.2', null],
      ['1.2/1', failure],
    ]);
  });
});

describe('output beyond the limit', () => {
  test('of one attachment is refused at the first byte too many', async () => {
    const limit = (attachmentOutputBytes: number) => ({ attachmentOutputBytes });
    expect(await failureOf(GZIP, limit(ENTRIES.length))).toBeNull();
    expect(await failureOf(GZIP, limit(ENTRIES.length - 1))).toMatchObject({
      kind: 'output-limit',
      detail: `more than ${ENTRIES.length - 1} bytes from ${GZIP.length}`,
      part: '1.2',
    });
  });

  test('of all attachments together is refused at the first byte too many', async () => {
    const attachments = ['A', 'B', 'C'].map((name) => ({ name, bytes: GZIP }));
    const message = mimeMessage({ attachments });
    const whole = 3 * ENTRIES.length;
    const enough = await readAsMessage(message, { messageOutputBytes: whole });
    expect(enough.failure).toBeNull();
    const { failure, parts } = await readAsMessage(message, { messageOutputBytes: whole - 1 });
    expect(failure).toMatchObject({
      kind: 'output-limit',
      detail: `more than ${whole - 1} bytes from all attachments of the message`,
      part: '1.4',
    });
    expect(parts.map(({ transactions }) => transactions)).toEqual([null, null, 50, 50, null]);
  });

  test('of a bomb is refused long before it is all out', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(300_000_000));
    const { failure, payload } = await readAsMessage(replyWith(bomb), { attachmentOutputBytes: 20_000_000 });
    expect(failure?.kind).toBe('output-limit');
    expect(payload.bytesOut).toBeLessThan(50_000_000);
  });
});

describe('a payload without transactions, where there must be some,', () => {
  test.each([
    ['binary', noise(300), 'internal', '300 bytes of binary content'],
    ['text', bytesOf('To whom it may concern.\r\n'), 'inattachment', 'none of 1 lines can be read'],
    ['compressed text', zlib.gzipSync('Dear Sir,\r\nno.'), 'inattachment', 'none of 2 lines can be read'],
  ])('is malformed: %s', async (_, payload, format, detail) => {
    const { failure, payload: facts } = await readAsMessage(replyWith(payload));
    expect(failure).toMatchObject({ kind: 'malformed-transactions', part: '1.2' });
    expect(failure?.detail).toContain(detail);
    expect(facts).toMatchObject({ format, transactions: 0 });
  });

  test.each([
    ['an empty attachment', new Uint8Array()],
    ['nothing, compressed', zlib.gzipSync('')],
    ['comments only', bytesOf('# nothing to send\r\n')],
    ['one readable entry among many that are not', bytesOf(`x\r\ny\r\n${manyEntries(1)}z\r\n`)],
  ])('is in order when it rightly holds none, or some: %s', async (_, payload) => {
    expect((await readAsMessage(replyWith(payload))).failure).toBeNull();
  });
});

describe('a message whose structure goes beyond the limits is malformed', () => {
  const message = replyWith(GZIP);

  test.each([
    ['parts', { mimeParts: 2 }, 'more than 2 parts'],
    ['depth', { mimeDepth: 1 }, 'parts nested deeper than 1'],
    ['header', { headerBytes: 50 }, 'header longer than 50 bytes'],
    ['file', { messageFileBytes: 100 }, `the file has ${message.length} bytes, the limit is 100`],
  ])('%s', async (_, limits, detail) => {
    expect(await readBytes(message, limits)).toMatchObject({
      kind: 'unreadable',
      failure: { kind: 'malformed-message', detail, part: null },
    });
  });

  test('and one of exactly the size that is allowed is read', async () => {
    expect((await readBytes(message, { messageFileBytes: message.length })).kind).toBe('message');
    expect((await readBytes(message, { messageFileBytes: message.length - 1 })).kind).toBe('unreadable');
  });
});

async function failureAt(file: string): Promise<unknown> {
  const { result } = await runHere<'read'>(readJob(file));
  return result.kind === 'unreadable' ? result.failure : result.kind;
}

describe('what cannot be opened', () => {
  test('is a read error when it is gone', async () => {
    expect(await failureAt(path.join(temporaryFolder(), 'gone.eml'))).toEqual({
      kind: 'read-error',
      detail: 'ENOENT: no such file or directory',
      part: null,
      offset: null,
    });
  });

  // The administrator of everything may read what nobody may.
  test.skipIf(process.getuid?.() === 0)('is a read error when it may not be read', async () => {
    const file = writeFile(temporaryFolder(), 'secret.eml', GZIP);
    fs.chmodSync(file, 0);
    expect(await failureAt(file)).toMatchObject({ kind: 'read-error', detail: 'EACCES: permission denied' });
  });

  test.skipIf(process.platform === 'win32')('is no regular file: link, folder, pipe, device', async () => {
    const folder = temporaryFolder();
    const message = writeFile(folder, 'message.eml', mimeMessage());
    const at = (name: string): string => path.join(folder, name);
    fs.symlinkSync(message, at('link'));
    fs.symlinkSync(at('loop'), at('loop'));
    fs.symlinkSync('/dev/zero', at('device-link'));
    execFileSync('mkfifo', [at('pipe')]);
    for (const file of [
      at('link'),
      at('loop'),
      at('device-link'),
      at('pipe'),
      folder,
      '/dev/null',
      '/dev/zero',
    ]) {
      expect([file, await failureAt(file)]).toEqual([
        file,
        expect.objectContaining({ kind: 'not-a-regular-file', part: null, offset: null }),
      ]);
    }
  });
});

test.each([
  'look',
  'hash',
  'bytes',
  'transactions',
  'transactionAt',
  'lint',
  'build',
  'saveRepaired',
] as const)('a file that is gone fails every kind of job as an expected failure: %s', async (kind) => {
  const temporary = path.join(temporaryFolder(), 'new.eml');
  const rest = {
    part: '1',
    offset: 0,
    length: 1,
    limit: 1,
    decompressed: true,
    as: null,
    decoder: 'safe',
    codePage: 'auto',
    rule: null,
    temporary,
  } as const;
  const { result } = await runHere({
    kind,
    file: '/nowhere/x.eml',
    steps: [],
    limits: DEFAULT_LIMITS,
    ...rest,
  });
  expect(JSON.stringify(result)).toContain('"kind":"read-error"');
  expect(fs.existsSync(temporary)).toBe(false);
});
