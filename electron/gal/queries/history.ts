/** What every transaction that names an entry made of it, told by folding only what has to do with it. */
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { foldList } from '../../../shared/gal/fold.ts';
import type { FoldSource, ToldEffect } from '../../../shared/gal/fold.ts';
import type { Said } from '../../../shared/gal/list-state.ts';
import type { HistoryItem, PointOfView } from '../../../shared/gal/model.ts';
import type { GalData } from '../data.ts';
import { foldSource } from './fold-source.ts';
import { lineageOf } from './lineage.ts';
import { transactionAt } from './transaction-at.ts';
import { saidValues } from './values.ts';

/** The latest of them; an entry that a hostile message names a million times has no more to tell. */
const HISTORY_ITEMS = 1_000;

export interface History {
  /** Oldest first. */
  readonly items: readonly HistoryItem[];
  /** Older ones that were left out. */
  readonly leftOut: number;
}

interface Item {
  readonly told: ToldEffect;
  /** What the entry says after it; null when it is not there. */
  readonly after: Said | null;
}

/** Also of what it was called before, as far as it was the same entry then. */
export function historyOf(data: GalData, view: PointOfView, entry: number): History {
  const folded = data.folded(view);
  if (folded === null) return { items: [], leftOut: 0 };
  const source = sourceAround(data, view, folded, entry);
  // What it was before it got its alias is known only in the end, so all is told in a second round.
  const isOwn = versionsOf(source.only === undefined ? folded : foldList(source), entry);
  let items: Item[] = [];
  let leftOut = 0;
  foldList({
    ...source,
    onEffect(told, says) {
      if (isAfterCut(folded, told)) return;
      if (isOwn[told.version] !== 1 && !names(data, folded, told, entry)) return;
      items.push({ told, after: says(entry) ?? becameOf(told, isOwn, items.at(-1)?.after ?? null) });
      if (items.length < HISTORY_ITEMS * 2) return;
      items = items.slice(HISTORY_ITEMS);
      leftOut += HISTORY_ITEMS;
    },
  });
  const latest = items.slice(-HISTORY_ITEMS);
  latest.sort((one, other) => one.told.step - other.told.step || one.told.row - other.told.row);
  return {
    items: latest.flatMap((item) => itemOf(data, folded, item)),
    leftOut: leftOut + items.length - latest.length,
  };
}

/** The whole list, or as much of it as the entry depends on. It stops where the whole has stopped. */
function sourceAround(
  data: GalData,
  view: PointOfView,
  { messages, cut }: FoldedList,
  entry: number,
): FoldSource {
  const lineage = lineageOf(data, entry);
  const source = foldSource(data, view, cut === null ? messages : messages.slice(0, cut.step + 1));
  if (lineage === null) return source;
  return {
    ...source,
    columnsOf: (id) => (lineage.messages.has(id) ? data.columns(id) : null),
    only: (one) => lineage.entries.has(one),
  };
}

function isAfterCut({ cut }: FoldedList, { step, row, effect }: ToldEffect): boolean {
  return cut !== null && step === cut.step && (row >= cut.row || effect === 'swept');
}

/** By version: 1 for those of the entry and for those that became one. Each comes after what it took the place of. */
function versionsOf({ versions, entry: entryOf, previous }: FoldedList, entry: number): Uint8Array {
  const isOwn = new Uint8Array(versions);
  for (let version = versions - 1; version >= 0; version--) {
    if (entryOf[version] === entry) isOwn[version] = 1;
    if (isOwn[version] === 1) isOwn[previous[version] ?? NONE] = 1;
  }
  return isOwn;
}

function names(data: GalData, { messages }: FoldedList, { step, row }: ToldEffect, entry: number): boolean {
  const columns = data.columns(messages[step]?.message.id ?? NONE);
  return columns !== null && (columns.entry[row] === entry || columns.newEntry[row] === entry);
}

/** Of an entry that is not there: what it was under an earlier alias, or what an M has just made of it. */
function becameOf(
  { effect, line, values, version }: ToldEffect,
  isOwn: Uint8Array,
  before: Said | null,
): Said | null {
  if (line === NONE) return null;
  const isLeaving = before !== null && (effect === 'changed' || effect === 'moved');
  return isOwn[version] === 1 || isLeaving ? { line, values } : null;
}

function itemOf(data: GalData, folded: FoldedList, { told, after }: Item): HistoryItem[] {
  const message = folded.messages[told.step];
  const place = transactionAt(data, folded, told.step, told.row);
  const code = data.columns(message?.message.id ?? NONE)?.code[told.row];
  if (message === undefined || place === null || code === undefined) return [];
  const { cycle, atMs, role, supplier } = message;
  return [
    {
      ...place,
      code: String.fromCharCode(code),
      effect: told.effect,
      cycle,
      atMs,
      role,
      supplier,
      after: after === null ? null : saidValues(data, after.line, after.values),
    },
  ];
}
