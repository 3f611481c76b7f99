/**
 * Writes the content of one node of a message to a place that the user chose, over what is there: all of it or nothing.
 * What could be read only in part gets a name that says so, and replaces nothing.
 */
import path from 'node:path';
import type { RequestArgs, RequestValues } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { exactBytes } from '../../shared/format/bytes.ts';
import type { MessageRow } from '../../shared/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFault } from '../../shared/system-fault.ts';
import { takePlace, temporaryBeside } from '../files/replace-file.ts';
import { addJournalEntry } from '../index/journal.ts';
import type { SavedNode } from '../../shared/formats/node.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { answered, couldNotRead, jobFor } from './detail.ts';
import { freeName } from './disk.ts';
import type { Disk } from './disk.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';
import { checkTargetFolder } from './target-folder.ts';

type Wanted = Omit<RequestArgs<'message.saveNode'>, 'id'>;
type Saved = RequestValues['message.saveNode'];

const PARTIAL = '.partial';

export async function saveNode(
  session: QueueSession,
  disk: Disk,
  row: MessageRow,
  { path: wanted, ...question }: Wanted,
): Promise<Result<Saved, Refusal>> {
  const folder = checkTargetFolder(session.root, path.dirname(wanted), 'saved content');
  if (!folder.ok) return folder;
  const target = path.join(folder.value, path.basename(wanted));
  const temporary = temporaryBeside(target);
  const { base, supervision } = jobFor(session, row);
  const outcome = await session.lookPool.run<'saveNode'>(
    { kind: 'saveNode', ...base, ...question, temporary },
    supervision,
  );
  const written = whatCameOf(outcome);
  const saved = written.ok ? putIntoPlace(disk, temporary, target, written.value) : written;
  // Gone already when it was put into place; a worker that was ended leaves what it had written so far.
  disk.remove(temporary);
  addJournalEntry(session.index.write, {
    act: 'save-node',
    messageId: row.id,
    file: row.file,
    detail: detailOf(question.part, saved),
    result: saved.ok ? 'done' : 'failed',
    equivalent: null,
    undo: null,
  });
  session.changed();
  return saved;
}

function detailOf(part: string, saved: Result<Saved, Refusal>): string {
  if (!saved.ok) return `part ${part}, nothing saved: ${saved.error.text}`;
  const { bytes, failure: cut, path: file } = saved.value;
  const extent = cut === null ? exactBytes(bytes) : `only the first ${exactBytes(bytes)} (${cut.detail})`;
  return `part ${part}, ${extent} to ${file}`;
}

/** What a worker has written, or why nothing could be. */
export function whatCameOf(outcome: Outcome<'saveNode'>): Result<SavedNode, Refusal> {
  if (outcome.kind !== 'finished') return answered<SavedNode>(outcome);
  if (outcome.result.ok) return outcome.result;
  const { error } = outcome.result;
  if (error.kind === 'source') return failure(couldNotRead(error.failure));
  const { text, nextStep } = writeFault(error.detail);
  return failure(refusal('input-output', `It could not be written: ${text}.`, nextStep));
}

function putIntoPlace(
  disk: Disk,
  temporary: string,
  target: string,
  node: SavedNode,
): Result<Saved, Refusal> {
  const file = node.failure === null ? target : freeName(disk, target + PARTIAL);
  const placed = takePlace(temporary, file);
  return placed.ok ? success({ ...node, path: file }) : placed;
}
