/** A single file is shown where its content is: one message with its details, what is no message in the view it has. */
import type { FileRow } from '../../shared/contract/files.ts';
import { ask } from '../api.ts';
import { showTab, useDetail } from '../detail/detail-store.ts';
import { openBeside } from '../detail/open-message.ts';
import { isBareFile } from '../messages/bare-file.ts';
import { clearFilter } from '../messages/filter.ts';
import { choose, chosenRows, findPlace } from '../messages/messages-store.ts';
import { isScanning } from '../queue/headlines.ts';
import { messagesIn } from '../queue/others.ts';
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
  // An archive that failed is in the totals of the messages, too.
  const where = landingOf(messagesIn(summary).total - summary.counts.unrecognised, rows);
  const [only] = rows;
  if (where === 'message') await showOnlyMessage(epoch);
  else if (where === 'files') showView('files');
  else if (where === 'logs' && only !== undefined) showInLogs(only);
  else if (where === 'file' && only !== undefined) goToFile(0, only);
}

/** Of transactions without a message around them the tree says most. */
async function showOnlyMessage(epoch: number): Promise<void> {
  showView('messages');
  await clearFilter();
  const place = await findPlace(0);
  const isHere = useShell.getState().view === 'messages' && useQueue.getState().epoch === epoch;
  // Somebody was faster.
  if (place === null || !isHere || useDetail.getState().id !== null) return;
  choose(place, 'only');
  openBeside(place.id);
  const [row] = chosenRows(new Set([place.id]));
  showTab(row !== undefined && isBareFile(row) ? 'format' : 'summary');
}

/**
 * @param messages those that were recognised
 * @param rows the first two files that are no messages
 */
export function landingOf(
  messages: number,
  rows: readonly Pick<FileRow, 'role' | 'state'>[],
): 'overview' | 'message' | 'files' | 'file' | 'logs' {
  const [only, another] = rows;
  if (messages === 1 && only === undefined) return 'message';
  if (messages > 0 || only === undefined) return 'overview';
  if (another !== undefined) return 'files';
  return fileKind(only) === 'log' ? 'logs' : 'file';
}
