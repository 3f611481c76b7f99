/** The journal, a page at a time, newest first. */
import { create } from 'zustand';
import type { JournalEntry } from '../../shared/contract/journal.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { ask } from '../api.ts';
import { coalesce } from '../ui/coalesce.ts';

export const JOURNAL_PAGE = 100;

interface JournalState {
  readonly offset: number;
  readonly entries: readonly JournalEntry[];
  /** Null until it was asked for. */
  readonly total: number | null;
  readonly refusal: Refusal | null;
}

export const useJournal = create<JournalState>(() => ({
  offset: 0,
  entries: [],
  total: null,
  refusal: null,
}));

export const refreshJournal = coalesce(fetchJournal, 250);

export function turnJournal(offset: number): void {
  useJournal.setState({ offset: Math.max(0, offset) });
  refreshJournal();
}

export function resetJournal(): void {
  useJournal.setState({ offset: 0, entries: [], total: null, refusal: null });
  refreshJournal();
}

async function fetchJournal(): Promise<void> {
  const { offset } = useJournal.getState();
  const answer = await ask('journal.page', { offset, limit: JOURNAL_PAGE, messageId: null });
  if (answer.ok)
    useJournal.setState({ entries: answer.value.entries, total: answer.value.total, refusal: null });
  else if (answer.error.kind === 'no-queue') useJournal.setState({ entries: [], total: null, refusal: null });
  else useJournal.setState({ refusal: answer.error });
}
