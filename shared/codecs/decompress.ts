import { isPlugIn } from '../formats/names.ts';
import type { Codec } from '../formats/names.ts';
import { expandRtf } from './compressed-rtf.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { gunzip } from './gzip.ts';
import type { Inflater } from './inflater.ts';
import { expandKwaj } from './kwaj.ts';
import { expandLznt1 } from './lznt1.ts';
import type { InflateBlock } from './mszip.ts';
import { refuseRest } from './rest.ts';
import { expandSzdd } from './szdd.ts';
import { expandXpressHuffman } from './xpress-huffman.ts';
import { expandXpress } from './xpress.ts';
import { unzlib } from './zlib.ts';

/** Decompresses `input` step by step; each step may be followed by another or by a CodecFault. */
export type Decompress = (codec: Codec, input: Uint8Array) => Iterable<Decoded> | AsyncIterable<Decoded>;

/** What deflate is done with; the forms that wrap it are the same whichever implementation that is. */
export interface DeflateWith {
  readonly inflate: Inflater;
  readonly inflateBlock: InflateBlock;
  /**
   * Only of an implementation that knows deflate and no more: what to say of another compression of a member. Without it,
   * that is decoded by our own code, which is nobody's second opinion of itself.
   */
  readonly noneFor?: (compression: string) => CodecFault;
}

/** A decompressor of all our codecs; every check value is verified. */
export function decompressorWith({ inflate, inflateBlock }: DeflateWith): Decompress {
  return (codec, input) => {
    if (isPlugIn(codec)) throw new CodecFault('unsupported-codec', `${codec} is not loaded`, null);
    switch (codec) {
      case 'gzip':
        return gunzip(input, inflate);
      case 'zlib':
        return unzlib(input, inflate);
      case 'deflate':
        return inflateAlone(input, inflate);
      case 'szdd':
        return expandSzdd(input);
      case 'kwaj':
        return expandKwaj(input, inflateBlock);
      case 'lznt1':
        return expandLznt1(input);
      case 'xpress':
        return expandXpress(input);
      case 'xpress-huffman':
        return expandXpressHuffman(input);
      case 'rtf':
        return expandRtf(input);
    }
  };
}

/** A deflate stream without a container: nothing checks its bytes, and it is all there is. */
function* inflateAlone(input: Uint8Array, inflate: Inflater): Generator<Decoded, void> {
  refuseRest(input, yield* inflate(input, 0));
}
