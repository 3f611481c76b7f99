/** What stands behind the padding of base64: programs that send in chunks pad each of them, others add a text. */
import { inLargeSteps } from '../../../shared/progress.ts';
import type { OnProgress } from '../../../shared/progress.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const EQUALS = 61;
const SPACE = 32;
const TAB = 9;
const CR = 13;
const LF = 10;
const BLANKS: ReadonlySet<number | undefined> = new Set([SPACE, TAB, CR, LF]);

/** Six bits of each character; -1 of one that has none. */
const VALUES = Int8Array.from({ length: 256 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

export interface Pieces {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Characters from where it goes on as no base64. */
  readonly foreign: number;
}

/**
 * Decodes further pieces of whole groups of four characters, or with a padding of their own. A piece with anything else
 * but line ends between them is none: it and all behind it is counted only, as what decodes by chance is no content.
 * @param body from a padding on
 */
export function furtherPieces(body: Uint8Array, onProgress: OnProgress): Pieces {
  const passed = inLargeSteps(onProgress);
  const bytes = new Uint8Array(Math.ceil((body.length * 3) / 4));
  /** What is decoded of whole pieces, and of the one that is read. */
  let kept = 0;
  let end = 0;
  let count = 0;
  let pieceStart = 0;
  let characters = 0;
  let bits = 0;
  for (let at = 0; at <= body.length; at += 1) {
    const byte = body[at];
    const value = byte === undefined ? -1 : (VALUES[byte] ?? -1);
    passed(1);
    if (value !== -1) {
      // What is shifted out at the top was given already.
      bits = (bits << 6) | value;
      characters += 1;
      const place = characters % 4;
      if (place === 1) continue;
      bytes[end] = bits >> (place === 0 ? 0 : 8 - 2 * place);
      end += 1;
    } else if (endsPiece(byte, characters)) {
      if (characters > 0) count += 1;
      kept = end;
      characters = 0;
      pieceStart = at;
    } else if (!isLineEnd(body, at)) break;
  }
  const foreign = charactersIn(body.subarray(pieceStart), passed);
  return { bytes: bytes.subarray(0, kept), count, foreign };
}

/** A padding, or the end of all behind whole groups. */
function endsPiece(byte: number | undefined, characters: number): boolean {
  if (byte === undefined) return characters % 4 === 0;
  return byte === EQUALS && characters % 4 !== 1;
}

/** Blanks at the end of a line count as part of it; those within show that it is text. */
function isLineEnd(body: Uint8Array, at: number): boolean {
  const byte = body[at];
  return byte === CR || byte === LF || ((byte === SPACE || byte === TAB) && BLANKS.has(body[at + 1] ?? LF));
}

function charactersIn(body: Uint8Array, passed: OnProgress): number {
  let count = 0;
  for (const byte of body) {
    passed(1);
    if (!BLANKS.has(byte) && byte !== EQUALS) count += 1;
  }
  return count;
}
