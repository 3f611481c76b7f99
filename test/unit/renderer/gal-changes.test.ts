import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  EVERY_CHANGE,
  allChanges,
  askForChanges,
  narrowChanges,
  shownChanges,
  toggleKind,
  useChanges,
} from '../../../renderer/gal/changes/changes-store.ts';
import {
  branchOf,
  changesHeadline,
  isBranch,
  largestText,
  rangeText,
  removedAt,
} from '../../../renderer/gal/changes/changes-words.ts';
import { differing } from '../../../renderer/gal/changes/differing.ts';
import { massFacts } from '../../../renderer/gal/changes/mass-facts.ts';
import { rangeOf } from '../../../renderer/gal/changes/range.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import type { GalDiffQuery } from '../../../shared/contract/gal.ts';
import { aChange, aCycle, aList, anEntry, anOpenedDiff, changesIn } from './gal-rows.ts';

const CYCLES = [aCycle(3), aCycle(4), aCycle(7)];
const SERVER = { kind: 'server', server: null } as const;

describe('between which cycles changes lie', () => {
  it('is the chosen cycle and the one before, unless asked otherwise', () => {
    expect(rangeOf(CYCLES, 7, { kind: 'before' })).toEqual({ from: 4, to: 7 });
    expect(rangeOf(CYCLES, null, { kind: 'before' })).toEqual({ from: 4, to: 7 });
    expect(rangeOf(CYCLES, 7, { kind: 'start' })).toEqual({ from: 0, to: 7 });
    expect(rangeOf(CYCLES, 7, { kind: 'cycle', cycle: 3 })).toEqual({ from: 3, to: 7 });
  });

  it('begins with the empty list before the first', () => {
    expect(rangeOf(CYCLES, 3, { kind: 'before' })).toEqual({ from: 0, to: 3 });
    expect(rangeOf([], null, { kind: 'before' })).toBeNull();
  });

  it('stays in the order of time when the slider goes back', () => {
    expect(rangeOf(CYCLES, 3, { kind: 'cycle', cycle: 4 })).toEqual({ from: 3, to: 4 });
  });
});

describe('the first line', () => {
  const west = { list: aList('WEST/PO1'), counts: changesIn('-612') };

  it('says what changed, and leaves out what did not', () => {
    const diff = anOpenedDiff('+212 -38 ~17 >4');
    expect(changesHeadline('cycle', { from: 8, to: 9 }, diff)).toBe(
      'Cycle 8 → 9: 212 added, 38 removed, 17 changed, 4 moved.',
    );
    expect(changesHeadline('cycle', { from: 0, to: 9 }, anOpenedDiff(''))).toBe(
      'Up to cycle 9: nothing changed.',
    );
  });

  it('leaves mass deletions to the warning below it, which names the largest', () => {
    const mass = [
      { cycle: 9, removed: 612, before: 4_000 },
      { cycle: 11, removed: 900, before: 3_400 },
    ] as const;
    expect(changesHeadline('cycle', { from: 1, to: 12 }, anOpenedDiff('-1512', { mass }))).toBe(
      'Cycle 1 → 12: 1,512 removed.',
    );
    expect(largestText('cycle', [...mass])).toBe('the largest of 900 of 3,400 entries in cycle 11');
  });

  it('says where most of the removed were when they were in several lists', () => {
    const north = { list: aList('NORTH/PO1'), counts: changesIn('+9 -3') };
    const south = { list: aList('SOUTH/PO1'), counts: changesIn('+9') };
    expect(removedAt([north, west, south])).toBe(', most of them at WEST/PO1');
    const east = { list: aList('EAST/PO1'), counts: changesIn('-612') };
    expect(removedAt([north, west, east])).toBe(', spread over 3 address lists with at most 612 each');
    expect(removedAt([west])).toBe(' at WEST/PO1');
    expect(removedAt([south])).toBe('');
  });

  it('speaks of messages where there are no cycles', () => {
    expect(rangeText('message', { from: 2, to: 3 })).toBe('Message 2 → 3');
  });
});

describe('narrowing to an address list', () => {
  it('is to that one alone, also where it has no post office', () => {
    const smtp = { type: 'SMTP', network: null, postOffice: null };
    expect(branchOf(smtp)).toEqual({ type: 'SMTP', network: '', postOffice: null });
    expect(isBranch(branchOf(smtp), smtp)).toBe(true);
    expect(isBranch(branchOf(aList('NORTH/PO1')), aList('NORTH/PO2'))).toBe(false);
    expect(isBranch(null, smtp)).toBe(false);
  });
});

describe('what a change says', () => {
  it('is what differs, and nothing else', () => {
    const before = anEntry('Anna NORTH/PO1/ANNA Department:/Sales Phone:/12');
    const after = anEntry('Anna NORTH/PO1/ANNA Department:/Support Phone:/12');
    expect(differing({ before, after })).toEqual([{ what: 'Department', from: 'Sales', to: 'Support' }]);
  });

  it('is all there is of an entry that is new or gone', () => {
    const values = anEntry('Anna NORTH/PO1/ANNA Phone:/12');
    expect(differing({ before: null, after: values })).toEqual([
      { what: 'Alias', from: null, to: 'Anna' },
      { what: 'Address', from: null, to: 'PCM:NORTH/PO1/ANNA' },
      { what: 'Phone', from: null, to: '12' },
    ]);
    expect(differing({ before: values, after: null })[2]).toEqual({ what: 'Phone', from: '12', to: null });
    expect(differing({ before: null, after: null })).toEqual([]);
  });
});

describe('who told of a mass deletion', () => {
  it('is counted by message, those with most removals first', () => {
    const rows = [
      aChange('removed', [1, 'NORTH/PO1']),
      aChange('removed', [2, 'WEST/PO1']),
      aChange('removed', [2, 'WEST/PO1']),
      aChange('removed'),
    ];
    const facts = massFacts(anOpenedDiff('-4', { total: 900 }), rows);
    expect(facts.messages.map(({ supplier, removals }) => [supplier, removals])).toEqual([
      ['WEST/PO1', 2],
      ['NORTH/PO1', 1],
    ]);
    expect(facts).toMatchObject({ read: 4, total: 900, unknown: 1 });
  });
});

describe('the list of changes', () => {
  let asked: GalDiffQuery[] = [];

  beforeEach(() => {
    asked = [];
    const request = (name: string, args: { readonly query: GalDiffQuery }) => {
      if (name !== 'gal.diff') return Promise.resolve({ ok: true, value: [aChange('added')] });
      asked.push(args.query);
      return Promise.resolve({ ok: true, value: anOpenedDiff('+1') });
    };
    vi.stubGlobal('window', { api: { request } });
    useQueue.setState(({ epoch }) => ({ epoch: epoch + 1 }));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one list as long as it is not narrowed', async () => {
    askForChanges({ view: SERVER, from: 8, to: 9 });
    await settled();
    expect(asked).toEqual([{ view: SERVER, from: 8, to: 9, ...EVERY_CHANGE }]);
    expect(shownChanges()).toBe(allChanges);
  });

  it('keeps counting all changes while it is narrowed, and asks for them once', async () => {
    askForChanges({ view: SERVER, from: 8, to: 9 });
    await settled();
    toggleKind('removed');
    await settled();
    expect(asked.slice(1)).toEqual([{ view: SERVER, from: 8, to: 9, ...EVERY_CHANGE, kinds: ['removed'] }]);
    expect(shownChanges().store.getState().query?.kinds).toEqual(['removed']);
    toggleKind('removed');
    expect(shownChanges()).toBe(allChanges);
    expect(asked).toHaveLength(2);
  });

  it('stays narrowed in another range, and forgets all of another queue', async () => {
    askForChanges({ view: SERVER, from: 8, to: 9 });
    await settled();
    narrowChanges({ search: 'anna' });
    askForChanges({ view: SERVER, from: 7, to: 8 });
    await settled();
    expect(asked.at(-1)).toMatchObject({ from: 7, to: 8, search: 'anna' });
    useQueue.setState(({ epoch }) => ({ epoch: epoch + 1 }));
    expect(useChanges.getState().narrowing).toEqual(EVERY_CHANGE);
    expect(allChanges.store.getState().opened).toBeNull();
  });
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
