/** How much is in a message, in words. Of a failed one only what came before the fault was counted. */
import type { MessageRow, TransactionFormat } from '../../shared/model.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';

export const UP_TO_THE_FAULT = 'up to the fault';

export function isPartial({ state }: MessageRow): boolean {
  return state.kind === 'failed';
}

const PLACES: Readonly<Record<TransactionFormat, string | null>> = {
  inbody: 'in the text of the message',
  inattachment: 'in an attachment',
  internal: 'in internal form',
  none: null,
};

export function transactionsText(row: MessageRow): string | null {
  if (row.transactions === null) return null;
  const told = isPartial(row) ? `${count(row.transactions)} ${UP_TO_THE_FAULT}` : count(row.transactions);
  const place = row.format === null ? null : PLACES[row.format];
  return place === null ? told : `${told}, ${place}`;
}

/** "1,004 transactions, 2 unreadable, in part 1.2." */
export function partText(total: number, unreadable: number, part: string): string {
  const bad = unreadable === 0 ? '' : `, ${count(unreadable)} unreadable,`;
  return `${counted(total, 'transaction')}${bad} in part ${part}.`;
}

export function sizeText(row: MessageRow): string | null {
  const { bytesIn, bytesOut } = row;
  if (bytesIn === null || bytesOut === null) return null;
  const sizes = `${bytes(bytesIn)} compressed, ${bytes(bytesOut)} decompressed`;
  // All of the compressed bytes by some of the decompressed ones is no ratio.
  if (isPartial(row)) return `${sizes} ${UP_TO_THE_FAULT}`;
  return bytesIn > 0 ? `${sizes}, ${(bytesOut / bytesIn).toFixed(1)}\u00A0:\u00A01` : sizes;
}
