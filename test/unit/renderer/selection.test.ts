import { describe, expect, it } from 'vitest';
import {
  NOTHING_SELECTED,
  activate,
  relocate,
  selectAll,
  selectOnly,
  selectRange,
  toggle,
} from '../../../renderer/messages/selection.ts';

const A = { index: 3, id: 30 };
const B = { index: 5, id: 50 };

describe('selection', () => {
  it('chooses one', () => {
    expect(selectOnly(A)).toEqual({ ids: new Set([30]), active: A, anchor: A });
  });

  it('adds and takes away', () => {
    const both = toggle(selectOnly(A), B);
    expect([...both.ids]).toEqual([30, 50]);
    expect([...toggle(both, A).ids]).toEqual([50]);
  });

  it('grows and shrinks a range around its anchor', () => {
    const start = selectOnly(A);
    const grown = selectRange(start, B, [30, 40, 50]);
    expect(grown).toEqual({ ids: new Set([30, 40, 50]), active: B, anchor: A });
    expect(selectRange(grown, { index: 4, id: 40 }, [30, 40])).toMatchObject({
      ids: new Set([30, 40]),
      anchor: A,
    });
  });

  it('moves the keyboard without choosing', () => {
    expect(activate(selectOnly(A), B)).toEqual({ ids: new Set([30]), active: B, anchor: B });
  });

  it('keeps the keyboard where it is when all are chosen', () => {
    expect(selectAll(selectOnly(A), [1, 2, 30]).active).toEqual(A);
  });

  it('follows a message to its new place, and survives its leaving', () => {
    const chosen = selectOnly(A);
    expect(relocate(chosen, 17)).toEqual({
      ids: new Set([30]),
      active: { index: 17, id: 30 },
      anchor: { index: 17, id: 30 },
    });
    expect(relocate(chosen, null)).toEqual({ ids: new Set([30]), active: null, anchor: null });
    expect(relocate(NOTHING_SELECTED, 4)).toBe(NOTHING_SELECTED);
  });
});
