/** Summaries of a queue for tests: only what a test is about needs to be said. */
import type { Summary } from '../../../shared/contract/queue.ts';
import { STATE_KINDS } from '../../../shared/state.ts';
import type { StateKind } from '../../../shared/state.ts';

type Counts = Partial<Record<StateKind, number>>;

export function aSummary(
  counts: Counts,
  facts: Partial<Summary> = {},
  phase: Summary['scan']['phase'] = 'finished',
): Summary {
  const all = Object.fromEntries(STATE_KINDS.map((kind) => [kind, counts[kind] ?? 0])) as Record<
    StateKind,
    number
  >;
  const total = Object.values(all).reduce((sum, value) => sum + value, 0);
  return {
    revision: 1,
    total,
    counts: all,
    others: { total: 0, hung: 0, failed: 0, archives: 0 },
    oldest: null,
    largest: null,
    requestors: [],
    gone: 0,
    logs: { files: 0, lines: 0 },
    archives: { files: 0, members: 0, locked: 0 },
    scan: { phase, filesSeen: total, filesDone: 0, bytesOut: 0, elapsedMs: 0, problems: [], working: [] },
    workers: 4,
    ...facts,
  };
}
