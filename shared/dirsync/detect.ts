/** Tells transaction text from everything else, by content only. */
import { createLineEndFinder, skipLineEnds } from './byte-lines.ts';
import { emptyLineFacts, isMarker, readTransactionLine } from './transaction-line.ts';
import { inLargeSteps, NO_PROGRESS } from '../progress.ts';
import type { OnProgress } from '../progress.ts';
import { createTransactionReader } from './transactions.ts';

/** How many bytes are enough to judge; callers may give more. */
export const DETECTION_BYTES = 4_096;
const LINE_BYTES = 1_024;

/**
 * Whether a payload begins like a transaction file: text, whose first entry can be read and hardly any other cannot.
 * Conservative: ordinary prose, logs and binary data are refused, and so is a file whose first line is damaged.
 */
export function looksLikeTransactions(firstBytes: Uint8Array): boolean {
  const sample = firstBytes.subarray(0, DETECTION_BYTES);
  if (looksBinary(sample)) return false;
  const codes: string[] = [];
  const limits = { transactionsPerMessage: DETECTION_BYTES, transactionLineBytes: LINE_BYTES };
  const reader = createTransactionReader({ limits, onTransaction: ({ code }) => codes.push(code) });
  reader.push(sample);
  const { readable, unreadable } = reader.end();
  // The last line may be cut by the sample's end and be unreadable for that alone.
  const isCut = sample.length === DETECTION_BYTES && codes.at(-1) === '?';
  return codes.length > 0 && codes[0] !== '?' && (unreadable - (isCut ? 1 : 0)) * 4 <= readable;
}

/**
 * Whether bytes are no text at all, such as a transaction file in the unpublished "internal" layout (Q159294): a NUL,
 * or more control characters than a text file of DOS times has. Such a payload is reported, never decoded.
 */
export function looksBinary(firstBytes: Uint8Array): boolean {
  const sample = firstBytes.subarray(0, DETECTION_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // Tab, line ends, form feed and the DOS end-of-file mark occur in text.
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26) controls++;
  }
  return controls * 100 > sample.length;
}

/**
 * Where the in-body transactions of a message text begin: after the line `[DIRSYNC-TRANSACTIONS]`, else at the first
 * line that can be read as an entry. Null when the text has neither.
 */
export function findInbodyTransactions(
  bodyText: Uint8Array,
  onProgress: OnProgress = NO_PROGRESS,
): { start: number } | null {
  const passed = inLargeSteps(onProgress);
  const findEnd = createLineEndFinder(bodyText);
  const facts = emptyLineFacts();
  let firstEntry: number | null = null;
  for (let start = skipLineEnds(bodyText, 0); start < bodyText.length;) {
    const end = findEnd(start);
    const next = skipLineEnds(bodyText, end);
    if (isMarker(bodyText, start, end)) return { start: next };
    if (firstEntry === null && end - start <= LINE_BYTES) {
      readTransactionLine(bodyText, start, end, facts);
      if (facts.role === 'entry') firstEntry = start;
    }
    passed(next - start);
    start = next;
  }
  return firstEntry === null ? null : { start: firstEntry };
}
