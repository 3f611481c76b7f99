/** Words for what the journal records. */
import type { JournalEntry } from '../../shared/contract/journal.ts';

const ACTS: Readonly<Record<JournalEntry['act'], string>> = {
  deliver: 'Deliver',
  'undo-deliver': 'Undo delivery',
  'move-original': 'Move original',
  quarantine: 'Quarantine',
  restore: 'Restore',
  'export-evidence': 'Export evidence',
  'export-schedule': 'Export schedule',
  'enter-times': 'Enter times',
  'assign-schedule': 'Assign schedule',
  'save-repaired': 'Save repaired copy',
  'save-node': 'Save content',
  'ladder-step': 'Remedy taken',
  recover: 'Recover',
};

/** What was undone, after "Undone:". */
const NOUNS: Readonly<Record<JournalEntry['act'], string>> = {
  deliver: 'delivery',
  'undo-deliver': 'undoing a delivery',
  'move-original': 'moving the original',
  quarantine: 'quarantine',
  restore: 'restoring',
  'export-evidence': 'export of evidence',
  'export-schedule': 'export of a schedule',
  'enter-times': 'entering times',
  'assign-schedule': 'assigning a schedule',
  'save-repaired': 'saving a repaired copy',
  'save-node': 'saving content',
  'ladder-step': 'a remedy taken',
  recover: 'recovery',
};

const RESULTS: Readonly<Record<JournalEntry['result'], string>> = {
  done: 'Done',
  failed: 'Failed',
  'rolled-back': 'Rolled back',
  'under-way': 'Under way',
};

export function actWord({ act, result }: Pick<JournalEntry, 'act' | 'result'>): string {
  return isTakenBack({ act, result }) ? 'Remedy taken back' : ACTS[act];
}

/** Of a remedy only the record can be taken back, which is an entry of its own. */
function isTakenBack({ act, result }: Pick<JournalEntry, 'act' | 'result'>): boolean {
  return act === 'ladder-step' && result === 'rolled-back';
}

export function actNoun(act: JournalEntry['act']): string {
  return NOUNS[act];
}

export function resultWord(entry: Pick<JournalEntry, 'act' | 'result'>): string {
  return RESULTS[isTakenBack(entry) ? 'done' : entry.result];
}
