/**
 * What a card on messages whose hang is not explained says as long as they are being examined: not that the cause is
 * unknown, as it is being looked for. Pure.
 */
import type { Examination } from '../../shared/diagnosis/hung/model.ts';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { count, counted } from '../../shared/format/count.ts';

const UNDECIDED = 'decoding/hung-undecided';

/** @returns the title instead of its own; null where nothing is under way for it */
export function titleWhileExamined(
  { rule, isOver, messages }: Pick<Finding, 'rule' | 'isOver' | 'messages'>,
  examination: Examination | null,
): string | null {
  if (rule !== UNDECIDED || isOver || examination === null || examination.phase === 'idle') return null;
  const { done, total } = examination;
  return `${counted(messages, 'message')} hung; being examined, ${count(done)} of ${count(total)} done`;
}

export const MEANING_WHILE_EXAMINED =
  'Each is decoded again, alone, with the same decoder and with another one, to find out why it hung. Nothing is delivered.';
