/** Asks where to and writes; what came of it is told where the user is by then. */
import type { RequestArgs } from '../../../shared/contract.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { ask } from '../../api.ts';
import { showRefusal, showToast } from '../../notices/notices-store.ts';
import { writtenText } from './export-words.ts';
import type { Exported } from './export-dialog.tsx';

interface Wanted extends Omit<Exported, 'chosen'> {
  readonly format: RequestArgs<'gal.export'>['format'];
  /** What the save dialog begins with. */
  readonly name: string;
}

/** @param onBegin when the place is known and writing begins */
export async function writeExport(
  { source, viewId, rows, total, format, name }: Wanted,
  onBegin: () => void,
): Promise<'written' | 'cancelled' | Refusal> {
  const chosen = await ask('shell.chooseSave', { title: 'Export to', name });
  if (!chosen.ok) return chosen.error;
  if (chosen.value === null) return 'cancelled';
  onBegin();
  const args = { source, viewId, rows: rows === null ? null : [...rows], format, path: chosen.value };
  const answer = await ask('gal.export', args);
  if (!answer.ok) return answer.error;
  const { path, entries, notes } = answer.value;
  showToast(writtenText(source, rows?.length ?? total, entries), {
    more: path,
    // Two entries of one name may have the same said of them.
    remarks: [...new Set(notes)],
    actions: [{ label: 'Show in folder', run: () => void reveal(path) }],
  });
  return 'written';
}

async function reveal(path: string): Promise<void> {
  const answer = await ask('shell.reveal', { path });
  if (!answer.ok) showRefusal(answer.error);
}
