/** The columns of the grid: what they are called, what they sort by, how wide they are (remembered). */
import type { SortColumn } from '../../shared/query.ts';
import { recall, remember } from '../ui/remembered.ts';

export interface Column {
  readonly key: SortColumn;
  readonly title: string;
  readonly width: number;
  readonly align: 'start' | 'end';
}

export const COLUMNS: readonly Column[] = [
  { key: 'state', title: 'State', width: 144, align: 'start' },
  { key: 'file', title: 'File', width: 216, align: 'start' },
  { key: 'kind', title: 'Kind', width: 80, align: 'start' },
  { key: 'requestor', title: 'Requestor', width: 128, align: 'start' },
  { key: 'subject', title: 'Subject', width: 232, align: 'start' },
  { key: 'date', title: 'Date', width: 136, align: 'start' },
  { key: 'codec', title: 'Codec', width: 72, align: 'start' },
  { key: 'bytesIn', title: 'Compressed', width: 108, align: 'end' },
  { key: 'bytesOut', title: 'Decompressed', width: 124, align: 'end' },
  { key: 'transactions', title: 'Transactions', width: 112, align: 'end' },
  { key: 'attempts', title: 'Attempts', width: 88, align: 'end' },
];

const MIN_WIDTH = 48;
const MAX_WIDTH = 800;

export type Widths = Readonly<Partial<Record<SortColumn, number>>>;

export function widthOf(column: Column, widths: Widths): number {
  return widths[column.key] ?? column.width;
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
}

/** Value of `grid-template-columns`; the last track takes what is left, so that hairlines reach the edge. */
export function gridTemplate(widths: Widths): string {
  return `${COLUMNS.map((column) => `${widthOf(column, widths)}px`).join(' ')} minmax(0, 1fr)`;
}

export function totalWidth(widths: Widths): number {
  return COLUMNS.reduce((sum, column) => sum + widthOf(column, widths), 0);
}

export function recallWidths(): Widths {
  return recall('column-widths', isWidths, {});
}

export function rememberWidths(widths: Widths): void {
  remember('column-widths', widths);
}

function isWidths(value: unknown): value is Widths {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((width) => typeof width === 'number')
  );
}
