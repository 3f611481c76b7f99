import { TRANSACTIONS } from '../../../../shared/diagnosis/families/transactions.ts';
import { carrying } from '../../../fixtures/diagnosed-files.ts';
import { contextOf, fileOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { columnLine, MARTIN } from '../../../fixtures/transactions.ts';

const found = (...lines: readonly string[]) => watchFiles(TRANSACTIONS, contextOf(), [carrying(lines)]);

/** A case whose two texts differ in one line. */
function linesCase(rule: string, speaks: readonly string[], silent: readonly string[]): RuleCase {
  return { rule, speaks: () => found(MARTIN, ...speaks), silent: () => found(MARTIN, ...silent) };
}

const failed = (kind: 'malformed-transactions' | 'corrupt-data') =>
  watchFiles(TRANSACTIONS, contextOf(), [
    fileOf({
      state: {
        kind: 'failed',
        failure: { kind, detail: 'none of 3 lines can be read', part: '1', offset: 0 },
      },
    }),
  ]);

const inFormat = (format: 'inbody' | 'inattachment') =>
  watchFiles(TRANSACTIONS, contextOf(), [carrying([`${MARTIN}\r`], { format })]);

export const TRANSACTION_CASES: readonly RuleCase[] = [
  linesCase(
    'transactions/refused-lines',
    [columnLine('X', 'Lion, Leo', 'PCM:NORTH/PO1/LION')],
    [columnLine('A', 'Lion, Leo', 'PCM:NORTH/PO1/LION')],
  ),
  linesCase(
    'transactions/refused-addresses',
    [columnLine('A', 'Lion, Leo', 'PCM:NORTH/PO1/')],
    [columnLine('A', 'Lion, Leo', 'PCM:NORTH/PO1/L')],
  ),
  linesCase(
    'transactions/name-too-long',
    [`A ${'L'.repeat(31)}\tPCM:NORTH/PO1/LION`],
    [`A ${'L'.repeat(30)}\tPCM:NORTH/PO1/LION`],
  ),
  linesCase(
    'transactions/missing-type',
    [columnLine('A', 'Lion, Leo', 'NORTH/PO1/LION')],
    [columnLine('A', 'Lion, Leo', 'MS:NORTH/PO1/LION')],
  ),
  linesCase(
    'transactions/modify-incomplete',
    [columnLine('M', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN'), '- Phone:/12'],
    [
      columnLine('M', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN'),
      columnLine(' ', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN'),
      '- Phone:/12',
    ],
  ),
  linesCase(
    'transactions/odd-characters',
    [columnLine('A', 'Lion, Leo', 'PCM:NORTH/PO1/LEO#1')],
    [columnLine('A', 'Lion, Leo', 'PCM:NORTH/PO1/LEO1')],
  ),
  {
    rule: 'transactions/stray-carriage-return',
    speaks: () => inFormat('inbody'),
    silent: () => inFormat('inattachment'),
  },
  {
    rule: 'transactions/unreadable',
    speaks: () => failed('malformed-transactions'),
    silent: () => failed('corrupt-data'),
  },
];
