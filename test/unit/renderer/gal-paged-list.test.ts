import { beforeEach, describe, expect, it } from 'vitest';
import { PagedList } from '../../../renderer/gal/paged-list.ts';
import { rowAt } from '../../../renderer/messages/page-cache.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Result } from '../../../shared/result.ts';

type Opened = { readonly viewId: number; readonly total: number };
type Made = PagedList<string, Opened, string>;

const REFUSED: Refusal = { kind: 'engine-down', text: 'No answer.', nextStep: 'Wait.' };
const GONE: Refusal = { kind: 'not-found', text: 'No such list.', nextStep: 'Open it again.' };

/** What was asked, in order. Lists are numbered as they are made, and hold 250 rows. */
let asked: string[];
let lists: number;
let known: Set<number>;
/** Set, answers to opening wait for it. */
let gate: Promise<void> | null;
let refuses: Refusal | null;

beforeEach(() => {
  asked = [];
  lists = 0;
  known = new Set();
  gate = null;
  refuses = null;
});

function aList(): Made {
  return new PagedList({
    open: async (query: string): Promise<Result<Opened, Refusal>> => {
      asked.push(`open ${query}`);
      await gate;
      if (refuses !== null) return { ok: false, error: refuses };
      lists += 1;
      known.add(lists);
      return { ok: true, value: { viewId: lists, total: query === 'none' ? 0 : 250 } };
    },
    page: ({ viewId, offset, limit }): Promise<Result<readonly string[], Refusal>> => {
      asked.push(`page ${offset} of ${viewId}`);
      if (!known.has(viewId)) return Promise.resolve({ ok: false, error: GONE });
      const value = Array.from({ length: limit }, (_, index) => `${viewId}: ${offset + index}`);
      return Promise.resolve({ ok: true, value });
    },
  });
}

async function settled(list: Made): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  expect(list.store.getState().loading).toBe(false);
}

function rowOf(list: Made, index: number): string | undefined {
  return rowAt(list.store.getState().pages, index);
}

describe('a list seen in pages', () => {
  it('has its first rows with its length, and the rest when it is looked at', async () => {
    const list = aList();
    list.apply('a');
    await settled(list);
    expect(list.store.getState()).toMatchObject({ query: 'a', opened: { total: 250 }, refusal: null });
    expect(rowOf(list, 0)).toBe('1: 0');
    list.show({ first: 200, last: 230 });
    await settled(list);
    expect(rowOf(list, 249)).toBe('1: 249');
    expect(asked.filter((one) => one.startsWith('page 200'))).toHaveLength(1);
  });

  it('asks for no page of an empty list', async () => {
    const list = aList();
    list.apply('none');
    await settled(list);
    expect(asked).toEqual(['open none']);
    expect(list.store.getState().opened?.total).toBe(0);
  });

  it('keeps what was shown until the next is here, and skips what was asked for in between', async () => {
    const list = aList();
    list.apply('a');
    await settled(list);
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    for (const query of ['b', 'c', 'd', 'e']) list.apply(query);
    expect(list.store.getState()).toMatchObject({ query: 'a', loading: true });
    expect(rowOf(list, 0)).toBe('1: 0');
    open();
    await settled(list);
    expect(asked.filter((one) => one.startsWith('open'))).toEqual(['open a', 'open b', 'open e']);
    expect(list.store.getState().query).toBe('e');
  });

  it('has a row of a page that is not here by itself', async () => {
    const list = aList();
    list.apply('a');
    await settled(list);
    expect(await list.rowOf(3)).toBe('1: 3');
    expect(await list.rowOf(249)).toBe('1: 249');
    expect(asked.at(-1)).toBe('page 249 of 1');
    known.clear();
    expect(await list.rowOf(240)).toBeUndefined();
  });

  it('is made again when the engine has forgotten it', async () => {
    const list = aList();
    list.apply('a');
    await settled(list);
    known.clear();
    list.show({ first: 240, last: 249 });
    await settled(list);
    expect(list.store.getState().opened?.viewId).toBe(2);
    expect(rowOf(list, 249)).toBe('2: 249');
  });

  it('says why it is not there, and can be asked for again', async () => {
    const list = aList();
    refuses = REFUSED;
    list.apply('a');
    await settled(list);
    expect(list.store.getState()).toMatchObject({ opened: null, refusal: REFUSED });
    refuses = null;
    list.applyAgain();
    await settled(list);
    expect(list.store.getState()).toMatchObject({ opened: { total: 250 }, refusal: null });
  });

  it('takes no answer of an earlier queue', async () => {
    const list = aList();
    list.apply('a');
    list.close();
    await settled(list);
    expect(list.store.getState()).toMatchObject({ query: null, opened: null });
    expect(asked).toEqual(['open a']);
  });
});
