/** Cycles and numbers of the open queue, as the views of them and the rail show them, and those of one requestor. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { RequestorDetail, SyncOverview } from '../../shared/contract/sync.ts';
import { ask } from '../api.ts';
import { isScanning } from '../queue/headlines.ts';
import { configureQueue, useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { isSameExchange } from './exchange.ts';
import type { Exchange } from './exchange.ts';

interface SyncState {
  /** Null until it was asked for. */
  readonly overview: SyncOverview | null;
  /** Whether everything was read when the overview was worked out, or an earlier one that it follows on. */
  readonly afterScan: boolean;
  readonly refusal: Refusal | null;
  /** The requestor that is looked into, in whichever view. */
  readonly chosen: Exchange | null;
  /** May be of the requestor before while the next one is on its way. */
  readonly detail: RequestorDetail | null;
  readonly detailRefusal: Refusal | null;
}

const NOTHING: SyncState = {
  overview: null,
  afterScan: false,
  refusal: null,
  chosen: null,
  detail: null,
  detailRefusal: null,
};

/** Every cycle is worked out anew; during a scan that is not worth more than one look a second. */
const REFRESH_PAUSE_MS = 1_000;

export const useSync = create<SyncState>(() => NOTHING);

const refetch = coalesce(fetchAll, REFRESH_PAUSE_MS);
const fetchDetailSoon = coalesce(fetchDetail);

/** For each change of the summary and each change of view; asks only when the index has changed since. */
export function refreshSync(): void {
  const { overview, refusal } = useSync.getState();
  const revision = useQueue.getState().summary?.revision;
  if (overview === null || refusal !== null || overview.revision !== revision) refetch();
  else if (!scanRuns()) useSync.setState({ afterScan: true });
}

function scanRuns(): boolean {
  const { summary } = useQueue.getState();
  return summary === null || isScanning(summary.scan);
}

export function resetSync(): void {
  useSync.setState(NOTHING);
  refetch();
}

export function lookInto(exchange: Exchange | null): void {
  if (isSameExchange(useSync.getState().chosen, exchange)) return;
  const chosen = exchange === null ? null : { requestor: exchange.requestor, server: exchange.server };
  useSync.setState({ chosen, detailRefusal: null });
  fetchDetailSoon();
}

export function retrySync(): void {
  refetch();
}

/** Returns whether the number was taken over. */
export async function keepUpdatesFor(keepUpdatesCycles: number): Promise<boolean> {
  const taken = await configureQueue({ keepUpdatesCycles });
  if (taken) refetch();
  return taken;
}

async function fetchAll(): Promise<void> {
  const { epoch } = useQueue.getState();
  const wasAfterScan = useSync.getState().afterScan && !scanRuns();
  const answer = await ask('sync.overview', {});
  // The queue was closed or another one opened meanwhile.
  if (useQueue.getState().epoch !== epoch) return;
  if (answer.ok) {
    const isLatest = answer.value.revision === useQueue.getState().summary?.revision;
    const afterScan = !scanRuns() && (isLatest || wasAfterScan);
    useSync.setState({ overview: answer.value, afterScan, refusal: null });
    await fetchDetail();
  } else if (answer.error.kind === 'no-queue') useSync.setState(NOTHING);
  else useSync.setState({ refusal: answer.error });
}

async function fetchDetail(): Promise<void> {
  const { epoch } = useQueue.getState();
  const { chosen } = useSync.getState();
  if (chosen === null) return;
  const answer = await ask('sync.requestor', chosen);
  if (useQueue.getState().epoch !== epoch || useSync.getState().chosen !== chosen) return;
  if (answer.ok) useSync.setState({ detail: answer.value, detailRefusal: null });
  else useSync.setState({ detail: null, detailRefusal: answer.error });
}

/** What is known of the requestor that is looked into; null while it is on its way. */
export function shownDetail({ chosen, detail }: SyncState): RequestorDetail | null {
  return detail !== null && isSameExchange(detail.ledger, chosen) ? detail : null;
}
