import v8 from 'node:v8';
import vm from 'node:vm';
import { FUZZ_BOUNDS } from './model.ts';

/** Inputs between two looks at what is kept: the collection takes longer than most inputs. */
const LOOK_EVERY = 1_000;
const MIB = 1024 * 1024;

/**
 * Call it behind each input; it gives what is wrong, null when nothing is. The resident memory by itself says little:
 * it grows until garbage is collected, whenever that is.
 */
export function memoryWatch(): () => string | null {
  const collect = garbageCollector();
  const before = keptBytes(collect);
  let peak = peakBytes();
  let looks = 0;
  return () => {
    const raised = peakBytes() - peak;
    peak += raised;
    if (raised > FUZZ_BOUNDS.peakBytes) return `${Math.round(raised / MIB)} MB more at once`;
    looks += 1;
    const kept = looks % LOOK_EVERY === 0 ? keptBytes(collect) - before : 0;
    return kept > FUZZ_BOUNDS.keptBytes ? `${Math.round(kept / MIB)} MB more kept` : null;
  };
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function keptBytes(collect: () => void): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function garbageCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('the garbage collector cannot be called');
  return () => void collect();
}
