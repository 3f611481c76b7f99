/** Names again what failed, at the end of `npm test`: of a long log often only the end is kept. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from './setup/paths.mjs';

const LINES_OF_ONE = 30;
const MOST_NAMED = 20;

/**
 * @typedef {object} TestFailure
 * @property {string} test its file and name
 * @property {string} reason as the runner words it, with its stack
 */

/**
 * @param {any} report of Vitest's JSON reporter
 * @returns {readonly TestFailure[]}
 */
export function failuresOfVitest(report) {
  return report.testResults.flatMap((/** @type {any} */ file) => {
    const name = relative(inRoot(), file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0)
      return file.status === 'failed' ? [{ test: name, reason: file.message || 'failed' }] : [];
    return failed.map((/** @type {any} */ test) => ({
      test: `${name} › ${test.fullName}`,
      reason: test.failureMessages.join('\n'),
    }));
  });
}

/**
 * @param {any} report of Playwright's JSON reporter
 * @returns {readonly TestFailure[]}
 */
export function failuresOfPlaywright(report) {
  return [
    ...report.errors.map((/** @type {any} */ error) => ({
      test: 'outside of any test',
      reason: error.message ?? String(error.value),
    })),
    ...report.suites.flatMap(failuresOfSuite),
  ];
}

/**
 * @param {any} suite
 * @returns {readonly TestFailure[]}
 */
function failuresOfSuite({ specs = [], suites = [] }) {
  return [
    ...specs.filter((/** @type {any} */ spec) => !isAsExpected(spec)).map(failureOfSpec),
    ...suites.flatMap(failuresOfSuite),
  ];
}

/** `spec.ok` is true also of a test that passed at its second attempt only. */
function isAsExpected(/** @type {any} */ { tests }) {
  return tests.every((/** @type {any} */ { status }) => status === 'expected' || status === 'skipped');
}

function failureOfSpec(/** @type {any} */ { file, line, title, tests }) {
  const errors = tests.flatMap((/** @type {any} */ test) =>
    test.results.flatMap((/** @type {any} */ result) => result.errors),
  );
  return {
    test: `${file}:${line} › ${title}`,
    reason: errors.map((/** @type {any} */ error) => error.stack ?? error.message ?? error.value).join('\n'),
  };
}

/**
 * @param {readonly TestFailure[]} failures
 * @returns {string} empty when there are none
 */
export function failuresInWords(failures) {
  const named = failures.slice(0, MOST_NAMED).map(({ test, reason }) => {
    const lines = stripVTControlCharacters(reason).split('\n');
    const left = lines.length - LINES_OF_ONE;
    const shown = [...lines.slice(0, LINES_OF_ONE), ...(left > 0 ? [`(${left} more lines)`] : [])];
    return [`FAILED  ${test}`, ...shown.map((line) => `    ${line}`.trimEnd())].join('\n');
  });
  const more = failures.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more that failed`] : [])].join('\n');
}
