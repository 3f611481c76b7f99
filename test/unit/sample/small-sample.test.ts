/** One small sample, made once and looked at from all sides. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultPlan } from '../../../electron/sample/faults.ts';
import { makeSampleQueue } from '../../../electron/sample/make.ts';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import { findInbodyTransactions } from '../../../shared/dirsync/detect.ts';
import { classifyMessage } from '../../../shared/dirsync/message-kind.ts';
import type { MessageClass } from '../../../shared/dirsync/message-kind.ts';
import { parseSubject } from '../../../shared/dirsync/subject.ts';
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { readEml, unpack } from '../../fixtures/eml.ts';
import type { ReadMessage } from '../../fixtures/eml.ts';

interface SampleMessage extends MessageClass {
  readonly file: string;
  readonly message: ReadMessage;
}

let directory = '';
let messages: SampleMessage[] = [];
const progress: [number, number][] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sample-'));
  await makeSampleQueue(directory, SMALL_SAMPLE, (done, total) => progress.push([done, total]));
  const files = (await filesOf(directory)).filter((file) => file.endsWith('.eml'));
  const read = files.map(async (file) => ({
    file,
    message: readEml(await readFile(path.join(directory, file))),
  }));
  messages = (await Promise.all(read))
    .map(({ file, message }) => {
      const [subject, from, to] = [message.header('Subject'), message.header('From'), message.header('To')];
      return { file, message, ...classifyMessage({ subject, from, to: [to] }) };
    })
    .filter((one) => one.isDirSync);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

async function filesOf(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(root)) {
    const full = path.join(root, file);
    hash.update(`${file} ${(await stat(full)).mtimeMs} `).update(await readFile(full));
  }
  return hash.digest('hex');
}

function count(bytes: Uint8Array): TransactionTotals {
  const reader = createTransactionReader({ limits: DEFAULT_LIMITS });
  reader.push(bytes);
  return reader.end();
}

/** Transactions of a message, whichever way they travel. */
function transactionsOf({ message, kind }: SampleMessage): TransactionTotals {
  if (message.attachment !== null)
    return count(kind === 'Status' ? new Uint8Array() : unpack(message.attachment.bytes).bytes);
  const body = Buffer.from(message.body, 'latin1');
  return count(body.subarray(findInbodyTransactions(body)?.start ?? body.length));
}

const replies = (): SampleMessage[] => messages.filter((one) => one.kind === 'SrvTx');

const dayOf = ({ message }: SampleMessage): number =>
  new Date(message.header('Date')).setUTCHours(0, 0, 0, 0);

/** What node:zlib says of the packed attachment of a reply; null when it is sound. */
function damageOf(one: SampleMessage): string | null {
  if (one.message.attachment?.bytes.subarray(0, 4).toString('latin1') === 'SZDD') return 'szdd';
  try {
    transactionsOf(one);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test('another run makes the same files, contents and times', async () => {
  const second = await mkdtemp(path.join(tmpdir(), 'sample-'));
  const third = await mkdtemp(path.join(tmpdir(), 'sample-'));
  await makeSampleQueue(second, SMALL_SAMPLE);
  await makeSampleQueue(third, { ...SMALL_SAMPLE, seed: 2 });
  expect(await fingerprint(second)).toBe(await fingerprint(directory));
  expect(await fingerprint(third)).not.toBe(await fingerprint(directory));
  await Promise.all([second, third].map((one) => rm(one, { recursive: true })));
});

test('progress runs from nothing to the number of files', async () => {
  const total = (await filesOf(directory)).length;
  expect(progress.map(([done]) => done)).toEqual(Array.from({ length: total + 1 }, (_, index) => index));
  expect(new Set(progress.map(([, of]) => of))).toEqual(new Set([total]));
});

test('every message names its requestor and the server in one of the known address forms', () => {
  expect(
    messages.every(
      ({ kind, requestor, server }) => kind !== 'Other' && requestor !== null && server === 'EXCHANGE/HQ',
    ),
  ).toBe(true);
  expect(new Set(messages.map(({ requestor }) => requestor)).size).toBe(SMALL_SAMPLE.requestors);
});

test('each active requestor sends a report and a request and gets a reply; a foreign one sends a profile', () => {
  const kinds = Object.groupBy(messages, ({ kind }) => kind);
  const requests = (kinds.ReqTx?.length ?? 0) + (kinds.DirectoryExchange?.length ?? 0);
  // A late request and the one after it are answered together.
  expect(kinds.SrvTx).toHaveLength(requests - 1);
  expect(kinds.Status).toHaveLength(kinds.ReqTx?.length ?? 0);
  expect(kinds.DirectoryExchange).toHaveLength(SMALL_SAMPLE.cycles);
  expect(messages.filter(({ kind, file }) => (kind === 'SrvTx') !== file.startsWith('outbound'))).toEqual([]);
});

describe('sound messages', () => {
  const sound = (): SampleMessage[] => messages.filter((one) => damageOf(one) === null);

  test('carry exactly as many readable transactions as their subject says', () => {
    const counted = sound().map((one) => ({
      file: one.file,
      sent: one.sync?.sent ?? null,
      ...transactionsOf(one),
    }));
    const wrong = counted.filter(
      ({ sent, readable, unreadable }) => unreadable > 0 || (sent !== null && sent !== readable),
    );
    expect(wrong).toEqual([]);
    expect(
      counted.filter(({ sent, readable }) => sent !== null && readable > SMALL_SAMPLE.users / 2).length,
    ).toBeGreaterThan(10);
  });

  test('show every codec and every place of transactions', () => {
    const codecs = replies().filter((one) => damageOf(one) === null && one.message.attachment !== null);
    const names = codecs.map(({ message }) => unpack(message.attachment?.bytes ?? Buffer.alloc(0)).codec);
    expect(new Set(names)).toEqual(new Set(['gzip', 'zlib', 'deflate', 'zip', 'none']));
    expect(
      replies().filter((one) => one.message.attachment === null && transactionsOf(one).readable > 0),
    ).not.toEqual([]);
  });

  test('include names outside of ASCII, and subjects cut at forty characters', () => {
    expect(messages.some(({ message }) => /[\x80-\xff]/.test(message.body))).toBe(true);
    const lengths = replies().map(({ message }) => message.header('Subject').length);
    expect(lengths.some((length) => length > 40)).toBe(true);
    const cut = replies().filter(({ message }) => parseSubject(message.header('Subject'))?.truncated);
    expect(cut.length).toBeGreaterThan(0);
  });
});

test('each kind of damage occurs once, in the last cycle, and not to a requestor with a fault of its own', async () => {
  const damages = replies()
    .map(damageOf)
    .filter((damage) => damage !== null);
  expect(damages.sort()).toEqual([
    'incorrect data check',
    'invalid block type',
    'szdd',
    'unexpected end of file',
  ]);
  const carriers = new Set(faultPlan(SMALL_SAMPLE).map(({ requestor }) => requestor));
  const last = new Date(Math.max(...replies().map(dayOf))).toISOString();
  for (const one of replies().filter((reply) => damageOf(reply) !== null)) {
    expect(new Date(dayOf(one)).toISOString()).toBe(last);
    expect(carriers).not.toContain(one.requestor);
  }
  expect(await readFile(path.join(directory, 'outbound/0000E3F0.eml'))).toHaveLength(0);
  expect((await readFile(path.join(directory, 'outbound/00000BAD.eml'))).includes(0)).toBe(true);
});
