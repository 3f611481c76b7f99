/** The columns of a folded list while it grows. */
import { NONE, STILL_THERE } from './columns.ts';
import type { FoldedList } from './columns.ts';

type ColumnName = 'entry' | 'line' | 'values' | 'from' | 'to' | 'madeBy' | 'endedBy' | 'previous';
type Columns = Record<ColumnName, Int32Array>;

/** `columns` are replaced by longer ones now and then: take them anew after each `add`. */
export interface VersionColumns {
  readonly count: number;
  readonly columns: Columns;
  /** Yields its number. It is there from `step` on. */
  add(entry: number, line: number, values: number, step: number, row: number, previous: number): number;
  finish(): Omit<FoldedList, 'messages' | 'cut'>;
}

export function createVersionColumns(): VersionColumns {
  let columns = columnsOf(() => new Int32Array(1_024));
  let count = 0;
  return {
    get count() {
      return count;
    },
    get columns() {
      return columns;
    },
    add(entry, line, values, step, row, previous) {
      if (count === columns.entry.length) columns = columnsOf((name) => doubled(columns[name]));
      const version = count++;
      columns.entry[version] = entry;
      columns.line[version] = line;
      columns.values[version] = values;
      columns.from[version] = step;
      columns.to[version] = STILL_THERE;
      columns.madeBy[version] = row;
      columns.endedBy[version] = NONE;
      columns.previous[version] = previous;
      return version;
    },
    finish: () => ({ versions: count, ...columnsOf((name) => columns[name].slice(0, count)) }),
  };
}

function columnsOf(make: (name: ColumnName) => Int32Array): Columns {
  return {
    entry: make('entry'),
    line: make('line'),
    values: make('values'),
    from: make('from'),
    to: make('to'),
    madeBy: make('madeBy'),
    endedBy: make('endedBy'),
    previous: make('previous'),
  };
}

function doubled(numbers: Int32Array): Int32Array {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}
