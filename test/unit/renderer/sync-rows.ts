/** Requestors, cycles and ledgers for tests: only what a test is about needs to be said. */
import type { RequestorSummary, SyncOverview } from '../../../shared/contract/sync.ts';
import type { Cycle, CycleState } from '../../../shared/cycles/model.ts';
import type { Breach, LedgerNumbers, LedgerRow, RequestorLedger } from '../../../shared/ledger/model.ts';

const DAY = 24 * 3_600_000;
/** Cycle 1 of the tests. */
export const FIRST_RUN = Date.UTC(1996, 4, 8, 21, 0);

const LETTERS: Readonly<Record<string, CycleState | null>> = {
  c: 'complete',
  s: 'no-request',
  n: 'no-reply',
  l: 'late',
  p: 'pending',
  '.': null,
};

/** @param strip one letter for each cycle from 1 on: complete, skipped, no reply, late, pending; "." before the first */
export function aRequestor(
  requestor: string,
  strip: string,
  facts: Partial<RequestorSummary> = {},
): RequestorSummary {
  const states = strip.split('').map((letter) => LETTERS[letter] ?? null);
  const counts = { complete: 0, 'no-request': 0, 'no-reply': 0, late: 0, pending: 0 };
  for (const state of states) if (state !== null) counts[state] += 1;
  const missed = /[sl]*$/u.exec(strip)?.[0].length ?? 0;
  return {
    requestor,
    server: 'NET/HUB',
    strip: { first: 1, states },
    counts,
    inferred: 0,
    breached: [],
    breaches: 0,
    reqSync: { requestor: 17, server: 17 },
    srvSync: { requestor: 80, server: 85 },
    impSync: { requestor: 1, server: 1 },
    keepUpdates: {
      lastHeardMs: FIRST_RUN + (strip.length - missed - 1) * DAY,
      missed,
      limit: 14,
      limitAtMs: missed === 0 ? null : FIRST_RUN + (strip.length - missed + 13) * DAY,
      state: missed === 0 ? 'heard' : 'counting',
    },
    ...facts,
  };
}

export function anOverview(
  requestors: readonly RequestorSummary[],
  facts: Partial<SyncOverview> = {},
): SyncOverview {
  const cycles = Math.max(0, ...requestors.map(({ strip }) => strip.first + strip.states.length - 1));
  return {
    revision: 1,
    requestors,
    runs: Array.from({ length: cycles }, (_, index) => ({
      server: 'NET/HUB',
      index: index + 1,
      atMs: FIRST_RUN + index * DAY,
    })),
    cycles,
    basis: [],
    causes: [],
    causesLeftOut: 0,
    keepUpdatesCycles: 14,
    ...facts,
  };
}

export function aCycle(index: number, facts: Partial<Cycle> = {}): Cycle {
  const ran = FIRST_RUN + (index - 1) * DAY;
  const request = { id: index * 2, file: `in/request-${index}.eml` };
  const reply = { id: index * 2 + 1, file: `out/reply-${index}.eml` };
  return {
    requestor: 'NET/PO1',
    server: 'NET/HUB',
    index,
    state: 'complete',
    steps: {
      requestSent: { atMs: ran - 3 * 3_600_000, message: request, line: null },
      requestArrived: { atMs: ran - 3 * 3_600_000 + 90_000, message: request, line: null },
      serverRan: { atMs: ran, message: null, line: 41 },
      replySent: { atMs: ran + 150_000, message: reply, line: null },
      replyArrived: null,
      updatesDone: null,
    },
    request: { ...request, late: false },
    reply,
    others: [],
    notes: [],
    ...facts,
  };
}

export function someNumbers(facts: Partial<LedgerNumbers> = {}): LedgerNumbers {
  return {
    atMs: FIRST_RUN,
    message: { id: 1, file: 'in/request.eml' },
    line: null,
    req: 17,
    reqWas: 12,
    srv: 80,
    srvWas: null,
    imports: 1,
    sent: 5,
    ...facts,
  };
}

export function aLedgerRow(cycle: number, facts: Partial<LedgerRow> = {}): LedgerRow {
  return {
    cycle,
    requestor: someNumbers(),
    server: someNumbers({ reqWas: null, srv: 85, srvWas: 80 }),
    broken: [],
    ...facts,
  };
}

export function aBreach(facts: Partial<Breach> = {}): Breach {
  return {
    invariant: 5,
    requestor: 'NET/PO1',
    firstCycle: 9,
    lastCycle: 10,
    overSince: null,
    title: 'The server knows of fewer full imports than the requestor asked for',
    text: 'The reply carries I=0, the requestor holds I=1: it rejects the reply as old mail.',
    nextStep: 'Do a full import at the requestor.',
    kb: ['Q99961'],
    cause: null,
    messages: [],
    lines: [],
    ...facts,
  };
}

export function aLedger(facts: Partial<RequestorLedger> = {}): RequestorLedger {
  const { reqSync, srvSync, impSync, keepUpdates } = aRequestor('NET/PO1', 'c');
  return {
    requestor: 'NET/PO1',
    server: 'NET/HUB',
    rows: [],
    reqSync,
    srvSync,
    impSync,
    breaches: [],
    keepUpdates,
    ...facts,
  };
}
