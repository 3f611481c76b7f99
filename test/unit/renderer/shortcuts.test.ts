import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shortcutFor } from '../../../renderer/shell/shortcuts.ts';

const PLAIN = { ctrl: false, shift: false, typing: false };

/** The menu as text: the module itself needs a running Electron. */
const MENU = readFileSync(new URL('../../../electron/shell/menu.ts', import.meta.url), 'utf8');
const MENU_KEYS = [...MENU.matchAll(/'([\w-]+)',\s*'((?:CmdOrCtrl|Shift|F\d)[^']*)'/gu)].map(
  ([, command = '', accelerator = '']) => ({ command, accelerator }),
);

function pressOf(accelerator: string): Parameters<typeof shortcutFor>[0] {
  const keys = accelerator.split('+');
  const key = keys.at(-1) ?? '';
  const shift = keys.includes('Shift');
  return {
    ...PLAIN,
    key: shift || key.length > 1 ? key : key.toLowerCase(),
    ctrl: keys.includes('CmdOrCtrl'),
    shift,
  };
}

describe('shortcuts', () => {
  it('finds the keys of the menu', () => {
    expect(MENU_KEYS.map(({ accelerator }) => accelerator)).toEqual(
      expect.arrayContaining(['CmdOrCtrl+R', 'CmdOrCtrl+Shift+R', 'CmdOrCtrl+,', 'F5']),
    );
    expect(MENU_KEYS).toHaveLength(MENU.match(/, '(?:CmdOrCtrl|Shift|F\d)[^']*'/gu)?.length ?? 0);
  });

  it.each(MENU_KEYS)('$accelerator does what the menu says: $command', ({ command, accelerator }) => {
    expect(shortcutFor(pressOf(accelerator))).toBe(command);
  });

  it('knows the keys that the menu has not', () => {
    expect(shortcutFor({ ...PLAIN, key: '?', shift: true })).toBe('shortcuts');
    expect(shortcutFor({ ...PLAIN, key: 'z', ctrl: true })).toBe('undo');
  });

  it('does not take a letter with Shift for the letter alone', () => {
    expect(shortcutFor({ ...PLAIN, key: 'G', ctrl: true, shift: true })).toBeNull();
    expect(shortcutFor({ ...PLAIN, key: 'W', ctrl: true, shift: true })).toBeNull();
  });

  it('takes a letter with Caps Lock for the letter alone', () => {
    expect(shortcutFor({ ...PLAIN, key: 'R', ctrl: true })).toBe('retry');
  });

  it('takes digits that a keyboard gives with Shift only', () => {
    expect(shortcutFor({ ...PLAIN, key: '1', ctrl: true, shift: true })).toBe('view-overview');
  });

  it('leaves typing alone', () => {
    expect(shortcutFor({ ...PLAIN, key: '?', typing: true })).toBeNull();
    expect(shortcutFor({ ...PLAIN, key: 'z', ctrl: true, typing: true })).toBeNull();
    expect(shortcutFor({ ...PLAIN, key: 'Z', ctrl: true, shift: true, typing: true })).toBeNull();
    expect(shortcutFor({ ...PLAIN, key: 'x' })).toBeNull();
  });
});
