/** Settles what a crash cut short, before anything else is done with the queue. */
import path from 'node:path';
import { unfinishedDeliveries } from '../index/deliveries.ts';
import type { Delivery } from '../index/deliveries.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { writeState } from '../index/write-messages.ts';
import { confirmDelivery, putIntoPlace, rollBack } from './deliver.ts';
import type { DeliverySession } from './deliver.ts';
import type { Disk } from './disk.ts';
import { recoverMoves } from './set-aside.ts';
import { recoverUndos } from './undo-delivery.ts';

export interface Recovered {
  readonly finished: number;
  readonly rolledBack: number;
}

export function recoverQueue(session: Pick<DeliverySession, 'index' | 'root'>, disk: Disk): Recovered {
  const results = [
    ...unfinishedDeliveries(session.index.read).map((delivery) =>
      recoverDelivery(session.index.write, disk, delivery),
    ),
    ...recoverMoves(session, disk),
    ...recoverUndos(session.index.write, disk),
  ];
  return {
    finished: results.filter((result) => result === 'finished').length,
    rolledBack: results.filter((result) => result === 'rolled-back').length,
  };
}

export type Recovery = 'finished' | 'rolled-back' | 'left';

function recoverDelivery(write: WriteHandle, disk: Disk, delivery: Delivery): Recovery {
  // A folder that cannot be reached now (a network share) may be reached at the next start: nothing is decided.
  if (!disk.exists(delivery.folder)) return 'left';
  const isWritten = delivery.stage === 'written';
  const isRenamed = isWritten && !disk.exists(path.join(delivery.folder, delivery.temporary));
  const problem = isWritten
    ? isRenamed
      ? null
      : putIntoPlace(disk, delivery)
    : 'interrupted before it was written';
  if (problem !== null) {
    rollBack(write, disk, delivery, problem);
    writeState(write, delivery.messageId, delivery.stateBefore);
    return 'rolled-back';
  }
  write.transaction(() => writeState(write, delivery.messageId, confirmDelivery(write, delivery.journalId)));
  return 'finished';
}
