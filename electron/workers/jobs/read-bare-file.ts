import { detectCodec } from '../../../shared/codecs/detect.ts';
import type { Codec } from '../../../shared/codecs/detect.ts';
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { CountedTransactions } from '../../../shared/lint/count.ts';
import { isUtf16 } from '../../../shared/logs/log-source.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { PartFacts } from '../../../shared/model.ts';
import type { Envelope } from '../../../shared/facts.ts';
import type { ReadResult } from '../protocol.ts';
import { decodePart, limitNote, pourText, provingTap, transactionTap } from './decode-part.ts';
import { readLog } from './read-log.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

/**
 * A file that is no mail message may still be a transaction file (Import format), compressed or not. It is taken as
 * one only when its content proves it.
 * @param notMessage why it is no message: the reason given when it is no transaction file either
 */
export async function readBareFile(
  { bytes, modifiedMs }: RegularFile,
  notMessage: string,
  tools: ReadTools,
): Promise<ReadResult> {
  const detection = detectCodec(bytes);
  tools.heartbeat.phase('decoding');
  switch (detection.kind) {
    case 'unsupported':
      return unrecognised(`${detection.name.toUpperCase()} data; this version does not read it`);
    case 'unknown':
      return readOddFile(bytes, notMessage, tools);
    case 'text':
      return readTextFile({ bytes, modifiedMs }, notMessage, tools);
    case 'codec':
      return readCompressedFile({ bytes, modifiedMs }, detection.codec, notMessage, tools);
  }
}

/** A log with a line of control bytes is still a log, and some are saved in UTF-16. */
function readOddFile(bytes: Uint8Array, notMessage: string, tools: ReadTools): ReadResult {
  const notes = readLog(bytes, null, tools);
  if (notes !== null) return { kind: 'log', notes };
  // The mark is two bytes only, so it proves no text.
  const what = isUtf16(bytes)
    ? 'marked as UTF-16, which is read in logs only'
    : 'binary content of no known kind';
  return unrecognised(`${notMessage}; ${what}`);
}

function readTextFile({ bytes, modifiedMs }: RegularFile, notMessage: string, tools: ReadTools): ReadResult {
  if (bytes.length === 0) return unrecognised(notMessage);
  if (!looksLikeTransactions(bytes)) {
    const notes = readLog(bytes, null, tools);
    if (notes !== null) return { kind: 'log', notes };
    return unrecognised(`${notMessage}; text, but neither transactions nor a log`);
  }
  const counter = transactionTap(tools.limits, WHOLE_FILE);
  pourText(bytes, counter.tap, tools.heartbeat);
  return transactionFile(modifiedMs, bytes.length, 'none', bytes.length, counter.end(true), tools.limits);
}

async function readCompressedFile(
  { bytes, modifiedMs }: RegularFile,
  codec: Codec,
  notMessage: string,
  tools: ReadTools,
): Promise<ReadResult> {
  tools.onPart('1', codec);
  const counter = provingTap(tools.limits, WHOLE_FILE);
  const decoded = await decodePart(tools, '1', codec, bytes, 0, counter.tap);
  const found = counter.end(decoded.failure === null);
  // One in a thousand random files begins like zlib data: without a transaction it is no damaged transaction file.
  if (decoded.failure !== null && (found !== null || codec !== 'zlib')) {
    return { kind: 'unreadable', failure: decoded.failure };
  }
  if (decoded.failure !== null) return unrecognised(`${notMessage}; binary content of no known kind`);
  if (found === null) return unrecognised(`${codec} data, but what it holds are no transactions`);
  return transactionFile(modifiedMs, bytes.length, codec, decoded.bytesOut, found, tools.limits);
}

const WHOLE_FILE = { part: '1', offset: 0 };

function unrecognised(reason: string): ReadResult {
  return { kind: 'unrecognised', reason };
}

function transactionFile(
  modifiedMs: number,
  bytesIn: number,
  codec: string,
  bytesOut: number,
  { totals, lint, notes }: CountedTransactions,
  limits: Limits,
): ReadResult {
  const transactions = totals.readable;
  const part: PartFacts = {
    path: '1',
    contentType: 'application/octet-stream',
    fileName: null,
    encoding: 'binary',
    start: 0,
    end: bytesIn,
    bytes: bytesIn,
    codec,
    bytesOut,
    transactions,
    failedAt: null,
  };
  return {
    kind: 'message',
    envelope: { ...NO_ENVELOPE, dateMs: Math.round(modifiedMs) },
    payload: { format: 'inattachment', codec, bytesIn, bytesOut, transactions },
    parts: [part],
    notes: ['a transaction file without a mail envelope', ...limitNote('1', totals, limits), ...notes],
    lint,
    nonDelivery: null,
    failure: null,
  };
}

const NO_ENVELOPE: Omit<Envelope, 'dateMs'> = {
  kind: 'Other',
  from: null,
  to: null,
  subject: null,
  dateSource: 'mtime',
  arrivedMs: null,
  requestor: null,
  server: null,
  sync: null,
};
