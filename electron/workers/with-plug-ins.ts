/** What is built in comes first; what it does not know is left to the codecs that an administrator added. */
import { isPlugIn } from '../../shared/formats/names.ts';
import { recognise } from '../../shared/formats/recognise.ts';
import type { Recognition } from '../../shared/formats/recognise.ts';
import type { DecoderSet } from './decoder-set.ts';
import type { PlugIns } from './plug-ins/plug-ins.ts';

/** There is one implementation of a plug-in, whichever decoder is asked for. */
export function decoderWithPlugIns(decoder: DecoderSet, plugIns: PlugIns): DecoderSet {
  return {
    ...decoder,
    decompress: (codec, input) =>
      isPlugIn(codec) ? plugIns.decompress(codec, input) : decoder.decompress(codec, input),
  };
}

export function recogniserWithPlugIns(plugIns: PlugIns): (bytes: Uint8Array) => Recognition {
  return (bytes) => {
    const known = recognise(bytes);
    const added = known.format === 'unknown' ? plugIns.recognise(bytes) : null;
    if (added === null) return known;
    return added.format === 'unknown' ? { ...known, why: `${known.why}; ${added.why}` } : added;
  };
}
