/** When what DISPATCH.LOG says of a run is over. */
import { expect, test } from 'vitest';
import { DISPATCH_RUNS } from '../../../shared/diagnosis/families/dispatch-runs.ts';
import type { Symptom } from '../../../shared/diagnosis/model.ts';
import { contextOf, linesOf, watchFiles } from '../../fixtures/rule-cases.ts';

function found(rule: string, ...lines: readonly string[]): Symptom[] {
  const text = lines.map((line) => `INST1 ${line}`).join('\n');
  return watchFiles(DISPATCH_RUNS, contextOf(), [], linesOf(text, 'dispatch')).filter(
    (one) => one.rule.id === rule,
  );
}

const checking = (day: string, name: string): string => `${day} Checking the process table on NORTH\\${name}`;
const ended = (day: string, what: string, code: 64 | 65): string =>
  `${day} "NSDA ${what}" terminated ${code === 64 ? 'normally' : 'abnormally'} with exit code ${code}`;

const BROKE = [checking('02/02/96 13:18', 'A'), ended('02/02/96 13:18', '-RR', 65)];

test('a run that broke off is over once the next run of that process at that post office ends', () => {
  const after = (name: string, what: string, code: 64 | 65 = 64): Symptom[] =>
    found(
      'schedule/nsda-abnormal',
      ...BROKE,
      checking('02/03/96 13:18', name),
      ended('02/03/96 13:18', what, code),
    );
  expect(after('A', '-RR')).toMatchObject([{ isOver: true, severity: 'info' }]);
  expect(after('A', '-RT')).toMatchObject([{ isOver: false }]);
  expect(after('B', '-RR')).toMatchObject([{ isOver: false }]);
  expect(after('A', '-RR', 65)).toMatchObject([{ isOver: false }]);
});

test('drives that were not found are never more than worth knowing, and over with a later run', () => {
  const line = '02/02/96 13:17 Dynamic connections could not be established.';
  const rule = 'schedule/no-dynamic-drives';
  expect(found(rule, line)[0]).toMatchObject({ isOver: false });
  expect(found(rule, line)[0]?.rule.severity).toBe('info');
  const [over] = found(rule, line, checking('02/02/96 13:18', 'A'), ended('02/02/96 13:18', '-RT', 65));
  expect(over).toMatchObject({ isOver: true, group: 'over' });
});
