/** Answers what is asked about cycles, ledger and timeline. */
import { failure } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

const NOT_BUILT = refusal('not-allowed', 'This is not built yet.', 'Wait for it.');

export function createSyncHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'sync.overview' | 'sync.requestor' | 'sync.timeline'> {
  return {
    'sync.overview': () => withQueue(() => failure(NOT_BUILT)),
    'sync.requestor': () => withQueue(() => failure(NOT_BUILT)),
    'sync.timeline': () => withQueue(() => failure(NOT_BUILT)),
  };
}
