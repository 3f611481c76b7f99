/** How far the address list is, as it is told. */
import type { GalOverview, GalStatus } from '../../shared/contract/gal-values.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { createAnnouncer } from './announcer.ts';
import type { BuiltList } from './gal-round.ts';
import { refusal } from './refusal.ts';

const NOTHING_BUILT: BuiltList = {
  plan: { views: [], holes: [], absent: [], exchanges: [], registered: [], basis: [] },
  views: [],
  unread: 0,
  index: '',
  digest: '',
};

export interface GalState {
  status(): GalStatus;
  /** Whether something is being read, or waits to be. */
  isUnderWay(): boolean;
  /** What was built last. */
  built(): BuiltList;
  /** Whether the thread that there is has what was built. */
  isThere(): boolean;
  overview(): GalOverview;
  become(status: GalStatus, isUpdating?: boolean): void;
  /** The thread has another list. */
  take(built: BuiltList): void;
  /** No thread has the list any more. */
  lose(status: GalStatus): void;
  /** Why there is no list to ask. */
  refusal(): Refusal;
  /** Nothing more is told. */
  stop(): void;
}

export function createGalState(emit: (overview: GalOverview) => void): GalState {
  let [built, generation, isThere] = [NOTHING_BUILT, 0, false];
  let [status, updating]: [GalStatus, boolean] = [{ kind: 'waiting' }, false];
  const overview = (): GalOverview => {
    const { plan, index, views, unread } = built;
    const holes = [...plan.holes, ...plan.absent];
    return { status, updating, generation, index, views, holes, unread, basis: plan.basis };
  };
  const announcer = createAnnouncer(() => emit(overview()));
  const become = (next: GalStatus, isUpdating = false): void => {
    // All holes go with it each time.
    if (next === status && isUpdating === updating) return;
    [status, updating] = [next, isUpdating];
    announcer.changed();
  };
  return {
    status: () => status,
    isUnderWay: () => updating || status.kind === 'waiting' || status.kind === 'reading',
    built: () => built,
    isThere: () => isThere,
    overview,
    become,
    take: (next) => {
      [built, generation, isThere] = [next, generation + 1, true];
    },
    lose: (next) => {
      // The next thread knows nothing of it.
      [built, isThere] = [{ ...built, digest: '' }, false];
      become(next);
    },
    refusal: () => refusalFor(status),
    stop: announcer.stop,
  };
}

function refusalFor(status: GalStatus): Refusal {
  switch (status.kind) {
    case 'failed':
      return refusal('input-output', status.text, 'Read it again.');
    case 'cancelled':
      return refusal('busy', 'Reading the address list was stopped before it was whole.', 'Read on.');
    case 'waiting':
    case 'reading':
    case 'ready':
    case 'empty':
      return refusal('busy', 'The address list is still being read.', 'Wait until it is ready.');
  }
}
