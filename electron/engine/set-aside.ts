/** Moves originals out of the queue and back: quarantine, restore, and the `delivered` folder. Journaled before the act. */
import path from 'node:path';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { addJournalEntry, finishJournalEntry, markUndone } from '../index/journal.ts';
import { parsed } from '../index/message-rows.ts';
import type { ReadHandle, WriteHandle } from '../index/open-index.ts';
import { writeState } from '../index/write-messages.ts';
import { freeName } from './disk.ts';
import type { Disk } from './disk.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';

type MoveAct = 'quarantine' | 'restore' | 'move-original';
type Place = Pick<QueueSession, 'index' | 'root'>;

/** What the journal keeps of a move, enough to finish it, take it back or undo it. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly stateBefore: MessageState;
  readonly stateAfter: MessageState;
}

/** Folder beside the queue, so that nothing of it is listed as part of the queue. */
export function folderBeside(root: string, kind: 'delivered' | 'quarantine'): string {
  return path.join(path.dirname(root), kind, path.basename(root));
}

/**
 * Moves a message aside with a file that says why. The file comes first: whoever finds the message finds the reason.
 * @returns id of the journal entry, which can be undone
 */
export function quarantineMessage(place: Place, disk: Disk, row: MessageRow, reason: string): number {
  const to = freeName(disk, path.join(folderBeside(place.root, 'quarantine'), ...row.file.split('/')));
  disk.makeFolder(path.dirname(to));
  disk.writeNew(`${to}.reason.txt`, reasonText(row, reason));
  const stateAfter: MessageState = { kind: 'quarantined', reason: reason || 'no reason given' };
  const move = { from: absolutePath(place, row.file), to, stateBefore: row.state, stateAfter };
  return moveMessage(place, disk, row, 'quarantine', move, `moved to ${to}`);
}

/** Moves the original of a delivered message to `delivered/` beside the queue. */
export function moveDelivered(place: Place, disk: Disk, row: MessageRow, state: MessageState): number {
  const to = freeName(disk, path.join(folderBeside(place.root, 'delivered'), ...row.file.split('/')));
  disk.makeFolder(path.dirname(to));
  const move = { from: absolutePath(place, row.file), to, stateBefore: state, stateAfter: state };
  return moveMessage(place, disk, row, 'move-original', move, `original moved to ${to}`);
}

/** Brings a quarantined message back to where it was. @throws Error when its place is taken or it is gone */
export function restoreMessage(place: Place, disk: Disk, row: MessageRow): number {
  const last = lastMove(place.index.read, row.id, 'quarantine');
  if (last === null) throw new Error('the journal holds no quarantine of this message');
  const entry = moveBack(place, disk, row, last);
  disk.remove(`${last.move.to}.reason.txt`);
  return entry;
}

/** Brings the original of a delivered message back, if it was moved. */
export function returnOriginal(place: Place, disk: Disk, row: MessageRow): void {
  const last = lastMove(place.index.read, row.id, 'move-original');
  if (last !== null) moveBack(place, disk, row, last);
}

function moveBack(place: Place, disk: Disk, row: MessageRow, { id, move }: DoneMove): number {
  if (disk.exists(move.from)) throw new Error(`${row.file} exists in the queue again`);
  if (!disk.exists(move.to)) throw new Error(`${move.to} is no longer there`);
  const back: Move = { from: move.to, to: move.from, stateBefore: row.state, stateAfter: move.stateBefore };
  const entry = moveMessage(place, disk, row, 'restore', back, `moved back from ${move.to}`);
  markUndone(place.index.write, id, entry);
  return entry;
}

function moveMessage(
  { index }: Place,
  disk: Disk,
  row: MessageRow,
  act: MoveAct,
  move: Move,
  detail: string,
): number {
  const journalId = addJournalEntry(index.write, {
    act,
    messageId: row.id,
    file: row.file,
    detail,
    result: 'under-way',
    // What was done by hand to a message in a queue folder was a MOVE at the command prompt.
    equivalent: `MOVE "${move.from}" "${move.to}"`,
    undo: move,
  });
  try {
    disk.makeFolder(path.dirname(move.to));
    disk.rename(move.from, move.to);
    disk.syncFolder(path.dirname(move.to));
    disk.syncFolder(path.dirname(move.from));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    finishJournalEntry(index.write, journalId, 'failed', text);
    throw error;
  }
  settleMove(index.write, journalId, row.id, move.stateAfter, 'done', detail);
  return journalId;
}

function settleMove(
  write: WriteHandle,
  journalId: number,
  messageId: MessageId,
  state: MessageState,
  result: 'done' | 'rolled-back',
  detail: string,
): void {
  write.transaction(() => {
    finishJournalEntry(write, journalId, result, detail);
    writeState(write, messageId, state);
  });
}

/** Settles moves that a crash cut short: the file is at one place or the other, and that tells. */
export function recoverMoves(
  { index }: Pick<QueueSession, 'index'>,
  disk: Disk,
): ('finished' | 'rolled-back')[] {
  const rows = index.read.all(
    `SELECT id, message_id, detail, act_json FROM journal WHERE result = 'under-way' AND act_json LIKE '{"from"%'`,
  );
  return rows.map((row) => {
    const move = parsed<Move>(row['act_json']);
    const isMoved = !disk.exists(move.from) && disk.exists(move.to);
    const state = isMoved ? move.stateAfter : move.stateBefore;
    const result = isMoved ? 'done' : 'rolled-back';
    settleMove(
      index.write,
      Number(row['id']),
      Number(row['message_id']),
      state,
      result,
      String(row['detail']),
    );
    return isMoved ? 'finished' : 'rolled-back';
  });
}

interface DoneMove {
  readonly id: number;
  readonly move: Move;
}

function lastMove(read: ReadHandle, messageId: MessageId, act: MoveAct): DoneMove | null {
  const row = read.first(
    `SELECT id, act_json FROM journal WHERE message_id = ? AND act = ? AND result = 'done' AND undone_by IS NULL
     ORDER BY id DESC LIMIT 1`,
    messageId,
    act,
  );
  return row === undefined ? null : { id: Number(row['id']), move: parsed<Move>(row['act_json']) };
}

function reasonText(row: MessageRow, reason: string): string {
  return [
    `Message:  ${row.file}`,
    `Subject:  ${row.subject ?? '(none)'}`,
    `From:     ${row.from ?? '(unknown)'}`,
    `State:    ${row.state.kind}`,
    `Moved:    ${new Date().toISOString()}`,
    `Reason:   ${reason || 'no reason given'}`,
    '',
  ].join('\r\n');
}
