/**
 * Whether replies may simply not have been read yet. Until then no cycle is told to lack its reply and no numbers to
 * contradict each other: during a scan most of that is untrue a second later.
 */
import type { SyncOverview } from '../../shared/contract/sync.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { isScanning } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { useSync } from './sync-store.ts';

interface WorkedOut {
  readonly overview: SyncOverview | null;
  readonly afterScan: boolean;
}

export function isProvisional({ overview, afterScan }: WorkedOut, summary: Summary | null): boolean {
  if (overview === null || summary === null || isScanning(summary.scan)) return true;
  return overview.revision !== summary.revision && !afterScan;
}

export function useIsProvisional(): boolean {
  const workedOut = useSync();
  const summary = useQueue((state) => state.summary);
  return isProvisional(workedOut, summary);
}
