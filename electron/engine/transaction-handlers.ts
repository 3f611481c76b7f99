/** Answers what is asked about the transactions of one message. */
import { failure } from '../../shared/result.ts';
import { answered, jobFor, readableRow } from './detail.ts';
import { REAL_DISK } from './disk.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { saveRepairedCopy } from './repaired-copy.ts';
import { checkTargetFolder } from './target-folder.ts';

export function createTransactionHandlers(
  withQueue: WithQueue,
): Pick<
  Handlers,
  'message.transactions' | 'message.transactionAt' | 'message.lint' | 'message.saveRepaired'
> {
  return {
    'message.transactions': ({ id, ...question }) =>
      withQueue(async ({ session }) => {
        const row = readableRow(session, id);
        if (!row.ok) return row;
        const { base, supervision } = jobFor(session, row.value);
        const job = { kind: 'transactions', ...base, ...question } as const;
        return answered(await session.lookPool.run<'transactions'>(job, supervision));
      }),
    'message.transactionAt': ({ id, ...question }) =>
      withQueue(async ({ session }) => {
        const row = readableRow(session, id);
        if (!row.ok) return row;
        const { base, supervision } = jobFor(session, row.value);
        const job = { kind: 'transactionAt', ...base, ...question } as const;
        return answered(await session.lookPool.run<'transactionAt'>(job, supervision));
      }),
    'message.lint': ({ id, ...question }) =>
      withQueue(async ({ session }) => {
        const row = readableRow(session, id);
        if (!row.ok) return row;
        const { base, supervision } = jobFor(session, row.value);
        const job = { kind: 'lint', ...base, ...question } as const;
        return answered(await session.lookPool.run<'lint'>(job, supervision));
      }),
    'message.saveRepaired': ({ id, folder, ...question }) =>
      withQueue(async ({ session }) => {
        const row = readableRow(session, id);
        const target = checkTargetFolder(session.root, folder, 'repaired copy');
        if (!row.ok) return row;
        return target.ok
          ? saveRepairedCopy(session, REAL_DISK, row.value, { ...question, folder: target.value })
          : failure(target.error);
      }),
  };
}
