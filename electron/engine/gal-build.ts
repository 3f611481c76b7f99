/**
 * Keeps the address list of the open queue up to date: waits for the scan, reads what was not read yet, follows what
 * changes later. Nothing is read before somebody asks.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../shared/contract.ts';
import type { GalOverview, GalStatus } from '../../shared/contract/gal-values.ts';
import { errorText } from '../../shared/error-text.ts';
import { failure } from '../../shared/result.ts';
import type { GalQuestion } from '../gal/protocol.ts';
import { createAnnouncer } from './announcer.ts';
import { startGalThread } from './gal-link.ts';
import type { GalLink } from './gal-link.ts';
import { workOutList } from './gal-round.ts';
import type { BuiltList, ReadingProblems } from './gal-round.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';
import type { SyncPicture } from './sync-picture.ts';

/** Following changes may take at most this share of the time. */
const COST_FACTOR = 8;

/** What it is built from and whom it tells. */
export interface GalSurroundings {
  readonly session: QueueSession;
  readonly revision: () => number;
  /** Settles when no scan is running. */
  readonly scanned: () => Promise<void>;
  readonly syncPicture: () => Promise<SyncPicture>;
  readonly emit: (overview: GalOverview) => void;
}

export interface GalBuild {
  /** Begins to read, if nobody has asked before. */
  overview(): GalOverview;
  cancel(): void;
  /** Goes on, and tries again what could not be read. */
  resume(): Promise<void>;
  /** The index has changed. */
  noteChange(): void;
  ask(name: GalQuestion, args: unknown): Promise<Answer<GalQuestion>>;
  /** Settles when nothing is being read and nothing waits to be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const NOTHING_BUILT: BuiltList = {
  plan: { views: [], holes: [], exchanges: [], registered: [], basis: [] },
  views: [],
  unread: 0,
  digest: '',
};

const NOT_READY = refusal('busy', 'The address list is still being read.', 'Wait until it is ready.');

export function createGalBuild({ session, ...around }: GalSurroundings): GalBuild {
  let link: GalLink | null = null;
  let [built, generation] = [NOTHING_BUILT, 0];
  const problems: ReadingProblems = new Map();
  let status: GalStatus = { kind: 'waiting' };
  let updating = false;
  let anew = false;
  let abort = new AbortController();
  let work: Promise<void> | null = null;
  /** Of the index that the list is of; null before the first. */
  let doneRevision: number | null = null;
  let notBeforeMs = 0;

  const current = (): GalOverview => ({
    status,
    updating,
    generation,
    views: built.views,
    holes: built.plan.holes,
    unread: built.unread,
    basis: built.plan.basis,
  });
  const announcer = createAnnouncer(() => around.emit(current()));
  const become = (next: GalStatus, isUpdating = false): void => {
    status = next;
    updating = isUpdating;
    announcer.changed();
  };
  const fail = (why: string): void => {
    link = null;
    anew = true;
    // The next thread knows nothing of it.
    built = { ...built, digest: '' };
    abort.abort();
    become({ kind: 'failed', text: `The address list could not be read: ${why}.` });
  };
  const thread = (): GalLink => {
    const start = { location: session.galSource.location, limits: session.limits, anew };
    link ??= startGalThread(session.galSource.entry, start, fail);
    anew = false;
    return link;
  };
  const isBuilt = (): boolean => generation > 0;

  const rounds = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && around.revision() !== doneRevision) {
      await pause(Math.max(0, notBeforeMs - performance.now()), undefined, { signal });
      await around.scanned();
      const revision = around.revision();
      let startedMs = performance.now();
      const next = await workOutList({
        ...around,
        session,
        link: thread(),
        problems,
        built,
        signal,
        onRead: () => {
          startedMs = performance.now();
        },
        onProgress: (progress) => {
          if (!signal.aborted) become(isBuilt() ? status : { kind: 'reading', ...progress }, isBuilt());
        },
      });
      if (next !== built) generation += 1;
      built = next;
      // Not at once again: changes may come without end.
      notBeforeMs = performance.now() + (performance.now() - startedMs) * COST_FACTOR;
      if (signal.aborted) break;
      doneRevision = revision;
      become({ kind: built.views.length === 0 ? 'empty' : 'ready' });
    }
  };
  const begin = (): void => {
    if (work !== null || abort.signal.aborted) return;
    const { signal } = abort;
    work = rounds(signal)
      .catch((error: unknown) => {
        if (!signal.aborted) fail(errorText(error));
      })
      .finally(() => (work = null));
  };

  return {
    overview: () => {
      begin();
      return current();
    },
    noteChange: () => {
      if (doneRevision === null || work !== null || abort.signal.aborted) return;
      begin();
    },
    cancel: () => {
      const isUnderWay = status.kind === 'waiting' || status.kind === 'reading' || updating;
      if (work === null || abort.signal.aborted || !isUnderWay) return;
      abort.abort();
      const { done, total } = status.kind === 'reading' ? status : { done: 0, total: 0 };
      become({ kind: 'cancelled', done, total });
    },
    resume: async () => {
      if (work !== null && !abort.signal.aborted) return;
      // What is being read is read to its end.
      await work;
      abort = new AbortController();
      become(isBuilt() ? { kind: 'ready' } : { kind: 'waiting' }, isBuilt());
      problems.clear();
      [doneRevision, notBeforeMs] = [null, 0];
      begin();
    },
    settled: async () => {
      while (work !== null) await work;
    },
    ask: async (name, args) => {
      if (link === null || !isBuilt()) return failure(NOT_READY);
      return link.call('ask', { name, args });
    },
    close: async () => {
      abort.abort();
      announcer.stop();
      await link?.close();
      await work;
    },
  };
}
