import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTransactionReader } from '../../shared/dirsync/transactions.ts';
import { encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import type { TransactionRow } from '../../shared/model.ts';
import { inChunks } from '../fixtures/bytes.ts';
import { lintChunks, repaired } from '../fixtures/lint.ts';
import { columnLine, MARTIN, tabLine } from '../fixtures/transactions.ts';

const limits = { transactionsPerMessage: 200, transactionLineBytes: 160 };

/** Lines that break rules, alone and together, between others that break none. */
const anyLine = fc.oneof(
  fc.constantFrom(
    MARTIN,
    'A Martin, Robert PCM:N/P/M',
    `A    Boyd                         PCM:N/P/B   `,
    columnLine('M', 'Lion, Leo', 'N/P/LION'),
    columnLine('M', 'Lion, Leo', 'SNADS:N/P/LION'),
    columnLine(' ', 'Lion, Leo', 'N/P/LION'),
    'M Lion\tN/P/LION \t',
    ' - Department:/2',
    '- City//ST:/x',
    '- none',
    'R N/P',
    'T SNADS:G/N',
    ' Phone:~1~2~A~~',
    '1200 A Martin, Robert PCM:n/p/r',
    '0000000645 M Lion\tN/P/L',
    tabLine('A', 'Bob', 'FAX:a~b~c~+1'),
    tabLine('A', 'x'.repeat(40), 'MHS:a'),
    'X what',
    'AMartin',
    '',
    '# comment',
    'x'.repeat(170),
  ),
  fc
    .array(fc.constantFrom('A', 'M', ' ', '-', '\t', ':', '/', '~', 'x', 'PCM:', 'N/P/M'), { maxLength: 12 })
    .map((pieces) => pieces.join('')),
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r\r\r\n', '\r');
const text = fc
  .array(fc.tuple(anyLine, lineEnd), { maxLength: 30 })
  .map((lines) => encodeWindows1252(lines.flat().join('')));

function rowsOf(bytes: Uint8Array): TransactionRow[] {
  const rows: TransactionRow[] = [];
  const reader = createTransactionReader({ limits, onTransaction: (row) => rows.push(row) });
  reader.push(bytes);
  reader.end();
  return rows;
}

describe('the linter', () => {
  test('finds the same in chunks of any size', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, sizes, (bytes, chunkSizes) => {
        expect(lintChunks(inChunks(bytes, ...chunkSizes), { limits })).toEqual(
          lintChunks([bytes], { limits }),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('points into the text, at the transaction it names, and counts as the reader does', () => {
    fc.assert(
      fc.property(text, (bytes) => {
        const { findings, totals } = lintChunks([bytes], { limits });
        const rows = rowsOf(bytes);
        expect(totals.checked).toBe(rows.length);
        for (const { start, end, transaction, rule } of findings) {
          const row = rows[transaction];
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(bytes.length);
          // The line ends are no part of the range of an entry.
          if (rule === 'stray-carriage-return' || row === undefined) continue;
          expect([row.start <= start, end <= row.end]).toEqual([true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the repairs', () => {
  test('once made leave nothing to repair, in chunks of any size', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (bytes, step) => {
        const { findings } = lintChunks([bytes], { limits: { ...limits, transactionLineBytes: 400 } });
        const result = repaired(bytes, findings, step);
        expect(Buffer.from(result).equals(repaired(bytes, findings))).toBe(true);
        const again = lintChunks([result], { limits: { ...limits, transactionLineBytes: 400 } }).findings;
        expect(again.filter(({ repair }) => repair !== null)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('change nothing in what a transaction says but what they are for', () => {
    const said = (bytes: Uint8Array): unknown =>
      rowsOf(bytes).map(({ start: _start, end: _end, second, ...row }) => {
        const line = { name: row.name, address: row.address };
        const newLine = { name: second?.name ?? row.name, address: second?.address ?? row.address };
        // The type that was missing and the line that was repeated are what the repairs add; a hyphen may have moved.
        const unread = row.unread.map((one) => one.trimStart());
        return {
          ...row,
          ...line,
          unread,
          addressType: row.addressType ?? 'PCM',
          ...(row.code === 'M' ? { newLine } : {}),
        };
      });
    fc.assert(
      fc.property(text, (bytes) => {
        const { findings } = lintChunks([bytes], { limits });
        expect(said(repaired(bytes, findings))).toEqual(said(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
