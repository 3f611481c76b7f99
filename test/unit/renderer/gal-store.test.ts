import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownValues, whyGone } from '../../../renderer/gal/browse/card-facts.ts';
import { titleOf } from '../../../renderer/gal/browse/entry-columns.ts';
import { hasList, lookFrom, resetGal, stepWord, useGal } from '../../../renderer/gal/gal-store.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';
import { SERVER, aHole, anItem, anOverview, requestorView, values } from './gal-entries.ts';

const LATE = { ...requestorView('LATE/PO1'), firstCycle: 6 };
const NORTH = requestorView('NORTH/PO1');
const ELSEWHERE = requestorView('NORTH/PO1', 'OTHER/HUB');
const LOOSE = { ...SERVER, view: { kind: 'loose' } as const, name: 'loose' };

beforeEach(() => {
  vi.stubGlobal('window', { api: { request: () => new Promise(() => undefined) } });
  const views = [SERVER, NORTH, LATE, ELSEWHERE, LOOSE];
  useGal.setState({ overview: anOverview({ views }), chosenView: SERVER.view });
});
afterEach(() => {
  resetGal();
  vi.unstubAllGlobals();
});

describe('whether there is a list', () => {
  it('is not by its number alone: a queue without transactions was worked out, too', () => {
    expect(hasList(useGal.getState())).toBe(true);
    const empty = anOverview({ status: { kind: 'empty' }, views: [], holes: [aHole()] });
    useGal.setState({ overview: empty });
    expect(hasList(useGal.getState())).toBe(false);
  });
});

/** The cycle that a list is shown at when the server's was shown at `cycle` before. */
function cycleIn(view: PointOfView, cycle: number | null): number | null {
  useGal.setState({ chosenView: SERVER.view, cycle });
  lookFrom(view);
  return useGal.getState().cycle;
}

describe('another list', () => {
  it('is shown at the cycle of the one before, where it has that', () => {
    expect(cycleIn(NORTH.view, 4)).toBe(4);
    expect([cycleIn(LATE.view, 5), cycleIn(LATE.view, 6), cycleIn(NORTH.view, 11)]).toEqual([null, 6, null]);
    expect(cycleIn(NORTH.view, null)).toBeNull();
  });

  it('of another server, or of loose messages, counts otherwise', () => {
    expect(cycleIn(ELSEWHERE.view, 4)).toBeNull();
    expect(cycleIn(LOOSE.view, 4)).toBeNull();
    expect(stepWord(useGal.getState())).toBe('message');
    expect(titleOf({ key: 'since', title: 'Since' }, 'message')).toBe('Since message');
  });
});

describe('an entry that is not in the list', () => {
  const gone = (name: string | null, change: Partial<Parameters<typeof whyGone>[0]> = {}) => ({
    renamed: name === null ? null : { entry: 2, values: values(name) },
    history: [anItem({})],
    historyLeftOut: 0,
    ...change,
  });

  it('was called otherwise then, or is now', () => {
    expect(whyGone(gone('Núñez, Chloé'), 1)).toBe('It was called “Núñez, Chloé” after cycle 1.');
    expect(whyGone(gone('Brooks, Luis'), null)).toBe('It is called “Brooks, Luis” now.');
  });

  it('keeps its own alias in the title', () => {
    const history = [
      anItem({ after: values('Núñez, Chloé') }),
      anItem({ effect: 'changed', code: 'M', after: values('Brooks, Luis') }),
    ];
    const title = (change: Parameters<typeof ownValues>[0]) => ownValues(change)?.name;
    expect(title(gone('Brooks, Luis', { history }))).toBe('Núñez, Chloé');
    expect(title(gone('Núñez, Chloé', { history }))).toBe('Brooks, Luis');
    expect(title(gone(null, { history }))).toBe('Brooks, Luis');
    expect(title(gone(null, { history: [] }))).toBeUndefined();
  });

  it('is gone, not there yet, or never was', () => {
    expect(whyGone(gone(null), null)).toBe('Not in the list any more.');
    expect(whyGone(gone(null), 3, 'message')).toBe('Not in the list after message 3.');
    expect(whyGone(gone(null, { history: [] }), null)).toContain('nothing that was read made it');
  });
});
