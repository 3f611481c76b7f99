/** Whether bytes are a mail message: one question with one answer for all who read or look. */
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import { isContainer } from '../../../shared/formats/names.ts';
import type { Format } from '../../../shared/formats/names.ts';
import { formatLabel } from '../../../shared/formats/names.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { isLog } from './sniff.ts';

/** Forms with a signature that no header of a mail can begin with. */
const SIGNED: ReadonlySet<Format> = new Set(['gzip', 'szdd', 'kwaj', 'rtf']);

/**
 * Why a file is no mail message; null when it is one. Binary content may hold a mail, and with it lines that read like
 * its headers.
 */
export function whyNoMail(bytes: Uint8Array, recognise: (bytes: Uint8Array) => Recognition): string | null {
  const { format } = recognise(bytes);
  return isContainer(format) || SIGNED.has(format) ? `no mail: ${formatLabel(format)}` : whyNotMessage(bytes);
}

/** The same for content that a message holds. The text of an event log begins with fields too, and one of them is a Date. */
export function isMailWithin(content: Uint8Array, { format }: Recognition): boolean {
  return (
    format === 'text' && whyNotMessage(content) === null && !looksLikeTransactions(content) && !isLog(content)
  );
}
