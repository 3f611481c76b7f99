/** The numbers of each picture as a table, for those who do not see it and for spreadsheets. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { exactTime } from '../../../shared/format/time.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { StepWord } from '../time/cycle-words.ts';
import type { Series } from './series.ts';
import { isForeign, supplierName } from './supply-model.ts';
import type { SupplyRow } from './supply-model.ts';

export interface PictureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns from this one on hold numbers. */
  readonly numbersFrom: number;
}

export function entriesTable(
  series: readonly Series[],
  cycles: readonly GalCycle[],
  word: StepWord,
): PictureTable {
  return {
    head: [...stepHead(word), ...series.map(({ name }) => name)],
    rows: cycles.map((cycle, step) => [
      ...stepCells(cycle),
      ...series.map(({ entries }) => String(entries[step] ?? 0)),
    ]),
    numbersFrom: 2,
  };
}

export function changesTable(cycles: readonly GalCycle[], word: StepWord): PictureTable {
  return {
    head: [...stepHead(word), 'Mass deletion', 'Added', 'Removed', 'Changed', 'Moved', 'Messages not read'],
    rows: cycles.map((cycle) => {
      const { added, removed, changed, moved } = cycle.changes;
      return [
        ...stepCells(cycle),
        cycle.mass === null ? '' : `${cycle.mass.removed} of ${cycle.mass.before}`,
        ...[added, removed, changed, moved, cycle.holes].map(String),
      ];
    }),
    numbersFrom: 3,
  };
}

const TOLD: Readonly<Record<SupplyRow['role'], string>> = {
  request: 'request',
  reply: 'reply',
  loose: 'message outside the exchange',
};

export function supplyTable(supply: readonly SupplyRow[]): PictureTable {
  return {
    head: ['Supplied by', 'In a', 'Address list', 'Its own post office', 'Entries'],
    rows: supply.map((row) => [
      supplierName(row),
      TOLD[row.role],
      listLabel(row.list),
      ownText(row),
      String(row.entries),
    ]),
    numbersFrom: 4,
  };
}

function ownText(row: SupplyRow): string {
  if (row.role !== 'request' || row.supplier === null || row.list.postOffice === null) return 'not known';
  return isForeign(row) ? 'no' : 'yes';
}

function stepHead(word: StepWord): readonly string[] {
  return [word === 'cycle' ? 'Cycle' : 'Message', 'Time'];
}

function stepCells({ cycle, atMs }: GalCycle): readonly string[] {
  return [String(cycle), atMs === null ? '' : exactTime(atMs)];
}
