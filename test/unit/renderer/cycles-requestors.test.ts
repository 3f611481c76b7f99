import { describe, expect, it } from 'vitest';
import { exchangeOf, isSameExchange } from '../../../renderer/sync/exchange.ts';
import { keepUpdatesSentence, keepUpdatesShort } from '../../../renderer/sync/keep-updates.ts';
import {
  EVERY_REQUESTOR,
  isNotable,
  listedRequestors,
  ownCauses,
} from '../../../renderer/sync/requestor-list.ts';
import type { RequestorFilter } from '../../../renderer/sync/requestor-list.ts';
import { steadyList } from '../../../renderer/sync/steady-list.ts';
import { aBreach, aRequestor } from './sync-rows.ts';

const SOME = [
  aRequestor('NET/C', 'ccc'),
  aRequestor('NET/A', 'css'),
  aRequestor('NET/B', 'ccc'),
  aRequestor('WAN/D', 'cnc'),
];

const OF_B = new Map([['NET/B', 1]]);

function names(filter: Partial<RequestorFilter>): readonly string[] {
  return listedRequestors(SOME, { ...EVERY_REQUESTOR, ...filter }, OF_B).map(
    (key) => key.split('\n')[0] ?? '',
  );
}

describe('list of requestors', () => {
  it('orders by name, by silence and by trouble', () => {
    expect(names({})).toEqual(['NET/A', 'NET/B', 'NET/C', 'WAN/D']);
    expect(names({ order: 'last-heard' })).toEqual(['NET/A', 'NET/B', 'NET/C', 'WAN/D']);
    expect(names({ order: 'trouble' })).toEqual(['NET/B', 'WAN/D', 'NET/A', 'NET/C']);
  });

  it('puts one that was never heard after those that were', () => {
    const never = aRequestor('NET/0', 'c', { keepUpdates: null });
    const listed = listedRequestors([never, ...SOME], { ...EVERY_REQUESTOR, order: 'last-heard' }, OF_B);
    expect(listed.at(-1)).toBe('NET/0\nNET/HUB');
  });

  it('searches names whatever the case, and keeps to what is worth seeing', () => {
    expect(names({ text: ' wan/ ' })).toEqual(['WAN/D']);
    expect(names({ notableOnly: true })).toEqual(['NET/A', 'NET/B', 'WAN/D']);
    expect(names({ text: 'nothing' })).toEqual([]);
  });

  it('finds a waiting request nothing to look at', () => {
    expect(isNotable(aRequestor('NET/A', 'ccp'), 0)).toBe(false);
  });

  it('counts as people do', () => {
    const many = ['B/PO10', 'B/PO2', 'B/PO1', 'A/PO3'].map((name) => aRequestor(name, 'c'));
    expect(listedRequestors(many, EVERY_REQUESTOR, new Map()).map((key) => key.split('\n')[0])).toEqual([
      'A/PO3',
      'B/PO1',
      'B/PO2',
      'B/PO10',
    ]);
  });

  it('leaves aside what concerns every requestor', () => {
    const cause = (...requestors: string[]) => ({ breach: aBreach(), requestors });
    const all = SOME.map(({ requestor }) => requestor);
    const own = ownCauses({ requestors: SOME, causes: [cause(...all), cause('NET/B'), cause('NET/B')] });
    expect([...own]).toEqual([['NET/B', 2]]);
    const only = ownCauses({ requestors: SOME.slice(0, 1), causes: [cause('NET/C')] });
    expect([...only]).toEqual([['NET/C', 1]]);
  });

  it('accuses nobody as long as not everything was read', () => {
    const late = aRequestor('NET/Z', 'cl');
    const listed = (filter: Partial<RequestorFilter>) =>
      listedRequestors([...SOME, late], { ...EVERY_REQUESTOR, ...filter }, null);
    expect(listed({ notableOnly: true })).toEqual(['NET/Z\nNET/HUB']);
    expect(listed({ order: 'trouble' })[0]).toBe('NET/Z\nNET/HUB');
  });

  it('keeps the exchanges of one requestor with two servers apart', () => {
    const moved = aRequestor('NET/A', 'ccc', { server: 'B/HUB', breaches: 2 });
    expect(listedRequestors([...SOME, moved], { ...EVERY_REQUESTOR, text: 'NET/A' }, OF_B)).toHaveLength(2);
    expect(isSameExchange(moved, SOME[1] ?? null)).toBe(false);
    expect(isSameExchange(null, null)).toBe(true);
    expect(exchangeOf('NET/A', [...SOME, moved])).toBe(moved);
    expect(exchangeOf('NET/Z', SOME)).toBeNull();
  });
});

describe('a list on screen', () => {
  const known = new Set(['a', 'b', 'c', 'd']);

  it('appends what matches later and keeps what no longer does', () => {
    expect(steadyList(['c', 'a'], ['a', 'b', 'd'], known)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('lets go only of what is gone', () => {
    expect(steadyList(['x', 'a'], ['a'], known)).toEqual(['a']);
  });

  it('is the very same list while nothing changes', () => {
    const list = ['b', 'a'];
    expect(steadyList(list, ['a', 'b'], known)).toBe(list);
  });
});

describe('how long updates are kept', () => {
  const heard = { lastHeardMs: Date.UTC(1996, 4, 7, 18), missed: 0, limit: 14, limitAtMs: null };

  it('is calm while it is heard', () => {
    const keep = { ...heard, state: 'heard' } as const;
    expect(keepUpdatesSentence(keep)).toBe('Heard in the last cycle, 1996-05-07 18:00:00.');
    expect(keepUpdatesShort(keep)).toBe('1996-05-07');
  });

  it('counts down with the day it ends, where that is known', () => {
    const keep = { ...heard, missed: 3, state: 'counting', limitAtMs: Date.UTC(1996, 4, 21, 18) } as const;
    expect(keepUpdatesSentence(keep)).toBe(
      '3 of 14 cycles missed; updates are lost on 1996-05-21 if it stays silent.',
    );
    expect(keepUpdatesSentence({ ...keep, limitAtMs: null })).toContain('not known');
    expect(keepUpdatesShort(keep)).toBe('3 of 14 missed');
  });

  it('says when they are lost, and when there was nothing to hear', () => {
    expect(keepUpdatesSentence({ ...heard, missed: 15, state: 'lost' })).toMatch(/needs a full import/);
    expect(keepUpdatesShort(null)).toBe('not known');
  });
});
