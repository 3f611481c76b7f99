/** Taking back a journaled act. */
import type { JournalEntry } from '../../shared/contract/journal.ts';
import { ask } from '../api.ts';
import { closeUndoToasts, showRefusal, showToast } from '../notices/notices-store.ts';
import { actNoun } from './acts.ts';
import { refreshJournal } from './journal-store.ts';

/** How far back Ctrl+Z looks. */
const REACH = 100;

export async function undoEntry(entry: JournalEntry): Promise<void> {
  const answer = await ask('undo', { journalId: entry.id });
  if (!answer.ok) showRefusal(answer.error);
  else {
    closeUndoToasts();
    showToast(`Undone: ${actNoun(entry.act)}${entry.file === null ? '' : ` of ${entry.file}`}.`);
  }
  refreshJournal();
}

/** Takes back the latest act that can be taken back. */
export async function undoLatest(): Promise<void> {
  const answer = await ask('journal.page', { offset: 0, limit: REACH, messageId: null });
  if (!answer.ok) return showRefusal(answer.error);
  const entry = answer.value.entries.find((candidate) => candidate.canUndo);
  if (entry === undefined)
    showToast('Nothing to undo.', { more: 'No recent act in the journal can be taken back.' });
  else await undoEntry(entry);
}
