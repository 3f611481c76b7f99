/** DXA-Flags: the arithmetic of Q200079, and what may be typed. */
import { describe, expect, test } from 'vitest';
import { readFlags, withoutCompression } from '../../../shared/diagnosis/dxa-flags.ts';

describe('flags without compression', () => {
  test.each([
    [39_604, true, 39_572],
    [39_572, false, 39_572],
    [0, false, 0],
    [31, false, 31],
    [32, true, 0],
    [63, true, 31],
    [64, false, 64],
    [0x8000_0020, true, 0x8000_0000],
    [0xffff_ffff, true, 0xffff_ffdf],
  ])('%d: set %s, result %d', (flags, isSet, result) => {
    expect(withoutCompression(flags)).toEqual({ isSet, result });
  });

  test.each([-1, 0x1_0000_0000, 1.5, Number.NaN, Infinity])('%d is refused', (flags) => {
    expect(() => withoutCompression(flags)).toThrow(RangeError);
  });
});

describe('what is typed', () => {
  test.each([
    ['39604', 39_604],
    [' 39604 ', 39_604],
    ['0x9AB4', 39_604],
    ['0X9ab4', 39_604],
    ['0', 0],
    ['4294967295', 0xffff_ffff],
    ['0xFFFFFFFF', 0xffff_ffff],
    ['0000000000000000000000000000000000000032', 32],
  ])('%j is %d', (text, flags) => {
    expect(readFlags(text)).toEqual({ ok: true, value: flags });
  });

  test.each([
    ['', 'Enter the value'],
    ['  ', 'Enter the value'],
    ['-1', 'whole number'],
    ['39.5', 'whole number'],
    ['1e3', 'whole number'],
    ['39,604', 'whole number'],
    ['0x', 'whole number'],
    ['9AB4', 'whole number'],
    ['4294967296', 'too large'],
    ['0x100000000', 'too large'],
    ['0'.repeat(41), 'whole number'],
    ['9'.repeat(1_000_000), 'whole number'],
  ])('%.20j is refused', (text, why) => {
    const read = readFlags(text);
    expect(read.ok ? '' : read.error).toContain(why);
  });
});
