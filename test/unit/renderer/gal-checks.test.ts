import { describe, expect, it } from 'vitest';
import {
  checkLook,
  checkWords,
  checksHeadline,
  foundText,
  isTrouble,
} from '../../../renderer/gal/checks/check-words.ts';
import { CHECK_KINDS } from '../../../shared/gal/model.ts';
import type { CheckKind } from '../../../shared/gal/model.ts';

const NONE: Readonly<Record<CheckKind, number | null>> = {
  'same-address': 0,
  'same-name': 0,
  'suffix-001': 0,
  'case-only': 0,
  'malformed-x400': 0,
  'over-long': 0,
  unregistered: 0,
  ghost: 0,
};

describe('what was found', () => {
  it('is told apart from what was not checked', () => {
    expect([3, 0, null].map(foundText)).toEqual(['3 found', 'none found', 'not checked']);
  });

  it('is summed up in the first line', () => {
    const counts = { ...NONE, 'same-address': 4, ghost: 8 };
    expect(checksHeadline({ counts, checked: 4_212 })).toBe('12 findings of 2 kinds in 4,212 entries.');
    expect(checksHeadline({ counts: NONE, checked: 1 })).toBe('Nothing wrong was found in 1 entry.');
  });

  it('is no trouble where it is allowed', () => {
    expect(checksHeadline({ counts: { ...NONE, 'same-name': 7 }, checked: 9 })).toBe(
      'Nothing wrong was found in 9 entries.',
    );
    expect(checkLook('same-name').tone).toBe('idle');
    expect(CHECK_KINDS.filter((kind) => !isTrouble(kind))).toEqual(['same-name']);
  });

  it('says that something was not checked', () => {
    expect(checksHeadline({ counts: { ...NONE, unregistered: null }, checked: 9 })).toBe(
      'Nothing wrong was found in 9 entries. 1 check could not be made.',
    );
  });

  it('is explained, in words that differ', () => {
    expect(new Set(CHECK_KINDS.map((kind) => checkWords(kind).word)).size).toBe(CHECK_KINDS.length);
    for (const kind of CHECK_KINDS) expect(checkWords(kind).meaning).toMatch(/\.$/u);
  });
});
