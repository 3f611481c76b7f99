/** What can be done with a file that is no message. */
import type { FileRow } from '../../shared/contract/files.ts';
import { ask } from '../api.ts';
import { saveWhole } from '../format/node-acts.ts';
import { compareWithFile } from '../gal/compare/compare-with.ts';
import { clearLogFilter } from '../logs/logs-store.ts';
import { showArchive } from '../messages/filter.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { absolutePath } from '../queue/paths.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';

export function showInLogs({ id }: FileRow): void {
  showView('logs');
  void clearLogFilter({ fileId: id });
}

export function showMembers({ file }: FileRow): void {
  void showArchive(file);
}

export async function saveFile(row: FileRow): Promise<void> {
  const refusal = await saveWhole(row, 'unknown');
  if (refusal !== null) showRefusal(refusal);
}

/** Only a file of its own has a path that can be read from again. */
export function compareFile(row: FileRow): void {
  const path = pathOf(row);
  if (path !== null) compareWithFile(path);
}

export async function copyFilePath(row: FileRow): Promise<void> {
  const path = pathOf(row);
  if (path === null) return;
  const answer = await ask('shell.copy', { text: path });
  if (answer.ok) showToast('Path copied.', { more: path });
  else showRefusal(answer.error);
}

function pathOf({ file, archive }: FileRow): string | null {
  const info = openInfo(useQueue.getState());
  return info === null ? null : absolutePath(info, archive ?? file);
}
