import { TEMPLATES } from '../../../../shared/diagnosis/families/templates.ts';
import { LARGE_TEMPLATE } from '../../../../shared/lint/rules/templates.ts';
import { carrying } from '../../../fixtures/diagnosed-files.ts';
import { contextOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { MARTIN, tabLine } from '../../../fixtures/transactions.ts';

const found =
  (...lines: readonly string[]) =>
  () =>
    watchFiles(TEMPLATES, contextOf(), [carrying(lines)]);
const definition = (fields: number) => [
  'T SNADS:GATE/NODE',
  ...Array.from({ length: fields }, (_, at) => ` Field ${at}:~1~20~A~~`),
];

export const TEMPLATE_CASES: readonly RuleCase[] = [
  {
    rule: 'templates/refused',
    speaks: found(tabLine('A', 'Lion, Leo', 'SMTP:leo@example.com'), '- Phone:/12'),
    silent: found(MARTIN, '- Phone:/12'),
  },
  {
    rule: 'templates/large',
    speaks: found(...definition(LARGE_TEMPLATE)),
    silent: found(...definition(LARGE_TEMPLATE - 1)),
  },
];
