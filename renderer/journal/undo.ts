/**
 * Taking acts back, newest first: those of the journal, and those of this window that the journal does not hold. Ctrl+Z
 * and the offers in notices lead to the same stack, so that nothing is undone twice.
 */
import type { JournalEntry } from '../../shared/contract/journal.ts';
import { ask } from '../api.ts';
import { UNDO, closeUndoToasts, showRefusal, showToast } from '../notices/notices-store.ts';
import type { ToastAction } from '../notices/notices-store.ts';
import { useQueue } from '../queue/queue-store.ts';
import { actNoun } from './acts.ts';
import { refreshJournal } from './journal-store.ts';

/** How far back Ctrl+Z looks. */
const REACH = 100;

interface WindowAct {
  readonly atMs: number;
  /** It belongs to the queue that was open then, and cannot be taken back in another. */
  readonly isOfThisQueue: () => boolean;
  /** Says what it did; yields whether it was done. */
  readonly undo: () => Promise<boolean>;
}

/** The newest last. */
let windowActs: readonly WindowAct[] = [];

/** Puts an act on the stack that the journal does not hold; yields the offer to take it back. */
export function undoOffer(undo: WindowAct['undo']): ToastAction {
  const act: WindowAct = { atMs: Date.now(), isOfThisQueue: sameQueue(), undo };
  windowActs = [...windowActs, act].slice(-REACH);
  return { label: UNDO, run: () => void undoWindowAct(act) };
}

/** Yields a question to ask when an answer is here: is the queue on the screen still the one of now? */
export function sameQueue(): () => boolean {
  const { epoch } = useQueue.getState();
  return () => {
    const now = useQueue.getState();
    return now.phase.kind === 'open' && now.epoch === epoch;
  };
}

export async function undoEntry(entry: JournalEntry): Promise<void> {
  const answer = await ask('undo', { journalId: entry.id });
  if (!answer.ok) showRefusal(answer.error);
  else {
    closeUndoToasts();
    showToast(`Undone: ${actNoun(entry.act)}${ofWhat(entry)}.`);
  }
  refreshJournal();
}

function ofWhat({ file, requestor }: JournalEntry): string {
  if (file !== null) return ` of ${file}`;
  return requestor === null ? '' : ` for ${requestor}`;
}

/** Takes back the latest act that can be taken back. */
export async function undoLatest(): Promise<void> {
  const isSame = sameQueue();
  const answer = await ask('journal.page', { offset: 0, limit: REACH, messageId: null });
  // Numbers of the journal begin anew in each queue: this one may have an entry of the same number.
  if (!isSame()) return;
  if (!answer.ok) return showRefusal(answer.error);
  const entry = answer.value.entries.find((candidate) => candidate.canUndo);
  const act = latestWindowAct();
  if (act !== undefined && (entry === undefined || act.atMs >= entry.atMs)) await undoWindowAct(act);
  else if (entry !== undefined) await undoEntry(entry);
  else showToast('Nothing to undo.', { more: 'No recent act can be taken back.' });
}

function latestWindowAct(): WindowAct | undefined {
  windowActs = windowActs.filter((act) => act.isOfThisQueue());
  return windowActs.at(-1);
}

async function undoWindowAct(act: WindowAct): Promise<void> {
  if (!windowActs.includes(act) || !act.isOfThisQueue()) return;
  // Off the stack at once: a second press while the first is under way takes back the act before.
  windowActs = windowActs.filter((other) => other !== act);
  closeUndoToasts();
  // Refused: it can be tried again.
  if (!(await act.undo())) windowActs = [...windowActs, act].toSorted((a, b) => a.atMs - b.atMs);
}
