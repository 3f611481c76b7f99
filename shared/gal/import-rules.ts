/**
 * What Import makes of a transaction (Q96001–Q96003). A adds an alias that must be new ([27]), D and M name one that
 * must exist ([29]), and R empties a list for what follows it. After an R only A finds what the list held before.
 */
import { NONE } from './columns.ts';
import type { TransactionColumns } from './columns.ts';
import type { Effect } from './model.ts';
import { addEntry, endVersion, replaceList, replaceVersion, saidBy, takeBack } from './list-state.ts';
import type { ListState } from './list-state.ts';

export const CODE = { A: 65, D: 68, M: 77, R: 82, T: 84 } as const;

export function applyImport(state: ListState, columns: TransactionColumns, row: number): Effect {
  const entry = columns.entry[row] ?? NONE;
  const version = state.versionOf[entry] ?? NONE;
  state.touched = version;
  switch (columns.code[row]) {
    case CODE.A:
      return applyAdd(state, columns, row, entry);
    case CODE.D:
      if (version === NONE) return 'unknown';
      endVersion(state, version, row);
      return 'removed';
    case CODE.M:
      return version === NONE ? 'unknown' : applyModify(state, columns, row);
    case CODE.R:
      replaceList(state, columns.list[row] ?? NONE, row);
      return 'list-replaced';
    default:
      return 'template-defined';
  }
}

function applyAdd(state: ListState, columns: TransactionColumns, row: number, entry: number): Effect {
  const said = { line: columns.line[row] ?? NONE, values: columns.values[row] ?? NONE };
  const version = state.versionOf[entry] ?? NONE;
  if (version !== NONE) return saysSame(state, version, said) ? 'repeated' : 'refused';
  const before = state.waiting[entry] ?? NONE;
  if (before === NONE) {
    addEntry(state, entry, said, row);
    return 'added';
  }
  if (saysSame(state, before, said)) {
    takeBack(state, entry);
    return 'kept';
  }
  replaceVersion(state, before, entry, said, row);
  return 'changed';
}

/**
 * Without a second line name and address stay as they are (Q159308). Template values, where there are any, take the
 * place of all it had; no source says what becomes of them where there are none, and here they stay.
 */
function applyModify(state: ListState, columns: TransactionColumns, row: number): Effect {
  const { listOfEntry } = state;
  const entry = columns.entry[row] ?? NONE;
  const version = state.versionOf[entry] ?? NONE;
  const now = saidBy(state, version);
  const newLine = columns.newLine[row] ?? NONE;
  const newEntry = newLine === NONE ? entry : (columns.newEntry[row] ?? NONE);
  const values = columns.values[row] ?? NONE;
  const said = {
    line: newLine === NONE ? now.line : newLine,
    values: values === NONE ? now.values : values,
  };
  if (newEntry !== entry && (state.versionOf[newEntry] ?? NONE) !== NONE) return 'refused';
  if (newEntry === entry && saysSame(state, version, said)) return 'repeated';
  replaceVersion(state, version, newEntry, said, row);
  return listOfEntry[newEntry] === listOfEntry[entry] ? 'changed' : 'moved';
}

function saysSame(
  { versions: { columns } }: ListState,
  version: number,
  { line, values }: { readonly line: number; readonly values: number },
): boolean {
  return columns.line[version] === line && columns.values[version] === values;
}
