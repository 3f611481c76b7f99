import crypto from 'node:crypto';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import type { Opened } from '../../shared/formats/container.ts';
import { FUZZ_BOUNDS } from './model.ts';

interface Checker {
  /** Throws an Error when the decoder does what no decoder may do. */
  readonly check: (step: Decoded) => void;
  /** Of all that came out. */
  readonly hash: () => string;
}

function checker(inputBytes: number): Checker {
  const hash = crypto.createHash('sha1');
  let total = 0;
  let idle = 0;
  let furthest = 0;
  const check = ({ bytes, consumed }: Decoded): void => {
    total += bytes.length;
    idle = bytes.length > 0 || consumed > furthest ? 0 : idle + 1;
    furthest = Math.max(furthest, consumed);
    if (!(bytes instanceof Uint8Array)) throw new Error('a step without bytes');
    if (!(consumed >= 0 && consumed <= inputBytes)) throw new Error(`consumed ${consumed} of ${inputBytes}`);
    if (bytes.length > FUZZ_BOUNDS.stepBytes) throw new Error(`${bytes.length} bytes in one step`);
    if (idle > FUZZ_BOUNDS.idleSteps) throw new Error('no progress in any step');
    if (total > FUZZ_BOUNDS.outputBytes) throw new CodecFault('output-limit', 'enough', consumed);
    hash.update(bytes);
  };
  return { check, hash: () => hash.digest('hex') };
}

/** @throws CodecFault as the decoder does, or when it gave enough */
export function drain(steps: Iterable<Decoded>, inputBytes: number): void {
  const { check } = checker(inputBytes);
  for (const step of steps) check(step);
}

/** The same for either kind of steps; gives a hash of all that came out. */
export async function drainAny(
  steps: Iterable<Decoded> | AsyncIterable<Decoded>,
  inputBytes: number,
): Promise<string> {
  const { check, hash } = checker(inputBytes);
  for await (const step of steps) check(step);
  return hash();
}

/**
 * Reads every member of a container; the fault of one hides no other. Gives of each a hash of its content, or the kind of
 * its fault.
 */
export async function drainMembers({ members }: Opened, inputBytes: number): Promise<readonly string[]> {
  const contents: string[] = [];
  for (const member of members) {
    const [start, end] = member.range ?? [0, 0];
    if (!(start >= 0 && start <= end && end <= inputBytes)) throw new Error(`a member at [${start}, ${end})`);
    try {
      contents.push(await drainAny(member.open(), inputBytes));
    } catch (error) {
      if (!(error instanceof CodecFault)) throw error;
      contents.push(error.kind);
    }
  }
  return contents;
}
