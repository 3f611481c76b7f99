/** Columns of numbers as bytes in a row of the database. */
import type { TransactionColumns } from '../../../shared/gal/columns.ts';
import { DamagedList } from '../protocol.ts';

export type Columns = TransactionColumns;

/** The wide ones first, so that each begins where its numbers may. */
const WIDE = ['start', 'end'] as const;
const NUMBERS = ['list', 'entry', 'line', 'newEntry', 'newLine', 'values'] as const;
const ROW_BYTES = WIDE.length * 8 + NUMBERS.length * 4 + 4 + 2;

export function emptyColumns(rows: number): Columns {
  return columnsIn(new ArrayBuffer(rows * ROW_BYTES), rows);
}

/** One transaction, by column. */
export type ColumnRow = { readonly [Name in keyof Columns]: number };

export function setRow(columns: Columns, at: number, row: ColumnRow): void {
  for (const name of WIDE) columns[name][at] = row[name];
  for (const name of NUMBERS) columns[name][at] = row[name];
  columns.index[at] = row.index;
  columns.code[at] = row.code;
  columns.part[at] = row.part;
}

/** The bytes that `columns` made by `emptyColumns` are views of. */
export function packed({ start }: Columns): Uint8Array {
  return new Uint8Array(start.buffer);
}

/** One set of columns from those of all chunks, in their order. */
export function joined(chunks: readonly { readonly rows: number; readonly data: Uint8Array }[]): Columns {
  const [only, ...more] = chunks;
  if (only !== undefined && more.length === 0) return unpacked(only);
  const all = emptyColumns(chunks.reduce((sum, { rows }) => sum + rows, 0));
  let at = 0;
  for (const chunk of chunks) {
    const part = unpacked(chunk);
    for (const name of WIDE) all[name].set(part[name], at);
    for (const name of NUMBERS) all[name].set(part[name], at);
    all.index.set(part.index, at);
    all.code.set(part.code, at);
    all.part.set(part.part, at);
    at += chunk.rows;
  }
  return all;
}

function unpacked({ rows, data }: { readonly rows: number; readonly data: Uint8Array }): Columns {
  if (data.length !== rows * ROW_BYTES) throw new DamagedList('transactions are not as they were kept');
  // Copied: numbers of eight bytes must begin at a multiple of eight.
  return columnsIn(new Uint8Array(data).buffer, rows);
}

function columnsIn(buffer: ArrayBuffer, rows: number): Columns {
  let at = 0;
  const next = (bytes: number): number => {
    at += rows * bytes;
    return at - rows * bytes;
  };
  return {
    start: new Float64Array(buffer, next(8), rows),
    end: new Float64Array(buffer, next(8), rows),
    list: new Int32Array(buffer, next(4), rows),
    entry: new Int32Array(buffer, next(4), rows),
    line: new Int32Array(buffer, next(4), rows),
    newEntry: new Int32Array(buffer, next(4), rows),
    newLine: new Int32Array(buffer, next(4), rows),
    values: new Int32Array(buffer, next(4), rows),
    index: new Uint32Array(buffer, next(4), rows),
    code: new Uint8Array(buffer, next(1), rows),
    part: new Uint8Array(buffer, next(1), rows),
  };
}
