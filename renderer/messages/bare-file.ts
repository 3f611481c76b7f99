/** A file of transactions without a message around it: nothing says whose they are. Pure. */
import { counted } from '../../shared/format/count.ts';
import type { MessageRow } from '../../shared/model.ts';

type Told = Pick<MessageRow, 'from' | 'to' | 'subject' | 'dateSource' | 'requestor' | 'transactions'>;

export function isBareFile({ from, to, subject, dateSource, requestor, transactions }: Told): boolean {
  const hasHeader = from !== null || to !== null || subject !== null || dateSource === 'header';
  return !hasHeader && requestor === null && transactions !== null;
}

/** The first line of a queue that is such a file; null of anything else. */
export function bareFileHeadline(row: Told | undefined): string | null {
  if (row === undefined || !isBareFile(row)) return null;
  return `${counted(row.transactions ?? 0, 'transaction')}; which requestor they are for is not known.`;
}
