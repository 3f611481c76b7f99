import { setImmediate } from 'node:timers/promises';
import { CodecFault } from '../../shared/codecs/fault.ts';
import { memoryWatch } from './memory.ts';
import { FUZZ_BOUNDS } from './model.ts';
import type { Finding, FuzzTarget } from './model.ts';
import { mutatedInputs } from './mutate.ts';
import { smallest } from './smallest.ts';

/** Inputs made at once; between two lots the clock is looked at. */
const LOT = 50;
/** Of one kind of finding more examples teach nothing. */
const KEPT_OF_A_KIND = 2;

export interface FuzzOptions {
  readonly seed: number;
  /** Inputs to try at most. */
  readonly inputs: number;
  /** Milliseconds of the clock to go on for. */
  readonly forMs: number;
  /** Told of each input before it is read, for the case that this never ends. */
  readonly onInput: (input: Uint8Array) => void;
  readonly onFinding: (finding: Finding) => void;
}

/** @returns how many inputs were tried */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<number> {
  const seeds = target.seeds();
  const kinds = new Map<string, number>();
  const end = performance.now() + options.forMs;
  const watch = memoryWatch();
  let tried = 0;
  for (let lot = 0; tried < options.inputs && performance.now() < end; lot += 1) {
    // What was native is given back in a turn of the event loop only.
    await setImmediate();
    const inputs = mutatedInputs(seeds, Math.min(LOT, options.inputs - tried), options.seed + lot);
    for (const input of lot === 0 ? [...seeds, ...inputs] : inputs) {
      options.onInput(input);
      const found = (await whatIsWrong(target, input)) ?? watch();
      tried += 1;
      if (found === null) continue;
      const seen = kinds.get(kindOf(found)) ?? 0;
      kinds.set(kindOf(found), seen + 1);
      if (seen < KEPT_OF_A_KIND)
        options.onFinding({ what: found, input: await reduced(target, input, found) });
    }
  }
  return tried;
}

/** Null when the target read the input, or refused it, as it should. */
export async function whatIsWrong(target: FuzzTarget, input: Uint8Array): Promise<string | null> {
  const before = process.threadCpuUsage();
  try {
    await target.run(input);
  } catch (error) {
    if (!(error instanceof CodecFault)) return error instanceof Error ? nameOf(error) : String(error);
    if (!isPlace(error.offset)) return `a fault at offset ${error.offset}`;
  }
  const used = process.threadCpuUsage(before);
  const cpuMs = (used.user + used.system) / 1_000;
  return cpuMs > FUZZ_BOUNDS.cpuMs ? `${Math.round(cpuMs)} ms for ${input.length} bytes` : null;
}

function isPlace(offset: number | null): boolean {
  return offset === null || (Number.isInteger(offset) && offset >= 0);
}

/** With the line it came from: two faults with the same words are two. */
function nameOf(error: Error): string {
  const line = error.stack?.split('\n').find((text) => /\/(?:shared|electron)\//.test(text)) ?? '';
  return `${error.name}: ${error.message} ${/[\w-]+\.ts:\d+/.exec(line)?.[0] ?? ''}`.trim();
}

function kindOf(found: string): string {
  return found.replaceAll(/\d+/g, 'n');
}

/** Time and memory are not the same twice; those inputs stay as they are. */
function reduced(target: FuzzTarget, input: Uint8Array, found: string): Uint8Array | Promise<Uint8Array> {
  if (/ ms for | MB more/.test(found)) return input;
  return smallest(input, async (shorter) => {
    const now = await whatIsWrong(target, shorter);
    return now !== null && kindOf(now) === kindOf(found);
  });
}
