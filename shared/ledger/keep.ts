/**
 * The ledger of each requestor: what both ends say their numbers are, and what contradicts what (Q96060, Q133428,
 * Q99961, Q113453). Causes are told, not their consequences; `docs/ledger.md` says what suppresses what.
 */
import type { CyclePicture, PictureRun, RequestorCycles, SyncMessage } from '../cycles/model.ts';
import { groupBy } from '../group-by.ts';
import { causesOf } from './causes.ts';
import { exchangesOf } from './exchange.ts';
import { findingsOfServer } from './findings-of-server.ts';
import type { Finding } from './finding.ts';
import type { Exchange } from './exchange.ts';
import { joinFindings } from './join-findings.ts';
import type { Told } from './join-findings.ts';
import { keepUpdatesOf, meanDistance } from './keep-updates.ts';
import { bothEnds, findListedBreaches } from './listed-breaches.ts';
import { sortListings } from './listed.ts';
import type { Listings } from './listed.ts';
import type { Ledgers, ListedNumbers, RequestorLedger } from './model.ts';
import { latestIn, rowsOf } from './rows.ts';

export interface LedgerSources {
  readonly picture: CyclePicture;
  /** Those that the picture was made of. */
  readonly messages: readonly SyncMessage[];
  readonly listings: readonly ListedNumbers[];
  /** Cycles that the server keeps updates for (Q257740: 14 unless set otherwise). */
  readonly keepUpdatesCycles: number;
}

/** One ledger for each entry of `picture.requestors`, in its order. */
export function keepLedger(sources: LedgerSources): Ledgers {
  const messages = new Map(sources.messages.map((message) => [message.id, message]));
  const listings = sortListings(sources.listings);
  const runs = new Map(sources.picture.servers.map((one) => [one.server, one.runs]));
  const kept = new Map<RequestorCycles, { ledger: RequestorLedger; told: readonly Told[] }>();
  for (const [server, requestors] of groupBy(sources.picture.requestors, (one) => one.server)) {
    const all = requestors.map((one) => ({ ...one, exchanges: exchangesOf(one.cycles, messages) }));
    const findings = findingsOfServer(server, all);
    const context = serverContext(sources, listings, runs.get(server) ?? [], requestors.length);
    for (const [at, requestor] of requestors.entries())
      kept.set(
        requestor,
        keepOne(requestor, all[at]?.exchanges ?? [], findings.get(requestor.requestor) ?? [], context),
      );
  }
  const inOrder = sources.picture.requestors.flatMap((requestor) => kept.get(requestor) ?? []);
  return {
    ledgers: inOrder.map(({ ledger }) => ledger),
    causes: causesOf(inOrder.flatMap(({ told }) => told)),
  };
}

/** What the ledgers of one server's requestors have in common. */
interface ServerContext {
  readonly runs: readonly PictureRun[];
  readonly distanceMs: number | null;
  readonly keepUpdatesCycles: number;
  readonly listings: Listings;
  readonly hasCompany: boolean;
}

function serverContext(
  { keepUpdatesCycles }: LedgerSources,
  listings: Listings,
  runs: readonly PictureRun[],
  requestors: number,
): ServerContext {
  return { runs, distanceMs: meanDistance(runs), keepUpdatesCycles, listings, hasCompany: requestors > 1 };
}

function keepOne(
  { requestor, server, cycles }: RequestorCycles,
  exchanges: readonly Exchange[],
  findings: readonly Finding[],
  { runs, distanceMs, keepUpdatesCycles, listings, hasCompany }: ServerContext,
): { readonly ledger: RequestorLedger; readonly told: readonly Told[] } {
  const rows = rowsOf(exchanges, findings);
  const byMessages = joinFindings(requestor, exchanges, findings);
  const proved = byMessages.map(({ breach }) => breach.invariant);
  const received = latestIn(rows, 'requestor', 'srv');
  const context = { requestor, server, received, hasCompany, proved };
  const told = [...byMessages, ...findListedBreaches(listings, context)];
  const ends = (field: 'req' | 'srv' | 'imports', listed: 'reqSync' | 'srvSync' | 'impSync') =>
    bothEnds(
      [latestIn(rows, 'requestor', field), listings.latest('requestor', requestor, listed)],
      [latestIn(rows, 'server', field), listings.latest('server', requestor, listed)],
    );
  const ledger: RequestorLedger = {
    requestor,
    server,
    rows,
    reqSync: ends('req', 'reqSync'),
    srvSync: ends('srv', 'srvSync'),
    impSync: ends('imports', 'impSync'),
    breaches: told.map(({ breach }) => breach),
    keepUpdates: keepUpdatesOf(cycles, runs, keepUpdatesCycles, distanceMs),
  };
  return { ledger, told };
}
