import { inflateBlockSecond } from '../../../electron/workers/second-inflate.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { createMszip, inflateBlock } from '../../../shared/codecs/mszip.ts';
import type { InflateBlock } from '../../../shared/codecs/mszip.ts';
import { mszipBlocks } from '../../fixtures/compress-exe.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, LONG_CONTENT } from '../seeds.ts';

const HISTORY = LONG_CONTENT.subarray(0, 32 * 1024);

/** Null when it was refused. */
function read(inflate: InflateBlock, block: Uint8Array, history: Uint8Array): Uint8Array | null {
  try {
    return inflate(block, history);
  } catch (error) {
    if (error instanceof CodecFault) return null;
    throw error;
  }
}

export const mszipTarget: FuzzTarget = {
  name: 'mszip',
  seeds: () => [...CONTENTS.flatMap(mszipBlocks), ...mszipBlocks(LONG_CONTENT)],
  run: (input) => {
    for (const history of [new Uint8Array(), HISTORY]) {
      const safe = read(inflateBlock, input.subarray(2), history);
      const second = read(inflateBlockSecond, input.subarray(2), history);
      // fflate lets pass what zlib refuses; what zlib reads, both must read alike.
      if (second !== null && !(safe !== null && Buffer.from(second).equals(safe))) {
        throw new Error('the two decoders read different bytes');
      }
    }
    const mszip = createMszip(inflateBlock);
    mszip.block(input, 0);
    mszip.block(input, 0);
  },
};
