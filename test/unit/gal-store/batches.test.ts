/** Transactions on their way between threads. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BATCH_CHARS,
  BATCH_TRANSACTIONS,
  createBatchWriter,
  readBatch,
} from '../../../shared/gal/entry-batch.ts';
import type { BatchedTransaction, EntryBatch } from '../../../shared/gal/entry-batch.ts';
import type { TransactionRow } from '../../../shared/model.ts';

const PLAIN: TransactionRow = {
  code: 'A',
  index: 0,
  start: 0,
  end: 10,
  name: 'Adams, Jane',
  addressType: 'PCM',
  address: 'NORTH/PO1/JADAMS',
  sequence: null,
  second: null,
  templates: [],
  fields: [],
  unread: [],
  linesLeftOut: 0,
  problem: null,
};

function batched(rows: readonly TransactionRow[], part = 0): EntryBatch[] {
  const batches: EntryBatch[] = [];
  const writer = createBatchWriter((batch) => batches.push(batch));
  for (const row of rows) writer.add(part, row);
  writer.end();
  return batches;
}

function readAll(batches: readonly EntryBatch[]): BatchedTransaction[] {
  const found: BatchedTransaction[] = [];
  for (const batch of batches) readBatch(batch, (transaction) => found.push(transaction));
  return found;
}

const text = fc.string({ unit: 'binary', maxLength: 40 });
const line = fc.record({ name: text, addressType: fc.option(text), address: fc.option(text) });
const row: fc.Arbitrary<TransactionRow> = fc
  .record({
    code: fc.constantFrom('A', 'D', 'M', 'R', 'T'),
    index: fc.nat(),
    start: fc.maxSafeNat(),
    end: fc.maxSafeNat(),
    line,
    second: fc.option(line),
    templates: fc.array(fc.record({ prompt: text, value: text }), { maxLength: 4 }),
    fields: fc.array(
      fc.record({ prompt: text, column: fc.nat(), length: fc.nat(), flags: text, defaultText: text }),
      { maxLength: 3 },
    ),
  })
  .map(({ line: first, ...rest }) => ({ ...PLAIN, ...first, ...rest }));

describe('batches', () => {
  test('yield what was written, whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.nat(255), (rows, part) => {
        const expected = rows.map(
          ({ code, index, start, end, name, addressType, address, second, templates, fields }) => ({
            code,
            part,
            index,
            start,
            end,
            name,
            addressType,
            address,
            second,
            templates,
            fields,
          }),
        );
        expect(readAll(batched(rows, part))).toEqual(expected);
      }),
    );
  });

  test('hold so many transactions and no more', () => {
    const rows = Array.from({ length: BATCH_TRANSACTIONS + 1 }, () => PLAIN);
    expect(batched(rows).map(({ transactions }) => transactions)).toEqual([BATCH_TRANSACTIONS, 1]);
    expect(batched(rows.slice(1)).map(({ transactions }) => transactions)).toEqual([BATCH_TRANSACTIONS]);
  });

  test('are handed over as soon as their texts have so many characters', () => {
    const half = { ...PLAIN, name: 'n'.repeat(BATCH_CHARS / 2), addressType: null, address: null };
    const less = { ...half, name: half.name.slice(1) };
    expect(batched([half, half, half]).map(({ transactions }) => transactions)).toEqual([2, 1]);
    expect(batched([half, less, half]).map(({ transactions }) => transactions)).toEqual([3]);
  });

  test('of nothing are none', () => {
    expect(batched([])).toEqual([]);
  });
});
