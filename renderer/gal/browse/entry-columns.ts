/** The columns of the list of entries: how wide they are (remembered), and which of them there is room for. */
import { create } from 'zustand';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { isNumber, recall, remember } from '../../ui/remembered.ts';

export type EntryColumnKey = 'name' | 'address' | 'list' | 'templates' | 'since' | 'supplier';

export interface EntryColumn {
  readonly key: EntryColumnKey;
  readonly title: string;
  readonly width: number;
  readonly align: 'start' | 'end';
  /** Null where the list cannot be ordered by it. */
  readonly sort: GalQuery['sort']['by'] | null;
}

export const ENTRY_COLUMNS: readonly EntryColumn[] = [
  { key: 'name', title: 'Alias', width: 208, align: 'start', sort: 'name' },
  { key: 'address', title: 'Address', width: 240, align: 'start', sort: 'address' },
  { key: 'list', title: 'Address list', width: 144, align: 'start', sort: 'list' },
  { key: 'templates', title: 'Templates', width: 84, align: 'end', sort: null },
  { key: 'since', title: 'Since', width: 96, align: 'end', sort: 'since' },
  { key: 'supplier', title: 'Told by', width: 144, align: 'start', sort: null },
];

/** What the others say as well, or the card, gives way first. */
const GIVES_WAY: readonly EntryColumnKey[] = ['templates', 'supplier', 'list', 'since'];
/** The address takes what the others leave, but no less than this. */
const ADDRESS_MIN = 168;
const MIN_WIDTH = 48;
const MAX_WIDTH = 800;
const KEY = 'gal-column-widths';

export type EntryWidths = Readonly<Partial<Record<EntryColumnKey, number>>>;

export const useEntryWidths = create<{ readonly widths: EntryWidths }>(() => ({
  widths: recall(KEY, isWidths, {}),
}));

export function widthOf({ key, width }: EntryColumn, widths: EntryWidths): number {
  return widths[key] ?? width;
}

/** "Since cycle": what the numbers of the column are. */
export function titleOf({ key, title }: Pick<EntryColumn, 'key' | 'title'>, word: StepWord): string {
  return key === 'since' ? `${title} ${word}` : title;
}

/** @param width null is the one it came with */
export function setEntryWidth(key: EntryColumnKey, width: number | null): void {
  const others = Object.entries(useEntryWidths.getState().widths).filter(([other]) => other !== key);
  const own: readonly [string, number][] =
    width === null ? [] : [[key, Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)))]];
  const widths: EntryWidths = Object.fromEntries([...others, ...own]);
  remember(KEY, widths);
  useEntryWidths.setState({ widths });
}

/** The columns that fit into a list as wide as `room`; alias and address always do. */
export function fittingColumns(room: number, widths: EntryWidths): readonly EntryColumn[] {
  const left = [...GIVES_WAY];
  let columns = ENTRY_COLUMNS;
  while (left.length > 0 && neededWidth(columns, widths) > room) {
    const gone = left.shift();
    columns = columns.filter(({ key }) => key !== gone);
  }
  return columns;
}

function neededWidth(columns: readonly EntryColumn[], widths: EntryWidths): number {
  return columns.reduce(
    (sum, column) =>
      sum + (column.key === 'address' ? (widths.address ?? ADDRESS_MIN) : widthOf(column, widths)),
    0,
  );
}

/** Value of `grid-template-columns`. */
export function columnTemplate(columns: readonly EntryColumn[], widths: EntryWidths): string {
  const tracks = columns.map((column) =>
    column.key === 'address' && widths.address === undefined
      ? 'minmax(0, 1fr)'
      : `${widthOf(column, widths)}px`,
  );
  // Something has to take what is left, so that hairlines reach the edge.
  return [...tracks, ...(widths.address === undefined ? [] : ['minmax(0, 1fr)'])].join(' ');
}

function isWidths(value: unknown): value is EntryWidths {
  return typeof value === 'object' && value !== null && Object.values(value).every(isNumber);
}
