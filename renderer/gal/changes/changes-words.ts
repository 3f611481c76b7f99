/** What the Changes tab says in words. Pure. */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import type { OpenedDiff } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { AddressList, ChangeKind, MassDeletion } from '../../../shared/gal/model.ts';
import { changesText } from '../time/cycle-words.ts';
import type { StepWord } from '../time/cycle-words.ts';
import type { CycleRange } from './range.ts';

/** "Cycle 8 → 9: 212 added, 38 removed." Mass deletions are told below it. */
export function changesHeadline(
  word: StepWord,
  range: CycleRange,
  { counts }: Pick<OpenedDiff, 'counts'>,
): string {
  return `${rangeText(word, range)}: ${changesText(counts)}.`;
}

/** "Cycle 8 → 9"; from the beginning "Up to cycle 9". */
export function rangeText(word: StepWord, { from, to }: CycleRange): string {
  if (from === 0) return `Up to ${word} ${count(to)}`;
  return `${word === 'cycle' ? 'Cycle' : 'Message'} ${count(from)} → ${count(to)}`;
}

/**
 * " at WEST/PO1", ", most of them at WEST/PO1", or that no list stands out: ", spread over 11 address lists with at most
 * 17 each". Nothing where none is known.
 */
export function removedAt(postOffices: OpenedDiff['postOffices']): string {
  const lists = byCount(postOffices, 'removed');
  const [most] = lists;
  if (most === undefined) return '';
  if (lists.length === 1) return ` at ${listLabel(most.list)}`;
  const all = lists.reduce((sum, { counts }) => sum + counts.removed, 0);
  if (most.counts.removed * 2 > all) return `, most of them at ${listLabel(most.list)}`;
  return `, spread over ${counted(lists.length, 'address list')} with at most ${count(most.counts.removed)} each`;
}

/** "4 mass deletions, the largest of 612 of 4,000 entries in cycle 9". */
export function largestText(word: StepWord, mass: readonly [MassDeletion, ...MassDeletion[]]): string {
  const largest = mass.reduce((most, one) => (one.removed > most.removed ? one : most));
  const amount = `${count(largest.removed)} of ${counted(largest.before, 'entry', 'entries')}`;
  return `the largest of ${amount} in ${word} ${count(largest.cycle)}`;
}

/** Lists with changes of a kind, those with most of them first. */
function byCount(postOffices: OpenedDiff['postOffices'], kind: ChangeKind): OpenedDiff['postOffices'] {
  return postOffices
    .filter(({ counts }) => counts[kind] > 0)
    .toSorted((one, other) => other.counts[kind] - one.counts[kind]);
}

/** All changes of one list. */
export function changesOf({ added, removed, changed, moved }: Readonly<Record<ChangeKind, number>>): number {
  return added + removed + changed + moved;
}

/** The branch that is just this list. */
export function branchOf({ type, network, postOffice }: AddressList): GalBranch {
  return { type, network: network ?? '', postOffice };
}

export function isBranch(branch: GalBranch | null, list: AddressList): boolean {
  const own = branchOf(list);
  return (
    branch !== null &&
    branch.type === own.type &&
    branch.network === own.network &&
    branch.postOffice === own.postOffice
  );
}
