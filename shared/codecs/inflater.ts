import type { Decoded } from './fault.ts';

/**
 * Decodes the raw deflate stream that begins at `start`; yields steps, returns the offset behind the stream.
 * The containers (gzip, zlib, zip) are the same whichever implementation does this.
 * @throws CodecFault truncated, corrupt-data
 */
export type Inflater = (input: Uint8Array, start: number) => Generator<Decoded, number>;
