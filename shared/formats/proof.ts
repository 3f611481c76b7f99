/** Codecs without a signature prove themselves: what comes out are transactions, or nothing is claimed. */
import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import { expandLznt1 } from '../codecs/lznt1.ts';
import { inflateRaw } from '../codecs/raw-inflate.ts';
import { expandXpressHuffman } from '../codecs/xpress-huffman.ts';
import { expandXpress } from '../codecs/xpress.ts';
import { DETECTION_BYTES, looksLikeTransactions } from '../dirsync/detect.ts';
import { formatLabel } from './names.ts';

/** Of this much input a judgement comes out, whatever the codec; more is not looked at. */
export const PROOF_INPUT_BYTES = 16 * 1024;

/** Those with the most structure first: what fits them by chance is rarest. */
const CODECS = [
  ['xpress-huffman', expandXpressHuffman],
  ['deflate', (input: Uint8Array) => inflateRaw(input, 0, 'step')],
  ['lznt1', expandLznt1],
  ['xpress', expandXpress],
] as const;

export type UnsignedCodec = (typeof CODECS)[number][0];

export interface Proof {
  readonly codec: UnsignedCodec;
  /** What to tell the user: "no signature: what comes out as LZNT1 reads as transactions". */
  readonly why: string;
}

/**
 * Tries the codecs without a signature on content that is nothing else. Null when none gives transactions.
 * @param isWhole whether `head` is all of the content; else that it is cut off says nothing against it
 */
export function provenByTransactions(head: Uint8Array, isWhole: boolean): Proof | null {
  const input = head.subarray(0, PROOF_INPUT_BYTES);
  const isCut = !isWhole || input.length < head.length;
  for (const [codec, expand] of CODECS) {
    if (proves(expand(input), isCut))
      return { codec, why: `no signature: what comes out as ${formatLabel(codec)} reads as transactions` };
  }
  return null;
}

/** Less than this may be lost to what describes a code; text gives more than it takes. */
const MOST_LOST_BYTES = 512;

/**
 * Text behind a few binary bytes can pass for the beginning of something compressed. What breaks off early counts only if
 * more came out than went in: that is no accident.
 */
function proves(steps: Iterable<Decoded>, isCut: boolean): boolean {
  const { output, consumed, fault } = beginningOf(steps);
  const counts =
    fault === null ||
    output.length >= DETECTION_BYTES ||
    output.length > consumed ||
    (isCut && fault.kind === 'truncated');
  return counts && looksLikeTransactions(output);
}

interface Beginning {
  readonly output: Uint8Array;
  readonly consumed: number;
  /** What stopped it before there was enough. */
  readonly fault: CodecFault | null;
}

function beginningOf(steps: Iterable<Decoded>): Beginning {
  const output = new Uint8Array(DETECTION_BYTES);
  let length = 0;
  let consumed = 0;
  let fault: CodecFault | null = null;
  try {
    for (const step of steps) {
      const bytes = step.bytes.subarray(0, DETECTION_BYTES - length);
      output.set(bytes, length);
      length += bytes.length;
      consumed = step.consumed;
      if (length === DETECTION_BYTES || consumed - length > MOST_LOST_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    fault = error;
  }
  return { output: output.subarray(0, length), consumed, fault };
}

const ZLIB_HEADER_BYTES = 2;
const PRESET_DICTIONARY = 0x20;
/** Deflate with the largest window, as those who write zlib do. */
const USUAL_METHOD = 0x78;
/** Of a thousand that break early, one gives so much text by chance. */
const LEAST_TEXT_BYTES = 64;

/**
 * One in a thousand binary files begins with two bytes that pass for a zlib header. Null when nothing speaks against it:
 * it can be decoded, or what came out before it broke is known, or it ends before anything came out.
 */
export function whyNotZlib(bytes: Uint8Array, isKnown: (output: Uint8Array) => boolean): string | null {
  const input = bytes.subarray(0, PROOF_INPUT_BYTES);
  if (((input[1] ?? 0) & PRESET_DICTIONARY) !== 0)
    return input[0] === USUAL_METHOD ? null : 'it would need a preset dictionary';
  const { fault } = beginningOf(inflateRaw(input, ZLIB_HEADER_BYTES));
  if (fault === null) return null;
  // A step that breaks gives nothing of what came before.
  const { output } = beginningOf(
    inflateRaw(input.subarray(0, fault.offset ?? input.length), ZLIB_HEADER_BYTES),
  );
  const isCut = fault.kind === 'truncated';
  if (isCut ? output.length === 0 || isKnown(output) : output.length >= LEAST_TEXT_BYTES && isKnown(output))
    return null;
  return `nothing known comes out: ${fault.message}`;
}
