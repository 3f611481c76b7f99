/** The Files view: what lies in the queue beside messages, what of it is shown, and the chosen file. */
import { create } from 'zustand';
import type { Answer } from '../../shared/contract.ts';
import type { FileFilter, FileRow } from '../../shared/contract/files.ts';
import type { MessageId } from '../../shared/model.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { success } from '../../shared/result.ts';
import { ask } from '../api.ts';
import { showTab, useDetail } from '../detail/detail-store.ts';
import { openBeside } from '../detail/open-message.ts';
import { PagedList } from '../gal/paged-list.ts';
import type { ScrollRequest } from '../gal/virtual-rows.tsx';
import { PAGE_SIZE, rowAt } from '../messages/page-cache.ts';
import type { Pages } from '../messages/page-cache.ts';
import { isScanning } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { showView, useShell } from '../shell/shell-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { recall, remember } from '../ui/remembered.ts';
import { FILE_KINDS } from './file-kinds.ts';
import { filesFound } from './files-headline.ts';
import type { FileCounts } from './files-headline.ts';

interface FilesState {
  readonly filter: FileFilter;
  /** Null until they were asked for. */
  readonly counts: FileCounts | null;
  /** Archives that were not read to their end. */
  readonly failed: number;
  readonly refusal: Refusal | null;
  /** The chosen file and its place when it was chosen: rows come in between while a scan runs. */
  readonly active: { readonly index: number; readonly row: FileRow } | null;
  readonly scroll: ScrollRequest;
}

const KEY = 'files-filter';
const FILTERS: readonly FileFilter[] = ['all', ...FILE_KINDS, 'failed'];
/** Changes come several times a second during a scan. */
const REFRESH_PAUSE_MS = 400;

function isFilter(value: unknown): value is FileFilter {
  return FILTERS.some((known) => known === value);
}

const NOTHING = { counts: null, failed: 0, refusal: null, active: null } as const;

export const useFiles = create<FilesState>(() => ({
  ...NOTHING,
  filter: recall(KEY, isFilter, 'all'),
  scroll: { to: 0, align: 'auto' },
}));

interface OpenedFiles {
  /** Place of the filter in `FILTERS`: nothing else tells one list of files from another. */
  readonly viewId: number;
  readonly total: number;
}

export const files = new PagedList<FileFilter, OpenedFiles, FileRow>({
  open: async (filter) => {
    const answer = await askCounts();
    if (!answer.ok) return answer;
    const { counts, failed } = answer.value;
    const total = filter === 'failed' ? failed : counts[filter];
    return success({ viewId: FILTERS.indexOf(filter), total });
  },
  page: async ({ viewId, offset, limit }) => {
    const answer = await ask('files.page', { filter: FILTERS[viewId] ?? 'all', offset, limit });
    return answer.ok ? success(answer.value.rows) : answer;
  },
});

/** The place that was pressed last: its page may still be on its way (End in a long list). */
let wanted: number | null = null;

/** Another queue: only the filter stays. */
export function resetFiles(): void {
  wanted = null;
  useFiles.setState({ ...NOTHING, scroll: { to: 0, align: 'auto' } });
}

export function filterFiles(filter: FileFilter): void {
  wanted = null;
  remember(KEY, filter);
  useFiles.setState({ filter, active: null, scroll: { to: 0, align: 'auto' } });
  files.apply(filter);
}

/** Asks how much there is of everything, and keeps that for all who show it. */
async function askCounts(): Promise<Answer<'files.counts'>> {
  const { epoch } = useQueue.getState();
  const answer = await ask('files.counts', {});
  // Else of another queue by now.
  if (epoch === useQueue.getState().epoch)
    useFiles.setState(answer.ok ? { ...answer.value, refusal: null } : { refusal: answer.error });
  return answer;
}

/** Something changed in the index. */
export const refreshFiles = coalesce(async () => {
  const { summary } = useQueue.getState();
  if (useShell.getState().view === 'files') files.apply(useFiles.getState().filter);
  else if (showsCounts(summary)) await askCounts();
}, REFRESH_PAUSE_MS);

/** Beside other views the rail's count can wait for the end of a scan; first lines tell it where there is no message. */
function showsCounts(summary: Summary | null): boolean {
  return summary !== null && (summary.total === 0 || !isScanning(summary.scan));
}

export async function chooseFile(index: number): Promise<void> {
  wanted = index;
  const row = rowAt(files.store.getState().pages, index) ?? (await files.rowOf(index));
  if (wanted === index && row !== undefined) chooseRow(index, row);
}

function chooseRow(index: number, row: FileRow): void {
  wanted = null;
  useFiles.setState({ active: { index, row } });
  const { tab } = useDetail.getState();
  // Of the faces of a message the others tell nothing of a file.
  if (tab !== 'bytes') showTab('format');
  openBeside(row.id);
}

export function closeFile(): void {
  wanted = null;
  useFiles.setState({ active: null });
}

/** Shows a file in the list of all files, wherever it was asked from. */
export function goToFile(index: number, row: FileRow): void {
  showView('files');
  filterFiles('all');
  useFiles.setState({ scroll: { to: index, align: 'center' } });
  chooseRow(index, row);
}

/** Where the chosen file is now; null when no page that is held has it. */
export function placeOfActive(active: FilesState['active'], pages: Pages<FileRow>): number | null {
  if (active === null) return null;
  const { index, row } = active;
  if (rowAt(pages, index)?.id === row.id) return index;
  for (const [page, rows] of pages) {
    const at = rows.findIndex(({ id }) => id === row.id);
    if (at !== -1) return page * PAGE_SIZE + at;
  }
  return null;
}

/** What lies in the queue beside messages, as first lines of other views tell it; null without any. */
export function useBeside(): string | null {
  const archives = useQueue(({ summary }) => summary?.archives);
  const counts = useFiles((state) => state.counts);
  return counts === null || archives === undefined ? null : filesFound(counts, archives);
}

/** The file behind an id, when it is chosen here and no message: nothing of it can be retried or delivered. */
export function useFileThatIsNoMessage(id: MessageId): FileRow | null {
  return useFiles(({ active }) =>
    active?.row.id === id && active.row.role !== 'message' ? active.row : null,
  );
}
