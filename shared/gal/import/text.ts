/** Bytes of files that say nothing about their encoding. */
import { markLength } from '../../dirsync/byte-order-mark.ts';
import { decodeWindows1252 } from '../../dirsync/windows-1252.ts';

/** Longest byte order mark. */
const MARK_BYTES = 3;
const UTF_16_MARK_BYTES = 2;
/** ASCII runs shorter than this are put together by a plain loop, which is faster than calling a decoder. */
const SHORT_TEXT = 64;

export interface ReadText {
  readonly text: string;
  /** ASCII is UTF-8. */
  readonly encoding: 'ascii' | 'utf-8' | 'windows-1252';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes [start, end): UTF-8 where they are, else windows-1252, in which every byte is a character. */
export function readText(bytes: Uint8Array, start: number, end: number): ReadText {
  let isAscii = true;
  for (let index = start; index < end && isAscii; index++) isAscii = (bytes[index] ?? 0) < 0x80;
  if (isAscii && end - start <= SHORT_TEXT)
    return { text: decodeWindows1252(bytes, start, end), encoding: 'ascii' };
  try {
    return { text: utf8.decode(bytes.subarray(start, end)), encoding: isAscii ? 'ascii' : 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes, start, end), encoding: 'windows-1252' };
  }
}

export interface Utf8Input {
  push(bytes: Uint8Array): void;
  /** Hands out what was kept back. */
  end(): void;
}

/**
 * Hands bytes on without a byte order mark, and UTF-16 that has one as UTF-8: readers of lines and fields then know
 * bytes of one kind only. What has no mark passes as it is.
 */
export function createUtf8Input(onBytes: (bytes: Uint8Array) => void): Utf8Input {
  const encoder = new TextEncoder();
  let held = new Uint8Array();
  /** Null for what passes as it is. */
  let decode: ((bytes: Uint8Array, isLast: boolean) => string) | null = null;
  let isDecided = false;

  const pass = (bytes: Uint8Array, isLast: boolean): void => {
    const utf8Bytes = decode === null ? bytes : encoder.encode(decode(bytes, isLast));
    if (utf8Bytes.length > 0) onBytes(utf8Bytes);
  };
  const decide = (): void => {
    isDecided = true;
    const encoding = utf16Of(held);
    const mark = encoding === null ? markLength(held, 0, held.length) : UTF_16_MARK_BYTES;
    if (encoding !== null) {
      const decoder = new TextDecoder(encoding, { ignoreBOM: true });
      decode = (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
    }
    pass(held.subarray(mark), false);
    held = new Uint8Array();
  };
  return {
    push(bytes) {
      if (isDecided) return pass(bytes, false);
      const joined = new Uint8Array(held.length + bytes.length);
      joined.set(held);
      joined.set(bytes, held.length);
      held = joined;
      if (held.length >= MARK_BYTES) decide();
    },
    end() {
      if (!isDecided) decide();
      pass(new Uint8Array(), true);
    },
  };
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
