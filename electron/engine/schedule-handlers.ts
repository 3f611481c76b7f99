/** Answers what is asked about the schedule. */
import { failure } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

const NOT_BUILT = refusal('not-allowed', 'This is not built yet.', 'Wait for it.');

export function createScheduleHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'schedule.board' | 'schedule.enter' | 'schedule.assign' | 'schedule.export'> {
  return {
    'schedule.board': () => withQueue(() => failure(NOT_BUILT)),
    'schedule.enter': () => withQueue(() => failure(NOT_BUILT)),
    'schedule.assign': () => withQueue(() => failure(NOT_BUILT)),
    'schedule.export': () => withQueue(() => failure(NOT_BUILT)),
  };
}
