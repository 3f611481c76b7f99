/** What the linter remembers is bounded, and it says so where a bound was met. */
import { expect, test } from 'vitest';
import { createLinter } from '../../../shared/lint/lint.ts';
import { createLintReport } from '../../../shared/lint/report.ts';
import { createRepairer } from '../../../shared/lint/repair.ts';
import {
  createAliasRule,
  LISTS_REMEMBERED,
  NAME_CHARS_REMEMBERED,
} from '../../../shared/lint/rules/aliases.ts';
import { PROMPTS_REMEMBERED, TEMPLATES_REMEMBERED } from '../../../shared/lint/rules/templates.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { LintFinding } from '../../../shared/lint/model.ts';
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { lintChunks } from '../../fixtures/lint.ts';
import { processorMs } from '../../fixtures/processor-time.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

test('as many transactions as allowed are checked; of more it says that the rest was not', () => {
  const limits = { transactionsPerMessage: 5 };
  expect(lintChunks([bytesOf(manyEntries(5))], { limits }).totals).toEqual({ checked: 5, unchecked: [] });
  expect(lintChunks([bytesOf(manyEntries(6))], { limits }).totals).toEqual({
    checked: 5,
    unchecked: ['More than 5 transactions; the rest was not checked.'],
  });
});

test('as many aliases as are remembered are compared; of more it says that not all were', () => {
  const check = (count: number) => {
    const rule = createAliasRule('windows-1252', 4);
    const findings: LintFinding[] = [];
    const reader = createTransactionReader({
      limits: DEFAULT_LIMITS,
      visitor: {
        line: (line) => {
          const { facts, bytes } = line;
          const name = Buffer.from(bytes.subarray(facts.nameStart, facts.nameEnd)).toString('latin1');
          const entry = {
            index: line.index,
            code: 'A',
            codeAbove: 'A',
            isList: false,
            name,
            type: 'PCM',
            address: 'NORTH/PO1/X',
          };
          rule.line?.({ ...line, entry, codePage: 'windows-1252' }, (finding) => findings.push(finding));
        },
        gap: () => undefined,
      },
    });
    // Each alias twice.
    reader.push(bytesOf(manyEntries(count) + manyEntries(count)));
    reader.end();
    return { duplicates: findings.length, unchecked: rule.unchecked?.().length };
  };
  expect(check(4)).toEqual({ duplicates: 4, unchecked: 0 });
  expect(check(5)).toEqual({ duplicates: 4, unchecked: 1 });
});

test('as many address lists as are remembered are compared; of more it says that not all were', () => {
  const lists = (count: number): string =>
    Array.from({ length: count }, (_, index) => `R SNADS:G${index}/N\n`).join('');
  expect(lintChunks([bytesOf(lists(LISTS_REMEMBERED))]).totals.unchecked).toEqual([]);
  expect(lintChunks([bytesOf(lists(LISTS_REMEMBERED + 1))]).totals.unchecked).toHaveLength(1);
});

test('names up to the length that is remembered are compared; of longer ones it says that they were not', () => {
  const twice = (chars: number): string => {
    const name = 'N'.repeat(chars - 'PCM:NET/PO'.length);
    return `A ${name}\tPCM:NET/PO/ONE\nA ${name}\tPCM:NET/PO/TWO\n`;
  };
  const duplicates = (chars: number): number =>
    lintChunks([bytesOf(twice(chars))]).findings.filter(({ rule }) => rule === 'duplicate-alias').length;
  expect(duplicates(NAME_CHARS_REMEMBERED)).toBe(1);
  expect(lintChunks([bytesOf(twice(NAME_CHARS_REMEMBERED))]).totals.unchecked).toEqual([]);
  expect(duplicates(NAME_CHARS_REMEMBERED + 1)).toBe(0);
  expect(lintChunks([bytesOf(twice(NAME_CHARS_REMEMBERED + 1))]).totals.unchecked).toHaveLength(1);
});

test('as many templates and prompts as are remembered are compared; of more it says that not all were', () => {
  const templates = (count: number): string =>
    Array.from({ length: count }, (_, index) => `T SNADS:G${index}/N\n P:~1~2~A~~\n`).join('');
  expect(lintChunks([bytesOf(templates(TEMPLATES_REMEMBERED))]).totals.unchecked).toEqual([]);
  expect(lintChunks([bytesOf(templates(TEMPLATES_REMEMBERED + 1))]).totals.unchecked).toHaveLength(1);
  const prompts = (count: number): string =>
    `T SNADS:G/N\n${Array.from({ length: count }, (_, index) => ` P${index}:~1~2~A~~\n`).join('')}`;
  expect(lintChunks([bytesOf(prompts(PROMPTS_REMEMBERED))]).totals.unchecked).toEqual([]);
  expect(lintChunks([bytesOf(prompts(PROMPTS_REMEMBERED + 1))]).totals.unchecked).toHaveLength(1);
});

test('a report keeps one page of findings and counts all', () => {
  const report = createLintReport({ codePage: 'cp850', rule: null, offset: 2, limit: 3 });
  const linter = createLinter({ limits: DEFAULT_LIMITS, codePage: 'cp850', onFinding: report.add });
  linter.push(bytesOf('X nobody\r\r\n'.repeat(10)));
  const { findings, ...rest } = report.finish(linter.end());
  expect(findings.map(({ transaction, rule }) => [transaction, rule])).toEqual([
    [1, 'unknown-code'],
    [1, 'stray-carriage-return'],
    [2, 'unknown-code'],
  ]);
  expect(rest).toEqual({
    total: 20,
    rules: [
      { rule: 'unknown-code', code: 13, severity: 'error', count: 10, repairable: 0 },
      { rule: 'stray-carriage-return', code: null, severity: 'warning', count: 10, repairable: 10 },
    ],
    checked: 10,
    repairable: 10,
    unchecked: [],
    codePage: 'cp850',
  });
});

test('a report of one rule pages through that rule alone', () => {
  const report = createLintReport({ codePage: 'cp850', rule: 'stray-carriage-return', offset: 9, limit: 3 });
  const linter = createLinter({ limits: DEFAULT_LIMITS, codePage: 'cp850', onFinding: report.add });
  linter.push(bytesOf('X nobody\r\r\n'.repeat(10)));
  const { findings, total } = report.finish(linter.end());
  expect(findings.map(({ transaction, rule }) => [transaction, rule])).toEqual([
    [9, 'stray-carriage-return'],
  ]);
  expect(total).toBe(20);
});

test('of two repairs of the same bytes the later one is left out', () => {
  const pieces: string[] = [];
  const repair = (start: number, end: number, text: string) => ({
    start,
    end,
    replacement: bytesOf(text),
    text,
  });
  const repairer = createRepairer([repair(4, 6, 'B'), repair(1, 5, 'A'), repair(8, 8, 'C')], (bytes) =>
    pieces.push(Buffer.from(bytes).toString('latin1')),
  );
  repairer.push(bytesOf('01234567'));
  repairer.end();
  expect(pieces.join('')).toBe('0A567C');
  expect(repairer.applied()).toBe(2);
});

test('a bomb of line ends costs neither memory nor much time', async () => {
  const findings = { count: 0 };
  const linter = createLinter({
    limits: DEFAULT_LIMITS,
    codePage: 'windows-1252',
    onFinding: () => (findings.count += 1),
  });
  const crs = new Uint8Array(1024 * 1024).fill(13);
  const took = await processorMs(() => {
    for (let count = 0; count < 64; count++) linter.push(crs);
  });
  linter.push(bytesOf('\n'));
  expect(linter.end().checked).toBe(0);
  expect(findings.count).toBe(1);
  expect(took).toBeLessThan(3_000);
});
