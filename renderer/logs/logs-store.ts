/** The Logs view: its list of lines, what is chosen in it, and what is known of the logs as a whole. */
import { create } from 'zustand';
import type { LogLineDetail, LogOverview, LogQuery, LogRow } from '../../shared/contract/logs.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { EVERY_LINE } from '../../shared/logs/every-line.ts';
import type { LogLineId } from '../../shared/logs/model.ts';
import { ask } from '../api.ts';
import { PAGE_SIZE, isWhole, rowAt, wantedPages, withPage } from '../messages/page-cache.ts';
import type { Pages, Range } from '../messages/page-cache.ts';
import { useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { recallFilter, rememberFilter } from './log-filter.ts';

/** A line and its place in the list; null when the list does not hold it. */
export interface ActiveLine {
  readonly id: LogLineId;
  readonly index: number | null;
}

interface LogsState {
  readonly query: LogQuery;
  /** Null until a query was answered. */
  readonly viewId: number | null;
  readonly total: number;
  readonly pages: Pages<LogRow>;
  /** Lines of the queue when the list was made. */
  readonly linesThen: number;
  readonly refusal: Refusal | null;
  readonly overview: LogOverview | null;
  readonly active: ActiveLine | null;
  /** May be of the line before while the next one is on its way. */
  readonly detail: LogLineDetail | null;
  readonly detailRefusal: Refusal | null;
  /** Where the list should scroll to; a new object each time. */
  readonly scroll: { readonly to: 'active' | 'top' };
  /** The list is to take the focus as soon as it is on the screen. */
  readonly wantsFocus: boolean;
}

const FIRST_SCREEN: Range = { first: 0, last: PAGE_SIZE - 1 };

function nothingRead(query: LogQuery) {
  return {
    query,
    viewId: null,
    total: 0,
    pages: new Map(),
    linesThen: 0,
    refusal: null,
    overview: null,
    active: null,
    detail: null,
    detailRefusal: null,
    scroll: { to: 'top' },
    wantsFocus: false,
  } as const;
}

export const useLogs = create<LogsState>(() => nothingRead(recallFilter()));

let visible: Range = FIRST_SCREEN;
/** Answers to what was asked before the list was made anew are dropped. */
let generation = 0;
/** The list of the latest generation is on its way. */
let isOpening = false;
const underWay = new Set<number>();

function startGeneration(): number {
  underWay.clear();
  isOpening = false;
  generation += 1;
  return generation;
}

/** Another queue: only what is remembered of the filter stays. */
export function resetLogs(): void {
  startGeneration();
  visible = FIRST_SCREEN;
  useLogs.setState(nothingRead(recallFilter()));
}

/** Narrows the list further, or orders it anew, and shows its first lines. */
export async function filterLogs(change: Partial<LogQuery>): Promise<void> {
  const query = { ...useLogs.getState().query, ...change };
  rememberFilter(query);
  if (await applyLogs(query)) useLogs.setState({ scroll: { to: 'top' } });
}

/** Shows all lines; `except` narrows them anew. */
export function clearLogFilter(except: Partial<LogQuery> = {}): Promise<void> {
  return filterLogs({ ...EVERY_LINE, order: useLogs.getState().query.order, ...except });
}

/** Leads the keyboard to the lines: what had the focus is about to go. */
export function focusLines(): void {
  useLogs.setState({ wantsFocus: true });
}

/** The list has taken the focus. */
export function linesFocused(): void {
  useLogs.setState({ wantsFocus: false });
}

/** The same filter on what is known now; the chosen line stays in sight. */
export async function applyLogsAgain(): Promise<void> {
  if (await applyLogs(useLogs.getState().query)) useLogs.setState({ scroll: { to: 'active' } });
}

/** Yields whether the list is of this query now: not when it was refused, nor when another one was asked for since. */
async function applyLogs(query: LogQuery): Promise<boolean> {
  const mine = startGeneration();
  isOpening = true;
  useLogs.setState({ query });
  const linesThen = useQueue.getState().summary?.logs.lines ?? 0;
  const opened = await ask('logs.open', { query });
  if (mine !== generation) return false;
  if (!opened.ok) {
    isOpening = false;
    useLogs.setState({ viewId: null, total: 0, pages: new Map(), refusal: opened.error });
    return false;
  }
  const { viewId, total } = opened.value;
  // The old rows stay until the first new ones are here: no blank screen in between.
  const first = total === 0 ? null : await ask('logs.page', { viewId, offset: 0, limit: PAGE_SIZE });
  const active = await activeIn(viewId);
  if (mine !== generation) return false;
  isOpening = false;
  useLogs.setState({
    viewId,
    total,
    pages: first?.ok === true ? new Map([[0, first.value]]) : new Map(),
    linesThen,
    refusal: null,
    active,
  });
  showLines(visible);
  return true;
}

/** The chosen line and its place in a new list; when another one is chosen before the answer is here, that one. */
async function activeIn(viewId: number): Promise<ActiveLine | null> {
  const { active } = useLogs.getState();
  if (active === null) return null;
  const at = await ask('logs.locate', { viewId, line: active.id });
  if (useLogs.getState().active?.id !== active.id) return activeIn(viewId);
  return { id: active.id, index: at.ok ? at.value : null };
}

/** Says which rows are on the screen. */
export function showLines(range: Range): void {
  visible = range;
  const { total, pages } = useLogs.getState();
  for (const page of wantedPages(range, total)) if (!isWhole(pages, page, total)) void fetchPage(page);
}

async function fetchPage(page: number): Promise<void> {
  const { viewId } = useLogs.getState();
  if (viewId === null || underWay.has(page)) return;
  const mine = generation;
  underWay.add(page);
  const answer = await ask('logs.page', { viewId, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
  if (mine !== generation) return;
  underWay.delete(page);
  const { pages, total } = useLogs.getState();
  const expected = Math.min(PAGE_SIZE, total - page * PAGE_SIZE);
  // Too few: a log was read anew and its old lines are gone. Not found: the engine was started anew.
  const isOutdated = answer.ok ? answer.value.length < expected : answer.error.kind === 'not-found';
  if (isOutdated) await applyLogsAgain();
  else if (answer.ok)
    useLogs.setState({ pages: withPage(pages, page, answer.value, wantedPages(visible, total)) });
}

async function loadOverview(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('logs.files', {});
  // Of another queue by now.
  if (answer.ok && epoch === useQueue.getState().epoch) useLogs.setState({ overview: answer.value });
}

/** Something changed in the index, or the view comes on the screen. */
export const refreshLogs = coalesce(async () => {
  await loadOverview();
  const { viewId, active } = useLogs.getState();
  // Lines come in between: nobody who reads them shall see them move.
  const isUntouched = active === null && visible.first === 0;
  // The list that a line was asked for in is not made a second time: that line would not be led to.
  const isMissing = viewId === null && !(isOpening && active !== null);
  if (isMissing || (isUntouched && areLinesNew())) await applyLogs(useLogs.getState().query);
}, 250);

/** Whether lines were read since the list was made. */
function areLinesNew(): boolean {
  const { linesThen, viewId } = useLogs.getState();
  const now = useQueue.getState().summary?.logs.lines ?? linesThen;
  return viewId !== null && now !== linesThen;
}

export function chooseLine(index: number): void {
  const row = rowAt(useLogs.getState().pages, index);
  if (row === undefined) return;
  useLogs.setState({ active: { id: row.id, index } });
  fetchDetail();
}

/** Arrow keys held down ask for the line they end at, not for each on the way. */
const fetchDetail = coalesce(async () => {
  const { active } = useLogs.getState();
  if (active === null) return;
  const answer = await ask('logs.line', { line: active.id });
  if (useLogs.getState().active?.id !== active.id) return;
  if (answer.ok) useLogs.setState({ detail: answer.value, detailRefusal: null });
  else useLogs.setState({ detail: null, detailRefusal: answer.error });
});

export function closeLine(): void {
  useLogs.setState({ active: null, detail: null, detailRefusal: null, wantsFocus: true });
}

/** Shows one line, wherever it was asked from, in the whole list when the filter hides it. */
export async function goToLine(id: LogLineId): Promise<void> {
  showView('logs');
  useLogs.setState({ active: { id, index: null }, detail: null, detailRefusal: null });
  fetchDetail();
  // What it tells takes room: scrolled to before that, the line would be moved out of sight.
  if (useLogs.getState().overview === null) await loadOverview();
  // Another line by now, or another queue.
  if (useLogs.getState().active?.id !== id) return;
  const { query } = useLogs.getState();
  if (!(await applyLogs(query))) return;
  const { active } = useLogs.getState();
  const isHidden = active?.id === id && active.index === null;
  if (isHidden && !(await applyLogs({ ...EVERY_LINE, order: query.order }))) return;
  useLogs.setState({ scroll: { to: 'active' }, wantsFocus: true });
}

/** The times of all lines have changed: the zone of the logs was set. */
export async function rereadTimes(): Promise<void> {
  await applyLogsAgain();
  fetchDetail();
  refreshLogs();
}
