/**
 * What a reply tells of the server's own list. It is no update: the server wrote it from what it has, and one that was
 * delayed repeats the past. So the last word on each entry counts as it stands, and only on entries of which no request
 * has told; an R empties nothing.
 */
import { NONE } from './columns.ts';
import type { TransactionColumns } from './columns.ts';
import { CODE } from './import-rules.ts';
import { addEntry, endVersion, replaceVersion, saidBy } from './list-state.ts';
import type { ListState, Said } from './list-state.ts';
import type { Effect } from './model.ts';

/** Nothing before it in the reply says it: it stays as it is. */
const AS_IT_IS = -2;

/** By entry, of the reply at hand: the last row that names it, and what it is said to be after that. */
export interface LastWords {
  readonly row: Int32Array;
  readonly line: Int32Array;
  readonly values: Int32Array;
}

export function createLastWords(entries: number): LastWords {
  const column = (): Int32Array => new Int32Array(entries).fill(NONE);
  return { row: column(), line: column(), values: column() };
}

/** Reads all rows of a reply, before the first of them is applied. What older replies left behind is not in the way. */
export function readLastWords(words: LastWords, columns: TransactionColumns, state: ListState): void {
  const rows = columns.code.length;
  forget(words, columns.entry);
  forget(words, columns.newEntry);
  for (let row = 0; row < rows; row++) {
    const entry = columns.entry[row] ?? NONE;
    if (entry === NONE) continue;
    words.row[entry] = row;
    const code = columns.code[row];
    if (code === CODE.A) say(words, entry, columns.line[row] ?? NONE, columns.values[row] ?? NONE);
    if (code === CODE.M) readModify(words, columns, row, state);
  }
}

/** Template values that an M does not give are those that the entry had, unless its new alias has some already. */
function readModify(words: LastWords, columns: TransactionColumns, row: number, state: ListState): void {
  const entry = columns.entry[row] ?? NONE;
  const newLine = columns.newLine[row] ?? NONE;
  const target = newLine === NONE ? entry : (columns.newEntry[row] ?? NONE);
  let values = columns.values[row] ?? NONE;
  if (values === NONE) values = words.values[entry] ?? AS_IT_IS;
  const version = state.versionOf[entry] ?? NONE;
  const isFree = (state.versionOf[target] ?? NONE) === NONE;
  if (values === AS_IT_IS && version !== NONE && isFree) ({ values } = saidBy(state, version));
  words.row[target] = row;
  say(words, target, newLine === NONE ? (words.line[entry] ?? AS_IT_IS) : newLine, values);
}

function forget(words: LastWords, entries: Int32Array): void {
  for (const entry of entries) if (entry !== NONE) say(words, entry, AS_IT_IS, AS_IT_IS);
}

function say(words: LastWords, entry: number, line: number, values: number): void {
  words.line[entry] = line;
  words.values[entry] = values;
}

/** @param isSettled whether requests have told of an entry */
export function applyReply(
  state: ListState,
  columns: TransactionColumns,
  row: number,
  words: LastWords,
  isSettled: Uint8Array,
): Effect {
  const code = columns.code[row];
  const entry = columns.entry[row] ?? NONE;
  const target = code === CODE.M && columns.newEntry[row] !== NONE ? (columns.newEntry[row] ?? NONE) : entry;
  state.touched = state.versionOf[target] ?? NONE;
  if (code === CODE.R) return 'list-replaced';
  if (code === CODE.T) return 'template-defined';
  const tellsOf = (one: number): boolean => words.row[one] === row && isSettled[one] !== 1;
  const old = target === entry || !tellsOf(entry) ? NONE : (state.versionOf[entry] ?? NONE);
  if (!tellsOf(target)) return old === NONE ? 'outranked' : remove(state, old, row);
  const version = state.versionOf[target] ?? NONE;
  if (code === CODE.D) return version === NONE ? 'unknown' : remove(state, version, row);
  const now = version === NONE ? null : saidBy(state, version);
  const said = saidOf(words, target, now, columns.line[row] ?? NONE);
  if (version === NONE && old === NONE) {
    addEntry(state, target, said, row);
    return 'added';
  }
  if (version === NONE || old === NONE)
    return become(state, version === NONE ? old : version, target, said, row);
  // Both aliases are there: the reply tells that only the new one is left.
  endVersion(state, old, row);
  const effect = become(state, version, target, said, row);
  if (effect === 'repeated') state.touched = old;
  return effect === 'repeated' ? 'removed' : effect;
}

function remove(state: ListState, version: number, row: number): Effect {
  endVersion(state, version, row);
  return 'removed';
}

function become(state: ListState, version: number, target: number, said: Said, row: number): Effect {
  const now = saidBy(state, version);
  const { listOfEntry } = state;
  const before = state.versions.columns.entry[version] ?? NONE;
  if (before === target && now.line === said.line && now.values === said.values) {
    state.touched = version;
    return 'repeated';
  }
  replaceVersion(state, version, target, said, row);
  return listOfEntry[before] === listOfEntry[target] ? 'changed' : 'moved';
}

/** @param firstLine stands for an entry of which nothing else is known */
function saidOf(words: LastWords, target: number, now: Said | null, firstLine: number): Said {
  const line = words.line[target] ?? AS_IT_IS;
  const values = words.values[target] ?? AS_IT_IS;
  return {
    line: line === AS_IT_IS ? (now?.line ?? firstLine) : line,
    values: values === AS_IT_IS ? (now?.values ?? NONE) : values,
  };
}
