import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Codec } from '../../../shared/codecs/detect.ts';
import type { Decompress } from '../../../shared/codecs/decompress.ts';
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { TransactionRow } from '../../../shared/model.ts';
import type { Heartbeat } from '../heartbeat.ts';

export interface DecodeTools {
  readonly limits: Limits;
  readonly decompress: Decompress;
  readonly heartbeat: Heartbeat;
}

/** Where the bytes of a decoded part go besides being counted. Returning false stops decoding without a failure. */
export type Tap = (bytes: Uint8Array) => boolean;

export interface DecodedPart {
  readonly bytesOut: number;
  /** The failure that ended decoding, with its offset into the part; null when it reached its end or was stopped. */
  readonly failure: Failure | null;
}

/**
 * Decompresses one part into `tap`, moving the heartbeat with every step.
 * @param alreadyOut bytes that earlier parts of the message gave, for the limit of the whole message
 */
export async function decodePart(
  tools: DecodeTools,
  path: string,
  codec: Codec,
  content: Uint8Array,
  alreadyOut: number,
  tap: Tap,
): Promise<DecodedPart> {
  const { limits, heartbeat } = tools;
  let bytesOut = 0;
  let consumed = 0;
  try {
    for await (const step of tools.decompress(codec, content, limits)) {
      heartbeat.consumed(Math.max(0, step.consumed - consumed));
      heartbeat.produced(step.bytes.length);
      consumed = Math.max(consumed, step.consumed);
      bytesOut += step.bytes.length;
      if (bytesOut > limits.attachmentOutputBytes || alreadyOut + bytesOut > limits.messageOutputBytes) {
        const limit = Math.min(limits.attachmentOutputBytes, limits.messageOutputBytes);
        throw new CodecFault('output-limit', `more than ${limit} bytes from ${content.length}`, consumed);
      }
      if (!tap(step.bytes)) break;
    }
    return { bytesOut, failure: null };
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return {
      bytesOut,
      failure: { kind: error.kind, detail: error.message, part: path, offset: error.offset },
    };
  }
}

/** A tap that reads transactions from what passes. */
export function transactionTap(
  limits: Limits,
  onTransaction?: (row: TransactionRow) => void,
): { readonly tap: Tap; readonly end: () => TransactionTotals } {
  const reader = createTransactionReader(
    onTransaction === undefined ? { limits } : { limits, onTransaction },
  );
  return {
    tap: (bytes) => {
      reader.push(bytes);
      return true;
    },
    end: () => reader.end(),
  };
}
