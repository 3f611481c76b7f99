/** Answers what is asked about the schedule. */
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isSeen } from '../../shared/schedule/origin.ts';
import { typedPostOffice } from '../../shared/schedule/post-office-name.ts';
import { holdsSchedule, writeScheduleOwner, writeTimesByHand } from '../index/schedule-times.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';
import { readBoard } from './schedule-board.ts';
import { exportSchedule } from './schedule-export.ts';
import type { QueueSession } from './session.ts';
import { checkTargetFolder } from './target-folder.ts';

const NO_NAME = refusal(
  'not-allowed',
  'This is no name of a post office.',
  'Write network and post office: NET/PO.',
);
const NO_SCHEDULE_FILE = refusal(
  'not-found',
  'This file holds no DSSCHED times any more.',
  'Rescan the queue, then look at the schedule again.',
);

export function createScheduleHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'schedule.board' | 'schedule.enter' | 'schedule.assign' | 'schedule.export'> {
  return {
    'schedule.board': () => withQueue(({ session }) => success(readBoard(session.index.read))),
    'schedule.enter': ({ postOffice, times }) =>
      withQueue(({ session }) => {
        const name = typedPostOffice(postOffice);
        if (name === null) return failure(NO_NAME);
        writeTimesByHand(session.index.write, name, times);
        session.changed();
        return success(readBoard(session.index.read));
      }),
    'schedule.assign': ({ fileId, postOffice }) =>
      withQueue(({ session }) => {
        const name = postOffice === null ? null : typedPostOffice(postOffice);
        if (postOffice !== null && name === null) return failure(NO_NAME);
        if (!holdsSchedule(session.index.read, fileId)) return failure(NO_SCHEDULE_FILE);
        writeScheduleOwner(session.index.write, fileId, name);
        session.changed();
        return success(readBoard(session.index.read));
      }),
    'schedule.export': ({ postOffice, folder }) =>
      withQueue(({ session }) => exportTimes(session, postOffice, folder)),
  };
}

function exportTimes(
  session: QueueSession,
  postOffice: string,
  folder: string,
): Result<{ readonly path: string }, Refusal> {
  const checked = checkTargetFolder(session.root, folder, 'schedule');
  if (!checked.ok) return checked;
  const times = readBoard(session.index.read).entries.filter((entry) => entry.postOffice === postOffice);
  if (times.length === 0) {
    const text = `No time of ${postOffice} is known.`;
    return failure(refusal('not-found', text, 'Enter its times, or open its DSSCHED file.'));
  }
  if (times.some(({ origin }) => isSeen(origin))) {
    const text = `The times of ${postOffice} are runs that were seen, not its schedule.`;
    return failure(refusal('not-allowed', text, 'Check and save them under Schedule, then export.'));
  }
  return exportSchedule(session, postOffice, times, checked.value);
}
