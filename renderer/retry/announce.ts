/** Says how a retry run ended, with the way back. */
import type { RunState } from '../../shared/contract/retry.ts';
import type { MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { sameQueue, undoEntry } from '../journal/undo.ts';
import { UNDO, showToast } from '../notices/notices-store.ts';
import type { ToastAction } from '../notices/notices-store.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';
import { runResultText } from './run-text.ts';

export async function announceResult(run: RunState, single: MessageId | null): Promise<void> {
  const actions: ToastAction[] = [];
  const undo = single !== null && run.delivered === 1 ? await undoOfDelivery(single) : null;
  if (undo !== null) actions.push(undo);
  if (run.delivered > run.elsewhere)
    actions.push({ label: 'Show delivery folder', run: () => void revealDelivery() });
  actions.push({ label: 'Journal', run: () => showView('journal') });
  const well = run.delivered === run.total;
  showToast(runResultText(run), {
    more: run.reason,
    tone: well || run.phase === 'cancelled' ? 'plain' : 'bad',
    actions,
  });
}

export async function revealDelivery(): Promise<void> {
  const folder = openInfo(useQueue.getState())?.settings.deliveryFolder ?? null;
  if (folder !== null) await ask('shell.reveal', { path: folder });
}

async function undoOfDelivery(messageId: MessageId): Promise<ToastAction | null> {
  const isSame = sameQueue();
  const answer = await ask('journal.page', { offset: 0, limit: 10, messageId });
  const entry =
    answer.ok && isSame()
      ? answer.value.entries.find((candidate) => candidate.act === 'deliver' && candidate.canUndo)
      : undefined;
  return entry === undefined ? null : { label: UNDO, run: () => void undoEntry(entry) };
}
