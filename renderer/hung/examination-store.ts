/** The examination of hung messages: each is decoded again, alone, to find out why it hung. Nothing is delivered. */
import { create } from 'zustand';
import type { Examination } from '../../shared/diagnosis/hung/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';
import { useQueue } from '../queue/queue-store.ts';

interface ExaminationState {
  /** Null until it is known. */
  readonly examination: Examination | null;
}

export const useExamination = create<ExaminationState>(() => ({ examination: null }));

/** Of the queue that was just opened. That it cannot be told yet is no refusal of something the user did. */
export async function adoptExamination(): Promise<void> {
  const { epoch } = useQueue.getState();
  useExamination.setState({ examination: null });
  const answer = await ask('hung.examination', {});
  if (answer.ok && useQueue.getState().epoch === epoch) acceptExamination(answer.value);
}

export function acceptExamination(examination: Examination): void {
  useExamination.setState({ examination });
}

/** @param ids null takes all hung messages that were not examined yet */
export async function examine(ids: readonly MessageId[] | null): Promise<void> {
  const answer = await ask('hung.examine', { ids: ids === null ? null : [...ids] });
  if (answer.ok) acceptExamination(answer.value);
  else showRefusal(answer.error);
}

export async function cancelExamination(): Promise<void> {
  const answer = await ask('hung.cancelExamination', {});
  if (answer.ok) acceptExamination(answer.value);
  else showRefusal(answer.error);
}

export function isExamining(examination: Examination | null): boolean {
  return examination !== null && examination.phase !== 'idle';
}
