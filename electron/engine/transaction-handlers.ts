/** Answers what is asked about the transactions of one message. */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { answered, jobFor, readableRow } from './detail.ts';
import { REAL_DISK } from './disk.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { saveRepairedCopy } from './repaired-copy.ts';
import type { QueueSession } from './session.ts';
import { checkTargetFolder } from './target-folder.ts';

export function createTransactionHandlers(
  withQueue: WithQueue,
): Pick<
  Handlers,
  'message.transactions' | 'message.transactionAt' | 'message.lint' | 'message.saveRepaired'
> {
  /** Hands the open queue and the message to `act`, if its file may be opened. */
  const withMessage = <Value>(id: MessageId, act: (session: QueueSession, row: MessageRow) => Value) =>
    withQueue(({ session }) => {
      const row = readableRow(session, id);
      return row.ok ? act(session, row.value) : row;
    });
  return {
    'message.transactions': ({ id, ...question }) =>
      withMessage(id, async (session, row) => {
        const { base, supervision } = jobFor(session, row);
        const job = { kind: 'transactions', ...base, ...question } as const;
        return answered(await session.lookPool.run<'transactions'>(job, supervision));
      }),
    'message.transactionAt': ({ id, ...question }) =>
      withMessage(id, async (session, row) => {
        const { base, supervision } = jobFor(session, row);
        const job = { kind: 'transactionAt', ...base, ...question } as const;
        return answered(await session.lookPool.run<'transactionAt'>(job, supervision));
      }),
    'message.lint': ({ id, ...question }) =>
      withMessage(id, async (session, row) => {
        const { base, supervision } = jobFor(session, row);
        const job = { kind: 'lint', ...base, ...question } as const;
        return answered(await session.lookPool.run<'lint'>(job, supervision));
      }),
    'message.saveRepaired': ({ id, folder, ...question }) =>
      withMessage(id, async (session, row) => {
        const target = checkTargetFolder(session.root, folder, 'repaired copy');
        if (!target.ok) return target;
        return saveRepairedCopy(session, REAL_DISK, row, { ...question, folder: target.value });
      }),
  };
}
