/** Lets the content of a node pass step by step, with the heartbeat and within the limits. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { Heartbeat } from '../heartbeat.ts';
import type { KeepingBudget } from './collect.ts';
import type { Steps } from './node.ts';

const TEXT_STEP_BYTES = 256 * 1024;

/** Where bytes go that pass. Returning false stops them without a failure. */
export type Tap = (bytes: Uint8Array) => boolean;

export interface PourTools {
  readonly limits: Limits;
  readonly heartbeat: Heartbeat;
  /** What all that was decoded of the message has given so far. */
  readonly spent: { bytesOut: number };
  readonly keeping: KeepingBudget;
}

export interface Poured {
  readonly bytesOut: number;
  /** What ended it, with its offset into what was decoded; null when it reached its end or was stopped. */
  readonly failure: Failure | null;
}

export interface Source {
  readonly path: string;
  /** Bytes that are decoded, for the words of the limit. */
  readonly bytesIn: number;
}

/** @param start what gives the steps; a format may refuse before the first */
export async function pourSteps(
  tools: PourTools,
  { path, bytesIn }: Source,
  start: () => Steps,
  tap: Tap,
): Promise<Poured> {
  const { limits, heartbeat, spent } = tools;
  let bytesOut = 0;
  let consumed = 0;
  try {
    for await (const step of start()) {
      heartbeat.consumed(Math.max(0, step.consumed - consumed));
      heartbeat.produced(step.bytes.length);
      consumed = Math.max(consumed, step.consumed);
      bytesOut += step.bytes.length;
      spent.bytesOut += step.bytes.length;
      if (bytesOut > limits.attachmentOutputBytes || spent.bytesOut > limits.messageOutputBytes) {
        throw new CodecFault('output-limit', passedLimit(limits, bytesOut, bytesIn), consumed);
      }
      if (!tap(step.bytes)) break;
    }
    return { bytesOut, failure: null };
  } catch (error) {
    return { bytesOut, failure: failureOf(error, path) };
  }
}

/**
 * A fault of the data as a failure. @throws whatever else it is
 * @param part path of the node it happened in; null for the whole file
 */
export function failureOf(error: unknown, part: string | null): Failure {
  if (!(error instanceof CodecFault)) throw error;
  return { kind: error.kind, detail: error.message, part, offset: error.offset };
}

/**
 * The same of a member of a container: its steps count in what it lies in, so that is where a place is.
 * @param above path of the container
 */
export function failureAbove(failure: Failure | null, above: string): Failure | null {
  return failure === null || failure.offset === null ? failure : { ...failure, part: above };
}

function passedLimit(limits: Limits, bytesOut: number, bytesIn: number): string {
  return bytesOut > limits.attachmentOutputBytes
    ? `more than ${limits.attachmentOutputBytes} bytes from ${bytesIn}`
    : `more than ${limits.messageOutputBytes} bytes from all attachments of the message`;
}

/** Text that needs no decoding goes through in steps, so that the heartbeat moves however long it is. */
export function pourText(text: Uint8Array, tap: Tap, heartbeat: Heartbeat): void {
  for (let at = 0; at < text.length; at += TEXT_STEP_BYTES) {
    const step = text.subarray(at, at + TEXT_STEP_BYTES);
    if (!tap(step)) return;
    heartbeat.produced(step.length);
  }
}
