/** What is said of the decodes that were made to examine why a message hung. Pure. */
import type { ProofReason, Trial } from '../../shared/diagnosis/hung/model.ts';
import { failureText } from '../../shared/failure.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { decoderCaveat } from '../ui/decoder-words.ts';

/** Where it was made, and with what, where the name of the decoder may promise something else. */
export function originText({ origin, decoder }: Pick<Trial, 'origin' | 'decoder'>): string {
  const caveat = decoderCaveat(decoder);
  if (origin === 'lab') return caveat ?? 'in the Lab';
  return caveat === null ? 'examined' : 'examined, with our model of that decoder';
}

/** "A" to "Z", then "AA": attempts of the message itself have numbers. */
export function letterOf(place: number): string {
  const last = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

/** "4, 3 busy"; alone in its pool, "1". */
export function workersText({ workers, workersBusy }: Pick<Trial, 'workers' | 'workersBusy'>): string {
  return workers === 1 ? '1' : `${count(workers)}, ${count(workersBusy)} busy`;
}

/** What came of it, beyond the outcome itself; '' when that says all. */
export function resultText({ outcome, text, failureKind, bytesOut, transactions, evidence }: Trial): string {
  if (outcome === 'decoded')
    return [
      bytesOut === null ? null : `${bytes(bytesOut)} out`,
      transactions === null ? null : counted(transactions, 'transaction'),
    ]
      .filter((part) => part !== null)
      .join(', ');
  // The whole sentence of a hang stands once, with the message.
  if (evidence !== null)
    return `${duration(evidence.silentMs)} without a byte, at ${bytes(evidence.bytesOut)} out`;
  if (text !== '' && text !== outcome) return text;
  return failureKind === null ? '' : failureText(failureKind).title;
}

const SPEAKS: Readonly<Record<ProofReason['speaks'], number>> = { for: 0, against: 1, neither: 2 };

/** What speaks for the verdict first, then what speaks against it. */
export function reasonsInOrder(reasons: readonly ProofReason[]): readonly ProofReason[] {
  return reasons.toSorted((one, other) => SPEAKS[one.speaks] - SPEAKS[other.speaks]);
}
