/**
 * Saves the payload of a part, decompressed and repaired, as a new file. The message stays as it is. Order: temporary
 * file written and synced by the worker, given its name without ever replacing another, folder synced, journaled.
 */
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CodePageChoice } from '../../shared/contract/transactions.ts';
import { errorText } from '../../shared/error-text.ts';
import { count, counted } from '../../shared/format/count.ts';
import type { MessageRow } from '../../shared/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { addJournalEntry } from '../index/journal.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { answered, couldNotRead, jobFor } from './detail.ts';
import { freeName } from './disk.ts';
import type { Disk } from './disk.ts';
import { plainStem } from './plain-name.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';

export interface RepairedCopy {
  readonly part: string;
  readonly codePage: CodePageChoice;
  /** Real path, outside of the queue. */
  readonly folder: string;
}

export async function saveRepairedCopy(
  session: QueueSession,
  disk: Disk,
  row: MessageRow,
  copy: RepairedCopy,
): Promise<Result<{ readonly path: string; readonly repairs: number }, Refusal>> {
  const { folder, ...question } = copy;
  const temporary = path.join(folder, `.${randomUUID()}.part`);
  const { base, supervision } = jobFor(session, row);
  const outcome = await session.lookPool.run<'saveRepaired'>(
    { kind: 'saveRepaired', ...base, ...question, temporary },
    supervision,
  );
  const written = whatCameOf(outcome);
  const saved = written.ok ? putIntoPlace(disk, temporary, row, copy) : written;
  // Gone already when it was put into place; a worker that was ended leaves what it had written so far.
  disk.remove(temporary);
  const repairs = written.ok ? written.value.repairs : 0;
  addJournalEntry(session.index.write, {
    act: 'save-repaired',
    messageId: row.id,
    file: row.file,
    detail: saved.ok
      ? `part ${copy.part} with ${counted(repairs, 'repair')} to ${saved.value}`
      : `part ${copy.part}, nothing saved: ${saved.error.text}`,
    result: saved.ok ? 'done' : 'failed',
    equivalent: null,
    undo: null,
  });
  session.changed();
  return saved.ok ? success({ path: saved.value, repairs }) : saved;
}

function whatCameOf(outcome: Outcome<'saveRepaired'>): Result<{ readonly repairs: number }, Refusal> {
  if (outcome.kind !== 'finished') return answered<{ readonly repairs: number }>(outcome);
  if (outcome.result.ok) return outcome.result;
  const { error } = outcome.result;
  if (error.kind === 'source') return failure(couldNotRead(error.failure));
  if (error.kind === 'target') return failure(folderRefusal(error.detail));
  const text =
    error.kind === 'nothing-to-repair'
      ? 'Nothing in it can be repaired safely.'
      : `It needs more than ${count(error.limit)} repairs.`;
  return failure(refusal('not-allowed', text, 'Change by hand what the check found, or have it sent again.'));
}

/** Gives the temporary file the first name that is free, and says which. */
function putIntoPlace(
  disk: Disk,
  temporary: string,
  row: MessageRow,
  { folder, part }: RepairedCopy,
): Result<string, Refusal> {
  // The path of a node has a "/" where something was opened.
  const wanted = path.join(folder, `${plainStem(row.file)}-part-${part.replaceAll('/', '_')}-repaired.txt`);
  try {
    for (;;) {
      const file = freeName(disk, wanted);
      if (!giveName(disk, temporary, file)) continue;
      disk.syncFolder(folder);
      return success(file);
    }
  } catch (error) {
    return failure(folderRefusal(errorText(error)));
  }
}

/** False when somebody else has taken the name meanwhile. A link never replaces a file; not every disk has links. */
function giveName(disk: Disk, temporary: string, file: string): boolean {
  try {
    fs.linkSync(temporary, file);
  } catch {
    if (disk.exists(file)) return false;
    disk.rename(temporary, file);
  }
  return true;
}

function folderRefusal(detail: string): Refusal {
  return refusal(
    'input-output',
    `The copy could not be written: ${detail}`,
    'Choose another folder for the repaired copy.',
  );
}
