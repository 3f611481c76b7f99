/** The schedule board and what is being changed on it. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { withTimes } from '../../shared/schedule/board.ts';
import type { ScheduleBoard, ScheduleFlag } from '../../shared/schedule/model.ts';
import { ask } from '../api.ts';
import { useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { isChanged, startDraft } from './draft.ts';
import type { Draft } from './draft.ts';

interface ScheduleState {
  /** Null until it was read. */
  readonly board: ScheduleBoard | null;
  readonly refusal: Refusal | null;
  readonly mode: 'week' | 'day';
  readonly day: number;
  /** The post office that is edited. */
  readonly chosen: string | null;
  /** The lane that the Tab key goes to; null for the first one. */
  readonly lane: string | null;
  /** What was begun stays when another post office is chosen. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Index in the draft of the time that keys and buttons act on. */
  readonly chosenTime: number | null;
  /** The flag whose marks are shown; `turn` grows with each click, so that the same one can be gone to again. */
  readonly flag: { readonly flag: ScheduleFlag; readonly turn: number } | null;
}

const NOTHING: ScheduleState = {
  board: null,
  refusal: null,
  mode: 'week',
  day: 1,
  chosen: null,
  lane: null,
  drafts: new Map(),
  chosenTime: null,
  flag: null,
};

export const useSchedule = create<ScheduleState>(() => NOTHING);

/** While a scan goes on the summary changes several times a second; the board need not. */
const REFRESH_PAUSE_MS = 1_000;

export const refreshSchedule = coalesce(fetchBoard, REFRESH_PAUSE_MS);

export function resetSchedule(): void {
  const { mode, day } = useSchedule.getState();
  useSchedule.setState({ ...NOTHING, mode, day });
}

async function fetchBoard(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('schedule.board', {});
  // The queue was closed or another one opened meanwhile.
  if (useQueue.getState().epoch !== epoch) return;
  if (answer.ok) acceptBoard(answer.value);
  else useSchedule.setState({ refusal: answer.error.kind === 'no-queue' ? null : answer.error });
}

/** Drafts that say what the board says anyway are begun anew from it. */
export function acceptBoard(board: ScheduleBoard): void {
  useSchedule.setState(({ drafts }) => ({
    board,
    refusal: null,
    drafts: new Map(
      [...drafts].map(([name, draft]) => [
        name,
        isChanged(draft) ? { ...draft, saved: startOf(board, name).saved } : startOf(board, name),
      ]),
    ),
  }));
}

/** The board with everything that was not saved yet. */
export function drafted(board: ScheduleBoard, drafts: ReadonlyMap<string, Draft>): ScheduleBoard {
  let shown = board;
  for (const draft of drafts.values())
    if (isChanged(draft)) shown = withTimes(shown, draft.postOffice, draft.times);
  return shown;
}

export function choosePostOffice(postOffice: string | null): void {
  useSchedule.setState(({ board, drafts, chosen }) => {
    if (board === null || postOffice === chosen) return {};
    const known = new Map(drafts);
    if (postOffice !== null && !known.has(postOffice)) known.set(postOffice, startOf(board, postOffice));
    return { chosen: postOffice, lane: postOffice ?? chosen, chosenTime: null, drafts: known };
  });
}

export function changeDraft(change: (draft: Draft) => Draft, chosenTime?: number | null): void {
  useSchedule.setState((state) => {
    const draft = state.chosen === null ? undefined : state.drafts.get(state.chosen);
    if (draft === undefined) return {};
    const drafts = new Map(state.drafts).set(draft.postOffice, change(draft));
    return { drafts, chosenTime: chosenTime === undefined ? state.chosenTime : chosenTime };
  });
}

export function discardDraft(): void {
  const { board } = useSchedule.getState();
  if (board !== null) changeDraft((draft) => startOf(board, draft.postOffice), null);
}

/** Shows the marks of a flag, on their day when only one day is shown. */
export function showFlag(flag: ScheduleFlag): void {
  useSchedule.setState(({ flag: before, day }) => ({
    flag: { flag, turn: (before?.turn ?? 0) + 1 },
    day: flag.entries.some((entry) => entry.day === day) ? day : (flag.entries[0]?.day ?? day),
  }));
}

function startOf(board: ScheduleBoard, postOffice: string): Draft {
  return startDraft(
    postOffice,
    board.entries.filter((entry) => entry.postOffice === postOffice),
  );
}
