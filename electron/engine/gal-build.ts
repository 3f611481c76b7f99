/**
 * Keeps the address list of the open queue up to date: waits for the scan, reads what was not read yet, follows what
 * changes later. Nothing is read before somebody has asked for the list of this queue once; who did will do so again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../shared/contract.ts';
import type { GalOverview } from '../../shared/contract/gal-values.ts';
import { errorText } from '../../shared/error-text.ts';
import { failure } from '../../shared/result.ts';
import type { DatabaseFault, GalQuestion } from '../gal/protocol.ts';
import { GalThreadEnded } from './gal-link.ts';
import { workOutList } from './gal-round.ts';
import type { ReadingProblems } from './gal-round.ts';
import { createGalState } from './gal-state.ts';
import { createGalThreads } from './gal-threads.ts';
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
  /** The same without beginning. */
  glance(): GalOverview;
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

export function createGalBuild({ session, ...around }: GalSurroundings): GalBuild {
  const state = createGalState(around.emit);
  const problems: ReadingProblems = new Map();
  /** A damaged database is replaced without being asked, but not one after the other. */
  let wasReplaced = false;
  let [closed, abort] = [false, new AbortController()];
  let work: Promise<void> | null = null;
  /** Of the index that the list is of; null before the first. */
  let doneRevision: number | null = null;
  let notBeforeMs = 0;

  const fail = (why: string): void => {
    abort.abort();
    doneRevision = null;
    state.lose({ kind: 'failed', text: `The address list could not be read: ${why}.` });
  };
  const threads = createGalThreads(session, (why: string, fault: DatabaseFault | null) => {
    if (fault !== 'damaged' || wasReplaced || abort.signal.aborted) return fail(why);
    wasReplaced = true;
    doneRevision = null;
    state.lose({ kind: 'waiting' });
    begin();
  });

  const round = async (signal: AbortSignal): Promise<void> => {
    await pause(Math.max(0, notBeforeMs - performance.now()), undefined, { signal });
    await around.scanned();
    if (signal.aborted) return;
    const revision = around.revision();
    const link = await threads.start();
    let startedMs = performance.now();
    const built = state.built();
    const next = await workOutList({
      ...around,
      session,
      link,
      problems,
      built,
      signal,
      onRead: () => {
        startedMs = performance.now();
      },
      onProgress: (progress) => {
        const isThere = state.isThere();
        if (!signal.aborted)
          state.become(isThere ? state.status() : { kind: 'reading', ...progress }, isThere);
      },
    });
    if (next !== built) state.take(next);
    // Not at once again: changes may come without end.
    notBeforeMs = performance.now() + (performance.now() - startedMs) * COST_FACTOR;
    if (signal.aborted) return;
    doneRevision = revision;
    state.become({ kind: next.views.length === 0 ? 'empty' : 'ready' });
  };
  const rounds = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && around.revision() !== doneRevision) {
      try {
        await round(signal);
      } catch (error) {
        if (signal.aborted) return;
        // Another one is to begin, or it would have been aborted.
        if (error instanceof GalThreadEnded) continue;
        threads.end();
        fail(errorText(error));
      }
    }
  };
  const begin = (): void => {
    if (work !== null || abort.signal.aborted || around.revision() === doneRevision) return;
    work = rounds(abort.signal)
      .then(threads.ended)
      .finally(() => {
        work = null;
        // It may have changed since the last look at it.
        begin();
      });
  };

  return {
    overview: () => {
      begin();
      return state.overview();
    },
    glance: state.overview,
    noteChange: () => {
      if (threads.hadDatabase || doneRevision !== null) begin();
    },
    cancel: () => {
      const status = state.status();
      if (work === null || abort.signal.aborted || !state.isUnderWay()) return;
      abort.abort();
      const { done, total } = status.kind === 'reading' ? status : { done: 0, total: 0 };
      state.become({ kind: 'cancelled', done, total });
    },
    resume: async () => {
      if (work !== null && !abort.signal.aborted) return;
      // What is being read is read to its end.
      await work;
      // Meanwhile somebody else may have.
      if (closed || work !== null) return;
      abort = new AbortController();
      state.become({ kind: state.isThere() ? 'ready' : 'waiting' }, state.isThere());
      problems.clear();
      [doneRevision, notBeforeMs, wasReplaced] = [null, 0, false];
      begin();
    },
    settled: async () => {
      while (work !== null) await work;
      await threads.ended();
    },
    ask: async (name, args) => {
      const link = threads.current();
      if (link === null || !state.isThere()) return failure(state.refusal());
      try {
        return await link.call('ask', { name, args });
      } catch (error) {
        if (error instanceof GalThreadEnded) return failure(state.refusal());
        throw error;
      }
    },
    close: async () => {
      closed = true;
      abort.abort();
      state.stop();
      await threads.close();
      await work;
    },
  };
}
