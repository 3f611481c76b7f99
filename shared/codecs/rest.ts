import { CodecFault } from './fault.ts';

/**
 * Checks what lies behind compressed data. gzip(1) ignores zero padding (tapes, disk blocks) and so do we; anything
 * else would be lost without a word when the data is delivered in its decompressed form.
 * @throws CodecFault corrupt-data
 */
export function refuseRest(input: Uint8Array, end: number): void {
  for (let at = end; at < input.length; at += 1) {
    if (input[at] !== 0)
      throw new CodecFault('corrupt-data', 'bytes behind the end of the compressed data', at);
  }
}
