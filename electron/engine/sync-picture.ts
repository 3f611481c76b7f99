/** Cycles and ledger of the open queue, worked out again when the index has changed and somebody asks. */
import { setTimeout as pause } from 'node:timers/promises';
import { reconstructCycles } from '../../shared/cycles/reconstruct.ts';
import type { CyclePicture, SyncMessage } from '../../shared/cycles/model.ts';
import { keepLedger } from '../../shared/ledger/keep.ts';
import type { Ledgers } from '../../shared/ledger/model.ts';
import { readListingLines, readLoggedRuns, readSyncMessages } from '../index/read-sync.ts';
import { listedNumbers, withListed } from './listings.ts';
import type { QueueSession } from './session.ts';

export interface SyncPicture {
  /** Of the index it was worked out from. */
  readonly revision: number;
  readonly messages: readonly SyncMessage[];
  readonly cycles: CyclePicture;
  readonly ledger: Ledgers;
}

/** Working it out may take at most this share of the engine's time while the index keeps changing. */
const COST_FACTOR = 8;

/**
 * A function that yields the picture of the index as it is. Who asks in the middle of a scan waits a little rather
 * than have every batch of results looked at anew; who asks at rest is answered from the last one.
 */
export function createSyncPictures(
  session: QueueSession,
  revision: () => number,
): () => Promise<SyncPicture> {
  let latest: SyncPicture | null = null;
  let notBeforeMs = 0;
  let underWay: Promise<SyncPicture> | null = null;
  const workOut = async (): Promise<SyncPicture> => {
    const waitMs = notBeforeMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    const startedMs = performance.now();
    latest = pictureOf(session, revision());
    notBeforeMs = performance.now() + (performance.now() - startedMs) * COST_FACTOR;
    return latest;
  };
  return () => {
    if (latest?.revision === revision()) return Promise.resolve(latest);
    underWay ??= workOut().finally(() => (underWay = null));
    return underWay;
  };
}

function pictureOf({ index, settings }: QueueSession, revision: number): SyncPicture {
  const messages = readSyncMessages(index.read);
  const runs = readLoggedRuns(index.read, settings.logZoneMinutes);
  const listings = listedNumbers(readListingLines(index.read));
  const cycles = withListed(reconstructCycles({ messages, runs }), listings);
  const { keepUpdatesCycles } = settings;
  return {
    revision,
    messages,
    cycles,
    ledger: keepLedger({ picture: cycles, messages, listings, keepUpdatesCycles }),
  };
}
