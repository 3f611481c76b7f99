/**
 * MSZIP ([MS-MCI]): data in blocks of at most 32 KB, each the letters CK and a deflate stream whose matches may reach
 * back into the blocks before it. Cabinets and KWAJ files hold such blocks, each in a frame of its own.
 */
import { FlateErrorCode, inflateSync } from 'fflate/browser';
import { CodecFault } from './fault.ts';

/** Decompressed bytes of one block at most. */
export const MSZIP_BLOCK_BYTES = 32 * 1024;

const SIGNATURE_BYTES = 2;

/**
 * Into a given array fflate writes and never grows it: what is too much by a byte shows as a byte too many. One for all
 * blocks, of which a copy is given away: whoever keeps a million blocks of one byte would keep as many arrays.
 */
const OUTPUT = new Uint8Array(MSZIP_BLOCK_BYTES + 1);

/**
 * Decodes one raw deflate stream whose matches may reach back into `history` (at most 32 KB) and which gives at most
 * `MSZIP_BLOCK_BYTES`. The stream begins with `block`; bytes behind its end are ignored.
 * @throws CodecFault truncated, corrupt-data, output-limit; offsets count into `block`
 */
export type InflateBlock = (block: Uint8Array, history: Uint8Array) => Uint8Array;

export const inflateBlock: InflateBlock = (block, history) => {
  // fflate takes no input for no work to do and gives back all of `out`.
  if (block.length === 0) throw new CodecFault('truncated', 'the deflate stream has no end', 0);
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(block, { dictionary: history, out: OUTPUT });
  } catch (error) {
    throw blockFault(error);
  }
  if (bytes.length > MSZIP_BLOCK_BYTES) throw tooLong();
  return bytes.slice();
};

function blockFault(error: unknown): CodecFault {
  // A stored block that is longer than `out` does not fit in, of which the array itself complains.
  if (error instanceof RangeError) return tooLong();
  const text = error instanceof Error ? error.message : String(error);
  const isCut = error instanceof Error && Reflect.get(error, 'code') === FlateErrorCode.UnexpectedEOF;
  return new CodecFault(isCut ? 'truncated' : 'corrupt-data', `deflate: ${text}`, 0);
}

function tooLong(): CodecFault {
  return new CodecFault('output-limit', 'an MSZIP block of more than 32 KB', 0);
}

export interface Mszip {
  /**
   * Decodes the next block. `data` begins with its signature and holds all of it; `at` is where that lies in the
   * input, for faults.
   * @throws CodecFault truncated, corrupt-data, output-limit
   */
  readonly block: (data: Uint8Array, at: number) => Uint8Array;
}

/** A decoder of blocks that belong together: it remembers the last 32 KB that came out of them. */
export function createMszip(inflate: InflateBlock): Mszip {
  let history = new Uint8Array();
  return {
    block: (data, at) => {
      requireSignature(data, at);
      const bytes = inflateAt(inflate, data.subarray(SIGNATURE_BYTES), history, at + SIGNATURE_BYTES);
      history = lastOf(history, bytes);
      return bytes;
    },
  };
}

function requireSignature(data: Uint8Array, at: number): void {
  if (data.length < SIGNATURE_BYTES) {
    throw new CodecFault('truncated', 'an MSZIP block is cut off', at + data.length);
  }
  if (data[0] !== 0x43 || data[1] !== 0x4b) {
    throw new CodecFault('corrupt-data', 'an MSZIP block does not begin with CK', at);
  }
}

function inflateAt(inflate: InflateBlock, block: Uint8Array, history: Uint8Array, at: number): Uint8Array {
  try {
    return inflate(block, history);
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    throw new CodecFault(error.kind, error.message, at + (error.offset ?? 0));
  }
}

/** The last 32 KB of both. */
function lastOf(history: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = history.subarray(Math.max(0, history.length + bytes.length - MSZIP_BLOCK_BYTES));
  const last = new Uint8Array(kept.length + bytes.length);
  last.set(kept);
  last.set(bytes, kept.length);
  return last;
}
