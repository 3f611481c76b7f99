/** Moves originals out of the queue and back: quarantine, restore, and the `delivered` folder. Journaled before the act. */
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import { printable } from '../../shared/format/printable.ts';
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
import type { Recovery } from './settle-delivery.ts';

type MoveAct = 'quarantine' | 'restore' | 'move-original';
type Place = Pick<QueueSession, 'index' | 'root'>;

/** What the journal keeps of a move, enough to finish it, take it back or undo it. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly stateBefore: MessageState;
  readonly stateAfter: MessageState;
  /** File that says why a message is in quarantine: there exactly while the message is. */
  readonly reasonFile: string | null;
  /** Journal entry that this move takes back. */
  readonly undoes: number | null;
}

const REASON_SUFFIX = '.reason.txt';

/** Folder beside the queue, so that nothing of it is listed as part of the queue. */
export function folderBeside(root: string, kind: 'delivered' | 'quarantine'): string {
  if (path.dirname(root) === root)
    throw new Error('the queue is the root of a drive: there is no place beside it');
  return path.join(path.dirname(root), kind, path.basename(root));
}

/**
 * Moves a message aside with a file that says why. That file comes first: whoever finds the message finds the reason.
 * @returns id of the journal entry, which can be undone
 */
export function quarantineMessage(place: Place, disk: Disk, row: MessageRow, reason: string): number {
  const wanted = path.join(folderBeside(place.root, 'quarantine'), ...row.file.split('/'));
  const to = freeName(disk, wanted, ['', REASON_SUFFIX]);
  const move: Move = {
    from: absolutePath(place, row.file),
    to,
    stateBefore: row.state,
    stateAfter: { kind: 'quarantined', reason: reason || 'no reason given' },
    reasonFile: to + REASON_SUFFIX,
    undoes: null,
  };
  return moveMessage(place, disk, row, 'quarantine', move, reasonText(row, reason));
}

/** Moves the original of a delivered message to `delivered/` beside the queue. */
export function moveDelivered(place: Place, disk: Disk, row: MessageRow, state: MessageState): number {
  const to = freeName(disk, path.join(folderBeside(place.root, 'delivered'), ...row.file.split('/')));
  const from = absolutePath(place, row.file);
  const move = { from, to, stateBefore: state, stateAfter: state, reasonFile: null, undoes: null };
  return moveMessage(place, disk, row, 'move-original', move, '');
}

/** Brings a quarantined message back to where it was. @throws Error when its place is taken or it is gone */
export function restoreMessage(place: Place, disk: Disk, row: MessageRow): number {
  const last = lastMove(place.index.read, row.id, 'quarantine');
  if (last === null) throw new Error('the journal holds no quarantine of this message');
  return moveBack(place, disk, row, last, last.move.stateBefore);
}

/**
 * Brings the originals of delivered messages back, as far as they were moved: none where one of them cannot be.
 * @throws Error as `restoreMessage` does
 */
export function returnOriginals(place: Place, disk: Disk, rows: readonly MessageRow[]): void {
  const moved = rows.flatMap((row) => {
    const last = lastMove(place.index.read, row.id, 'move-original');
    return last === null ? [] : [{ row, last }];
  });
  for (const { row, last } of moved) checkWayBack(disk, row, last.move);
  for (const { row, last } of moved) moveBack(place, disk, row, last, row.state);
}

function moveBack(
  place: Place,
  disk: Disk,
  row: MessageRow,
  { id, move }: DoneMove,
  stateAfter: MessageState,
): number {
  checkWayBack(disk, row, move);
  const { reasonFile } = move;
  const back = { from: move.to, to: move.from, stateBefore: row.state, stateAfter, reasonFile, undoes: id };
  return moveMessage(place, disk, row, 'restore', back, '');
}

/** Somebody may have brought it back by hand. */
function checkWayBack(disk: Disk, { file }: MessageRow, { from, to }: Move): void {
  const isThere = disk.exists(from);
  const isAside = disk.exists(to);
  if (isThere && isAside) throw new Error(`${file} exists in the queue again`);
  if (!isThere && !isAside) throw new Error(`${to} is no longer there`);
}

function moveMessage(
  { index }: Place,
  disk: Disk,
  row: MessageRow,
  act: MoveAct,
  move: Move,
  reason: string,
): number {
  const entry = addJournalEntry(index.write, {
    act,
    messageId: row.id,
    file: row.file,
    detail: `moving to ${move.to}`,
    result: 'under-way',
    // What was done by hand to a message in a queue folder was a MOVE at the command prompt.
    equivalent: `MOVE "${move.from}" "${move.to}"`,
    undo: move,
  });
  try {
    disk.makeFolder(path.dirname(move.to));
    if (act === 'quarantine') disk.writeNew(move.to + REASON_SUFFIX, reason);
    // Somebody has brought it back by hand: then this only says so.
    if (act !== 'restore' || disk.exists(move.from)) disk.rename(move.from, move.to);
  } catch (error) {
    finishJournalEntry(index.write, entry, 'failed', errorText(error));
    if (act === 'quarantine') dropReason(disk, move.to + REASON_SUFFIX);
    throw error;
  }
  disk.syncFolder(path.dirname(move.to));
  disk.syncFolder(path.dirname(move.from));
  settleMove(index.write, disk, { entry, act, messageId: row.id, move });
  return entry;
}

/** A move that the journal has as under way. */
export interface UnfinishedMove {
  readonly entry: number;
  readonly act: MoveAct;
  readonly messageId: MessageId;
  readonly move: Move;
}

/** Moves that a crash cut short. */
export function unfinishedMoves(index: ReadHandle): UnfinishedMove[] {
  const rows = index.all(
    `SELECT id, act, message_id, act_json FROM journal
     WHERE result = 'under-way' AND act IN ('quarantine', 'restore', 'move-original')`,
  );
  return rows.map((row) => ({
    entry: Number(row['id']),
    act: MOVE_ACTS.find((act) => act === row['act']) ?? 'move-original',
    messageId: Number(row['message_id']),
    move: parsed<Move>(row['act_json']),
  }));
}

const MOVE_ACTS: readonly MoveAct[] = ['quarantine', 'restore', 'move-original'];

/** Says what has become of a move: the file is at one place or the other, and that tells. */
export function settleMove(write: WriteHandle, disk: Disk, unfinished: UnfinishedMove): Recovery {
  const { entry, act, messageId, move } = unfinished;
  const isMoved = !disk.exists(move.from) && disk.exists(move.to);
  const isInQuarantine = isMoved === (act === 'quarantine');
  if (move.reasonFile !== null && !isInQuarantine) dropReason(disk, move.reasonFile);
  write.transaction(() => {
    const detail = isMoved ? `moved to ${move.to}` : `interrupted; not moved to ${move.to}`;
    finishJournalEntry(write, entry, isMoved ? 'done' : 'rolled-back', detail);
    writeState(write, messageId, isMoved ? move.stateAfter : move.stateBefore);
    if (isMoved && move.undoes !== null) markUndone(write, move.undoes, entry);
  });
  return isMoved ? 'finished' : 'rolled-back';
}

/** The message has moved by then: a reason that cannot be removed is no reason to say otherwise. */
function dropReason(disk: Disk, file: string): void {
  try {
    disk.remove(file);
  } catch {
    return;
  }
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
    `Message:  ${printable(row.file)}`,
    `Subject:  ${printable(row.subject ?? '(none)')}`,
    `From:     ${printable(row.from ?? '(unknown)')}`,
    `State:    ${row.state.kind}`,
    `Moved:    ${new Date().toISOString()}`,
    `Reason:   ${printable(reason || 'no reason given')}`,
    '',
  ].join('\r\n');
}
