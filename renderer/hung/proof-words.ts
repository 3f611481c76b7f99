/** What is said of attempts made to find out why a message hung. Pure. */
import type { ProofReason, Trial } from '../../shared/diagnosis/hung/model.ts';
import { failureText } from '../../shared/failure.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';

const ORIGINS: Readonly<Record<Trial['origin'], string>> = {
  lab: 'Lab',
  examination: 'Examination',
};

export function originWord(origin: Trial['origin']): string {
  return ORIGINS[origin];
}

/** "4, 3 busy"; alone in its pool, "1". */
export function workersText({ workers, workersBusy }: Pick<Trial, 'workers' | 'workersBusy'>): string {
  return workers === 1 ? '1' : `${count(workers)}, ${count(workersBusy)} busy`;
}

/** What came of it, beyond the outcome itself; '' when that says all. */
export function resultText({ outcome, text, failureKind, bytesOut, transactions }: Trial): string {
  if (outcome === 'decoded')
    return [
      bytesOut === null ? null : `${bytes(bytesOut)} out`,
      transactions === null ? null : counted(transactions, 'transaction'),
    ]
      .filter((part) => part !== null)
      .join(', ');
  if (text !== '' && text !== outcome) return text;
  return failureKind === null ? '' : failureText(failureKind).title;
}

const SPEAKS: Readonly<Record<ProofReason['speaks'], number>> = { for: 0, against: 1, neither: 2 };

/** What speaks for the verdict first, then what speaks against it. */
export function reasonsInOrder(reasons: readonly ProofReason[]): readonly ProofReason[] {
  return reasons.toSorted((one, other) => SPEAKS[one.speaks] - SPEAKS[other.speaks]);
}
