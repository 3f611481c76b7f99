/** The last steps of a delivery, taken in turn or, after a crash, from wherever it was cut short. */
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import type { MessageState } from '../../shared/state.ts';
import { readDelivery, receiptOf, setStage } from '../index/deliveries.ts';
import type { Delivery } from '../index/deliveries.ts';
import { finishJournalEntry } from '../index/journal.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { writeState } from '../index/write-messages.ts';
import type { Disk } from './disk.ts';

/**
 * Gives the finished temporary file its final name.
 * @returns why it could not, with the temporary file still there, or null
 */
export function putIntoPlace(disk: Disk, delivery: Delivery): string | null {
  const temporary = path.join(delivery.folder, delivery.temporary);
  const final = path.join(delivery.folder, delivery.final);
  try {
    if (disk.exists(final)) {
      if (disk.sha256(final) !== delivery.sha256)
        return `another file is called ${delivery.final} in the delivery folder`;
      disk.remove(temporary);
    } else {
      disk.rename(temporary, final);
    }
    disk.syncFolder(delivery.folder);
    return null;
  } catch (error) {
    return errorText(error);
  }
}

/** Writes the receipt. */
export function confirmDelivery(write: WriteHandle, journalId: number): MessageState {
  return write.transaction(() => {
    setStage(write, journalId, 'delivered');
    const delivery = readDelivery(write, journalId);
    if (delivery === null) throw new Error(`delivery ${journalId} is not in the index`);
    finishJournalEntry(write, journalId, 'done', `delivered as ${delivery.final} to ${delivery.folder}`);
    return { kind: 'delivered', receipt: receiptOf(delivery, delivery.atMs) };
  });
}

/**
 * Takes an intent back. Its stage goes back to `intended` before the temporary file goes: a missing temporary file of a
 * `written` delivery means that it was renamed. Where the folder does not let go of the file, the intent stays open
 * and is settled with the next attempt or at the next start.
 */
export function rollBack(write: WriteHandle, disk: Disk, delivery: Delivery, why: string): void {
  setStage(write, delivery.journalId, 'intended');
  try {
    disk.remove(path.join(delivery.folder, delivery.temporary));
  } catch {
    return;
  }
  write.transaction(() => {
    setStage(write, delivery.journalId, 'rolled-back');
    finishJournalEntry(write, delivery.journalId, 'rolled-back', `nothing was delivered: ${why}`);
  });
}

export type Recovery = 'finished' | 'rolled-back' | 'left';

/**
 * Whether the folder is the one that was delivered to. One that cannot be reached now, or the empty mount point of a
 * share, may be there at the next start: what is missing from it tells nothing.
 */
export function isReachable(disk: Disk, { folder, folderIdentity }: Delivery): boolean {
  return disk.exists(folder) && disk.identity(folder) === folderIdentity;
}

/**
 * Gives up an intent that cannot be settled because another folder now has the place of the one it was for. Before it
 * was written nothing can have got a final name, so nothing can be delivered twice.
 * @returns false where the folder is the same, or out of reach, or was written to: the file may have been renamed, which
 *   only that folder can tell
 */
export function giveUpIntent(write: WriteHandle, disk: Disk, delivery: Delivery): boolean {
  const { journalId, temporary, folder } = delivery;
  const isReplaced = disk.exists(folder) && !isReachable(disk, delivery);
  if (!isReplaced || readDelivery(write, journalId)?.stage !== 'intended') return false;
  write.transaction(() => {
    setStage(write, journalId, 'rolled-back');
    const rest = `${temporary} may be left in the folder that was there before`;
    finishJournalEntry(write, journalId, 'rolled-back', `nothing was delivered: interrupted; ${rest}`);
  });
  return true;
}

/** Finishes or rolls back a delivery that was cut short; `left` when that cannot be decided or done now. */
export function settleDelivery(write: WriteHandle, disk: Disk, delivery: Delivery): Recovery {
  if (!isReachable(disk, delivery)) return 'left';
  const isWritten = delivery.stage === 'written';
  const isRenamed = isWritten && !disk.exists(path.join(delivery.folder, delivery.temporary));
  const problem = isWritten
    ? isRenamed
      ? null
      : putIntoPlace(disk, delivery)
    : 'interrupted before it was written';
  if (problem !== null) {
    rollBack(write, disk, delivery, problem);
    return readDelivery(write, delivery.journalId)?.stage === 'rolled-back' ? 'rolled-back' : 'left';
  }
  write.transaction(() => writeState(write, delivery.messageId, confirmDelivery(write, delivery.journalId)));
  return 'finished';
}
