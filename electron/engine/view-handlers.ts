/** Answers what is asked about the lists of messages on the screen. */
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

export const NO_VIEW: Refusal = refusal(
  'not-found',
  'This list is no longer kept.',
  'Apply the filter again.',
);

export function createViewHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'view.open' | 'view.extend' | 'view.page' | 'view.ids' | 'view.locate'> {
  return {
    'view.open': ({ query }) => withQueue(({ views }) => success(views.open(query))),
    'view.extend': ({ viewId }) => withQueue(({ views }) => found(views.extend(viewId))),
    'view.page': ({ viewId, offset, limit }) =>
      withQueue(({ views }) => found(views.page(viewId, offset, limit))),
    'view.ids': ({ viewId, offset, limit }) =>
      withQueue(({ views }) => found(views.ids(viewId, offset, limit))),
    'view.locate': ({ viewId, id }) =>
      withQueue(({ views }) => {
        const at = views.locate(viewId, id);
        return at === undefined ? failure(NO_VIEW) : success(at);
      }),
  };
}

function found<Value>(value: Value | null): Result<Value, Refusal> {
  return value === null ? failure(NO_VIEW) : success(value);
}
