import { describe, expect, it } from 'vitest';
import {
  PAGE_SIZE,
  idsBetween,
  isWhole,
  rowAt,
  wantedPages,
  withPage,
} from '../../../renderer/messages/page-cache.ts';
import type { Pages } from '../../../renderer/messages/page-cache.ts';
import { someRows } from './rows.ts';

const FIRST_TWO: Pages = new Map([
  [0, someRows(1, PAGE_SIZE)],
  [1, someRows(PAGE_SIZE + 1, 40)],
]);

describe('page cache', () => {
  it('wants the visible pages and one to either side, within the list', () => {
    expect(wantedPages({ first: 0, last: 30 }, 10_000)).toEqual([0, 1]);
    expect(wantedPages({ first: 450, last: 510 }, 10_000)).toEqual([3, 4, 5, 6]);
    expect(wantedPages({ first: 9_990, last: 9_999 }, 10_000)).toEqual([98, 99]);
    expect(wantedPages({ first: 0, last: 30 }, 20)).toEqual([0]);
    expect(wantedPages({ first: 0, last: -1 }, 0)).toEqual([]);
  });

  it('finds rows by place', () => {
    expect(rowAt(FIRST_TWO, 0)?.id).toBe(1);
    expect(rowAt(FIRST_TWO, PAGE_SIZE + 2)?.id).toBe(PAGE_SIZE + 3);
    expect(rowAt(FIRST_TWO, 5 * PAGE_SIZE)).toBeUndefined();
  });

  it('drops pages that nobody looks at', () => {
    const pages = withPage(FIRST_TWO, 7, someRows(701, PAGE_SIZE), [6, 7, 8]);
    expect([...pages.keys()]).toEqual([7]);
  });

  it('takes a short page for whole until rows were appended', () => {
    expect(isWhole(FIRST_TWO, 1, PAGE_SIZE + 40)).toBe(true);
    expect(isWhole(FIRST_TWO, 1, PAGE_SIZE + 41)).toBe(false);
    expect(isWhole(FIRST_TWO, 2, PAGE_SIZE * 3)).toBe(false);
  });

  it('gives the ids of a range only when all of it is held', () => {
    expect(idsBetween(FIRST_TWO, { first: 98, last: 101 })).toEqual([99, 100, 101, 102]);
    expect(idsBetween(FIRST_TWO, { first: 130, last: 145 })).toBeNull();
  });
});
