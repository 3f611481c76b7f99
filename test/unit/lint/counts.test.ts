/** Findings of the linter by kind, and when counting ends. */
import { expect, test } from 'vitest';
import { createLintCounts } from '../../../shared/lint/counts.ts';
import type { LintFinding } from '../../../shared/lint/model.ts';

const FINDING: LintFinding = {
  rule: 'name-too-long',
  code: null,
  severity: 'warning',
  transaction: 0,
  start: 0,
  end: 9,
  reason: 'It is too long.',
  repair: null,
};
const LINE = { index: 0 } as Parameters<Parameters<Counts['whileThereIsRoom']>[0]['line']>[0];
type Counts = ReturnType<typeof createLintCounts>;

/** Shows a line in which so many findings are. */
function show(counts: Counts, index: number, findings: number): void {
  const visitor = counts.whileThereIsRoom({
    line: () => {
      for (let found = 0; found < findings; found += 1) counts.add(FINDING);
    },
    gap: () => undefined,
  });
  visitor.line({ ...LINE, index });
}

test('as many findings as there is room for are counted, and nothing is said of a limit', () => {
  const counts = createLintCounts('1', 3);
  show(counts, 0, 3);
  expect(counts.finish([])).toMatchObject({ lint: [{ count: 3 }], notes: [] });
});

test('past the limit none is counted, not even what the linter says at its end, and the limit is told', () => {
  const counts = createLintCounts('1', 3);
  show(counts, 0, 3);
  show(counts, 1, 1);
  // What the linter adds up over the lines it says at the end, without one being shown.
  counts.add(FINDING);
  expect(counts.finish([])).toMatchObject({
    lint: [{ count: 3 }],
    notes: ['part 1: only the first 3 transactions were checked'],
  });
});

test('past the last transaction that is checked none is counted either', () => {
  const counts = createLintCounts('1', 3);
  show(counts, 2, 1);
  show(counts, 3, 1);
  counts.add(FINDING);
  expect(counts.finish([]).lint).toMatchObject([{ count: 1 }]);
});

test('what is found after it was stopped is none, and no limit', () => {
  const counts = createLintCounts('1', 3);
  show(counts, 0, 1);
  counts.stop();
  counts.add(FINDING);
  show(counts, 7, 1);
  expect(counts.finish([])).toMatchObject({ lint: [{ count: 1 }], notes: [] });
});
