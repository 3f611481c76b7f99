/** A single file that is no message is shown where its content is: an empty list of messages would say nothing of it. */
import type { FileRow } from '../../shared/contract/files.ts';
import { ask } from '../api.ts';
import { isScanning } from '../queue/headlines.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView, useShell } from '../shell/shell-store.ts';
import { showInLogs } from './file-acts.ts';
import { fileKind } from './file-kinds.ts';
import { goToFile } from './files-store.ts';

/** The opening that was settled last: a rescan moves nobody. */
let settledEpoch: number | null = null;

/** Once for each opening, when everything was read, and only while nobody has gone anywhere. */
export async function landOnContent(): Promise<void> {
  const { summary, epoch } = useQueue.getState();
  const info = openInfo(useQueue.getState());
  if (info?.kind !== 'file' || summary === null || isScanning(summary.scan) || settledEpoch === epoch) return;
  settledEpoch = epoch;
  const answer = await ask('files.page', { filter: 'all', offset: 0, limit: 2 });
  const isUntouched = useShell.getState().view === 'overview' && useQueue.getState().epoch === epoch;
  if (!answer.ok || !isUntouched) return;
  const { rows } = answer.value;
  const where = landingOf(summary.total - summary.counts.unrecognised, rows);
  const [only] = rows;
  if (where === 'files') showView('files');
  else if (where === 'logs' && only !== undefined) showInLogs(only);
  else if (where === 'file' && only !== undefined) goToFile(0, only);
}

/**
 * @param messages those that were recognised
 * @param rows the first two files that are no messages
 */
export function landingOf(
  messages: number,
  rows: readonly Pick<FileRow, 'role' | 'state'>[],
): 'overview' | 'files' | 'file' | 'logs' {
  const [only, another] = rows;
  if (messages > 0 || only === undefined) return 'overview';
  if (another !== undefined) return 'files';
  return fileKind(only) === 'log' ? 'logs' : 'file';
}
