import type { FailureKind } from '../failure.ts';

/**
 * Thrown inside a decoder and caught once, where the decoder is run: an iterator has no other way to end early.
 * `offset` counts bytes into the decoder's input, null when the format does not tell.
 */
export class CodecFault extends Error {
  readonly kind: FailureKind;
  readonly offset: number | null;

  constructor(kind: FailureKind, detail: string, offset: number | null) {
    super(detail);
    this.kind = kind;
    this.offset = offset;
  }
}

/** One step of a decoder: some output (possibly none) and how far into the input it has come. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly consumed: number;
}

/** The next step, or the fault that ends them, for whoever goes on with what came before it. */
export function nextOrFault<Step, End>(steps: Iterator<Step, End>): IteratorResult<Step, End> | CodecFault {
  try {
    return steps.next();
  } catch (error) {
    if (error instanceof CodecFault) return error;
    throw error;
  }
}
