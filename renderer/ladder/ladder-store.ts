/** The ladder of remedies of one requestor: what was asked for, and what was done. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Ladder, Rung } from '../../shared/ladder/model.ts';
import type { Result } from '../../shared/result.ts';
import { ask } from '../api.ts';
import { refreshJournal } from '../journal/journal-store.ts';
import { sameQueue } from '../journal/undo.ts';
import type { Exchange } from '../sync/exchange.ts';

interface LadderState {
  /** Whose ladder is on the screen; null when none is. */
  readonly exchange: Exchange | null;
  /** Null while it is on its way. */
  readonly ladder: Ladder | null;
  readonly refusal: Refusal | null;
  /** An act is on its way: no second one until it is answered. */
  readonly isBusy: boolean;
  /** The rung whose record was taken back last. */
  readonly undone: Rung | null;
}

const CLOSED: LadderState = { exchange: null, ladder: null, refusal: null, isBusy: false, undone: null };

export const useLadder = create<LadderState>(() => CLOSED);

export function openLadder({ requestor, server }: Exchange): void {
  const exchange = { requestor, server };
  useLadder.setState({ ...CLOSED, exchange });
  void takeAnswer(exchange, ask('ladder.of', exchange));
}

export function closeLadder(): void {
  useLadder.setState(CLOSED);
}

/** Writes into the journal that the rung was taken. */
export async function recordRung(rung: Rung, note: string): Promise<void> {
  const { exchange, isBusy } = useLadder.getState();
  if (exchange === null || isBusy) return;
  useLadder.setState({ isBusy: true, undone: null });
  await takeAnswer(exchange, ask('ladder.record', { ...exchange, rung, note }));
  refreshJournal();
}

/** Takes the record of a rung back. */
export async function undoRung(journalId: number): Promise<void> {
  const { exchange, ladder, isBusy } = useLadder.getState();
  const isSame = sameQueue();
  if (exchange === null || isBusy) return;
  const rung = ladder?.rungs.find(({ recorded }) => recorded?.journalId === journalId)?.rung ?? null;
  useLadder.setState({ isBusy: true, undone: rung });
  const undone = await ask('undo', { journalId });
  if (!isSame()) return;
  refreshJournal();
  if (undone.ok) await takeAnswer(exchange, ask('ladder.of', exchange));
  else if (useLadder.getState().exchange === exchange)
    useLadder.setState({ refusal: undone.error, isBusy: false });
}

/** Of another requestor, or after the dialog was closed, an answer is passed over. */
async function takeAnswer(exchange: Exchange, asked: Promise<Result<Ladder, Refusal>>): Promise<void> {
  const answer = await asked;
  if (useLadder.getState().exchange !== exchange) return;
  if (answer.ok) useLadder.setState({ ladder: answer.value, refusal: null, isBusy: false });
  else useLadder.setState({ refusal: answer.error, isBusy: false });
}
