import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, summaryLine } from '../../../build/test-report.mjs';

describe('the last line of npm test', () => {
  test('adds up both runners', () => {
    const unit = { passed: 10, failed: 1, skipped: 2 };
    const endToEnd = { passed: 5, failed: 0, skipped: 1 };
    expect(summaryLine([unit, endToEnd])).toBe('15 passed, 1 failed, 3 skipped');
  });

  test('counts a test file that does not load as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  test('counts an error outside of any end-to-end test, and a test that passed only sometimes', () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'x' }],
    };
    expect(countPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });
});
