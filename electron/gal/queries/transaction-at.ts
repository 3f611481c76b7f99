/** Transactions behind the numbers of a folded list. */
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import type { TransactionPlace } from '../../../shared/gal/model.ts';
import type { GalData } from '../data.ts';

/** Where the transaction stands that `row` of the columns of `step` is; null when its message is gone. */
export function transactionAt(
  data: GalData,
  folded: FoldedList,
  step: number,
  row: number,
): TransactionPlace | null {
  const message = folded.messages[step]?.message;
  const columns = message === undefined ? null : data.columns(message.id);
  if (message === undefined || columns === null || row === NONE) return null;
  return {
    message,
    part: data.parts(message.id)[columns.part[row] ?? 0] ?? '1',
    index: columns.index[row] ?? 0,
    start: columns.start[row] ?? 0,
    end: columns.end[row] ?? 0,
  };
}

/** Code letter of that transaction; '' when its message is gone. */
export function codeAt(data: GalData, folded: FoldedList, step: number, row: number): string {
  const message = folded.messages[step]?.message;
  const code = message === undefined ? undefined : data.columns(message.id)?.code[row];
  return code === undefined ? '' : String.fromCharCode(code);
}
