/** Whether all transactions of a message could be read: an unread one might name what seems to be left out. */
import type { TransactionColumns } from './columns.ts';

/** Transactions that could not be read leave gaps in the numbers of the others. */
export function isWhole({ index, part }: Pick<TransactionColumns, 'index' | 'part'>): boolean {
  return index.every((at, row) => {
    const isFirst = row === 0 || part[row] !== part[row - 1];
    return at === (isFirst ? 0 : (index[row - 1] ?? 0) + 1);
  });
}
