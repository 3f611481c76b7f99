/** Writes the times of one post office as DSSCHED reads them with -i (Q96060). */
import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { errorText } from '../../shared/error-text.ts';
import { counted } from '../../shared/format/count.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { printSchedule } from '../../shared/schedule/dssched-file.ts';
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { addJournalEntry } from '../index/journal.ts';
import type { Disk } from './disk.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';

/** Tries for a name that is free; a folder with more exports of one post office wants tidying up. */
export const NAME_TRIES = 100;

const NEXT_STEP = 'Choose another folder for the schedule.';

export interface ScheduleExport {
  readonly postOffice: string;
  readonly times: readonly ScheduledTime[];
  /** Real path, outside of the queue. */
  readonly folder: string;
}

export function exportSchedule(
  session: Pick<QueueSession, 'index' | 'changed'>,
  disk: Disk,
  wanted: ScheduleExport,
): Result<{ readonly path: string }, Refusal> {
  const written = writeFile(disk, wanted);
  const what = `${counted(wanted.times.length, 'time')} of ${wanted.postOffice}`;
  addJournalEntry(session.index.write, {
    act: 'export-schedule',
    messageId: null,
    file: null,
    detail: written.ok ? `${what} to ${written.value}` : `${what}, not exported: ${written.error.text}`,
    result: written.ok ? 'done' : 'failed',
    equivalent: written.ok ? `dssched admin -p<password> -d<drive> -i${path.basename(written.value)}` : null,
    undo: null,
  });
  session.changed();
  return written.ok ? success({ path: written.value }) : written;
}

/** @returns path of the new file */
function writeFile(disk: Disk, { postOffice, times, folder }: ScheduleExport): Result<string, Refusal> {
  try {
    const file = createUnderFreeName(folder, `DSSCHED-${postOffice.replaceAll(/[^A-Z0-9$-]+/g, '-')}`);
    if (file === null) {
      const text = `${folder} already holds ${NAME_TRIES} schedules of ${postOffice}.`;
      return failure(refusal('not-allowed', text, NEXT_STEP));
    }
    writeWhole(disk, file, printSchedule(times));
    disk.syncFolder(folder);
    return success(file.path);
  } catch (error) {
    return failure(
      refusal('input-output', `The schedule could not be written: ${errorText(error)}`, NEXT_STEP),
    );
  }
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
function writeWhole(disk: Disk, { path: file, handle }: NewFile, text: string): void {
  try {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } catch (error) {
    disk.remove(file);
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}
