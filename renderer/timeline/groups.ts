/**
 * Which marks of a lane are drawn as one. Marks that would cover each other make a chain; a long chain is cut at the
 * borders of cells that are fixed in time. Both depend on the marks and the scale alone, never on where the view
 * begins: panning moves groups and changes none, and zooming in by a factor of two halves the cells. Pure.
 */
import { firstAfter, firstFrom } from './lane-index.ts';

/** Positions [start, end) in the mark index; a single mark when that is one. */
export interface Group {
  readonly start: number;
  readonly end: number;
}

/** Half of a mark: this far outside the view it still shows. CSS pixels, as the distances below. */
export const MARK_RADIUS = 7;
/** Two marks closer than this touch. */
const SINGLE_GAP = 14;
/** A count needs more room than a mark. */
const MIXED_GAP = 22;
const COUNTED_GAP = 30;
/** Cells are about as wide as a count of three digits, at most twice that. */
const CELL = 40;
/** In cells: a chain is cut when it is longer, and no piece of it is shorter. */
const LONG_CHAIN = 1.75;
const SHORT_PIECE = 0.75;

interface Lane {
  readonly atMs: Float64Array;
  /** The lane's own part of the columns. */
  readonly start: number;
  readonly end: number;
}

interface Scale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly msPerPixel: number;
}

/** Every group with a mark in the view, in order of time; each mark of the view is in exactly one. */
export function groupsInView(lane: Lane, { fromMs, toMs, msPerPixel }: Scale): readonly Group[] {
  const { atMs, start, end } = lane;
  const room = MARK_RADIUS * msPerPixel;
  const first = firstFrom(atMs, start, end, fromMs - room);
  const last = firstAfter(atMs, first, end, toMs + room);
  if (first === last) return [];
  const cell = 2 ** Math.ceil(Math.log2(CELL * msPerPixel));
  // Pieces of a chain end within two cells; what lies farther away does not change those in view.
  const horizon = 3 * cell;
  const linked = linkTest(lane, msPerPixel);
  const leftMs = at(atMs, first) - horizon;
  const rightMs = toMs + horizon;
  const groups: Group[] = [];
  let chainStart = first;
  while (chainStart > start && at(atMs, chainStart) > leftMs && linked(chainStart - 1)) chainStart -= 1;
  let isOpenLeft = chainStart > start && linked(chainStart - 1);
  while (chainStart < last) {
    let chainEnd = chainStart + 1;
    while (chainEnd < end && at(atMs, chainEnd - 1) < rightMs && linked(chainEnd - 1)) chainEnd += 1;
    const isOpenRight = chainEnd < end && linked(chainEnd - 1);
    cutChain(atMs, { start: chainStart, end: chainEnd }, { cell, isOpenLeft, isOpenRight }, groups);
    isOpenLeft = false;
    chainStart = chainEnd;
  }
  return groups.filter((group) => group.end > first && group.start < last);
}

/** Whether a mark and the next one are drawn as one. Looks at the neighbours of the two, and no farther. */
function linkTest({ atMs, start, end }: Lane, msPerPixel: number): (index: number) => boolean {
  const [single, mixed, counted] = [SINGLE_GAP, MIXED_GAP, COUNTED_GAP].map((gap) => gap * msPerPixel);
  const touches = (index: number, gap = single): boolean =>
    index >= start && index + 1 < end && at(atMs, index + 1) - at(atMs, index) < (gap ?? 0);
  return (index) => {
    if (touches(index)) return true;
    if (!touches(index, counted)) return false;
    const counts = Number(touches(index - 1)) + Number(touches(index + 1));
    return counts === 2 || (counts === 1 && touches(index, mixed));
  };
}

interface Cut {
  readonly cell: number;
  /** The chain goes on beyond what was looked at, so it is long. */
  readonly isOpenLeft: boolean;
  readonly isOpenRight: boolean;
}

function cutChain(atMs: Float64Array, chain: Group, cut: Cut, groups: Group[]): void {
  const { cell, isOpenLeft, isOpenRight } = cut;
  const firstMs = at(atMs, chain.start);
  const lastMs = at(atMs, chain.end - 1);
  if (!isOpenLeft && !isOpenRight && lastMs - firstMs <= LONG_CHAIN * cell) {
    groups.push(chain);
    return;
  }
  let { start } = chain;
  let border = Math.ceil((firstMs + (isOpenLeft ? 0 : cell * SHORT_PIECE)) / cell) * cell;
  while (border < lastMs && (isOpenRight || lastMs - border >= cell * SHORT_PIECE)) {
    const end = firstFrom(atMs, start, chain.end, border);
    if (end > start) groups.push({ start, end });
    start = end;
    border += cell;
  }
  groups.push({ start, end: chain.end });
}

function at(atMs: Float64Array, index: number): number {
  return atMs[index] as number;
}
