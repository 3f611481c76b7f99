import { describe, expect, it } from 'vitest';
import { gridCommand } from '../../../renderer/messages/grid-keys.ts';

const PLAIN = { ctrl: false, shift: false };
const HERE = { active: 50, total: 1000, rowsPerScreen: 20 };

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 69],
    ['PageUp', 31],
    ['Home', 0],
    ['End', 999],
  ])('%s goes to %d', (key, to) => {
    expect(gridCommand({ key, ...PLAIN }, HERE)).toEqual({ kind: 'move', to, how: 'choose' });
  });

  it('stays within the list', () => {
    expect(gridCommand({ key: 'ArrowDown', ...PLAIN }, { ...HERE, active: 999 })).toMatchObject({ to: 999 });
    expect(gridCommand({ key: 'PageUp', ...PLAIN }, { ...HERE, active: 3 })).toMatchObject({ to: 0 });
  });

  it('starts at the first row', () => {
    expect(gridCommand({ key: 'ArrowDown', ...PLAIN }, { ...HERE, active: null })).toMatchObject({ to: 0 });
  });

  it('extends with Shift and only moves with Ctrl', () => {
    expect(gridCommand({ key: 'End', ctrl: false, shift: true }, HERE)).toMatchObject({ how: 'extend' });
    expect(gridCommand({ key: 'ArrowDown', ctrl: true, shift: false }, HERE)).toMatchObject({
      how: 'only-move',
    });
  });

  it('knows Enter, Space and Ctrl+A', () => {
    expect(gridCommand({ key: 'Enter', ...PLAIN }, HERE)).toEqual({ kind: 'open' });
    expect(gridCommand({ key: ' ', ...PLAIN }, HERE)).toEqual({ kind: 'toggle' });
    expect(gridCommand({ key: 'A', ctrl: true, shift: false }, HERE)).toEqual({ kind: 'all' });
    expect(gridCommand({ key: 'c', ctrl: true, shift: false }, HERE)).toEqual({ kind: 'copy' });
    expect(gridCommand({ key: 'a', ...PLAIN }, HERE)).toBeNull();
  });

  it('does nothing in an empty list', () => {
    expect(gridCommand({ key: 'End', ...PLAIN }, { active: null, total: 0, rowsPerScreen: 20 })).toBeNull();
  });
});
