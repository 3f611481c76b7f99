import { detectCodec } from '../../../shared/codecs/detect.ts';
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { PartFacts } from '../../../shared/model.ts';
import type { Envelope } from '../../../shared/facts.ts';
import type { ReadResult } from '../protocol.ts';
import { decodePart, transactionTap } from './decode-part.ts';
import type { ReadTools } from './read-message.ts';
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
      return unrecognised(`${notMessage}; binary content of no known kind`);
    case 'text': {
      if (bytes.length === 0 || !looksLikeTransactions(bytes))
        return unrecognised(`${notMessage}; text, but no transactions`);
      const counter = transactionTap(tools.limits);
      counter.tap(bytes);
      return transactionFile(modifiedMs, bytes.length, 'none', bytes.length, counter.end().readable);
    }
    case 'codec':
      return readCompressedFile({ bytes, modifiedMs }, detection.codec, tools);
  }
}

async function readCompressedFile(
  { bytes, modifiedMs }: RegularFile,
  codec: Parameters<typeof decodePart>[2],
  tools: ReadTools,
): Promise<ReadResult> {
  tools.onPart('1', codec);
  const counter = transactionTap(tools.limits);
  let isFirst = true;
  let isTransactions = false;
  const decoded = await decodePart(tools, '1', codec, bytes, 0, (step) => {
    if (isFirst && step.length > 0) {
      isTransactions = looksLikeTransactions(step);
      isFirst = false;
    }
    if (isTransactions) counter.tap(step);
    return true;
  });
  if (decoded.failure !== null) return { kind: 'unreadable', failure: decoded.failure };
  if (!isTransactions) return unrecognised(`${codec} data, but what it holds are no transactions`);
  return transactionFile(modifiedMs, bytes.length, codec, decoded.bytesOut, counter.end().readable);
}

function unrecognised(reason: string): ReadResult {
  return { kind: 'unrecognised', reason };
}

function transactionFile(
  modifiedMs: number,
  bytesIn: number,
  codec: string,
  bytesOut: number,
  transactions: number,
): ReadResult {
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
    notes: ['a transaction file without a mail envelope'],
    failure: null,
  };
}

const NO_ENVELOPE: Omit<Envelope, 'dateMs'> = {
  kind: 'Other',
  from: null,
  to: null,
  subject: null,
  dateSource: 'mtime',
  requestor: null,
  sync: null,
};
