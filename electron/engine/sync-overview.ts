/** Sums up cycles and ledger for the lists: one entry for each requestor, its latest cycles as a strip. */
import { CAUSES_LIMIT, STRIP_CYCLES } from '../../shared/contract/sync.ts';
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { Cycle, CycleState } from '../../shared/cycles/model.ts';
import type { RequestorLedger } from '../../shared/ledger/model.ts';
import type { SyncPicture } from './sync-picture.ts';

export function overviewOf(picture: SyncPicture, keepUpdatesCycles: number): SyncOverview {
  const { cycles, ledger, revision } = picture;
  // No spread: there may be more servers than a call takes arguments.
  const lastRun = cycles.servers.reduce((last, { runs }) => Math.max(last, runs.at(-1)?.index ?? 0), 0);
  const first = Math.max(1, lastRun - STRIP_CYCLES + 1);
  return {
    revision,
    // The ledgers are in the order of the requestors.
    requestors: cycles.requestors.flatMap((requestor, at) => {
      const kept = ledger.ledgers[at];
      return kept === undefined ? [] : summaryOf(requestor.cycles, kept, first, lastRun);
    }),
    runs: cycles.servers.flatMap(({ server, runs }) =>
      runs.filter(({ index }) => index >= first).map(({ index, atMs }) => ({ server, index, atMs })),
    ),
    cycles: lastRun,
    basis: cycles.basis,
    causes: ledger.causes.slice(0, CAUSES_LIMIT),
    causesLeftOut: Math.max(0, ledger.causes.length - CAUSES_LIMIT),
    keepUpdatesCycles,
  };
}

function summaryOf(
  cycles: readonly Cycle[],
  ledger: RequestorLedger,
  firstShown: number,
  lastRun: number,
): RequestorSummary {
  const first = Math.max(firstShown, cycles[0]?.index ?? lastRun + 1);
  const counts = Object.fromEntries(CYCLE_STATES.map((state) => [state, 0])) as Record<CycleState, number>;
  const states: (CycleState | null)[] = Array.from({ length: Math.max(0, lastRun - first + 1) }, () => null);
  for (const { index, state } of cycles) {
    counts[state] += 1;
    if (index >= first) states[index - first] = state;
  }
  const { requestor, server, reqSync, srvSync, impSync, keepUpdates, breaches } = ledger;
  return {
    requestor,
    server,
    strip: { first, states },
    counts,
    inferred: cycles.filter(isRequestInferred).length,
    breached: ledger.rows
      .filter(({ cycle, broken }) => cycle >= first && broken.length > 0)
      .map(({ cycle }) => cycle),
    breaches: breaches.length,
    reqSync,
    srvSync,
    impSync,
    keepUpdates,
  };
}

function isRequestInferred({ request, notes }: Cycle): boolean {
  return request === null && notes.some(({ kind }) => kind === 'inferred');
}
