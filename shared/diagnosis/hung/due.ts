/** What an examination has still to try with a message that hung. */
import { hasSecondDecoder } from '../../formats/names.ts';
import { DECODERS } from '../../state.ts';
import type { Decoder, HungEvidence } from '../../state.ts';
import type { Trial } from './model.ts';

/** Once may be luck. */
const ALONE_AFTER_TOGETHER = 2;

/**
 * Decoders to decode it with, alone, one after the other: the same again, twice where it hung with several workers,
 * and another one where there is one for its codec.
 * @param since trials made alone since it hung
 */
export function dueTrials(
  { decoder, workers, codec }: Pick<HungEvidence, 'decoder' | 'workers' | 'codec'>,
  since: readonly Pick<Trial, 'decoder' | 'outcome'>[],
): readonly Decoder[] {
  const ofSame = since.filter((trial) => trial.decoder === decoder);
  // One that hangs alone has said all it can.
  const hangsAlone = ofSame.some(({ outcome }) => outcome === 'hung');
  const wanted = hangsAlone ? 0 : workers > 1 ? ALONE_AFTER_TOGETHER : 1;
  const same = Array.from({ length: Math.max(0, wanted - ofSame.length) }, () => decoder);
  const another = anotherDecoder(decoder);
  if (since.some((trial) => trial.decoder === another)) return same;
  // Of a codec that it does not know it would only say so.
  const isInVain = another === 'second' && codec !== null && !hasSecondDecoder(codec);
  return isInVain ? same : [...same, another];
}

/** The first that is an implementation of its own and delivers: the model of the defect is asked only where it hung. */
function anotherDecoder(decoder: Decoder): Decoder {
  return decoder === 'second' ? DECODERS[0] : DECODERS[1];
}
