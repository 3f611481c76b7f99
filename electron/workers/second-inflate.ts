/** Deflate for the second decoder: zlib itself. */
import zlib from 'node:zlib';
import type { Inflater } from '../../shared/codecs/inflater.ts';
import { MSZIP_BLOCK_BYTES } from '../../shared/codecs/mszip.ts';
import type { InflateBlock } from '../../shared/codecs/mszip.ts';
import { zlibFault } from './zlib-fault.ts';

const OUTPUT_STEP_BYTES = 64 * 1024;

/**
 * For streams within an archive. zlib gives one that ends somewhere within other bytes as a whole only, so that must fit
 * into memory; those that stand alone are decoded as they come, without this bound.
 * @returns an inflater that throws CodecFault output-limit when more than `mostBytes` come out
 */
export function secondInflater(mostBytes: number): Inflater {
  return function* (input, start) {
    const { bytes, consumed } = wholeStream(input.subarray(start), start, mostBytes);
    for (let at = 0; at < bytes.length; at += OUTPUT_STEP_BYTES) {
      yield { bytes: bytes.subarray(at, at + OUTPUT_STEP_BYTES), consumed: start + consumed };
    }
    return start + consumed;
  };
}

function wholeStream(
  data: Uint8Array,
  start: number,
  mostBytes: number,
): { bytes: Uint8Array; consumed: number } {
  const options = { info: true, maxOutputLength: mostBytes };
  try {
    // With `info` it also gives the decoder, which knows where the stream ended; its types do not know that.
    const decoded: unknown = zlib.inflateRawSync(data, options);
    return fieldsOf(decoded);
  } catch (error) {
    throw zlibFault(error, start);
  }
}

function fieldsOf(decoded: unknown): { bytes: Uint8Array; consumed: number } {
  if (typeof decoded === 'object' && decoded !== null && 'buffer' in decoded && 'engine' in decoded) {
    const { buffer, engine } = decoded;
    if (buffer instanceof Uint8Array && engine instanceof zlib.InflateRaw) {
      return { bytes: buffer, consumed: engine.bytesWritten };
    }
  }
  throw new Error('zlib does not say where a stream ended');
}

export const inflateBlockSecond: InflateBlock = (block, history) => {
  // zlib refuses a dictionary without bytes.
  const dictionary = history.length === 0 ? {} : { dictionary: history };
  try {
    // A copy, as zlib gives a part of a larger array: whoever keeps many small blocks would keep all of those.
    return new Uint8Array(zlib.inflateRawSync(block, { ...dictionary, maxOutputLength: MSZIP_BLOCK_BYTES }));
  } catch (error) {
    throw zlibFault(error, 0);
  }
};
