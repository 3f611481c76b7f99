/** When a server was set back, worked out from what its requestors show, each at its own time. */
import type { Finding } from './finding.ts';

/** One event, and whom it shows in. */
export interface Setback {
  /** The first cycle that shows it. */
  readonly cycle: number;
  readonly requestors: ReadonlySet<string>;
}

export interface Setbacks {
  /** Cycle of the first one; Infinity when there was none. */
  readonly first: number;
  /** The one that explains a finding. */
  of(requestor: string, finding: Finding): Setback | null;
  /** Whether one lies in the cycles from `first` to `last`. */
  between(first: number, last: number): boolean;
}

export interface RequestorFindings {
  readonly requestor: string;
  readonly findings: readonly Finding[];
}

/**
 * The fewest events that explain all findings. Each lies behind the cycle in which a requestor was last in step and
 * not behind the first one that shows it: a requestor that skipped a cycle notices later. Taking the earliest end
 * first gives the fewest.
 */
export function findSetbacks(requestors: readonly RequestorFindings[]): Setbacks {
  const events: { cycle: number; requestors: Set<string> }[] = [];
  const byFinding = new Map<string, Setback>();
  for (const { requestor, inStep, seen } of requestors.flatMap(firstSeen).sort((a, b) => a.seen - b.seen)) {
    const last = events.at(-1);
    const event =
      last !== undefined && inStep < last.cycle ? last : { cycle: seen, requestors: new Set<string>() };
    if (event !== last) events.push(event);
    event.requestors.add(requestor);
    byFinding.set(keyOf(requestor, inStep), event);
  }
  return {
    first: events[0]?.cycle ?? Infinity,
    of: (requestor, finding) => byFinding.get(keyOf(requestor, inStepOf(finding))) ?? null,
    between(first, last) {
      let low = 0;
      let high = events.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((events[middle]?.cycle ?? Infinity) < first) low = middle + 1;
        else high = middle;
      }
      return (events[low]?.cycle ?? Infinity) <= last;
    },
  };
}

interface Seen {
  readonly requestor: string;
  readonly inStep: number;
  readonly seen: number;
}

/** The first finding of each row; one row lasts until the requestor is in step again. */
function firstSeen({ requestor, findings }: RequestorFindings): Seen[] {
  const seen = new Map<number, Seen>();
  for (const one of findings) {
    const inStep = inStepOf(one);
    if (!seen.has(inStep)) seen.set(inStep, { requestor, inStep, seen: one.exchange.cycle });
  }
  return [...seen.values()];
}

function inStepOf({ since }: Finding): number {
  return since?.cycle ?? -Infinity;
}

function keyOf(requestor: string, inStep: number): string {
  return `${inStep} ${requestor}`;
}
