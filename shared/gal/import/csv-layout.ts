/** Which characters separate and quote, told by the first lines of a file. */
import type { CsvLayout, CsvRow } from './csv-rows.ts';
import { createCsvReader } from './csv-rows.ts';
import { IMPORT_BOUNDS } from './model.ts';
import { createUtf8Input } from './text.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** First rows of a file whose beginning is given; the last one may be cut and is left out then. */
export function firstRows(sample: Uint8Array, layout: CsvLayout, isWhole: boolean): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const reader = createCsvReader({ layout, bounds: IMPORT_BOUNDS, onRow: (row) => rows.push(row) });
  const input = createUtf8Input((bytes) => reader.push(bytes));
  input.push(sample);
  const complete = rows.length;
  input.end();
  reader.end();
  return isWhole || complete === 0 ? rows : rows.slice(0, complete);
}

/** The separator that gives the first rows equally many columns, and the most; null when no one gives two. */
export function guessLayout(sample: Uint8Array, isWhole: boolean): CsvLayout | null {
  let best: CsvLayout | null = null;
  let bestColumns = 1;
  for (const separator of SEPARATORS) {
    const layout = { separator, quote: '"' };
    const columns = commonWidth(firstRows(sample, layout, isWhole));
    if (columns > bestColumns) {
      best = layout;
      bestColumns = columns;
    }
  }
  return best;
}

/** How many columns the rows have, if nine of ten have the same number; else 0. */
function commonWidth(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [width, times] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [0, 0];
  return times * 10 >= rows.length * 9 ? width : 0;
}
