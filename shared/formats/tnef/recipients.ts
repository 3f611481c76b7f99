import { readUint32 } from '../../codecs/little-endian.ts';
import { counted } from '../../format/count.ts';
import type { Limits } from '../../limits.ts';
import type { OnProgress } from '../../progress.ts';
import { recipientOf } from '../mapi/headers.ts';
import type { Recipient } from '../mapi/headers.ts';
import type { Showing } from '../mapi/value.ts';
import type { Attribute } from './attributes.ts';
import { readPropertyList } from './properties.ts';

export interface RecipientTable {
  readonly recipients: readonly Recipient[];
  readonly notes: readonly string[];
}

/** The rows of attRecipTable, each a list of properties; those behind one that cannot be read are missing. */
export function readRecipients(
  input: Uint8Array,
  table: Attribute | null,
  limits: Limits,
  showing: Showing,
  passed: OnProgress,
): RecipientTable {
  if (table === null) return { recipients: [], notes: [] };
  const recipients: Recipient[] = [];
  const rows = readUint32(input.subarray(table.start, table.end), 0);
  let at = table.start + 4;
  for (let row = 0; row < rows; row += 1) {
    if (row >= limits.mapiRecipients) return { recipients, notes: [leftOut(rows - row, 'beyond the limit')] };
    const list = readPropertyList(input, at, table.end, limits, passed);
    if (list.fault !== null) return { recipients, notes: [leftOut(rows - row, list.fault.message)] };
    const recipient = recipientOf(list.properties, showing);
    if (recipient !== null) recipients.push(recipient);
    at = list.end;
  }
  return { recipients, notes: [] };
}

function leftOut(rows: number, why: string): string {
  return `${counted(rows, 'row')} of the recipients could not be read: ${why}`;
}
