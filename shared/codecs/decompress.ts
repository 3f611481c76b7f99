import type { Limits } from '../limits.ts';
import type { Codec } from './detect.ts';
import type { Decoded } from './fault.ts';
import { gunzip } from './gzip.ts';
import type { Inflater } from './inflater.ts';
import { refuseRest } from './rest.ts';
import { unzip } from './zip.ts';
import { unzlib } from './zlib.ts';

/** Decompresses `input` step by step; each step may be followed by another or by a CodecFault. */
export type Decompress = (
  codec: Codec,
  input: Uint8Array,
  limits: Limits,
) => Iterable<Decoded> | AsyncIterable<Decoded>;

/** A decompressor of all our codecs on top of one implementation of deflate; every check value is verified. */
export function decompressorWith(inflate: Inflater): Decompress {
  return (codec, input, limits) => {
    switch (codec) {
      case 'gzip':
        return gunzip(input, inflate);
      case 'zlib':
        return unzlib(input, inflate);
      case 'deflate':
        return inflateAlone(input, inflate);
      case 'zip':
        return unzip(input, inflate, limits);
    }
  };
}

/** A deflate stream without a container: nothing checks its bytes, and it is all there is. */
function* inflateAlone(input: Uint8Array, inflate: Inflater): Generator<Decoded, void> {
  refuseRest(input, yield* inflate(input, 0));
}
