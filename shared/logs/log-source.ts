/** The bytes of a log as text of one byte for each character, which is what all its readers take. */
import { encodeWindows1252 } from '../dirsync/windows-1252.ts';

export interface LogSource {
  /** Characters. */
  readonly length: number;
  /** Characters [start, end). */
  read(start: number, end: number): Uint8Array;
  /** Offset in the file of a character; null where the two are the same. */
  readonly placeOf: ((index: number) => number) | null;
  /** What could not be taken over. Complete once all of it has been read. */
  notes(): readonly string[];
}

const QUESTION_MARK = 63;
const MARK_BYTES = 2;

/** Whether the bytes say of themselves that they are UTF-16, as later systems save an event log. */
export function isUtf16(bytes: Uint8Array): boolean {
  return byteOrder(bytes) !== null;
}

export function logSource(bytes: Uint8Array): LogSource {
  const order = byteOrder(bytes);
  if (order !== null) return utf16Source(bytes, order);
  return {
    length: bytes.length,
    read: (start, end) => bytes.subarray(start, end),
    placeOf: null,
    notes: () => [],
  };
}

function byteOrder(bytes: Uint8Array): 'little' | 'big' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : null;
}

/** A character of UTF-16 is two bytes here: those beyond the code page of the time become `?`, in halves or whole. */
function utf16Source(bytes: Uint8Array, order: 'little' | 'big'): LogSource {
  const [low, high] = order === 'little' ? [0, 1] : [1, 0];
  const placeOf = (index: number): number => MARK_BYTES + index * 2;
  let isLossy = false;
  return {
    length: Math.floor((bytes.length - MARK_BYTES) / 2),
    read(start, end) {
      let text = '';
      for (let at = placeOf(start); at < placeOf(end) && at + 1 < bytes.length; at += 2) {
        text += String.fromCharCode((bytes[at + low] ?? 0) + (bytes[at + high] ?? 0) * 256);
      }
      const narrow = encodeWindows1252(text);
      isLossy ||= narrow.some((byte, index) => byte === QUESTION_MARK && text[index] !== '?');
      return narrow;
    },
    placeOf,
    notes: () => [
      ...(isLossy ? ['the log is UTF-16; characters that windows-1252 lacks are shown as ?'] : []),
      ...(bytes.length % 2 === 1 ? ['the log is UTF-16; its last byte is half a character'] : []),
    ],
  };
}
