import { markLength } from '../../dirsync/byte-order-mark.ts';
import { skipLineEnds } from '../../dirsync/byte-lines.ts';
import { decodeWindows1252 } from '../../dirsync/windows-1252.ts';
import { beginsWithFrom, SEPARATOR_BYTES, separatorTime } from './separator.ts';

/** Why bytes are the beginning of an mbox; null when they are not. Empty lines and a mark may stand before it. */
export function whyMbox(bytes: Uint8Array): string | null {
  const at = skipLineEnds(bytes.subarray(0, SEPARATOR_BYTES), markLength(bytes, 0, bytes.length));
  if (!beginsWithFrom(bytes, at)) return null;
  const line = bytes.subarray(at, at + SEPARATOR_BYTES);
  const end = line.indexOf(10);
  const text = decodeWindows1252(line, 0, end === -1 ? line.length : end).trimEnd();
  return separatorTime(text) === null
    ? null
    : 'begins with the line before a message in an mbox ("From ", sender, date)';
}
