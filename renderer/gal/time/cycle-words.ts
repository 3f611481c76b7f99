/** What the time machine says of a cycle. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { dayText, exactTime } from '../../../shared/format/time.ts';
import { CHANGE_KINDS } from '../../../shared/gal/model.ts';
import type { ChangeKind, MassDeletion } from '../../../shared/gal/model.ts';

/** A list that belongs to no exchange has no cycles: each message is a step of its own. */
export type StepWord = 'cycle' | 'message';

/** "Cycle 8", "Message 8". */
export function stepName(word: StepWord, cycle: number): string {
  return `${word === 'cycle' ? 'Cycle' : 'Message'} ${count(cycle)}`;
}

/** "Cycle 8 (1996-05-06)", for choices; without a day where none is known. */
export function datedStep(word: StepWord, { cycle, atMs }: Pick<GalCycle, 'cycle' | 'atMs'>): string {
  return atMs === null ? stepName(word, cycle) : `${stepName(word, cycle)} (${dayText(atMs)})`;
}

/** "4,212 entries; 212 added, 38 removed"; what is unusual comes before that. */
export function cycleFacts({ entries, changes, mass, holes }: GalCycle): string {
  return [
    counted(entries, 'entry', 'entries'),
    ...(mass === null ? [] : [massText(mass)]),
    changesText(changes),
    ...(holes === 0 ? [] : [holesText(holes)]),
  ].join('; ');
}

/** "212 added, 38 removed"; what there is none of is left out. */
export function changesText(changes: Readonly<Record<ChangeKind, number>>): string {
  const parts = CHANGE_KINDS.filter((kind) => changes[kind] > 0).map(
    (kind) => `${count(changes[kind])} ${kind}`,
  );
  return parts.length === 0 ? 'nothing changed' : parts.join(', ');
}

export function holesText(holes: number): string {
  return `${counted(holes, 'message')} missing`;
}

/** "38 removed", or "612 of 4,000 removed" where that is a mass deletion. */
export function removedText({ changes, mass }: Pick<GalCycle, 'changes' | 'mass'>): string {
  return mass === null
    ? `${count(changes.removed)} removed`
    : `${count(mass.removed)} of ${count(mass.before)} removed`;
}

/** "mass deletion: 612 of 4,000 entries". */
export function massText({ removed, before }: MassDeletion): string {
  return `mass deletion: ${count(removed)} of ${counted(before, 'entry', 'entries')}`;
}

/** "1996-05-06 02:00:00". */
export function timeText(atMs: number | null): string {
  return atMs === null ? 'no time known' : exactTime(atMs);
}

/** A stop as one sentence, for those who do not see the picture. */
export function stopText(word: StepWord, cycle: GalCycle): string {
  return `${stepName(word, cycle.cycle)}, ${timeText(cycle.atMs)}: ${cycleFacts(cycle)}`;
}
