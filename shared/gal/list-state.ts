/** The list while messages are applied to it, one step after the other. */
import { NONE } from './columns.ts';
import { createMembers } from './members.ts';
import type { Members } from './members.ts';
import type { AddressList } from './model.ts';
import { createVersionColumns } from './version-columns.ts';
import type { VersionColumns } from './version-columns.ts';

/** What a version says. */
export interface Said {
  readonly line: number;
  readonly values: number;
}

export interface ListState {
  readonly listOfEntry: Int32Array;
  readonly versions: VersionColumns;
  /** By entry: its version while it is there, else NONE. */
  readonly versionOf: Int32Array;
  /** By entry: what it was before an R of the message at hand, and the row of that R; NONE once it is settled. */
  readonly waiting: Int32Array;
  readonly waitingRow: Int32Array;
  readonly waitingEntries: number[];
  readonly members: Members;
  readonly limit: number;
  readonly onSwept: (version: number, row: number) => void;
  step: number;
  /** The version that the transaction at hand was about; NONE for none. */
  touched: number;
  /** A version more was needed than the limit allows; nothing was changed by that transaction. */
  isFull: boolean;
}

/** @param onSwept is told of each version that an R ends, and the row of the R */
export function createListState(
  listOfEntry: Int32Array,
  lists: readonly AddressList[],
  limit: number,
  onSwept: ListState['onSwept'],
): ListState {
  const byEntry = (): Int32Array => new Int32Array(listOfEntry.length).fill(NONE);
  return {
    listOfEntry,
    versions: createVersionColumns(),
    versionOf: byEntry(),
    waiting: byEntry(),
    waitingRow: byEntry(),
    waitingEntries: [],
    members: createMembers(listOfEntry, lists),
    limit,
    onSwept,
    step: NONE,
    touched: NONE,
    isFull: false,
  };
}

export function saidBy({ versions: { columns } }: ListState, version: number): Said {
  return { line: columns.line[version] ?? NONE, values: columns.values[version] ?? NONE };
}

export function addEntry(state: ListState, entry: number, said: Said, row: number): void {
  if (!hasRoom(state)) return;
  state.touched = state.versions.add(entry, said.line, said.values, state.step, row, NONE);
  enter(state, entry, state.touched);
}

/**
 * Gives an entry that is there or waits other values, and another alias where `entry` is not that of `version`. What
 * one message makes of an entry is one version, however often it changes it.
 */
export function replaceVersion(
  state: ListState,
  version: number,
  entry: number,
  said: Said,
  row: number,
): void {
  const { columns } = state.versions;
  const isOfThisStep = columns.from[version] === state.step;
  if (!isOfThisStep && !hasRoom(state)) return;
  const before = columns.entry[version] ?? NONE;
  if (state.versionOf[before] === version) leave(state, before);
  if (state.waiting[before] === version) state.waiting[before] = NONE;
  if (isOfThisStep) {
    columns.entry[version] = entry;
    columns.line[version] = said.line;
    columns.values[version] = said.values;
    columns.madeBy[version] = row;
    state.touched = version;
  } else {
    closeVersion(state, version, row);
    state.touched = state.versions.add(entry, said.line, said.values, state.step, row, version);
  }
  enter(state, entry, state.touched);
}

export function endVersion(state: ListState, version: number, row: number): void {
  leave(state, state.versions.columns.entry[version] ?? NONE);
  closeVersion(state, version, row);
  state.touched = version;
}

/** Empties a list. What was in it waits to be taken back before the message ends. */
export function replaceList(state: ListState, list: number, row: number): void {
  state.members.takeAll(list, (entry) => {
    state.waiting[entry] = state.versionOf[entry] ?? NONE;
    state.waitingRow[entry] = row;
    state.versionOf[entry] = NONE;
    state.waitingEntries.push(entry);
  });
}

/** An R named the entry again as it was: it goes on as if nothing had happened. */
export function takeBack(state: ListState, entry: number): void {
  state.touched = state.waiting[entry] ?? NONE;
  state.waiting[entry] = NONE;
  enter(state, entry, state.touched);
}

/** The message has ended: what still waits was not named again. */
export function sweep(state: ListState): void {
  for (const entry of state.waitingEntries) settle(state, entry);
  state.waitingEntries.length = 0;
}

function settle(state: ListState, entry: number): void {
  const version = state.waiting[entry] ?? NONE;
  if (version === NONE) return;
  const row = state.waitingRow[entry] ?? NONE;
  state.waiting[entry] = NONE;
  closeVersion(state, version, row);
  state.onSwept(version, row);
}

function closeVersion({ versions: { columns }, step }: ListState, version: number, row: number): void {
  columns.to[version] = step;
  columns.endedBy[version] = row;
}

/** Another entry may take an alias that an R has set free; what had it before is gone for good. */
function enter(state: ListState, entry: number, version: number): void {
  settle(state, entry);
  state.versionOf[entry] = version;
  state.members.add(entry);
}

function leave(state: ListState, entry: number): void {
  state.versionOf[entry] = NONE;
  state.members.remove(entry);
}

function hasRoom(state: ListState): boolean {
  state.isFull ||= state.versions.count >= state.limit;
  return !state.isFull;
}
