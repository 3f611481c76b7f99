import type { Decoded } from './fault.ts';

const STEP_BYTES = 1024 * 1024;

/** In steps, because whoever takes them has work with every byte and the heartbeat must move meanwhile. */
export function* storedSteps(data: Uint8Array, start: number): Generator<Decoded, void> {
  for (let at = start; at < data.length; at += STEP_BYTES) {
    const bytes = data.subarray(at, at + STEP_BYTES);
    yield { bytes, consumed: at + bytes.length };
  }
}
