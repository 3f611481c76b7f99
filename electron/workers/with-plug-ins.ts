/** What is built in comes first; what it does not know is left to the codecs that an administrator added. */
import { isPlugIn } from '../../shared/formats/names.ts';
import { recognise } from '../../shared/formats/recognise.ts';
import type { Recognition } from '../../shared/formats/recognise.ts';
import type { Decoder } from '../../shared/state.ts';
import type { DecoderSet } from './decoder-set.ts';
import type { PlugIns } from './plug-ins/plug-ins.ts';

/** Of a plug-in there is one implementation: the second decoder, which has none of it, stays as it is and says so. */
export function decodersWithPlugIns(
  decoders: Readonly<Record<Decoder, DecoderSet>>,
  plugIns: PlugIns,
): Readonly<Record<Decoder, DecoderSet>> {
  const added = (decoder: DecoderSet): DecoderSet => ({
    ...decoder,
    decompress: (codec, input) =>
      isPlugIn(codec) ? plugIns.decompress(codec, input) : decoder.decompress(codec, input),
  });
  return { ...decoders, safe: added(decoders.safe), 'legacy-msmi': added(decoders['legacy-msmi']) };
}

export function recogniserWithPlugIns(plugIns: PlugIns): (bytes: Uint8Array) => Recognition {
  return (bytes) => {
    const known = recognise(bytes);
    const added = known.format === 'unknown' ? plugIns.recognise(bytes) : null;
    if (added === null) return known;
    if (added.format !== 'unknown') return added;
    const unsettled = known.unsettled === undefined ? added.why : `${known.unsettled}; ${added.why}`;
    return { ...known, why: `${known.why}; ${added.why}`, unsettled };
  };
}
