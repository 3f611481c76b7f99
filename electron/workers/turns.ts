import { setImmediate } from 'node:timers/promises';
import type { Decoded } from '../../shared/codecs/fault.ts';

/** Steps between two turns: what zlib keeps of so many blocks is a few megabytes. */
const STEPS_OF_A_TURN = 256;

/**
 * The same steps with turns of the event loop between them. zlib gives the memory of a block back in such a turn only;
 * a file of a million small blocks, read in one go, would keep all of theirs.
 */
export async function* withTurns(
  steps: Iterable<Decoded> | AsyncIterable<Decoded>,
): AsyncGenerator<Decoded, void> {
  let taken = 0;
  for await (const step of steps) {
    taken += 1;
    if (taken % STEPS_OF_A_TURN === 0) await setImmediate();
    yield step;
  }
}
