/** What the decoders are, wherever one is named. One table, so that all places say the same. */
import { DECODERS } from '../../shared/state.ts';
import type { Decoder } from '../../shared/state.ts';

const MEANINGS: Readonly<Record<Decoder, string>> = {
  safe: 'What scans and retries use.',
  second: 'Another implementation: tells damaged data from a faulty decoder.',
  'legacy-msmi':
    'Our model of the defect, in the Lab: it shares its state between threads without a lock. No code of Exchange.',
};

export function decoderMeaning(decoder: Decoder): string {
  return MEANINGS[decoder];
}

/** Where a decoder is not what its name may promise, said beside the name; null for the others. */
export function decoderCaveat(decoder: Decoder): string | null {
  return decoder === 'legacy-msmi' ? 'in the Lab, with our model of that decoder' : null;
}

/**
 * A decoder where a sentence names one ("second alone: …", "…; safe, gzip, 4 workers"). "safe" and "second" are words
 * of every day as well.
 */
export const DECODER_NAME =
  /(\blegacy-msmi\b|(?<=^|; )(?:safe|second)\b(?=,| alone| with \d| hung| failed| decoded))/u;

export function decoderNamed(text: string): Decoder | null {
  return DECODERS.find((decoder) => decoder === text) ?? null;
}
