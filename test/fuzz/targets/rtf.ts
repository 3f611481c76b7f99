import { expandRtfSecond } from '../../../electron/workers/second-rtf.ts';
import { expandRtf } from '../../../shared/codecs/compressed-rtf.ts';
import { compressedRtf, rtfFile, storedRtf } from '../../fixtures/rtf.ts';
import { drain } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

/** With the right CRC, so that the second decoder reads what a mutation made of the data. */
function signed(input: Uint8Array): Uint8Array {
  const kind = Buffer.from(input.subarray(8, 12)).toString('latin1');
  if (kind !== 'LZFu') return input;
  return rtfFile(kind, input.subarray(16), { length: Buffer.from(input).readUInt32LE(4) });
}

export const rtfTarget: FuzzTarget = {
  name: 'rtf',
  seeds: () => CONTENTS.flatMap((content) => [compressedRtf(content), storedRtf(content)]),
  run: (input) => {
    const whole = input.length < 16 ? input : signed(input);
    drain(expandRtfSecond(whole, TOOLS.limits.secondRtfBytes), whole.length);
    drain(expandRtf(whole), whole.length);
    drain(expandRtf(input), input.length);
  },
};
