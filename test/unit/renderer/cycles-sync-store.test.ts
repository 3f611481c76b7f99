import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestorDetail } from '../../../shared/contract/sync.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import { isProvisional } from '../../../renderer/sync/provisional.ts';
import {
  keepUpdatesFor,
  lookInto,
  refreshSync,
  resetSync,
  shownDetail,
  useSync,
} from '../../../renderer/sync/sync-store.ts';
import { aSummary } from './summaries.ts';
import { aLedger, aRequestor, anOverview } from './sync-rows.ts';

const A = { requestor: 'NET/A', server: 'NET/HUB' };
const B = { requestor: 'NET/B', server: null };

/** What was asked, in order, and an engine whose index has this revision. */
let asked: string[] = [];
let revision = 1;
let refuses = false;

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  revision = 1;
  refuses = false;
  const answers: Readonly<Record<string, (args: unknown) => unknown>> = {
    'sync.overview': () => anOverview([aRequestor('NET/A', 'cc')], { revision }),
    'sync.requestor': (args) => ({ revision, cycles: [], ledger: aLedger(args as typeof A) }),
    'queue.configure': () => ({ keepUpdatesCycles: 7 }),
  };
  const error = { kind: 'engine-down', text: 'No answer.', nextStep: 'Wait.' };
  const request = (name: string, args: unknown) => {
    asked.push(name);
    return Promise.resolve(refuses ? { ok: false, error } : { ok: true, value: answers[name]?.(args) });
  };
  vi.stubGlobal('window', { api: { request } });
  useQueue.setState({ summary: aSummary({}, { revision: 1 }), epoch: 1 });
  resetSync();
  await vi.runAllTimersAsync();
  asked = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function detailShown(): RequestorDetail | null {
  return shownDetail(useSync.getState());
}

describe('what is known of cycles and ledger', () => {
  it('is asked for again only when the index has changed', async () => {
    refreshSync();
    await vi.runAllTimersAsync();
    expect(asked).toEqual([]);
    useQueue.setState({ summary: aSummary({}, { revision: 2 }) });
    revision = 2;
    for (let change = 0; change < 20; change += 1) refreshSync();
    await vi.runAllTimersAsync();
    expect(useSync.getState().overview?.revision).toBe(2);
    // One at once, and one for all the changes during it.
    expect(asked).toEqual(['sync.overview', 'sync.overview']);
  });

  it('is asked for again after a refusal, and stays until then', async () => {
    refuses = true;
    useQueue.setState({ summary: aSummary({}, { revision: 2 }) });
    refreshSync();
    await vi.runAllTimersAsync();
    expect(useSync.getState()).toMatchObject({ refusal: { kind: 'engine-down' }, overview: { revision: 1 } });
    refuses = false;
    useQueue.setState({ summary: aSummary({}, { revision: 1 }) });
    refreshSync();
    await vi.runAllTimersAsync();
    expect(useSync.getState().refusal).toBeNull();
  });

  it('is not taken from an earlier queue', async () => {
    resetSync();
    useQueue.setState({ epoch: 2 });
    await vi.runAllTimersAsync();
    expect(useSync.getState().overview).toBeNull();
  });
});

async function engineAt(index: number, now: typeof revision, phase: 'decoding' | 'finished'): Promise<void> {
  revision = index;
  useQueue.setState({ summary: aSummary({}, { revision: now }, phase) });
  refreshSync();
  await vi.runAllTimersAsync();
}

describe('whether replies may not have been read yet', () => {
  const provisional = (): boolean => isProvisional(useSync.getState(), useQueue.getState().summary);

  it('is so during a scan', async () => {
    await engineAt(2, 2, 'decoding');
    expect(provisional()).toBe(true);
    await engineAt(3, 3, 'finished');
    expect(provisional()).toBe(false);
  });

  it('is so after the scan for what was worked out before its end', async () => {
    await engineAt(2, 2, 'decoding');
    await engineAt(2, 5, 'finished');
    expect(provisional()).toBe(true);
    await engineAt(5, 5, 'finished');
    expect(provisional()).toBe(false);
  });

  it('is not so for what is a step behind the index later on', async () => {
    await engineAt(1, 1, 'finished');
    await engineAt(2, 3, 'finished');
    expect(useSync.getState().overview?.revision).toBe(2);
    expect(provisional()).toBe(false);
  });

  it('ends with the summary, where the overview was there first', async () => {
    await engineAt(4, 3, 'decoding');
    await engineAt(4, 4, 'finished');
    await engineAt(4, 5, 'finished');
    expect(provisional()).toBe(false);
  });
});

describe('the requestor that is looked into', () => {
  it('is the last one that was chosen, and never shown by the name of another', async () => {
    lookInto(A);
    lookInto(B);
    expect(detailShown()).toBeNull();
    await vi.runAllTimersAsync();
    expect(detailShown()?.ledger).toMatchObject(B);
  });

  it('stays chosen when the queue changes, with its new numbers', async () => {
    lookInto(A);
    await vi.runAllTimersAsync();
    useQueue.setState({ summary: aSummary({}, { revision: 2 }) });
    revision = 2;
    refreshSync();
    await vi.runAllTimersAsync();
    expect(useSync.getState().chosen).toEqual(A);
    expect(detailShown()?.revision).toBe(2);
  });

  it('is read anew when updates are kept for another number of cycles', async () => {
    lookInto(A);
    await vi.runAllTimersAsync();
    asked = [];
    expect(await keepUpdatesFor(7)).toBe(true);
    await vi.runAllTimersAsync();
    expect(asked).toEqual(['queue.configure', 'sync.overview', 'sync.requestor']);
  });
});
