/** Cycles, ledger and timeline as the engine answers them from the files of a queue. */
import { describe, expect, test } from 'vitest';
import fs from 'node:fs';
import path from 'node:path';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { writeExchange } from '../../fixtures/exchange-queue.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

/** Two requestors, two days; in the second the server answers one of them only. */
const TWO_DAYS = `
  06 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=1 2 sent, arrives 06 18:05
  06 18:10 SOUTH/PO1 asks R=30 (was 30), S=60, I=1 0 sent, arrives 06 18:15
  06 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=1 3 sent, arrives 06 21:01
  06 21:01 SOUTH/PO1 gets R=30 S=65 (was 60), I=1 5 sent, arrives 06 21:02
  07 18:00 NORTH/PO1 asks R=12 (was 12), S=65, I=1 0 sent, arrives 07 18:05
  07 21:00 NORTH/PO1 gets R=12 S=70 (was 65), I=1 5 sent, arrives 07 21:01`;

const north = { requestor: 'NORTH/PO1', server: 'EXCHANGE/HQ' };
const south = { requestor: 'SOUTH/PO1', server: 'EXCHANGE/HQ' };

async function opened(table: string): Promise<{ readonly engine: TestEngine; readonly folder: string }> {
  const folder = temporaryFolder('queue');
  writeExchange(folder, table);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { engine, folder };
}

describe('the overview', () => {
  test('has a strip of cycle states and the latest numbers of both ends for each requestor', async () => {
    const { engine } = await opened(TWO_DAYS);
    const overview = await engine.ask('sync.overview', {});
    expect(overview).toMatchObject({ cycles: 2, causes: [], keepUpdatesCycles: 14 });
    expect(overview.runs).toEqual([
      { server: 'EXCHANGE/HQ', index: 1, atMs: Date.UTC(1996, 4, 6, 21) },
      { server: 'EXCHANGE/HQ', index: 2, atMs: Date.UTC(1996, 4, 7, 21) },
    ]);
    expect(overview.requestors).toMatchObject([
      {
        ...north,
        strip: { first: 1, states: ['complete', 'complete'] },
        counts: { complete: 2, 'no-request': 0 },
        breaches: 0,
        reqSync: { requestor: 12, server: 12 },
        srvSync: { requestor: 65, server: 70 },
        impSync: { requestor: 1, server: 1 },
        keepUpdates: { state: 'heard', missed: 0, limit: 14 },
      },
      {
        ...south,
        strip: { first: 1, states: ['complete', 'no-request'] },
        keepUpdates: {
          state: 'counting',
          missed: 1,
          limitAtMs: Date.UTC(1996, 4, 7, 21) + 14 * 86_400_000,
        },
      },
    ]);
  });

  test('is worked out anew when the queue has changed, and when the settings it rests on have', async () => {
    const { engine, folder } = await opened(TWO_DAYS);
    await engine.ask('sync.overview', {});
    fs.rmSync(path.join(folder, '005.eml'));
    fs.rmSync(path.join(folder, '006.eml'));
    await engine.rescan();
    const fewer = await engine.ask('sync.overview', {});
    expect(fewer).toMatchObject({ cycles: 1 });
    await engine.ask('queue.configure', { keepUpdatesCycles: 3 });
    const stricter = await engine.ask('sync.overview', {});
    expect(stricter).toMatchObject({ keepUpdatesCycles: 3 });
    expect(stricter.requestors[0]?.keepUpdates).toMatchObject({ limit: 3 });
  });

  test('names a cause once, with every requestor it concerns', async () => {
    const { engine } = await opened(`
      06 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=1 2 sent, arrives 06 18:05
      06 18:10 SOUTH/PO1 asks R=30 (was 30), S=60, I=1 0 sent, arrives 06 18:15
      06 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=1 3 sent, arrives 06 21:01
      06 21:01 SOUTH/PO1 gets R=30 S=65 (was 60), I=1 5 sent, arrives 06 21:02
      07 18:00 NORTH/PO1 asks R=12 (was 12), S=65, I=1 0 sent, arrives 07 18:05
      07 18:10 SOUTH/PO1 asks R=30 (was 30), S=65, I=1 0 sent, arrives 07 18:15
      07 21:00 NORTH/PO1 gets R=12 S=50 (was 65), I=1 0 sent, arrives 07 21:01
      07 21:01 SOUTH/PO1 gets R=30 S=50 (was 65), I=1 0 sent, arrives 07 21:02`);
    const { causes, requestors } = await engine.ask('sync.overview', {});
    expect(causes).toMatchObject([
      { breach: { invariant: 4, firstCycle: 2, lastCycle: 2 }, requestors: ['NORTH/PO1', 'SOUTH/PO1'] },
    ]);
    expect(requestors.map(({ breached }) => breached)).toEqual([[2], [2]]);
  });

  test('of a queue without DirSync messages says that there is nothing to tell from', async () => {
    const { engine } = await opened('');
    const overview = await engine.ask('sync.overview', {});
    expect(overview).toMatchObject({ cycles: 0, requestors: [], runs: [], causes: [] });
  });
});

test('a requestor has its cycles with their messages, and its ledger', async () => {
  const { engine } = await opened(TWO_DAYS);
  const { cycles, ledger } = await engine.ask('sync.requestor', north);
  expect(cycles).toMatchObject([
    { index: 1, state: 'complete', request: { file: '001.eml', late: false }, reply: { file: '003.eml' } },
    { index: 2, state: 'complete', request: { file: '005.eml' }, reply: { file: '006.eml' } },
  ]);
  expect(cycles[0]?.steps).toMatchObject({
    requestSent: { atMs: Date.UTC(1996, 4, 6, 18) },
    requestArrived: { atMs: Date.UTC(1996, 4, 6, 18, 5) },
    replySent: { atMs: Date.UTC(1996, 4, 6, 21) },
    replyArrived: { atMs: Date.UTC(1996, 4, 6, 21, 1) },
    updatesDone: null,
  });
  expect(ledger).toMatchObject({
    ...north,
    breaches: [],
    rows: [
      { cycle: 1, requestor: { req: 12, reqWas: 10, srv: 60 }, server: { req: 12, srv: 65, srvWas: 60 } },
      { cycle: 2, requestor: { req: 12, srv: 65 }, server: { srv: 70 } },
    ],
  });
});

test('a requestor that is in no message is refused by name', async () => {
  const { engine } = await opened(TWO_DAYS);
  const wrong = await engine.refusal('sync.requestor', { requestor: 'EAST/PO1', server: 'EXCHANGE/HQ' });
  expect(wrong.kind).toBe('not-found');
});

test('the timeline has a mark for each message and a span for each cycle, and counts what it cannot place', async () => {
  const { engine, folder } = await opened(TWO_DAYS);
  fs.writeFileSync(
    path.join(folder, 'letter.eml'),
    'From: a@example.com\r\nTo: b@example.com\r\nSubject: Lunch\r\n\r\nAt noon?\r\n',
  );
  await engine.rescan();
  const { lanes, marks, spans, states, kinds, outside } = await engine.ask('sync.timeline', {});
  expect(lanes).toEqual(['NORTH/PO1', 'SOUTH/PO1']);
  expect(outside).toBe(1);
  expect(Array.from(marks.atMs)).toEqual(Array.from(marks.atMs).toSorted((a, b) => a - b));
  expect(Array.from(marks.lane, (lane) => lanes[lane])).toEqual([
    'NORTH/PO1',
    'SOUTH/PO1',
    'NORTH/PO1',
    'SOUTH/PO1',
    'NORTH/PO1',
    'NORTH/PO1',
  ]);
  expect(new Set(Array.from(marks.state, (state) => states[state]))).toEqual(new Set(['decoded']));
  expect(Array.from(marks.kind, (kind) => kinds[kind])).toContain('SrvTx');
  expect(Array.from(spans.index)).toEqual([1, 2, 1, 2]);
  expect(spans.startMs[0]).toBe(Date.UTC(1996, 4, 6, 18));
  expect(spans.endMs[0]).toBe(Date.UTC(1996, 4, 6, 21, 1));
});

test('listings alone have a ledger: what they show of each requestor is compared', async () => {
  const { engine, folder } = await opened('');
  const title = (name: string): string =>
    `   Microsoft Mail for the PC v3.2, ${name} v3.2\r\n   (C) Microsoft Corp. 1993-1994. All rights reserved\r\n\r\n`;
  fs.writeFileSync(
    path.join(folder, 'server.txt'),
    `${title('ListDS')}   Examining POLY/MONT Server Configuration Record\r\n` +
      '   Highest SrvSync is 80, Current Dirsync Cycle is 11\r\n\r\n        Server Requestor Record #1\r\n' +
      '   Requestor name: PCM:POLY/NOV\r\n   ReqSync = 18, SrvSync = 75, Last Cycle = 9\r\n',
  );
  await engine.rescan();
  const overview = await engine.ask('sync.overview', {});
  expect(overview.requestors).toMatchObject([
    { requestor: 'POLY/NOV', server: 'POLY/MONT', reqSync: { server: 18 }, srvSync: { server: 75 } },
  ]);
  expect(overview.basis.join(' ')).toContain('only listings (LISTDS, LISTQ) tell its numbers');
  const { lanes } = await engine.ask('sync.timeline', {});
  expect(lanes).toEqual([]);
});
