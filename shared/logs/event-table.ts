/**
 * Rows of a saved event log: cells apart by tabs or commas, quoted or not, or by blanks as Q162841 prints one. The
 * order of the columns is that of a heading, else that of Windows NT (date first) or of Windows 2000 (type first).
 */
import type { EntryStart, FileMemory } from './form.ts';
import { startWithoutTime } from './form.ts';
import { isEventDate } from './event-time.ts';

export interface EventFields {
  readonly date: string;
  readonly time: string;
  readonly type: string;
  readonly source: string;
  readonly category: string;
  /** As written. */
  readonly id: string;
  readonly description: string;
}

const NT_COLUMNS = ['date', 'time', 'source', 'type', 'category', 'id', 'user', 'computer', 'description'];
const WINDOWS_2000_COLUMNS = [
  'type',
  'date',
  'time',
  'source',
  'category',
  'id',
  'user',
  'computer',
  'description',
];
/** Date, time, source, type, category and number; fewer make no event. */
const LEAST_CELLS = 6;
/** More cells than any export has; what follows belongs to the description. */
const MOST_CELLS = 32;
/** Among these stand date, type and number, whatever the order of the columns. */
const MARKED_CELLS = 10;
const TYPES = new Set([
  'information',
  'warning',
  'error',
  'success audit',
  'failure audit',
  'success',
  'none',
]);
const NAME_OF: Readonly<Record<string, string>> = {
  event: 'id',
  'event id': 'id',
  eventid: 'id',
  'event type': 'type',
  level: 'type',
  'event source': 'source',
  'source name': 'source',
  'task category': 'category',
  strings: 'description',
  message: 'description',
  'date and time': 'date',
};
const SPACED =
  /^\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\s+(\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)\s+(\S{1,60}(?: \S{1,60}){0,3}?)\s+(Information|Warning|Error|Success Audit|Failure Audit|None)\s+(?:(\S.{0,60}?)\s+)?(\d{1,5})\s+(\S.*)$/is;

/** The start of an entry when the line is a row, or the heading of a table. */
export function rowStart(line: string): EntryStart | null {
  const cells = cellsOf(line);
  if (cells.length < LEAST_CELLS) return SPACED.test(line) ? startWithoutTime(line) : null;
  const first = cells.slice(0, MARKED_CELLS).map((cell) => cell.trim());
  const isEvent =
    first.some((cell) => isEventDate(dateAndTime(cell)[0])) &&
    first.some((cell) => /^\d{1,5}$/.test(cell)) &&
    first.some((cell) => TYPES.has(cell.toLowerCase()));
  return isEvent || headingColumns(cells) !== null ? startWithoutTime(line) : null;
}

/** Whether a quotation mark of the line is still open at its end, if none was at its beginning. */
export function hasOpenQuote(line: string): boolean {
  let isOpen = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}

export function readRow(text: string, memory: FileMemory): EventFields | 'heading' {
  const cells = cellsOf(text);
  const isTable = cells.length >= LEAST_CELLS;
  const heading = isTable && !isEventDate(cells[0] ?? '') ? headingColumns(cells) : null;
  if (heading !== null) {
    memory.columns = heading;
    return 'heading';
  }
  const spaced = isTable ? null : SPACED.exec(text);
  if (spaced !== null) {
    const [, date = '', time = '', source = '', type = '', category = '', id = '', description = ''] = spaced;
    return { date, time, source, type, category, id, description };
  }
  return fieldsOf(cells, memory.columns ?? usualColumns(cells));
}

function fieldsOf(cells: readonly string[], columns: readonly string[]): EventFields {
  const cell = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? '';
  const [date, time] = dateAndTime(cell('date'));
  const hasDescription = columns.at(-1) === 'description';
  return {
    date,
    time: time === '' ? cell('time') : time,
    type: cell('type'),
    source: cell('source'),
    category: cell('category'),
    id: cell('id'),
    // Commas in a description that is not quoted make more cells of it.
    description: hasDescription ? cells.slice(columns.length - 1).join(', ') : cell('description'),
  };
}

function usualColumns(cells: readonly string[]): readonly string[] {
  return isEventDate(cells[1] ?? '') ? WINDOWS_2000_COLUMNS : NT_COLUMNS;
}

function headingColumns(cells: readonly string[]): readonly string[] | null {
  if (!cells.some((cell) => /^\s*(?:event )?source(?: name)?\s*$/i.test(cell))) return null;
  const names = cells.map((cell) => cell.trim().toLowerCase()).map((name) => NAME_OF[name] ?? name);
  return ['date', 'source', 'id'].every((name) => names.includes(name)) ? names : null;
}

/** A cell with both, as later systems save them. */
function dateAndTime(cell: string): readonly [date: string, time: string] {
  const [date = '', ...time] = cell.trim().split(' ');
  return [date, time.join(' ')];
}

/** Cells by tabs when there are any, else by commas. A quoted cell may hold both, line ends and doubled quotes. */
function cellsOf(text: string): readonly string[] {
  const separator = text.includes('\t') ? '\t' : ',';
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length && cells.length < MOST_CELLS) {
    const end = text[at] === '"' ? quotedEnd(text, at) : at;
    const next = text.indexOf(separator, end);
    const cellEnd = next === -1 || cells.length === MOST_CELLS - 1 ? text.length : next;
    cells.push(unquoted(text.slice(at, cellEnd)));
    at = cellEnd + 1;
  }
  return cells;
}

/** Offset behind the closing quotation mark; that of the opening one when it is never closed. */
function quotedEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return start;
}

function unquoted(cell: string): string {
  return cell.startsWith('"') && cell.trimEnd().endsWith('"') && cell.length > 1
    ? cell.trimEnd().slice(1, -1).replaceAll('""', '"')
    : cell;
}
