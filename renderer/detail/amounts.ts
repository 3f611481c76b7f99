/** How much is in a message, in words. Of a failed one only what came before the fault was counted. */
import type { MessageRow } from '../../shared/model.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';

export const UP_TO_THE_FAULT = 'up to the fault';

export function isPartial({ state }: MessageRow): boolean {
  return state.kind === 'failed';
}

export function transactionsText(row: MessageRow): string | null {
  if (row.transactions === null) return null;
  const told = isPartial(row) ? `${count(row.transactions)} ${UP_TO_THE_FAULT}` : count(row.transactions);
  return row.format === null ? told : `${told} (${row.format})`;
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
