/** Takes a delivery back while the post office has not picked it up. */
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import type { MessageRow } from '../../shared/model.ts';
import { readDelivery, setStage } from '../index/deliveries.ts';
import type { Delivery } from '../index/deliveries.ts';
import { addJournalEntry, finishJournalEntry, markUndone } from '../index/journal.ts';
import { parsed } from '../index/message-rows.ts';
import type { ReadHandle, WriteHandle } from '../index/open-index.ts';
import { deliveredAs, readMessageRow } from '../index/read-messages.ts';
import { writeState } from '../index/write-messages.ts';
import type { Disk } from './disk.ts';
import type { QueueSession } from './session.ts';
import { returnOriginals } from './set-aside.ts';
import type { Recovery } from './settle-delivery.ts';
import { isReachable } from './settle-delivery.ts';

/**
 * The originals come back first: wherever this is cut short, the message is either delivered or back in the queue.
 * @throws Error in words for the user, when the file is gone or no longer what was delivered
 */
export function undoDelivery(
  session: Pick<QueueSession, 'index' | 'root'>,
  disk: Disk,
  journalId: number,
  row: MessageRow,
): number {
  const { write } = session.index;
  const delivery = readDelivery(write, journalId);
  if (delivery?.stage !== 'delivered') throw new Error('this delivery is not in force');
  if (row.state.kind === 'quarantined') throw new Error(`${row.file} is in quarantine; restore it first`);
  const final = path.join(delivery.folder, delivery.final);
  if (!disk.exists(final))
    throw new Error(`${delivery.final} is no longer in the delivery folder: it has been picked up`);
  if (disk.sha256(final) !== delivery.sha256)
    throw new Error(`${delivery.final} was changed after it was delivered`);
  returnOriginals(session, disk, [row, ...copiesOf(write, delivery)]);
  const entry = addJournalEntry(write, {
    act: 'undo-deliver',
    messageId: delivery.messageId,
    file: row.file,
    detail: `removing ${final}`,
    result: 'under-way',
    equivalent: null,
    undo: { undoes: journalId },
  });
  try {
    disk.remove(final);
  } catch (error) {
    finishJournalEntry(write, entry, 'failed', errorText(error));
    throw error;
  }
  disk.syncFolder(delivery.folder);
  finishUndo(write, entry, delivery);
  return entry;
}

/** Other messages of this receipt: their originals may have moved where its own, in an archive, did not. */
function copiesOf(index: ReadHandle, { messageId, folder, final }: Delivery): MessageRow[] {
  return deliveredAs(index, folder, final)
    .filter((id) => id !== messageId)
    .flatMap((id) => readMessageRow(index, id) ?? []);
}

function finishUndo(write: WriteHandle, entry: number, delivery: Delivery): void {
  write.transaction(() => {
    setStage(write, delivery.journalId, 'undone');
    markUndone(write, delivery.journalId, entry);
    finishJournalEntry(write, entry, 'done', `${delivery.final} was removed from ${delivery.folder}`);
    // Copies of the message share the receipt, and lose it together.
    for (const id of deliveredAs(write, delivery.folder, delivery.final)) {
      writeState(write, id, id === delivery.messageId ? delivery.stateBefore : { kind: 'decoded' });
    }
  });
}

/** An undo that a crash cut short. */
export interface UnfinishedUndo {
  readonly entry: number;
  readonly delivery: Delivery | null;
}

export function unfinishedUndos(index: ReadHandle): UnfinishedUndo[] {
  const rows = index.all(
    `SELECT id, act_json FROM journal WHERE act = 'undo-deliver' AND result = 'under-way'`,
  );
  return rows.map((row) => ({
    entry: Number(row['id']),
    delivery: readDelivery(index, parsed<{ undoes: number }>(row['act_json']).undoes),
  }));
}

/** Finishes it or says that it did not happen: the delivered file is there or not, and that tells. */
export function settleUndo(write: WriteHandle, disk: Disk, { entry, delivery }: UnfinishedUndo): Recovery {
  if (delivery !== null && !isReachable(disk, delivery)) return 'left';
  if (delivery !== null && !disk.exists(path.join(delivery.folder, delivery.final))) {
    finishUndo(write, entry, delivery);
    return 'finished';
  }
  finishJournalEntry(write, entry, 'rolled-back', 'interrupted; the delivered file is still there');
  return 'rolled-back';
}
