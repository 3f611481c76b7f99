/** What can be done with chosen messages, from the toolbar, the context menu, the keyboard and the detail pane. */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { count, counted } from '../../shared/format/count.ts';
import { refreshJournal } from '../journal/journal-store.ts';
import { sameQueue } from '../journal/undo.ts';
import { UNDO, showRefusal, showToast } from '../notices/notices-store.ts';
import { absolutePath } from '../queue/paths.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { rowsAsText } from './copy-rows.ts';
import type { MessageView } from './view.ts';

export async function quarantine(
  ids: readonly MessageId[],
  reason = 'By hand, from the list of messages.',
): Promise<void> {
  const isSame = sameQueue();
  const answer = await ask('quarantine', { ids: [...ids], reason });
  if (!answer.ok) return showRefusal(answer.error);
  const { moved, problems } = answer.value;
  const undo = { label: UNDO, run: () => void restore(ids) };
  sayMoved(`${counted(moved, 'message')} quarantined.`, problems, moved > 0 && isSame() ? [undo] : []);
}

/** Why some acts cannot be done with a message in an archive, and what can be done instead. */
export function explainArchive(file: string): void {
  showToast(`${file} lies in an archive and cannot be moved out of it.`, {
    more: 'An archive is never changed. Save the message from the Format tab, or quarantine a copy of the queue.',
  });
}

export async function restore(ids: readonly MessageId[]): Promise<void> {
  const answer = await ask('restore', { ids: [...ids] });
  if (!answer.ok) return showRefusal(answer.error);
  sayMoved(`${counted(answer.value.moved, 'message')} restored.`, answer.value.problems, []);
}

export async function exportEvidence(ids: readonly MessageId[]): Promise<void> {
  const chosen = await ask('shell.chooseFolder', { title: 'Export evidence to' });
  if (!chosen.ok) return showRefusal(chosen.error);
  if (chosen.value === null) return;
  const answer = await ask('evidence.export', { ids: [...ids], folder: chosen.value });
  if (!answer.ok) return showRefusal(answer.error);
  const { folder, files, problems } = answer.value;
  showToast(`Evidence exported: ${counted(files, 'file')}.`, {
    more: folder,
    remarks: problems.length > 0 ? [inShort(problems)] : [],
    tone: problems.length > 0 ? 'bad' : 'plain',
    actions: [{ label: 'Show folder', run: () => void ask('shell.reveal', { path: folder }) }],
  });
  refreshJournal();
}

/** More would not fit into one request to the clipboard. */
const ROWS_COPIED = 2_000;

export async function copyRows(view: MessageView, ids: ReadonlySet<MessageId>): Promise<void> {
  const rows = await view.rowsOf(ids, ROWS_COPIED);
  const answer = await ask('shell.copy', { text: rowsAsText(rows) });
  if (!answer.ok) return showRefusal(answer.error);
  const part = rows.length < ids.size ? ` of ${count(ids.size)}` : '';
  showToast(`${count(rows.length)}${part} ${rows.length === 1 ? 'row' : 'rows'} copied.`, {
    more: part === '' ? null : `At most ${count(ROWS_COPIED)} rows are copied at once.`,
  });
}

export async function copyPath(row: MessageRow): Promise<void> {
  const path = pathOfRow(row);
  if (path === null) return;
  const answer = await ask('shell.copy', { text: path });
  const { archive, file } = row;
  const more = archive === null ? path : `${path} (the archive; in it: ${file.slice(archive.length + 1)})`;
  if (answer.ok) showToast('Path copied.', { more });
  else showRefusal(answer.error);
}

export async function reveal(row: MessageRow): Promise<void> {
  const path = pathOfRow(row);
  if (path === null) return;
  const answer = await ask('shell.reveal', { path });
  if (!answer.ok) showRefusal(answer.error);
}

function pathOfRow(row: MessageRow): string | null {
  const info = openInfo(useQueue.getState());
  // What lies in an archive has no path of its own.
  return info === null ? null : absolutePath(info, row.archive ?? row.file);
}

function sayMoved(
  text: string,
  problems: readonly string[],
  actions: { label: string; run: () => void }[],
): void {
  const hasProblems = problems.length > 0;
  showToast(text, {
    more: hasProblems ? inShort(problems) : null,
    tone: hasProblems ? 'bad' : 'plain',
    actions,
  });
  refreshJournal();
}

function inShort(problems: readonly string[]): string {
  const [first = ''] = problems;
  return problems.length > 1 ? `${first} (and ${count(problems.length - 1)} more)` : first;
}
