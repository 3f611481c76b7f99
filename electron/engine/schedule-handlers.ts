/** Answers what is asked about the schedule. */
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isSeen } from '../../shared/schedule/origin.ts';
import { typedPostOffice } from '../../shared/schedule/post-office-name.ts';
import { REAL_DISK } from './disk.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import type { OpenSession } from './open-session.ts';
import { refusal } from './refusal.ts';
import { assignSchedule, enterTimes } from './schedule-changes.ts';
import { exportSchedule } from './schedule-export.ts';
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
    'schedule.board': () => withQueue(async ({ board }) => success(await board.latest())),
    'schedule.enter': ({ postOffice, times }) =>
      withQueue(({ session, board }) => {
        const name = typedPostOffice(postOffice);
        if (name === null) return failure(NO_NAME);
        enterTimes(session, name, times);
        return success(board.atOnce());
      }),
    'schedule.assign': ({ fileId, postOffice }) =>
      withQueue(({ session, board }) => {
        const name = postOffice === null ? null : typedPostOffice(postOffice);
        if (postOffice !== null && name === null) return failure(NO_NAME);
        return assignSchedule(session, fileId, name) ? success(board.atOnce()) : failure(NO_SCHEDULE_FILE);
      }),
    'schedule.export': ({ postOffice, folder }) => withQueue((open) => exportTimes(open, postOffice, folder)),
  };
}

function exportTimes(
  { session, board }: OpenSession,
  postOffice: string,
  folder: string,
): Result<{ readonly path: string }, Refusal> {
  const checked = checkTargetFolder(session.root, folder, 'schedule');
  if (!checked.ok) return checked;
  const times = board.atOnce().entries.filter((entry) => entry.postOffice === postOffice);
  if (times.length === 0) {
    const text = `No time of ${postOffice} is known.`;
    return failure(refusal('not-found', text, 'Enter its times, or open its DSSCHED file.'));
  }
  if (times.some(({ origin }) => isSeen(origin))) {
    const text = `The times of ${postOffice} are runs that were seen, not its schedule.`;
    return failure(refusal('not-allowed', text, 'Check and save them under Schedule, then export.'));
  }
  return exportSchedule(session, REAL_DISK, { postOffice, times, folder: checked.value });
}
