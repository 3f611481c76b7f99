import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';

/** Steps over a piece that begins at `base` of the whole: places count into the whole, those of faults too. */
export function* rebased<End>(steps: Generator<Decoded, End>, base: number): Generator<Decoded, End> {
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      yield { bytes: step.value.bytes, consumed: step.value.consumed + base };
    }
  } catch (error) {
    if (!(error instanceof CodecFault) || error.offset === null) throw error;
    throw new CodecFault(error.kind, error.message, error.offset + base);
  }
}
