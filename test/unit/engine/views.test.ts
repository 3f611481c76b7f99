/** Lists of messages: filters, order, growth without movement, and bounds. */
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createEngine } from '../../../electron/engine/engine.ts';
import type { Engine } from '../../../electron/engine/engine.ts';
import { PAGE_LIMIT } from '../../../shared/contract.ts';
import type { EngineRequestName, RequestArgs, RequestValues } from '../../../shared/contract.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { MessageRow } from '../../../shared/model.ts';
import { EVERYTHING, SORT_COLUMNS } from '../../../shared/query.ts';
import type { MessageQuery, SortColumn } from '../../../shared/query.ts';
import { DECODE_WORKER, GAL_WORKER, PLUG_IN_CHECK } from '../../fixtures/engine.ts';
import { writeQueue } from '../../fixtures/queue.ts';

const QUEUE = `
  100%.eml             reply gzip 3
  1000.eml             reply zlib 3 to SOUTH/PO2
  a_b.eml              reply gzip 9
  axb.eml              reply none 3
  back\\slash.eml       reply gzip 3
  in/request.eml       request 5 from SOUTH/PO2
  in/second.eml        request 2 from NORTH/PO1
  letter.eml           mail Größe der Liste 50%
  out/bad-crc.eml      reply gzip-with-wrong-crc 30 to SOUTH/PO2
  out/cut.eml          reply truncated-gzip 30
  out/zip.eml          reply zip 40
  plain.txt            text Just words.
  nothing              empty
`;

let folder = '';
let engine: Engine;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-views-'));
  await writeQueue(folder, QUEUE);
  engine = createEngine({
    dataFolder: null,
    workerEntry: DECODE_WORKER,
    galEntry: GAL_WORKER,
    plugInEntry: PLUG_IN_CHECK,
    emit: () => undefined,
  });
  await engine.request('queue.open', { path: folder });
  await engine.opened()?.scanned();
});

afterAll(async () => {
  await engine.close();
  fs.rmSync(folder, { recursive: true });
});

async function ask<Name extends EngineRequestName>(
  name: Name,
  args: RequestArgs<Name>,
): Promise<RequestValues[Name]> {
  const answer = await engine.request(name, args);
  if (!answer.ok) throw new Error(answer.error.text);
  return answer.value;
}

async function refusal(name: EngineRequestName, args: unknown): Promise<Refusal['kind'] | null> {
  const answer = await engine.request(name, args);
  return answer.ok ? null : answer.error.kind;
}

async function rows(query: Partial<MessageQuery> = {}): Promise<readonly MessageRow[]> {
  const { viewId } = await ask('view.open', { query: { ...EVERYTHING, ...query } });
  return ask('view.page', { viewId, offset: 0, limit: PAGE_LIMIT });
}

async function files(query: Partial<MessageQuery>): Promise<string[]> {
  return (await rows(query)).map(({ file }) => file);
}

describe('a filter', () => {
  test('by state takes any of the states named', async () => {
    expect(await files({ states: ['failed'] })).toEqual(['out/bad-crc.eml', 'out/cut.eml']);
    expect(await files({ states: ['unrecognised', 'failed'] })).toEqual([
      'nothing',
      'out/bad-crc.eml',
      'out/cut.eml',
      'plain.txt',
    ]);
    expect(await files({ states: ['hung'] })).toEqual([]);
  });

  test('by kind and by requestor', async () => {
    expect(await files({ kinds: ['ReqTx'] })).toEqual(['in/request.eml', 'in/second.eml']);
    expect(await files({ kinds: ['Other'] })).toEqual(['letter.eml']);
    expect(await files({ requestors: ['SOUTH/PO2'] })).toEqual([
      '1000.eml',
      'in/request.eml',
      'out/bad-crc.eml',
    ]);
    expect(await files({ requestors: ['SOUTH/PO2'], kinds: ['SrvTx'], states: ['decoded'] })).toEqual([
      '1000.eml',
    ]);
  });

  test.each([
    ['%', ['100%.eml', 'letter.eml']],
    ['100%', ['100%.eml']],
    ['a_b', ['a_b.eml']],
    ['_', ['a_b.eml']],
    ['\\', ['back\\slash.eml']],
    ['k\\s', ['back\\slash.eml']],
    ["'", []],
  ])('by the text %j takes it for what it is, not for a pattern', async (text, expected) => {
    expect(await files({ text })).toEqual(expected);
  });

  test('by text wants every word, in any of file, subject, sender and recipient, in any case', async () => {
    expect(await files({ text: 'SRVTX zip' })).toEqual(['out/zip.eml']);
    expect(await files({ text: '  reqtx   south ' })).toEqual(['in/request.eml']);
    expect(await files({ text: 'exchange/hq/$system 1000' })).toEqual(['1000.eml']);
    expect(await files({ text: 'GRÖSSE' })).toEqual([]);
    expect(await files({ text: 'GRÖßE' })).toEqual(['letter.eml']);
    expect(await files({ text: 'größe' })).toEqual(['letter.eml']);
    expect(await files({ text: 'srvtx letter' })).toEqual([]);
  });
});

/** What each column sorts by, seen from the rows; null sorts before everything else. */
const VALUES: Readonly<Record<SortColumn, (row: MessageRow) => string | number | null>> = {
  file: ({ file }) => file,
  // What needs attention comes first.
  state: ({ state }) => ['failed', 'unrecognised', 'decoded'].indexOf(state.kind),
  kind: ({ kind }) => kind,
  requestor: ({ requestor }) => requestor,
  from: ({ from }) => from,
  to: ({ to }) => to,
  subject: ({ subject }) => subject,
  date: ({ dateMs }) => dateMs,
  codec: ({ codec }) => codec,
  fileBytes: ({ fileBytes }) => fileBytes,
  bytesIn: ({ bytesIn }) => bytesIn,
  bytesOut: ({ bytesOut }) => bytesOut,
  transactions: ({ transactions }) => transactions,
  attempts: ({ attempts }) => attempts,
};

function inOrder(all: readonly MessageRow[], column: SortColumn, sign: 1 | -1): number[] {
  const value = VALUES[column];
  const compare = (a: MessageRow, b: MessageRow): number => {
    const [left, right] = [value(a), value(b)];
    if (left === right) return a.id - b.id;
    if (left === null || right === null) return left === null ? -sign : sign;
    return left < right ? -sign : sign;
  };
  return all.toSorted(compare).map(({ id }) => id);
}

describe('the order', () => {
  test.each(SORT_COLUMNS)(
    'by %s is right both ways, and equal rows keep the order of their ids',
    async (column) => {
      const all = await rows();
      const ascending = await rows({ sort: { column, direction: 'ascending' } });
      const descending = await rows({ sort: { column, direction: 'descending' } });
      expect(ascending.map(({ id }) => id)).toEqual(inOrder(all, column, 1));
      expect(descending.map(({ id }) => id)).toEqual(inOrder(all, column, -1));
    },
  );
});

describe('a view', () => {
  test('grows at its end and never moves what it shows; what is gone stays and says so', async () => {
    const query = {
      ...EVERYTHING,
      states: ['failed' as const],
      sort: { column: 'file' as const, direction: 'descending' as const },
    };
    const { viewId, total } = await ask('view.open', { query });
    const before = await ask('view.ids', { viewId, offset: 0, limit: 100 });
    expect(total).toBe(2);
    await writeQueue(folder, 'zz.eml reply corrupt-gzip 30\n a.eml reply truncated-gzip 31');
    await ask('queue.rescan', {});
    await engine.opened()?.scanned();
    expect(await ask('view.ids', { viewId, offset: 0, limit: 100 })).toEqual(before);
    expect(await ask('view.extend', { viewId })).toEqual({ total: 4, added: 2 });
    expect(await ask('view.extend', { viewId })).toEqual({ total: 4, added: 0 });
    const names = (await ask('view.page', { viewId, offset: 0, limit: 10 })).map(({ file }) => file);
    expect(names).toEqual(['out/cut.eml', 'out/bad-crc.eml', 'zz.eml', 'a.eml']);
    for (const file of ['zz.eml', 'a.eml']) fs.rmSync(path.join(folder, file));
    await ask('queue.rescan', {});
    await engine.opened()?.scanned();
    const shown = await ask('view.page', { viewId, offset: 0, limit: 10 });
    expect(shown.map(({ gone }) => gone)).toEqual([false, false, true, true]);
    expect(await files({ states: ['failed'] })).toEqual(['out/bad-crc.eml', 'out/cut.eml']);
  });

  test('pages as asked, up to its end and not beyond', async () => {
    const { viewId, total } = await ask('view.open', { query: EVERYTHING });
    const all = await ask('view.ids', { viewId, offset: 0, limit: 200_000 });
    expect(total).toBe(13);
    const page = async (offset: number, limit: number): Promise<number[]> =>
      (await ask('view.page', { viewId, offset, limit })).map(({ id }) => id);
    expect(await page(0, 5)).toEqual(all.slice(0, 5));
    expect(await page(5, PAGE_LIMIT)).toEqual(all.slice(5));
    expect(await page(12, 1)).toEqual(all.slice(12));
    expect(await page(13, 1)).toEqual([]);
    expect(await page(1_000_000, PAGE_LIMIT)).toEqual([]);
    expect(await ask('view.ids', { viewId, offset: 11, limit: 200_000 })).toEqual(all.slice(11));
  });

  test('tells where a message is, and that it is not there', async () => {
    const { viewId } = await ask('view.open', { query: { ...EVERYTHING, kinds: ['ReqTx'] } });
    const [first, second] = await ask('view.ids', { viewId, offset: 0, limit: 2 });
    expect(await ask('view.locate', { viewId, id: second ?? 0 })).toBe(1);
    expect(await ask('view.locate', { viewId, id: first ?? 0 })).toBe(0);
    expect(await ask('view.locate', { viewId, id: 9_999 })).toBeNull();
  });

  test('that is not kept any more is refused by every request, and eight are kept', async () => {
    const opened: number[] = [];
    for (let count = 0; count < 9; count += 1)
      opened.push((await ask('view.open', { query: EVERYTHING })).viewId);
    const [oldest = 0, second = 0] = opened;
    expect(await refusal('view.page', { viewId: oldest, offset: 0, limit: 1 })).toBe('not-found');
    expect(await refusal('view.extend', { viewId: oldest })).toBe('not-found');
    expect(await refusal('view.ids', { viewId: oldest, offset: 0, limit: 1 })).toBe('not-found');
    expect(await refusal('view.locate', { viewId: oldest, id: 1 })).toBe('not-found');
    expect(await refusal('view.page', { viewId: second, offset: 0, limit: 1 })).toBeNull();
    expect(await refusal('view.page', { viewId: -1, offset: 0, limit: 1 })).toBe('not-found');
  });
});

test.each<[EngineRequestName, unknown]>([
  ['view.open', {}],
  ['view.open', { query: { ...EVERYTHING, states: ['lost'] } }],
  ['view.open', { query: { ...EVERYTHING, text: 'x'.repeat(201) } }],
  [
    'view.open',
    { query: { ...EVERYTHING, sort: { column: 'id; DROP TABLE message', direction: 'ascending' } } },
  ],
  ['view.page', { viewId: 1, offset: -1, limit: 1 }],
  ['view.page', { viewId: 1, offset: 0.5, limit: 1 }],
  ['view.page', { viewId: 1, offset: 0, limit: 0 }],
  ['view.page', { viewId: 1, offset: 0, limit: PAGE_LIMIT + 1 }],
  ['view.ids', { viewId: 1, offset: 0, limit: 200_001 }],
  ['message.detail', { id: 0 }],
  ['message.detail', { id: '1' }],
  ['message.bytes', { id: 1, source: { kind: 'everything' }, offset: 0, length: 1 }],
  ['message.bytes', { id: 1, source: { kind: 'file' }, offset: 0, length: 64 * 1024 + 1 }],
  ['quarantine', { ids: [], reason: '' }],
  ['quarantine', { ids: [1], reason: 'x'.repeat(1_001) }],
  ['queue.open', { path: '' }],
  ['queue.open', null],
  ['queue.rescan', { deep: true }],
  [
    'retry.plan',
    { scope: { kind: 'all' }, variant: { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 } },
  ],
  [
    'retry.plan',
    {
      scope: { kind: 'ids', ids: [1] },
      variant: { decoder: 'legacy-msmi', oneProcessor: false, deadlineFactor: 1 },
    },
  ],
  [
    'retry.plan',
    {
      scope: { kind: 'ids', ids: [1] },
      variant: { decoder: 'safe', oneProcessor: false, deadlineFactor: 0.5 },
    },
  ],
  ['lab.start', { decoder: 'safe', workers: 17, record: false }],
  ['settings.set', { workers: 0 }],
  ['settings.set', { watchdog: { stallMs: 1, deadlineMs: 60_000, deadlinePer100MbMs: 0 } }],
  ['queue.configure', { originals: 'burn' }],
  ['undo', { journalId: 0 }],
])('%s refuses %j as an invalid request', async (name, args) => {
  expect(await refusal(name, args)).toBe('invalid-request');
});

test('a message that does not exist is not found, whatever is asked of it', async () => {
  const id = 9_999;
  expect(await refusal('message.detail', { id })).toBe('not-found');
  expect(await refusal('message.bytes', { id, source: { kind: 'file' }, offset: 0, length: 16 })).toBe(
    'not-found',
  );
  const page = { id, part: '1', codePage: 'auto', offset: 0, limit: 10 } as const;
  expect(await refusal('message.transactions', page)).toBe('not-found');
  expect(await refusal('message.lint', { ...page, rule: null })).toBe('not-found');
  expect(await refusal('message.transactionAt', { id, part: '1', offset: 0 })).toBe('not-found');
  expect(await refusal('message.logLines', { id })).toBe('not-found');
  expect(await ask('journal.page', { offset: 0, limit: 10, messageId: id })).toEqual({
    entries: [],
    total: 0,
  });
});
