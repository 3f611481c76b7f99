/** The acts of the crash tests: the same in the process that is killed and in the one that finishes the work. */
import fs from 'node:fs';
import { deliverMessage } from '../../electron/engine/deliver.ts';
import type { Disk } from '../../electron/engine/disk.ts';
import { openQueue } from '../../electron/engine/open-queue.ts';
import type { OpenedQueue } from '../../electron/engine/open-queue.ts';
import { absolutePath } from '../../electron/engine/session.ts';
import type { QueueSession } from '../../electron/engine/session.ts';
import { moveDelivered, quarantineMessage, restoreMessage } from '../../electron/engine/set-aside.ts';
import { undoDelivery } from '../../electron/engine/undo-delivery.ts';
import { readJournalPage } from '../../electron/index/journal.ts';
import { readMessageRow } from '../../electron/index/read-messages.ts';
import { DEFAULT_LIMITS, DEFAULT_WATCHDOG } from '../../shared/limits.ts';
import type { MessageRow } from '../../shared/model.ts';

export type Act = 'deliver' | 'move the original' | 'quarantine' | 'restore' | 'undo the delivery';

/** Where one case lies. The queue holds one message, whose id is 1. */
export interface Places {
  readonly queue: string;
  readonly data: string;
  readonly out: string;
}

const VARIANT = { decoder: 'safe', oneProcessor: true, deadlineFactor: 1 } as const;

const GAL_WORKER = new URL('../../electron/gal/gal-worker.ts', import.meta.url);

/** Opens the queue, which recovers it, without scanning it. */
export function openPlaces({ queue, data }: Places, workerEntry: URL): OpenedQueue {
  const opened = openQueue(
    { real: queue, isDirectory: true },
    {
      dataFolder: data,
      workerEntry,
      galEntry: GAL_WORKER,
      workers: 1,
      decoder: 'safe',
      limits: DEFAULT_LIMITS,
      plugIns: [],
      rules: DEFAULT_WATCHDOG,
      onChanged: () => undefined,
    },
  );
  if (!opened.ok) throw new Error(opened.error.text);
  return opened.value;
}

export function messageOf({ index }: Pick<QueueSession, 'index'>): MessageRow {
  const row = readMessageRow(index.read, 1);
  if (row === null) throw new Error('the message is not in the index');
  return row;
}

/** Does the act if it is not done yet, as an administrator would who tries again. */
export async function carryOut(act: Act, session: QueueSession, disk: Disk, out: string): Promise<void> {
  const row = messageOf(session);
  const state = row.state.kind;
  switch (act) {
    case 'deliver':
      if (state !== 'delivered') await deliverMessage(session, disk, row, out, VARIANT);
      return;
    case 'move the original':
      if (fs.existsSync(absolutePath(session, row.file))) moveDelivered(session, disk, row, row.state);
      return;
    case 'quarantine':
      if (state !== 'quarantined') quarantineMessage(session, disk, row, 'it blocks the others');
      return;
    case 'restore':
      if (state === 'quarantined') restoreMessage(session, disk, row);
      return;
    case 'undo the delivery': {
      const { entries } = readJournalPage(session.index.read, 0, 100, 1);
      const delivery = entries.find(({ act: done, canUndo }) => done === 'deliver' && canUndo);
      if (delivery !== undefined) undoDelivery(session, disk, delivery.id, row);
    }
  }
}
