/**
 * Which year the digits of a log mean. Programs of the time print the years since 1900: 99, then 100 (Q192158). In
 * SENT.LOG and RECV.LOG the third digit is lost, so that 2000 to 2009 are all "10" (Q192156, Q259219).
 */
import type { DateStamp } from './stamp.ts';

const HALF_A_YEAR = 183 * 86_400_000;

/** What the dates before this one tell. */
export interface YearMemory {
  /** Resolved time of the last dated line. */
  readonly lastMs: number | null;
  /** Whether bare years from 10 on have lost a digit; null until the file shows it. */
  readonly isCut: boolean | null;
}

export const NO_YEARS_YET: YearMemory = { lastMs: null, isCut: null };

export type ResolvedYear =
  | { readonly ms: number; readonly isCut: boolean | null }
  | { readonly problem: string };

/** The time that `at(year)` yields for the year that `stamp` means, and what that tells of later lines. */
export function resolveYear(
  stamp: DateStamp,
  memory: YearMemory,
  at: (year: number) => number | null,
): ResolvedYear {
  const written = Number(stamp.year);
  if (stamp.year.length === 4) return found(at(written), memory.isCut);
  if (stamp.year.length === 3) {
    if (written < 100 || written > 199) return { problem: `the year "${stamp.year}" is unknown` };
    return found(at(1900 + written), memory.isCut);
  }
  if (written >= 80) return found(at(1900 + written), memory.isCut);
  // A year 00 to 09 is never the rest of 100 to 199: this program prints two digits as they should be.
  if (written < 10 || written > 19) return found(at(2000 + written), false);
  return resolveTeens(stamp, written, memory, at);
}

function resolveTeens(
  stamp: DateStamp,
  written: number,
  memory: YearMemory,
  at: (year: number) => number | null,
): ResolvedYear {
  const follows1999 = memory.lastMs !== null && memory.lastMs < Date.UTC(2000, 0, 1);
  const isCut = memory.isCut ?? (follows1999 ? true : stamp.cutsYears ? null : false);
  if (isCut === null) {
    return {
      problem: `the year "${stamp.year}" can be any of ${decadeOf(written)} or ${2000 + written} itself`,
    };
  }
  if (!isCut) return found(at(2000 + written), false);
  return resolveCut(written, memory.lastMs, at);
}

/** The first year of the ten in which the date does not lie far before the line above it. */
function resolveCut(
  written: number,
  lastMs: number | null,
  at: (year: number) => number | null,
): ResolvedYear {
  const first = 2000 + (written - 10) * 10;
  const from = lastMs === null ? first : Math.max(first, new Date(lastMs).getUTCFullYear());
  for (let year = from; year < first + 10; year++) {
    const ms = at(year);
    // A small step back is a clock that was set or a late line; only a large one is a new year.
    if (ms !== null && (lastMs === null || ms >= lastMs - HALF_A_YEAR)) return { ms, isCut: true };
  }
  return { problem: `no year from ${decadeOf(written)} fits between the lines around it` };
}

function decadeOf(written: number): string {
  const first = 2000 + (written - 10) * 10;
  return `${first} to ${first + 9}`;
}

function found(ms: number | null, isCut: boolean | null): ResolvedYear {
  return ms === null ? { problem: 'there is no such date' } : { ms, isCut };
}
