/** Writes the times of one post office as DSSCHED reads them with -i (Q96060). */
import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { printSchedule } from '../../shared/schedule/dssched-file.ts';
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { addJournalEntry } from '../index/journal.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';

/** Tries for a name that is free; a folder with more exports of one post office wants tidying up. */
export const NAME_TRIES = 100;

/** @param folder real path, outside of the queue */
export function exportSchedule(
  session: QueueSession,
  postOffice: string,
  times: readonly ScheduledTime[],
  folder: string,
): Result<{ readonly path: string }, Refusal> {
  const file = createUnderFreeName(folder, `DSSCHED-${postOffice.replaceAll(/[^A-Z0-9$-]+/g, '-')}`);
  if (file === null) {
    const text = `${folder} already holds ${NAME_TRIES} schedules of ${postOffice}.`;
    return failure(refusal('not-allowed', text, 'Choose another folder for the schedule.'));
  }
  writeWhole(file, printSchedule(times));
  addJournalEntry(session.index.write, {
    act: 'export-schedule',
    messageId: null,
    file: null,
    detail: `${times.length} times of ${postOffice} to ${file.path}`,
    result: 'done',
    equivalent: `dssched admin -p<password> -d<drive> -i${path.basename(file.path)}`,
    undo: null,
  });
  session.changed();
  return success({ path: file.path });
}

interface NewFile {
  readonly path: string;
  readonly handle: number;
}

/** Made exclusively: what lies there already is never written over. */
function createUnderFreeName(folder: string, name: string): NewFile | null {
  for (let number = 1; number <= NAME_TRIES; number += 1) {
    const file = path.join(folder, `${name}${number === 1 ? '' : `-${number}`}.TXT`);
    try {
      return { path: file, handle: fs.openSync(file, 'wx') };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return null;
}

/** A schedule that is written in part would be imported in part: then there is none. */
function writeWhole({ path: file, handle }: NewFile, text: string): void {
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}
