import { expect, test } from 'vitest';
import { menuTarget } from '../../../renderer/ui/menu-keys.ts';
import { NOTHING_TYPED, nextNamed, typedWith } from '../../../renderer/ui/type-ahead.ts';

const key = (pressed: string, timeStamp = 0) => ({
  key: pressed,
  timeStamp,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
});
const NAMES = ['Parts', 'member-1', 'Member-20', 'member-21', 'text'];
const typed = (text: string) => ({ text, atMs: 0 });

test('letters that are typed one soon after the other belong together', () => {
  const first = typedWith(NOTHING_TYPED, key('M', 5_000));
  expect(first).toEqual({ text: 'm', atMs: 5_000 });
  if (first === null) return;
  expect(typedWith(first, key('E', 5_200))?.text).toBe('me');
  expect(typedWith(first, key(' ', 5_200))?.text).toBe('m ');
  expect(typedWith(first, key('E', 9_000))?.text).toBe('e');
});

test('what is no letter is left to others', () => {
  for (const pressed of [key('ArrowDown', 9_000), key(' ', 9_000), { ...key('c', 9_000), ctrlKey: true }])
    expect(typedWith(NOTHING_TYPED, pressed)).toBeNull();
});

test('a letter leads to the next name that begins with it, more letters to the one that is meant', () => {
  expect(nextNamed(NAMES, 1, typed('m'))).toBe(2);
  expect(nextNamed(NAMES, 3, typed('m'))).toBe(1);
  expect(nextNamed(NAMES, 1, typed('mm'))).toBe(2);
  expect(nextNamed(NAMES, 1, typed('member-21'))).toBe(3);
  expect(nextNamed(NAMES, 1, typed('me'))).toBe(1);
  expect(nextNamed(NAMES, -1, typed('t'))).toBe(4);
  expect(nextNamed(NAMES, 0, typed('x'))).toBe(-1);
  expect(nextNamed([], 0, typed('x'))).toBe(-1);
});

test('a menu is walked by arrows, Home, End and letters', () => {
  const items = ['LZNT1', 'XPRESS, plain', 'XPRESS, Huffman', 'More…'];
  const to = (pressed: string, here: number) => menuTarget(key(pressed), items, here);
  expect([to('ArrowDown', 3), to('ArrowUp', 0), to('Home', 2), to('End', 0)]).toEqual([0, 3, 0, 3]);
  expect([to('x', 0), to('x', 1), to('x', 2), to('q', 0), to('Enter', 0)]).toEqual([1, 2, 1, null, null]);
});
