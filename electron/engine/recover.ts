/** Settles what a crash cut short, before anything else is done with the queue. */
import { unfinishedDeliveries } from '../index/deliveries.ts';
import type { Disk } from './disk.ts';
import type { QueueSession } from './session.ts';
import { settleDelivery } from './settle-delivery.ts';
import type { Recovery } from './settle-delivery.ts';
import { settleMove, unfinishedMoves } from './set-aside.ts';
import { settleUndo, unfinishedUndos } from './undo-delivery.ts';

export interface Recovered {
  readonly finished: number;
  readonly rolledBack: number;
}

export function recoverQueue(session: Pick<QueueSession, 'index'>, disk: Disk): Recovered {
  const { read, write } = session.index;
  const results = [
    ...unfinishedDeliveries(read).map((delivery) => attempted(() => settleDelivery(write, disk, delivery))),
    ...unfinishedMoves(read).map((move) => attempted(() => settleMove(write, disk, move))),
    ...unfinishedUndos(read).map((undo) => attempted(() => settleUndo(write, disk, undo))),
  ];
  return {
    finished: results.filter((result) => result === 'finished').length,
    rolledBack: results.filter((result) => result === 'rolled-back').length,
  };
}

/** A folder that cannot be written to any more must not keep the queue from being opened. */
function attempted(act: () => Recovery): Recovery {
  try {
    return act();
  } catch {
    return 'left';
  }
}
