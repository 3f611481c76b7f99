/** Values of properties in a record of an offline address book ([MS-OXOAB] 2.9.6). */
import { readText } from '../text.ts';

/** A place in a record. Values lie one after the other, so that one of unknown length hides all behind it. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
}

/** Values of one property as far as this program asks for them: texts, or numbers; none of other types. */
export interface PropertyValue {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** There were more than are kept. */
  readonly isCut: boolean;
}

const NOTHING: PropertyValue = { texts: [], numbers: [], isCut: false };

const MULTI_VALUED = 0x1000;
/** Types, the lower 16 bits of a tag. */
const TYPES = {
  integer: 0x0003,
  boolean: 0x000b,
  /** Written like several strings: names of other entries. */
  table: 0x000d,
  string8: 0x001e,
  string: 0x001f,
  binary: 0x0102,
} as const;

/**
 * Reads past the next value, which has the tag `tag`. Null where it cannot be: it is cut off, not as it should be, or of a
 * type that address books do not have.
 * @param most values of one property that are kept; further ones are passed over
 */
export function readProperty(cursor: Cursor, tag: number, most: number): PropertyValue | null {
  const type = tag & 0xffff;
  if (type !== TYPES.table && (type & MULTI_VALUED) === 0) return readOne(cursor, type);
  const count = readInteger(cursor);
  if (count === null) return null;
  const single = type === TYPES.table ? TYPES.string8 : type & ~MULTI_VALUED;
  const texts: string[] = [];
  const numbers: number[] = [];
  // Each takes a byte at least, whatever number is announced.
  for (let index = 0; index < count; index += 1) {
    const value = readOne(cursor, single);
    if (value === null) return null;
    if (index >= most) continue;
    texts.push(...value.texts);
    numbers.push(...value.numbers);
  }
  return { texts, numbers, isCut: count > most };
}

function readOne(cursor: Cursor, type: number): PropertyValue | null {
  switch (type) {
    case TYPES.integer: {
      const value = readInteger(cursor);
      return value === null ? null : { ...NOTHING, numbers: [value] };
    }
    case TYPES.boolean:
      return pass(cursor, 1);
    case TYPES.string8:
    case TYPES.string: {
      const text = readString(cursor);
      return text === null ? null : { ...NOTHING, texts: [text] };
    }
    case TYPES.binary: {
      const length = readInteger(cursor);
      return length === null ? null : pass(cursor, length);
    }
    default:
      return null;
  }
}

function pass(cursor: Cursor, length: number): PropertyValue | null {
  if (length > cursor.end - cursor.at) return null;
  cursor.at += length;
  return NOTHING;
}

/** One byte up to 127; else one that says how many bytes follow, 1 to 4, lowest first. */
export function readInteger(cursor: Cursor): number | null {
  const { bytes, at, end } = cursor;
  if (at >= end) return null;
  const first = bytes[at] ?? 0;
  const count = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || count > 4 || count > end - at - 1) return null;
  cursor.at = at + 1 + count;
  if (first < 0x80) return first;
  let value = 0;
  for (let index = count; index > 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function readString(cursor: Cursor): string | null {
  const { bytes, at, end } = cursor;
  const zero = bytes.indexOf(0, at);
  if (zero === -1 || zero >= end) return null;
  cursor.at = zero + 1;
  return readText(bytes, at, zero).text;
}
