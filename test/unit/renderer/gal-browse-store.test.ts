import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  followList,
  choose,
  entryList,
  narrow,
  sortEntries,
  useBrowse,
} from '../../../renderer/gal/browse/browse-store.ts';
import { useCard } from '../../../renderer/gal/browse/card-store.ts';
import { chooseOnly, chosenCount } from '../../../renderer/gal/browse/choice.ts';
import { showEntry } from '../../../renderer/gal/browse/show-entry.ts';
import {
  acceptGal,
  refreshGal,
  resetGal,
  showCycle,
  shownView,
  useGal,
} from '../../../renderer/gal/gal-store.ts';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { GalOverview } from '../../../shared/contract/gal-values.ts';
import { SERVER, anOverview, requestorView } from './gal-entries.ts';

const NORTH = requestorView('NORTH/PO1');

/** An engine with the entries 0 to 9; a search leaves the even ones. Entry 9 is not in the list before cycle 5. */
let opened: GalQuery[];
let overview: GalOverview;
let unfollow: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  opened = [];
  overview = anOverview();
  const listOf = ({ search, cycle }: GalQuery) =>
    Array.from({ length: cycle !== null && cycle < 5 ? 9 : 10 }, (_, entry) => entry).filter(
      (entry) => search === '' || entry % 2 === 0,
    );
  let shown: readonly number[] = [];
  const answers: Readonly<Record<string, (args: { query: GalQuery; entry: number }) => unknown>> = {
    'gal.overview': () => overview,
    'gal.cycles': () => [],
    'gal.tree': () => [],
    'gal.open': ({ query }) => {
      opened.push(query);
      shown = listOf(query);
      return { viewId: opened.length, total: shown.length, of: 10 };
    },
    'gal.page': () => shown.map((entry) => ({ entry })),
    'gal.locate': ({ entry }) => (shown.includes(entry) ? shown.indexOf(entry) : null),
    'gal.entry': ({ entry }) => ({ entry, values: null, history: [] }),
  };
  const request = (name: string, args: { query: GalQuery; entry: number }) => {
    return Promise.resolve({ ok: answers[name] !== undefined, value: answers[name]?.(args) });
  };
  vi.stubGlobal('window', { api: { request } });
  vi.stubGlobal('requestAnimationFrame', () => 0);
  refreshGal();
  await vi.runAllTimersAsync();
  unfollow = followList();
  await vi.runAllTimersAsync();
});

afterEach(() => {
  unfollow();
  resetGal();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const activeEntry = () => [useBrowse.getState().choice.active, useCard.getState().entry];

describe('the list of entries', () => {
  it('is the first point of view’s until another one is chosen, after the latest cycle', () => {
    expect(opened).toEqual([
      {
        view: SERVER.view,
        cycle: null,
        search: '',
        branch: null,
        templates: 'any',
        sort: { by: 'name', descending: false },
      },
    ]);
  });

  it('is not asked for again as long as nothing it is made of has changed', async () => {
    acceptGal({ ...overview, updating: true, views: overview.views.map((one) => structuredClone(one)) });
    await vi.runAllTimersAsync();
    expect(opened).toHaveLength(1);
    acceptGal({ ...overview, generation: 2 });
    await vi.runAllTimersAsync();
    expect(opened).toHaveLength(2);
  });

  it('is ordered by a column, and by the same one again the other way round', async () => {
    sortEntries('since');
    await vi.runAllTimersAsync();
    sortEntries('since');
    await vi.runAllTimersAsync();
    expect(opened.slice(1).map(({ sort }) => sort.descending)).toEqual([false, true]);
  });

  it('answers what was typed last, and not every letter on the way', async () => {
    for (const search of ['a', 'an', 'ann', 'anna ']) narrow({ search });
    await vi.runAllTimersAsync();
    expect(opened.at(-1)?.search).toBe('anna');
    expect(opened.length).toBeLessThanOrEqual(3);
    expect(useBrowse.getState().narrowing.search).toBe('anna ');
  });
});

describe('the chosen entry', () => {
  it('is found again in another list, at its new place; the choice by place is dropped', async () => {
    choose(chooseOnly(4));
    await vi.runAllTimersAsync();
    expect(activeEntry()).toEqual([4, 4]);
    narrow({ search: 'even' });
    await vi.runAllTimersAsync();
    expect(activeEntry()).toEqual([2, 4]);
    expect(chosenCount(useBrowse.getState().choice)).toBe(0);
  });

  it('keeps its card where the list does not hold it', async () => {
    choose(chooseOnly(9));
    await vi.runAllTimersAsync();
    showCycle(3);
    await vi.runAllTimersAsync();
    expect(activeEntry()).toEqual([null, 9]);
    expect(useBrowse.getState().narrowing.search).toBe('');
  });

  it('is gone where its number stands for another entry, and the filter stays', async () => {
    narrow({ search: 'even' });
    await vi.runAllTimersAsync();
    choose(chooseOnly(2));
    overview = anOverview({ generation: 2 });
    acceptGal(overview);
    await vi.runAllTimersAsync();
    expect(activeEntry()).toEqual([2, 4]);
    overview = anOverview({ generation: 3, index: 'second' });
    acceptGal(overview);
    expect(activeEntry()).toEqual([null, null]);
    await vi.runAllTimersAsync();
    expect(activeEntry()).toEqual([null, null]);
    expect(useBrowse.getState().narrowing.search).toBe('even');
  });

  it('is gone with the queue', async () => {
    choose(chooseOnly(4));
    narrow({ search: 'even' });
    await vi.runAllTimersAsync();
    resetGal();
    expect(activeEntry()).toEqual([null, null]);
    expect(useBrowse.getState().narrowing.search).toBe('');
    expect(entryList.store.getState().opened).toBeNull();
  });
});

describe('an entry that is asked for from elsewhere', () => {
  it('is shown in its list, at its cycle, in the middle', async () => {
    showEntry(NORTH.view, 8, 7);
    await vi.runAllTimersAsync();
    expect(shownView(useGal.getState())).toEqual(NORTH.view);
    expect(useGal.getState()).toMatchObject({ cycle: 7, tab: 'browse' });
    expect(opened.at(-1)).toMatchObject({ view: NORTH.view, cycle: 7 });
    expect(activeEntry()).toEqual([8, 8]);
    expect(useBrowse.getState().scroll).toEqual({ to: 8, align: 'center' });
  });

  it('is not hidden by a filter', async () => {
    narrow({ search: 'even' });
    await vi.runAllTimersAsync();
    showEntry(SERVER.view, 7);
    await vi.runAllTimersAsync();
    expect(useBrowse.getState().narrowing.search).toBe('');
    expect(activeEntry()).toEqual([7, 7]);
  });
});
