/** The requests that change something: retry, quarantine, restore, undo, export, lab. */
import { setImmediate } from 'node:timers/promises';
import { errorText } from '../../shared/error-text.ts';
import type { EngineEvents } from '../../shared/contract.ts';
import type { JournalEntry } from '../../shared/contract/journal.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { failure, success } from '../../shared/result.ts';
import { isSettled } from '../../shared/state.ts';
import { readJournalEntry } from '../index/journal.ts';
import { readMessageRow } from '../index/read-messages.ts';
import { whyNotMoved } from './archived.ts';
import { checkTargetFolder } from './target-folder.ts';
import { REAL_DISK } from './disk.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { exportEvidence } from './evidence.ts';
import { takeBackStep } from './ladder-steps.ts';
import type { OpenSession } from './open-session.ts';
import { refusal } from './refusal.ts';
import { planRetry } from './retry-plan.ts';
import { startRetryRun } from './retry-run.ts';
import type { QueueSession } from './session.ts';
import { quarantineMessage, restoreMessage } from './set-aside.ts';
import { isRetrying } from './under-way.ts';
import { undoDelivery } from './undo-delivery.ts';

type ActName =
  | 'retry.plan'
  | 'retry.start'
  | 'retry.control'
  | 'retry.current'
  | 'quarantine'
  | 'restore'
  | 'undo'
  | 'evidence.export'
  | 'lab.start'
  | 'lab.cancel';

const RUN_UNDER_WAY = refusal('busy', 'A retry is under way.', 'Wait for it or cancel it first.');
const SCAN_UNDER_WAY = refusal('busy', 'The queue is still being read.', 'Wait until the scan is finished.');
const LAB_UNDER_WAY = refusal('busy', 'A lab run is under way.', 'Wait for it or cancel it first.');
const NOT_UNDONE = refusal(
  'not-allowed',
  'This act cannot be undone any more.',
  'See the journal for what came after it.',
);

export function createActs(
  withQueue: WithQueue,
  emit: <Name extends keyof EngineEvents>(name: Name, payload: EngineEvents[Name]) => void,
): Pick<Handlers, ActName> {
  return {
    'retry.plan': ({ scope, variant }) =>
      withQueue(async (open) => {
        const planned = await planRetry(open, scope, variant);
        open.keepPlan(planned);
        return success(planned.plan);
      }),
    'retry.start': ({ planId }) =>
      withQueue((open) => {
        // The same plan again is a double click: it has one effect.
        if (open.retry?.state().runId === planId) return success(open.retry.state());
        if (isRetrying(open)) return failure(RUN_UNDER_WAY);
        return startRetry(open, planId, (state) => emit('run.changed', state));
      }),
    'retry.control': ({ runId, action }) =>
      withQueue(({ retry }) => {
        if (retry?.state().runId !== runId)
          return failure(refusal('not-found', 'This retry is over.', 'Start a new one.'));
        retry[action]();
        return success(retry.state());
      }),
    'retry.current': () => withQueue(({ retry }) => success(retry?.state() ?? null)),
    quarantine: ({ ids, reason }) =>
      withQueue(async ({ session }) => {
        const { done, problems } = await forEachMessage(session, ids, (row) => {
          if (!isSettled(row.state.kind) || session.live.has(row.id))
            throw new Error('it is being worked on');
          if (row.state.kind === 'quarantined') throw new Error('it is in quarantine already');
          const notMoved = whyNotMoved(session, row);
          if (notMoved !== null) throw new Error(notMoved);
          return quarantineMessage(session, REAL_DISK, row, reason);
        });
        return success({ moved: done.length, problems, journalIds: done });
      }),
    restore: ({ ids }) =>
      withQueue(async ({ session }) => {
        const { done, problems } = await forEachMessage(session, ids, (row) => {
          if (row.state.kind !== 'quarantined') throw new Error('it is not in quarantine');
          return restoreMessage(session, REAL_DISK, row);
        });
        return success({ moved: done.length, problems });
      }),
    undo: ({ journalId }) => withQueue(({ session }) => undo(session, journalId)),
    'evidence.export': ({ ids, folder }) =>
      withQueue(async ({ session }) => {
        const checked = checkTargetFolder(session.root, folder, 'evidence');
        return checked.ok ? success(await exportEvidence(session, ids, checked.value)) : checked;
      }),
    'lab.start': (options) =>
      withQueue((open) => {
        if (open.isScanning()) return failure(SCAN_UNDER_WAY);
        if (isRetrying(open)) return failure(RUN_UNDER_WAY);
        if (open.lab?.state().phase === 'running') return failure(LAB_UNDER_WAY);
        return success(open.runLab(options, (run) => emit('lab.changed', run)));
      }),
    'lab.cancel': () =>
      withQueue(({ lab }) => {
        lab?.cancel();
        return success(null);
      }),
  };
}

function startRetry(open: OpenSession, planId: string, onChange: Parameters<typeof startRetryRun>[4]) {
  const { session, plans } = open;
  const planned = plans.get(planId);
  if (planned === undefined)
    return failure(refusal('not-found', 'This plan is out of date.', 'Make it again.'));
  if (planned.ids.length === 0)
    return failure(
      refusal('not-allowed', 'None of these messages can be retried.', 'See which were left out, and why.'),
    );
  const folder = session.settings.deliveryFolder;
  if (folder === null)
    return failure(
      refusal('not-allowed', 'No delivery folder is chosen.', 'Choose where delivered messages go.'),
    );
  const checked = checkTargetFolder(session.root, folder, 'delivery');
  if (!checked.ok) return checked;
  plans.delete(planId);
  open.retry = startRetryRun(session, REAL_DISK, planned, checked.value, onChange);
  open.examination.noteChange();
  return success(open.retry.state());
}

/** Does one after the other and lets others have their turn in between: each waits for the disk several times. */
async function forEachMessage(
  session: QueueSession,
  ids: readonly MessageId[],
  act: (row: MessageRow) => number,
): Promise<{ readonly done: number[]; readonly problems: string[] }> {
  const done: number[] = [];
  const problems: string[] = [];
  for (const id of ids) {
    await setImmediate();
    const row = readMessageRow(session.index.read, id);
    try {
      if (row === null) throw new Error('it is no longer in the index');
      done.push(act(row));
    } catch (error) {
      problems.push(`${row?.file ?? id}: ${errorText(error)}`);
    }
  }
  session.changed();
  return { done, problems };
}

function undo(session: QueueSession, journalId: number) {
  const entry = readJournalEntry(session.index.read, journalId);
  if (entry === null || !entry.canUndo) return failure(NOT_UNDONE);
  try {
    const by = undoAct(session, entry);
    if (by === null) return failure(NOT_UNDONE);
    // Of a step only the record was taken back: the journal is all that changed.
    if (entry.act !== 'ladder-step') session.changed();
    const undone = readJournalEntry(session.index.read, by);
    return undone === null
      ? failure(refusal('not-found', 'The journal lost the entry.', 'Reopen the queue.'))
      : success(undone);
  } catch (error) {
    const text = errorText(error);
    return failure(refusal('not-allowed', `It was not undone: ${text}.`, 'See the journal.'));
  }
}

/** @returns id of the entry that says so; null when the message is gone from the index */
function undoAct(session: QueueSession, entry: JournalEntry): number | null {
  if (entry.act === 'ladder-step') return takeBackStep(session, entry);
  const row = entry.messageId === null ? null : readMessageRow(session.index.read, entry.messageId);
  if (row === null) return null;
  return entry.act === 'deliver'
    ? undoDelivery(session, REAL_DISK, entry.id, row)
    : restoreMessage(session, REAL_DISK, row);
}
