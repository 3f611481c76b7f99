import { describe, expect, it } from 'vitest';
import {
  checkLook,
  checkWords,
  checksHeadline,
  findingLines,
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
  'alias-taken': 0,
  ghost: 0,
};

describe('what was found', () => {
  it('is told apart from what was not checked', () => {
    const counts = { ...NONE, 'same-address': 3, unregistered: null };
    const text = (kind: CheckKind) => foundText(kind, { counts, partly: ['ghost', 'same-address'] });
    expect([text('same-address'), text('case-only'), text('unregistered'), text('ghost')]).toEqual([
      '3 found',
      'none found',
      'not checked',
      'none found in what could be checked',
    ]);
  });

  it('is summed up in the first line', () => {
    const counts = { ...NONE, 'same-address': 4, ghost: 8 };
    expect(checksHeadline({ counts, partly: [], checked: 4_212 })).toBe(
      '12 findings of 2 kinds in 4,212 entries.',
    );
    expect(checksHeadline({ counts: NONE, partly: [], checked: 1 })).toBe(
      'Nothing wrong was found in 1 entry.',
    );
  });

  it('is no trouble where it is allowed', () => {
    expect(checksHeadline({ counts: { ...NONE, 'same-name': 7 }, partly: [], checked: 9 })).toBe(
      'Nothing wrong was found in 9 entries.',
    );
    expect(checkLook('same-name').tone).toBe('idle');
    expect(CHECK_KINDS.filter((kind) => !isTrouble(kind))).toEqual(['same-name']);
  });

  it('says that something was not checked', () => {
    expect(checksHeadline({ counts: { ...NONE, unregistered: null }, partly: [], checked: 9 })).toBe(
      'Nothing wrong was found in 9 entries. 1 check could not be made.',
    );
    expect(checksHeadline({ counts: NONE, partly: ['ghost'], checked: 9 })).toBe(
      'Nothing wrong was found in 9 entries. 1 check could be made in part only.',
    );
  });

  it('is copied with a head, a line an entry, also of a finding without any', () => {
    const list = { type: 'PCM', network: 'NORTH', postOffice: 'PO1' };
    const anna = { entry: 1, name: 'Anna', addressType: 'PCM', address: 'NORTH/PO1/ANNA', list };
    const entries = [{ ...anna, templates: 0, since: 1, supplier: null }];
    const finding = { kind: 'over-long', text: 'Too long.', entriesTotal: 1 } as const;
    expect(findingLines({ ...finding, entries })).toEqual([
      ['Check', 'Finding', 'Alias', 'Address', 'Address list'],
      ['Too long', 'Too long.', 'Anna', 'PCM:NORTH/PO1/ANNA', 'NORTH/PO1'],
    ]);
    expect(findingLines({ ...finding, entries: [] })[1]).toEqual(['Too long', 'Too long.', '', '', '']);
  });

  it('is explained, in words that differ', () => {
    expect(new Set(CHECK_KINDS.map((kind) => checkWords(kind).word)).size).toBe(CHECK_KINDS.length);
    for (const kind of CHECK_KINDS) expect(checkWords(kind).meaning).toMatch(/\.$/u);
  });
});
