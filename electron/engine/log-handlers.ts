/** Answers what is asked about log lines. */
import { failure } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

const NOT_BUILT = refusal('not-allowed', 'This is not built yet.', 'Wait for it.');

export function createLogHandlers(
  withQueue: WithQueue,
): Pick<
  Handlers,
  'logs.files' | 'logs.open' | 'logs.page' | 'logs.locate' | 'logs.line' | 'message.logLines'
> {
  return {
    'logs.files': () => withQueue(() => failure(NOT_BUILT)),
    'logs.open': () => withQueue(() => failure(NOT_BUILT)),
    'logs.page': () => withQueue(() => failure(NOT_BUILT)),
    'logs.locate': () => withQueue(() => failure(NOT_BUILT)),
    'logs.line': () => withQueue(() => failure(NOT_BUILT)),
    'message.logLines': () => withQueue(() => failure(NOT_BUILT)),
  };
}
