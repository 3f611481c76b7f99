import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import type { Opened } from '../../shared/formats/container.ts';
import { FUZZ_BOUNDS } from './model.ts';

/** Checks each step of a decoder; throws an Error when it does what no decoder may do. */
function checker(inputBytes: number): (step: Decoded) => void {
  let total = 0;
  let idle = 0;
  let furthest = 0;
  return ({ bytes, consumed }) => {
    total += bytes.length;
    idle = bytes.length > 0 || consumed > furthest ? 0 : idle + 1;
    furthest = Math.max(furthest, consumed);
    if (!(bytes instanceof Uint8Array)) throw new Error('a step without bytes');
    if (!(consumed >= 0 && consumed <= inputBytes)) throw new Error(`consumed ${consumed} of ${inputBytes}`);
    if (bytes.length > FUZZ_BOUNDS.stepBytes) throw new Error(`${bytes.length} bytes in one step`);
    if (idle > FUZZ_BOUNDS.idleSteps) throw new Error('no progress in any step');
    if (total > FUZZ_BOUNDS.outputBytes) throw new CodecFault('output-limit', 'enough', consumed);
  };
}

/** @throws CodecFault as the decoder does, or when it gave enough */
export function drain(steps: Iterable<Decoded>, inputBytes: number): void {
  const check = checker(inputBytes);
  for (const step of steps) check(step);
}

/** The same for either kind of steps. */
export async function drainAny(
  steps: Iterable<Decoded> | AsyncIterable<Decoded>,
  inputBytes: number,
): Promise<void> {
  const check = checker(inputBytes);
  for await (const step of steps) check(step);
}

/** Reads every member of a container; the fault of one hides no other. */
export async function drainMembers({ members }: Opened, inputBytes: number): Promise<void> {
  for (const member of members) {
    const [start, end] = member.range ?? [0, 0];
    if (!(start >= 0 && start <= end && end <= inputBytes)) throw new Error(`a member at [${start}, ${end})`);
    try {
      await drainAny(member.open(), inputBytes);
    } catch (error) {
      if (!(error instanceof CodecFault)) throw error;
    }
  }
}
