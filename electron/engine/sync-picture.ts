/** Cycles and ledger of the open queue. */
import { reconstructCycles } from '../../shared/cycles/reconstruct.ts';
import type { CyclePicture, SyncMessage } from '../../shared/cycles/model.ts';
import { count } from '../../shared/format/count.ts';
import { keepLedger } from '../../shared/ledger/keep.ts';
import type { Ledgers } from '../../shared/ledger/model.ts';
import { LOGGED_RUNS_LIMIT, readListingLines, readLoggedRuns, readSyncMessages } from '../index/read-sync.ts';
import { listedNumbers, withListed } from './listings.ts';
import type { QueueSession } from './session.ts';

export interface SyncPicture {
  /** Of the index it was worked out from. */
  readonly revision: number;
  readonly messages: readonly SyncMessage[];
  readonly cycles: CyclePicture;
  readonly ledger: Ledgers;
}

const MORE_RUNS = `Of the runs in the logs only the latest ${count(LOGGED_RUNS_LIMIT)} were taken into account.`;

export function pictureOf({ index, settings }: QueueSession, revision: number): SyncPicture {
  const messages = readSyncMessages(index.read);
  const runs = readLoggedRuns(index.read, settings.logZoneMinutes);
  const listings = listedNumbers(readListingLines(index.read));
  const told = reconstructCycles({ messages, runs });
  const left = runs.length < LOGGED_RUNS_LIMIT ? [] : [MORE_RUNS];
  const cycles = withListed({ ...told, basis: [...told.basis, ...left] }, listings);
  const { keepUpdatesCycles } = settings;
  return {
    revision,
    messages,
    cycles,
    ledger: keepLedger({ picture: cycles, messages, listings, keepUpdatesCycles }),
  };
}
