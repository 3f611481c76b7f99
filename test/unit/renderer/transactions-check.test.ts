import { describe, expect, it } from 'vitest';
import {
  asSentence,
  checkSentence,
  repairSentence,
  ruleGroups,
  ruleWord,
} from '../../../renderer/detail/lint-words.ts';
import { DIFF_CONTEXT, repairDiff } from '../../../renderer/detail/repair-diff.ts';
import type { LintReport, RuleCount } from '../../../shared/contract/transactions.ts';
import type { Repair } from '../../../shared/lint/model.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { columnLine, MARTIN } from '../../fixtures/transactions.ts';
import { lintChunks } from '../../fixtures/lint.ts';

const rule = (name: string, rest: Partial<RuleCount> = {}): RuleCount => ({
  rule: name,
  code: null,
  severity: 'error',
  count: 1,
  repairable: 0,
  ...rest,
});

function report(...rules: RuleCount[]): LintReport {
  const sum = (of: (one: RuleCount) => number): number => rules.reduce((all, one) => all + of(one), 0);
  return {
    findings: [],
    rules,
    total: sum(({ count }) => count),
    repairable: sum(({ repairable }) => repairable),
    checked: 1_200,
    unchecked: [],
    codePage: 'cp850',
  };
}

describe('the answer of a check', () => {
  it('tells how much was looked at, also when nothing was found', () => {
    expect(checkSentence(report())).toBe('Checked 1,200 transactions: nothing to object to.');
  });

  it('counts errors and warnings apart, and what can be repaired', () => {
    const warned = rule('missing-type', { severity: 'warning', count: 3, repairable: 2 });
    expect(checkSentence(report(rule('no-name'), warned))).toBe(
      '1 error and 3 warnings in 1,200 transactions.',
    );
    expect(checkSentence(report(warned))).toBe('3 warnings in 1,200 transactions.');
    expect(repairSentence(report(rule('no-name'), warned))).toBe('2 of 4 can be repaired safely.');
    expect(repairSentence(report(rule('no-name')))).toBe('None of them can be repaired safely by itself.');
    expect(repairSentence({ total: 2, repairable: 2 })).toBe('All can be repaired safely.');
  });

  it('begins a reason with a capital, but leaves a value alone', () => {
    expect(asSentence('the name is long')).toBe('The name is long.');
    expect(asSentence('“martin” is twice')).toBe('“martin” is twice.');
  });
});

describe('groups', () => {
  it('hold all numbers of a rule, errors before warnings, frequent ones first', () => {
    const groups = ruleGroups([
      rule('stray-carriage-return', { severity: 'warning', count: 99 }),
      rule('fax-field-too-long', { code: 77, count: 2 }),
      rule('fax-field-too-long', { code: 74, count: 3, repairable: 1 }),
      rule('no-name', { code: 46, count: 8 }),
    ]);
    expect(groups.map(({ rule: name, codes, count }) => [name, codes, count])).toEqual([
      ['no-name', [46], 8],
      ['fax-field-too-long', [74, 77], 5],
      ['stray-carriage-return', [], 99],
    ]);
  });

  it('have words for the rules', () => {
    expect(ruleWord('missing-type')).toBe('Address type is missing');
    expect(ruleWord('no-such-rule')).toBe('no-such-rule');
  });
});

describe('a repair before and after', () => {
  const lines = (sides: readonly (readonly { text: string; isChanged: boolean }[])[]): string[] =>
    sides.map((line) => line.map(({ text, isChanged }) => (isChanged ? `{${text}}` : text)).join(''));
  const diffOf = (text: string, ruleName: string) => {
    const bytes = bytesOf(text);
    const found = lintChunks([bytes]).findings.find((finding) => finding.rule === ruleName)?.repair as Repair;
    const offset = Math.max(0, found.start - DIFF_CONTEXT);
    const { before, after } = repairDiff({ offset, bytes: bytes.subarray(offset) }, found, 'windows-1252');
    return { before: lines(before), after: lines(after) };
  };

  it('shows the line alone, what changes marked', () => {
    const typeless = columnLine('A', 'Boyd', 'N/P/BOYD');
    expect(diffOf(`${MARTIN}\r\n${typeless}\r\n${MARTIN}\r\n`, 'missing-type')).toEqual({
      before: [typeless],
      after: [columnLine('A', 'Boyd', '{PCM:}N/P/BOYD')],
    });
  });

  it('shows line ends and blanks that are removed', () => {
    expect(diffOf('D Boyd\tPCM:N/P/B\r\r\n', 'stray-carriage-return')).toEqual({
      before: ['D Boyd[TAB]PCM:N/P/B{[CR]}[CR][LF]'],
      after: ['D Boyd[TAB]PCM:N/P/B[CR][LF]'],
    });
    expect(diffOf('D Boyd\tPCM:N/P/B  \n', 'trailing-blanks').before).toEqual(['D Boyd[TAB]PCM:N/P/B{··}']);
  });

  it('shows a line that is added as a line of its own', () => {
    const { before, after } = diffOf('M Boyd\tPCM:N/P/B\n- Room:/1\n', 'modify-without-second-line');
    expect(before).toEqual(['M Boyd[TAB]PCM:N/P/B[LF]']);
    expect(after).toEqual(['M Boyd[TAB]PCM:N/P/B{[LF]}', '{··Boyd[TAB]PCM:N/P/B}[LF]']);
  });
});
