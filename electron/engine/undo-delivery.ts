/** Takes a delivery back while the post office has not picked it up. */
import path from 'node:path';
import type { MessageRow } from '../../shared/model.ts';
import { readDelivery, setStage } from '../index/deliveries.ts';
import type { Delivery } from '../index/deliveries.ts';
import { addJournalEntry, finishJournalEntry, markUndone } from '../index/journal.ts';
import { parsed } from '../index/message-rows.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { writeState } from '../index/write-messages.ts';
import type { Disk } from './disk.ts';
import type { QueueSession } from './session.ts';
import { returnOriginal } from './set-aside.ts';

/** @throws Error in words for the user, when the file is gone or no longer what was delivered */
export function undoDelivery(
  session: Pick<QueueSession, 'index' | 'root'>,
  disk: Disk,
  journalId: number,
  row: MessageRow,
): number {
  const { write } = session.index;
  const delivery = readDelivery(write, journalId);
  if (delivery?.stage !== 'delivered') throw new Error('this delivery is not in force');
  const final = path.join(delivery.folder, delivery.final);
  if (!disk.exists(final))
    throw new Error(`${delivery.final} is no longer in the delivery folder: it has been picked up`);
  if (disk.sha256(final) !== delivery.sha256)
    throw new Error(`${delivery.final} was changed after it was delivered`);
  const entry = addJournalEntry(write, {
    act: 'undo-deliver',
    messageId: delivery.messageId,
    file: row.file,
    detail: `removing ${final}`,
    result: 'under-way',
    equivalent: null,
    undo: { undoes: journalId },
  });
  disk.remove(final);
  disk.syncFolder(delivery.folder);
  settleUndo(write, entry, delivery);
  returnOriginal(session, disk, row);
  return entry;
}

function settleUndo(write: WriteHandle, entry: number, delivery: Delivery): void {
  write.transaction(() => {
    setStage(write, delivery.journalId, 'undone');
    markUndone(write, delivery.journalId, entry);
    finishJournalEntry(write, entry, 'done', `${delivery.final} was removed from ${delivery.folder}`);
    writeState(write, delivery.messageId, delivery.stateBefore);
  });
}

/** Settles undo acts that a crash cut short: the delivered file is there or not, and that tells. */
export function recoverUndos(write: WriteHandle, disk: Disk): ('finished' | 'rolled-back')[] {
  const rows = write.all(
    `SELECT id, act_json FROM journal WHERE act = 'undo-deliver' AND result = 'under-way'`,
  );
  return rows.map((row) => {
    const delivery = readDelivery(write, parsed<{ undoes: number }>(row['act_json']).undoes);
    if (delivery !== null && !disk.exists(path.join(delivery.folder, delivery.final))) {
      settleUndo(write, Number(row['id']), delivery);
      return 'finished';
    }
    finishJournalEntry(
      write,
      Number(row['id']),
      'rolled-back',
      'interrupted; the delivered file is still there',
    );
    return 'rolled-back';
  });
}
