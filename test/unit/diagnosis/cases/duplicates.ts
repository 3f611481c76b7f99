import { DUPLICATES } from '../../../../shared/diagnosis/families/duplicates.ts';
import { carrying } from '../../../fixtures/diagnosed-files.ts';
import { withCheck } from '../../../fixtures/gal-facts.ts';
import { contextOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { columnLine, MARTIN } from '../../../fixtures/transactions.ts';

const found =
  (...lines: readonly string[]) =>
  () =>
    watchFiles(DUPLICATES, contextOf(), [carrying(lines)]);

/** The check found one; near it, another check did, which is no duplicate. */
function checkCase(
  rule: string,
  kind: 'same-address' | 'suffix-001' | 'alias-taken',
  example: string,
): RuleCase {
  return {
    rule,
    speaks: () => watchFiles(DUPLICATES, withCheck(kind, example), []),
    silent: () => watchFiles(DUPLICATES, withCheck('same-name', example), []),
  };
}

export const DUPLICATE_CASES: readonly RuleCase[] = [
  {
    rule: 'duplicates/alias-twice',
    speaks: found(MARTIN, columnLine('A', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN2')),
    silent: found(MARTIN, columnLine('A', 'Martin, Robert', 'PCM:NORTH/PO2/RMARTIN2')),
  },
  checkCase('duplicates/same-address', 'same-address', '“PCM:NORTH/PO1/LION” is the address of 2 entries.'),
  checkCase('duplicates/suffix-001', 'suffix-001', '“Lion, Leo001” ends in 001.'),
  checkCase('duplicates/alias-taken', 'alias-taken', '“Lion, Leo” was refused.'),
];
