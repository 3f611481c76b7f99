import { count } from '../../../shared/format/count.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { inLargeSteps } from '../../../shared/progress.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { furtherPieces } from './base64-pieces.ts';

export interface Undone {
  readonly bytes: Uint8Array;
  /** What was odd about the encoding. */
  readonly notes: readonly string[];
}

/** Body of a part without its transfer encoding (RFC 2045); as it is where that is not known. */
export function transferDecoded(file: Uint8Array, part: MimePart, onProgress: OnProgress): Uint8Array {
  return transferUndone(file, part, onProgress).bytes;
}

/** The same with what was odd. Characters foreign to base64 are skipped before its padding, as RFC 2045 demands. */
export function transferUndone(file: Uint8Array, part: MimePart, onProgress: OnProgress): Undone {
  const body = file.subarray(part.bodyStart, part.bodyEnd);
  switch (part.encoding) {
    case 'base64':
      return base64Undone(body, part.path, onProgress);
    case 'quoted-printable':
      return { bytes: quotedPrintableDecoded(body, onProgress), notes: [] };
    default:
      return { bytes: body, notes: [] };
  }
}

function base64Undone(body: Uint8Array, path: string, onProgress: OnProgress): Undone {
  const padding = body.indexOf(EQUALS);
  if (padding === -1) return { bytes: base64Decoded(body, onProgress), notes: [] };
  const first = base64Decoded(body.subarray(0, padding), onProgress);
  const { bytes, count: further, foreign } = furtherPieces(body.subarray(padding), onProgress);
  const notes = [];
  if (further > 0)
    notes.push(`part ${path}: its base64 goes on behind a padding, pieces that were joined: ${further + 1}`);
  if (foreign > 0) {
    const what = foreign === 1 ? '1 character' : `${count(foreign)} characters`;
    notes.push(
      `part ${path}: behind the padding of its base64 ${what} could not be decoded, and were left out`,
    );
  }
  return { bytes: further === 0 ? first : Buffer.concat([first, bytes]), notes };
}

/** Up to its padding. Node takes the alphabet of URLs as well, whose two characters are foreign to MIME. */
function base64Decoded(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const foreign = body.includes(MINUS) || body.includes(UNDERSCORE);
  const ours = foreign ? withoutUrlAlphabet(body, onProgress) : body;
  onProgress(body.length);
  return Buffer.from(asBuffer(ours).toString('latin1'), 'base64');
}

/** In steps: a body of nothing but these characters would keep a regular expression busy for longer than a stall. */
function withoutUrlAlphabet(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const passed = inLargeSteps(onProgress);
  const kept = new Uint8Array(body.length);
  let end = 0;
  for (const byte of body) {
    passed(1);
    if (byte === MINUS || byte === UNDERSCORE) continue;
    kept[end] = byte;
    end += 1;
  }
  return kept.subarray(0, end);
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const MINUS = 45;
const UNDERSCORE = 95;
const EQUALS = 61;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

function quotedPrintableDecoded(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const passed = inLargeSteps(onProgress);
  const decoded = new Uint8Array(body.length);
  let end = 0;
  /** Behind the last that stays at the end of a line: blanks there were added on the way (RFC 2045, 6.7, rule 3). */
  let solidEnd = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    passed(1);
    const softEnd = byte === EQUALS ? behindSoftEnd(body, at + 1) : null;
    if (softEnd !== null) {
      at = softEnd - 1;
      solidEnd = end;
      continue;
    }
    if (byte === LF || byte === CR) end = solidEnd;
    const value = byte === EQUALS ? hexPair(body[at + 1], body[at + 2]) : null;
    // A lone "=" is a fault of the sender; RFC 2045 suggests to keep it.
    decoded[end] = value ?? byte;
    end += 1;
    if (!isBlank(byte)) solidEnd = end;
    if (value !== null) at += 2;
  }
  return decoded.subarray(0, solidEnd);
}

/** Where the next line begins, when the "=" before `from` is the last of its line but for blanks; else null. */
function behindSoftEnd(body: Uint8Array, from: number): number | null {
  let at = from;
  while (isBlank(body[at])) at += 1;
  if (body[at] === LF) return at + 1;
  return body[at] === CR && body[at + 1] === LF ? at + 2 : null;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function hexPair(high: number | undefined, low: number | undefined): number | null {
  if (high === undefined || low === undefined) return null;
  const text = String.fromCharCode(high, low);
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : null;
}
