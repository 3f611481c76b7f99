/** Anything at all: recognised, and then read as what it was taken for. */
import { factsOfCodec } from '../../../shared/formats/codec-facts.ts';
import { isCodec, isContainer } from '../../../shared/formats/names.ts';
import { recognise } from '../../../shared/formats/recognise.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { SAFE } from '../../fixtures/decoders.ts';
import { drainAny, drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';

/** Seeds of all the other targets. */
export function recogniseTarget(others: readonly FuzzTarget[]): FuzzTarget {
  return {
    name: 'recognise',
    seeds: () => others.flatMap((target) => target.seeds()),
    run: async (input) => {
      const { format } = recognise(input);
      if (isCodec(format)) {
        await drainAny(SAFE.decompress(format, input), input.length);
        factsOfCodec(format, input);
      } else if (isContainer(format)) {
        const around = { limits: DEFAULT_LIMITS, passed: NO_PROGRESS };
        await drainMembers(SAFE.open(format, input, around), input.length);
      }
    },
  };
}
