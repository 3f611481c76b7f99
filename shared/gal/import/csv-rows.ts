/**
 * Rows of CSV (RFC 4180) from a byte stream. An own reader: the packages that there are for it stream through Node's
 * streams or a browser's File, and know no bound for a quote that never ends.
 */
import { createGrowingBytes } from './growing-bytes.ts';
import type { ImportBounds } from './model.ts';
import { readText } from './text.ts';

const LF = 10;
const CR = 13;

/** The two characters are ASCII. */
export interface CsvLayout {
  readonly separator: string;
  /** Null where nothing is quoted. */
  readonly quote: string | null;
}

export interface CsvRow {
  readonly fields: readonly string[];
  /** Of its first line, from 1. */
  readonly line: number;
  /** What could not be read of it, as a sentence; null when all was. */
  readonly problem: string | null;
}

export interface CsvReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

export interface CsvReaderOptions {
  readonly layout: CsvLayout;
  readonly bounds: Pick<ImportBounds, 'lineBytes' | 'values'>;
  /** Not called for empty lines. */
  readonly onRow: (row: CsvRow) => void;
}

type Place = 'start' | 'plain' | 'quoted' | 'closing';

const ENDLESS = 'A quote that begins in this row never ends: the rest of the file is in it.';

/** CR, LF and CR LF end a row, but not within quotes. What stands behind a closing quote belongs to the field. */
export function createCsvReader({ layout, bounds, onRow }: CsvReaderOptions): CsvReader {
  const separator = layout.separator.charCodeAt(0);
  const quote = layout.quote?.charCodeAt(0) ?? -1;
  const row = createRowBuffer(bounds, onRow);
  let place: Place = 'start';
  let line = 1;
  let previous = 0;

  const outside = (byte: number): void => {
    const isEnd = byte === CR || byte === LF;
    if (isEnd) row.finish(line, null);
    else if (byte === separator) row.endField();
    else if (byte !== quote || place !== 'start') row.add(byte);
    place = isEnd || byte === separator ? 'start' : byte === quote && place === 'start' ? 'quoted' : 'plain';
  };
  const take = (byte: number): void => {
    const isSecondHalf = byte === LF && previous === CR;
    previous = byte;
    if ((byte === CR || byte === LF) && !isSecondHalf) line += 1;
    if (place === 'quoted' && byte === quote) place = 'closing';
    else if (place === 'quoted' || (place === 'closing' && byte === quote)) {
      row.add(byte);
      place = 'quoted';
    } else if (!isSecondHalf) outside(byte);
  };
  return {
    push(bytes) {
      for (const byte of bytes) take(byte);
    },
    end: () => row.finish(line, place === 'quoted' ? ENDLESS : null),
  };
}

function createRowBuffer({ lineBytes, values }: CsvReaderOptions['bounds'], onRow: (row: CsvRow) => void) {
  const held = createGrowingBytes(lineBytes);
  let fields: string[] = [];
  let fieldStart = 0;
  let columns = 0;
  let line = 1;

  const endField = (): void => {
    columns += 1;
    if (columns <= values) fields.push(readText(held.bytes, fieldStart, held.length).text);
    fieldStart = held.length;
  };
  const boundReached = (): string | null => {
    if (held.overflowed) return `The row is longer than ${lineBytes} bytes; the rest of it is left out.`;
    if (columns <= values) return null;
    return `The row has more than ${values} columns; the rest of them are left out.`;
  };
  return {
    add: held.add,
    endField,
    finish(nextLine: number, problem: string | null): void {
      endField();
      const isEmpty = columns === 1 && fields[0] === '' && problem === null;
      if (!isEmpty) onRow({ fields, line, problem: problem ?? boundReached() });
      held.empty();
      fields = [];
      fieldStart = 0;
      columns = 0;
      line = nextLine;
    },
  };
}
