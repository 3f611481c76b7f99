/** What is written of messages and read back: listings, attempts, totals, receipts. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { matchingIds, presentIds, rowsOf } from '../../../electron/index/query-messages.ts';
import {
  deliveredAs,
  readAttempts,
  readDiscovered,
  readMessageRow,
  readTotals,
} from '../../../electron/index/read-messages.ts';
import {
  markGone,
  recordSeen,
  writeAttempt,
  writeEnvelope,
  writePayload,
  writeState,
} from '../../../electron/index/write-messages.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import type { MessageState } from '../../../shared/state.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
});

afterEach(() => index.close());

const DISCOVERED: MessageState = { kind: 'discovered' };
const RECEIPT = { fileName: 'a-1.eml', folder: '/out', bytes: 10, sha256: 'ab', atMs: 5 };

/** Lists files given as `name size`, all of one time. */
function list(listing: number, ...files: string[]): void {
  const seen = files.map((line) => {
    const [file = '', bytes] = line.split(' ');
    return { file, bytes: Number(bytes ?? 1), modifiedMs: 1_000.5, state: DISCOVERED };
  });
  recordSeen(index.write, seen, listing);
}

function idOf(file: string): number {
  return Number(index.read.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
}

function stateOf(file: string): string {
  return readMessageRow(index.read, idOf(file))?.state.kind ?? 'missing';
}

function givePayload(file: string, bytesOut: number, requestor: string, dateMs: number): void {
  const envelope = {
    kind: 'SrvTx',
    from: 'a',
    to: 'b',
    subject: 's',
    dateMs,
    dateSource: 'header',
    arrivedMs: null,
    server: null,
    requestor,
    sync: null,
  } as const;
  writeEnvelope(index.write, idOf(file), envelope);
  const payload = { format: 'inattachment', codec: 'gzip', bytesIn: 1, bytesOut, transactions: 1 } as const;
  writePayload(index.write, idOf(file), payload, [], ['a note']);
}

describe('a listing', () => {
  test('keeps what is known of an unchanged file and forgets it of a changed one', () => {
    list(1, 'same 5', 'changed 5');
    for (const file of ['same', 'changed']) {
      givePayload(file, 100, 'NORTH/PO1', 1);
      writeState(index.write, idOf(file), { kind: 'decoded' });
    }
    list(2, 'same 5', 'changed 6');
    expect(readMessageRow(index.read, idOf('same'))).toMatchObject({
      state: { kind: 'decoded' },
      bytesOut: 100,
      codec: 'gzip',
    });
    expect(readMessageRow(index.read, idOf('changed'))).toMatchObject({
      state: DISCOVERED,
      fileBytes: 6,
      bytesOut: null,
      codec: null,
      subject: null,
      dateMs: null,
    });
  });

  test('keeps a delivered and a quarantined state, whose files are no longer there, and calls the others gone', () => {
    list(1, 'waits', 'delivered', 'aside');
    writeState(index.write, idOf('delivered'), { kind: 'delivered', receipt: RECEIPT });
    writeState(index.write, idOf('aside'), { kind: 'quarantined', reason: '' });
    list(2, 'new');
    expect(markGone(index.write, 2)).toBe(1);
    expect(matchingIds(index.read, EVERYTHING)).toEqual([idOf('aside'), idOf('delivered'), idOf('new')]);
    list(3, 'waits');
    expect(presentIds(index.read, [idOf('waits')])).toEqual([idOf('waits')]);
  });

  test('is written as a whole', () => {
    const broken = { file: 'b', bytes: Number.NaN, modifiedMs: 1, state: DISCOVERED };
    const fine = { file: 'a', bytes: 1, modifiedMs: 1, state: DISCOVERED };
    expect(() => recordSeen(index.write, [fine, broken], 1)).toThrow('NOT NULL');
    expect(index.read.all('SELECT file FROM message')).toEqual([]);
  });
});

test('the messages that wait come in the order of their ids, a page at a time', () => {
  list(1, 'a', 'b', 'c', 'd');
  writeState(index.write, idOf('b'), { kind: 'decoded' });
  const page = (after: number, limit: number): string[] =>
    readDiscovered(index.read, after, limit).map(({ file }) => file);
  expect(page(0, 2)).toEqual(['a', 'c']);
  expect(page(idOf('c'), 2)).toEqual(['d']);
  expect(page(idOf('d'), 2)).toEqual([]);
});

test('rows come in the order asked for, without those that are not there', () => {
  list(1, 'a', 'b', 'c');
  const ids = [idOf('c'), 99, idOf('a')];
  expect(rowsOf(index.read, ids).map(({ file }) => file)).toEqual(['c', 'a']);
  expect(presentIds(index.read, ids)).toEqual([idOf('c'), idOf('a')]);
  expect(rowsOf(index.read, [])).toEqual([]);
});

test('attempts are numbered and kept in their order', () => {
  list(1, 'a');
  const attempt = {
    startedAtMs: 1,
    elapsedMs: 2,
    decoder: 'safe',
    workers: 2,
    failureKind: null,
    text: '',
    samples: [],
  } as const;
  writeAttempt(index.write, idOf('a'), { ...attempt, outcome: 'decoded' });
  const samples = [{ atMs: 1, bytesIn: 2, bytesOut: 3 }];
  writeAttempt(index.write, idOf('a'), { ...attempt, outcome: 'failed', failureKind: 'truncated', samples });
  expect(readAttempts(index.read, idOf('a'))).toEqual([
    { ...attempt, number: 1, outcome: 'decoded' },
    { ...attempt, number: 2, outcome: 'failed', failureKind: 'truncated', samples },
  ]);
  expect(readMessageRow(index.read, idOf('a'))?.attempts).toBe(2);
});

test('totals count what is there, name the oldest that waits and the largest, and add up each requestor', () => {
  list(1, 'old', 'older-but-delivered', 'large', 'gone');
  givePayload('old', 10, 'NORTH/PO1', 2_000);
  givePayload('older-but-delivered', 20, 'NORTH/PO1', 1_000);
  givePayload('large', 5_000_000, 'SOUTH/PO2', 3_000);
  givePayload('gone', 9_000_000, 'SOUTH/PO2', 1);
  writeState(index.write, idOf('old'), { kind: 'decoded' });
  writeState(index.write, idOf('older-but-delivered'), { kind: 'delivered', receipt: RECEIPT });
  const failure = { kind: 'truncated', detail: '', part: null, offset: null } as const;
  writeState(index.write, idOf('large'), { kind: 'failed', failure });
  list(2, 'old', 'large');
  markGone(index.write, 2);
  const totals = readTotals(index.read);
  expect(totals.counts).toMatchObject({ decoded: 1, delivered: 1, failed: 1, discovered: 0 });
  expect(totals).toMatchObject({
    total: 3,
    gone: 1,
    oldest: { file: 'old', dateMs: 2_000 },
    largest: { file: 'large', bytes: 5_000_000 },
    requestors: [
      { requestor: 'NORTH/PO1', total: 2, hung: 0, failed: 0 },
      { requestor: 'SOUTH/PO2', total: 1, hung: 0, failed: 1 },
    ],
  });
});

test('an empty index has totals of nothing', () => {
  expect(readTotals(index.read)).toMatchObject({
    total: 0,
    oldest: null,
    largest: null,
    requestors: [],
    gone: 0,
  });
});

test('all messages of one receipt are found by it, and stop being found when their state changes', () => {
  list(1, 'a', 'copy', 'other');
  for (const file of ['a', 'copy'])
    writeState(index.write, idOf(file), { kind: 'delivered', receipt: RECEIPT });
  writeState(index.write, idOf('other'), {
    kind: 'delivered',
    receipt: { ...RECEIPT, folder: '/elsewhere' },
  });
  expect(deliveredAs(index.read, '/out', 'a-1.eml')).toEqual([idOf('a'), idOf('copy')]);
  writeState(index.write, idOf('a'), { kind: 'decoded' });
  expect(deliveredAs(index.read, '/out', 'a-1.eml')).toEqual([idOf('copy')]);
  expect(stateOf('other')).toBe('delivered');
});
