/** What lies between two steps of one folded list, in time linear in its versions. */
import { NONE } from './columns.ts';
import type { FoldedList } from './columns.ts';
import { createIntList } from './int-list.ts';
import type { IntList } from './int-list.ts';
import { CHANGE_KINDS } from './model.ts';
import type { ChangeKind } from './model.ts';
import { findMoves, findRenames } from './moves.ts';
import type { LastEnds, Move, MoveFacts } from './moves.ts';

/** Columns of differences; all are equally long, a row is one entry. */
export interface ListDiff {
  readonly rows: number;
  /** Versions before and after; NONE for what was added or removed. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Place in CHANGE_KINDS. */
  readonly kind: Uint8Array;
  /** 1 for what was told as D of the one and A of the other. */
  readonly isDeleteAndAdd: Uint8Array;
  /** Step and row of the transaction that did it last. */
  readonly byStep: Int32Array;
  readonly byRow: Int32Array;
}

/** Versions that are there at one of the two steps only. A pair is one entry that has become another version. */
interface Sides {
  readonly gone: IntList;
  readonly came: IntList;
  /** By version: of one that came, the one it took the place of; NONE, or SETTLED where nothing differs. */
  readonly partner: Int32Array;
}

/** An entry that was removed and added again with the same values is no difference. */
const SETTLED = -2;
const ADDED = CHANGE_KINDS.indexOf('added');
const REMOVED = CHANGE_KINDS.indexOf('removed');
const CHANGED = CHANGE_KINDS.indexOf('changed');
const MOVED = CHANGE_KINDS.indexOf('moved');

/**
 * Differences from step `from` to step `to`, each -1 for the empty list before the first. Taking those `before` out of
 * the list at `from` and putting those `after` into it yields the list at `to`, in either direction.
 */
export function diffLists(folded: FoldedList, from: number, to: number, facts: MoveFacts): ListDiff {
  if (from > to) return reversed(diffLists(folded, to, from, facts));
  const sides = changedVersions(folded, from, to);
  pairSameEntry(folded, sides, true);
  pairByModify(folded, sides);
  pairSameEntry(folded, sides, false);
  const unpaired = unpairedOf(sides);
  const ends = lastEnds(folded, { gone: unpaired.gone, came: sides.came.values() }, { from, to });
  const settle = (moves: readonly Move[]): readonly Move[] => {
    for (const { gone, came } of moves) pair(sides.partner, unpaired.gone[gone] ?? NONE, came);
    return moves;
  };
  const renames = settle(findRenames(folded, unpaired, facts));
  const left = stillUnpaired(sides, unpaired, ends);
  const moves = settle(
    findMoves(folded, left, facts).map(({ gone, came }) => ({ gone: left.placeOf[gone] ?? NONE, came })),
  );
  const all = [...renames, ...moves];
  return columnsOf(folded, sides, {
    ends,
    goneBefore: unpaired.gone,
    moves: all,
    listOfEntry: facts.listOfEntry,
  });
}

export function changeKindOf(diff: ListDiff, row: number): ChangeKind {
  return CHANGE_KINDS[diff.kind[row] ?? 0] ?? 'changed';
}

function changedVersions(folded: FoldedList, from: number, to: number): Sides {
  const gone = createIntList();
  const came = createIntList();
  for (let version = 0; version < folded.versions; version++) {
    const begins = folded.from[version] ?? 0;
    const ends = folded.to[version] ?? 0;
    const isBefore = begins <= from && from < ends;
    const isAfter = begins <= to && to < ends;
    if (isBefore && !isAfter) gone.push(version);
    else if (isAfter && !isBefore) came.push(version);
  }
  return { gone, came, partner: new Int32Array(folded.versions).fill(NONE) };
}

/** Pairs what is one entry at both steps: first what says the same, later (nothing better was found) any. */
function pairSameEntry(folded: FoldedList, { gone, came, partner }: Sides, onlyEqual: boolean): void {
  const goneOf = new Map<number, number>();
  for (const version of gone.values()) {
    if (partner[version] === NONE) goneOf.set(folded.entry[version] ?? NONE, version);
  }
  if (goneOf.size === 0) return;
  for (const version of came.values()) {
    const before = partner[version] === NONE ? goneOf.get(folded.entry[version] ?? NONE) : undefined;
    if (before === undefined) continue;
    if (!onlyEqual) pair(partner, before, version);
    else if (saysSame(folded, before, version)) partner[before] = partner[version] = SETTLED;
  }
}

/** A pair is known from both sides: who is gone points at itself, and is not paired again. */
function pair(partner: Int32Array, before: number, after: number): void {
  partner[before] = before;
  partner[after] = before;
}

function saysSame(folded: FoldedList, one: number, other: number): boolean {
  return folded.line[one] === folded.line[other] && folded.values[one] === folded.values[other];
}

/** Follows what an M, or an R that named it anew, made of an entry. Each version has one successor, so this is linear. */
function pairByModify(folded: FoldedList, { gone, came, partner }: Sides): void {
  const isGone = new Uint8Array(folded.versions);
  for (const version of gone.values()) isGone[version] = 1;
  for (const version of came.values()) {
    if (partner[version] !== NONE) continue;
    let before = folded.previous[version] ?? NONE;
    while (before !== NONE && isGone[before] !== 1) before = folded.previous[before] ?? NONE;
    if (before !== NONE && partner[before] === NONE) pair(partner, before, version);
  }
}

interface Unpaired {
  readonly gone: Int32Array;
  readonly came: Int32Array;
}

function unpairedOf({ gone, came, partner }: Sides): Unpaired {
  const isUnpaired = (version: number): boolean => partner[version] === NONE;
  return { gone: gone.values().filter(isUnpaired), came: came.values().filter(isUnpaired) };
}

/** What the renames have left over, with the places it had before. */
function stillUnpaired({ partner }: Sides, { gone, came }: Unpaired, ends: LastEnds) {
  const isUnpaired = (version: number): boolean => partner[version] === NONE;
  const placeOf = Int32Array.from(gone.keys()).filter((place) => isUnpaired(gone[place] ?? NONE));
  const taken = (column: Int32Array): Int32Array => placeOf.map((place) => column[place] ?? NONE);
  return {
    placeOf,
    gone: taken(gone),
    came: came.filter(isUnpaired),
    ends: { step: taken(ends.step), row: taken(ends.row) },
  };
}

interface Findings {
  /** Versions that nothing took the place of, before moves were looked for, and what ended them. */
  readonly goneBefore: Int32Array;
  readonly ends: LastEnds;
  readonly moves: readonly Move[];
  readonly listOfEntry: Int32Array;
}

function columnsOf(folded: FoldedList, sides: Sides, findings: Findings): ListDiff {
  const { partner } = sides;
  const { ends, goneBefore, listOfEntry } = findings;
  const came = sides.came.values().filter((version) => partner[version] !== SETTLED);
  const removed = goneBefore.length - findings.moves.length;
  const diff = emptyDiff(removed + came.length);
  let row = 0;
  goneBefore.forEach((version, index) => {
    if (partner[version] !== NONE) return;
    setRow(diff, row, { kind: REMOVED, before: version, after: NONE });
    diff.byStep[row] = ends.step[index] ?? NONE;
    diff.byRow[row++] = ends.row[index] ?? NONE;
  });
  const movedApart = new Map(findings.moves.map((move) => [move.came, move.gone]));
  for (const after of came) {
    const before = partner[after] ?? NONE;
    setRow(diff, row, { kind: kindOf(folded, before, after, listOfEntry), before, after });
    diff.byStep[row] = folded.from[after] ?? NONE;
    diff.byRow[row] = folded.madeBy[after] ?? NONE;
    const gone = movedApart.get(after);
    if (gone !== undefined) tellBothHalves(diff, row, ends, gone);
    row += 1;
  }
  return diff;
}

function emptyDiff(rows: number): ListDiff {
  const column = (): Int32Array => new Int32Array(rows);
  return {
    rows,
    before: column(),
    after: column(),
    kind: new Uint8Array(rows),
    isDeleteAndAdd: new Uint8Array(rows),
    byStep: column(),
    byRow: column(),
  };
}

interface Change {
  readonly kind: number;
  readonly before: number;
  readonly after: number;
}

function setRow(diff: ListDiff, row: number, { kind, before, after }: Change): void {
  diff.kind[row] = kind;
  diff.before[row] = before;
  diff.after[row] = after;
}

function kindOf(folded: FoldedList, before: number, after: number, listOfEntry: Int32Array): number {
  if (before === NONE) return ADDED;
  const list = (version: number): number => listOfEntry[folded.entry[version] ?? 0] ?? NONE;
  return list(before) === list(after) ? CHANGED : MOVED;
}

/** D and A come in either order; the later one did it last. */
function tellBothHalves(diff: ListDiff, row: number, ends: LastEnds, gone: number): void {
  diff.isDeleteAndAdd[row] = 1;
  const [step, at] = [ends.step[gone] ?? 0, ends.row[gone] ?? 0];
  const [madeStep, madeAt] = [diff.byStep[row] ?? 0, diff.byRow[row] ?? 0];
  if (step < madeStep || (step === madeStep && at < madeAt)) return;
  diff.byStep[row] = step;
  diff.byRow[row] = at;
}

/**
 * Which transaction ended each entry that is gone: between the steps it may have been changed, given another alias,
 * removed, added and removed again. Versions are in the order in which they were made, so what takes the place of one
 * comes after it.
 */
function lastEnds(
  folded: FoldedList,
  { gone, came }: { readonly gone: Int32Array; readonly came: Int32Array },
  { from, to }: { readonly from: number; readonly to: number },
): LastEnds {
  const ends = { step: new Int32Array(gone.length).fill(NONE), row: new Int32Array(gone.length).fill(NONE) };
  if (gone.length === 0) return ends;
  const owner = ownersOf(folded, gone, came);
  for (let version = 0; version < folded.versions; version++) {
    const step = folded.to[version] ?? 0;
    if (step <= from || step > to) continue;
    const index = owner(version);
    if (index !== NONE) takeLater(ends, index, step, folded.endedBy[version] ?? NONE);
  }
  return ends;
}

/** Whose past a version belongs to, as a place in `gone`; to be asked in the order of the versions. */
function ownersOf(folded: FoldedList, gone: Int32Array, came: Int32Array): (version: number) => number {
  const owners = new Int32Array(folded.versions).fill(NONE);
  const ownerOfEntry = new Map<number, number>();
  gone.forEach((version, index) => {
    owners[version] = index;
    ownerOfEntry.set(folded.entry[version] ?? NONE, index);
  });
  // An alias that is somebody else's now: what became of that one is no part of this past.
  for (const version of came) ownerOfEntry.delete(folded.entry[version] ?? NONE);
  return (version) => {
    const known = owners[version] ?? NONE;
    const previous = folded.previous[version] ?? NONE;
    const before = known === NONE && previous !== NONE ? (owners[previous] ?? NONE) : known;
    const owner = before === NONE ? (ownerOfEntry.get(folded.entry[version] ?? NONE) ?? NONE) : before;
    owners[version] = owner;
    return owner;
  };
}

function takeLater({ step, row }: LastEnds, index: number, atStep: number, atRow: number): void {
  const last = step[index] ?? NONE;
  if (atStep < last || (atStep === last && atRow < (row[index] ?? NONE))) return;
  step[index] = atStep;
  row[index] = atRow;
}

function reversed(diff: ListDiff): ListDiff {
  const kind = diff.kind.map((value) => (value === ADDED ? REMOVED : value === REMOVED ? ADDED : value));
  return { ...diff, kind, before: diff.after, after: diff.before };
}
