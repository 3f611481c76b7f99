/** Answers what is asked about the transactions of one message. */
import { failure, success } from '../../shared/result.ts';
import { messageTransactions } from './detail.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

const NOT_BUILT = refusal('not-allowed', 'This is not built yet.', 'Wait for it.');

export function createTransactionHandlers(
  withQueue: WithQueue,
): Pick<
  Handlers,
  'message.transactions' | 'message.transactionAt' | 'message.lint' | 'message.saveRepaired'
> {
  return {
    'message.transactions': (args) =>
      withQueue(async ({ session }) => {
        const page = await messageTransactions(session, args);
        return page.ok ? success({ ...page.value, codePage: 'windows-1252' as const }) : page;
      }),
    'message.transactionAt': () => withQueue(() => failure(NOT_BUILT)),
    'message.lint': () => withQueue(() => failure(NOT_BUILT)),
    'message.saveRepaired': () => withQueue(() => failure(NOT_BUILT)),
  };
}
