/** What the window is told about very many requestors and causes stays bounded, and nothing wraps round. */
import { expect, test } from 'vitest';
import { overviewOf } from '../../../electron/engine/sync-overview.ts';
import { packTimeline } from '../../../electron/engine/timeline.ts';
import { CAUSES_LIMIT, STRIP_CYCLES } from '../../../shared/contract/sync.ts';
import type { Cycle, SyncMessage } from '../../../shared/cycles/model.ts';
import type { Breach, RequestorLedger } from '../../../shared/ledger/model.ts';

const NOWHERE = { requestor: null, server: null } as const;

function cycle(requestor: string, server: string, index: number): Cycle {
  const steps = {
    requestSent: null,
    requestArrived: null,
    serverRan: null,
    replySent: null,
    replyArrived: null,
    updatesDone: null,
  };
  return {
    requestor,
    server,
    index,
    state: 'complete',
    steps,
    request: null,
    reply: null,
    others: [],
    notes: [],
  };
}

function ledger(requestor: string, server: string): RequestorLedger {
  const ends = { reqSync: NOWHERE, srvSync: NOWHERE, impSync: NOWHERE };
  return { requestor, server, rows: [], ...ends, breaches: [], keepUpdates: null };
}

function breach(requestor: string): Breach {
  return {
    invariant: 1,
    requestor,
    firstCycle: 1,
    lastCycle: 1,
    overSince: null,
    title: 'wrong',
    text: 'wrong',
    nextStep: 'none',
    kb: [],
    cause: null,
    messages: [],
    lines: [],
  };
}

function pictureOf(servers: readonly string[], cycles: readonly number[], causes: number) {
  const requestors = servers.map((server) => ({
    requestor: 'NET/PO',
    server,
    cycles: cycles.map((index) => cycle('NET/PO', server, index)),
  }));
  const runs = cycles.map((index) => ({ index, atMs: index, line: null }));
  return {
    revision: 1,
    messages: [],
    cycles: { servers: servers.map((server) => ({ server, runs })), requestors, basis: [] },
    ledger: {
      ledgers: servers.map((server) => ledger('NET/PO', server)),
      causes: Array.from({ length: causes }, (_, at) => ({ breach: breach(`NET/P${at}`), requestors: [] })),
    },
  };
}

test('causes are told up to their limit, and how many more there are', () => {
  const all = overviewOf(pictureOf(['NET/S'], [1], CAUSES_LIMIT), 14);
  expect([all.causes.length, all.causesLeftOut]).toEqual([CAUSES_LIMIT, 0]);
  const more = overviewOf(pictureOf(['NET/S'], [1], CAUSES_LIMIT + 1), 14);
  expect([more.causes.length, more.causesLeftOut]).toEqual([CAUSES_LIMIT, 1]);
});

test('a strip begins with the first cycle of its requestor, and holds no more than the latest ones', () => {
  const late = overviewOf(pictureOf(['NET/S'], [7, 8], 0), 14);
  expect(late.requestors[0]?.strip).toEqual({ first: 7, states: ['complete', 'complete'] });
  const cycles = Array.from({ length: STRIP_CYCLES + 1 }, (_, at) => at + 1);
  const long = overviewOf(pictureOf(['NET/S'], cycles, 0), 14);
  expect(long.requestors[0]?.strip).toMatchObject({ first: 2 });
  expect(long.requestors[0]?.strip.states).toHaveLength(STRIP_CYCLES);
});

test('more servers than a function takes arguments are summed up', () => {
  const servers = Array.from({ length: 150_000 }, (_, at) => `NET/S${at}`);
  expect(overviewOf(pictureOf(servers, [1], 0), 14).cycles).toBe(1);
});

test('lanes beyond 65,536 keep their own messages', () => {
  const requestors = Array.from({ length: 65_538 }, (_, at) => ({ requestor: `NET/P${at}`, cycles: [] }));
  const message: SyncMessage = {
    id: 1,
    file: '1.eml',
    kind: 'ReqTx',
    requestor: 'NET/P65537',
    server: null,
    sentMs: 1,
    sentSource: 'header',
    arrivedMs: null,
    sync: null,
    state: 'decoded',
  };
  const { marks, lanes } = packTimeline({ revision: 1, messages: [message], requestors, outside: 0 });
  expect(lanes[marks.lane[0] ?? 0]).toBe('NET/P65537');
});

test('a requestor of two servers has one lane with the messages of both', () => {
  const two = ['NET/S1', 'NET/S2'].map((server) => ({
    requestor: 'NET/PO',
    cycles: [cycle('NET/PO', server, 1)],
  }));
  expect(packTimeline({ revision: 1, messages: [], requestors: two, outside: 0 }).lanes).toEqual(['NET/PO']);
});
