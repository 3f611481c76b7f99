/** What the Changes tab says in words. Pure. */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import type { OpenedDiff } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { AddressList, ChangeKind, MassDeletion } from '../../../shared/gal/model.ts';
import { changesText, massText } from '../time/cycle-words.ts';
import type { StepWord } from '../time/cycle-words.ts';
import type { CycleRange } from './range.ts';

type Counted = Pick<OpenedDiff, 'counts' | 'mass' | 'postOffices'>;

/** "Cycle 8 → 9: 212 added, 38 removed. 1 mass deletion: 612 of 4,000 entries at WEST/PO1." */
export function changesHeadline(word: StepWord, range: CycleRange, isOne: boolean, diff: Counted): string {
  const changes = `${rangeText(word, range)}: ${changesText(diff.counts)}.`;
  const [first] = diff.mass;
  if (first === undefined) return changes;
  const largest = diff.mass.reduce((most, one) => (one.removed > most.removed ? one : most), first);
  if (diff.mass.length > 1)
    return `${changes} ${count(diff.mass.length)} mass deletions, the largest of ${amount(largest)} in ${word} ${count(largest.cycle)}.`;
  const where = isOne ? removedAt(diff.postOffices) : ` in ${word} ${count(first.cycle)}`;
  return `${changes} 1 ${massText(first)}${where}.`;
}

/** "Cycle 8 → 9"; from the beginning "Up to cycle 9". */
export function rangeText(word: StepWord, { from, to }: CycleRange): string {
  if (from === 0) return `Up to ${word} ${count(to)}`;
  return `${word === 'cycle' ? 'Cycle' : 'Message'} ${count(from)} → ${count(to)}`;
}

function amount({ removed, before }: MassDeletion): string {
  return `${count(removed)} of ${counted(before, 'entry', 'entries')}`;
}

/** " at WEST/PO1", ", most of them at WEST/PO1" or " at 12 address lists". Nothing where none is known. */
export function removedAt(postOffices: OpenedDiff['postOffices']): string {
  const lists = byCount(postOffices, 'removed');
  const [most] = lists;
  if (most === undefined) return '';
  if (lists.length === 1) return ` at ${listLabel(most.list)}`;
  const all = lists.reduce((sum, { counts }) => sum + counts.removed, 0);
  return most.counts.removed * 2 > all
    ? `, most of them at ${listLabel(most.list)}`
    : ` at ${counted(lists.length, 'address list')}`;
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
