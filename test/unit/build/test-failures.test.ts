import { expect, test } from 'vitest';
import { inRoot } from '../../../build/setup/paths.mjs';
import { failuresInWords, failuresOfPlaywright, failuresOfVitest } from '../../../build/test-failures.mjs';

test('of unit tests each that failed is named with its reason, and each file that does not load', () => {
  const report = {
    testResults: [
      {
        name: inRoot('test/unit/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a is read' },
          { status: 'failed', fullName: 'b is read', failureMessages: ['expected 1 to be 2', 'and more'] },
        ],
      },
      {
        name: inRoot('test/unit/b.test.ts'),
        status: 'failed',
        assertionResults: [],
        message: 'no such file',
      },
      { name: inRoot('test/unit/c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(failuresOfVitest(report)).toEqual([
    { test: 'test/unit/a.test.ts › b is read', reason: 'expected 1 to be 2\nand more' },
    { test: 'test/unit/b.test.ts', reason: 'no such file' },
  ]);
});

test('of end-to-end tests those in groups are named too, and those that passed at a second attempt', () => {
  const spec = (title: string, status: string, message?: string): object => ({
    title,
    file: 'window.e2e.ts',
    line: 7,
    ok: status !== 'unexpected',
    tests: [{ status, results: [{ errors: message === undefined ? [] : [{ message }] }] }],
  });
  const report = {
    errors: [{ message: 'the display is gone' }],
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('closes', 'unexpected', 'it hung')],
        suites: [{ specs: [spec('shrinks', 'flaky', 'only once'), spec('grows', 'skipped')] }],
      },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    { test: 'outside of any test', reason: 'the display is gone' },
    { test: 'window.e2e.ts:7 › closes', reason: 'it hung' },
    { test: 'window.e2e.ts:7 › shrinks', reason: 'only once' },
  ]);
});

test('they are told without colours, a long reason and a long list cut with a word of how much is left', () => {
  expect(failuresInWords([])).toBe('');
  expect(failuresInWords([{ test: 'a', reason: '\u001B[31mred\u001B[39m' }])).toBe('FAILED  a\n    red');
  const long = Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n');
  expect(failuresInWords([{ test: 'a', reason: long }]).split('\n')).toSatisfy(
    (lines: readonly string[]) => lines.length === 32 && lines.at(-1) === '    (10 more lines)',
  );
  const many = Array.from({ length: 25 }, (_, at) => ({ test: `${at}`, reason: 'x' }));
  expect(failuresInWords(many)).toMatch(/FAILED {2}19\n {4}x\nand 5 more that failed$/);
});
