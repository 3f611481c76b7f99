/** What the user says of the schedule, journaled with what was said before. The window undoes it by saying that again. */
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { timesText } from '../../shared/schedule/week.ts';
import { addJournalEntry } from '../index/journal.ts';
import type { NewJournalEntry } from '../index/journal.ts';
import {
  readScheduleOwner,
  readTimesByHand,
  writeScheduleOwner,
  writeTimesByHand,
} from '../index/schedule-times.ts';
import type { QueueSession } from './session.ts';

const ENTRY = { messageId: null, result: 'done', equivalent: null, undo: null } as const;

type Changed = Pick<NewJournalEntry, 'act' | 'file' | 'detail'>;

export function enterTimes(session: QueueSession, postOffice: string, times: readonly ScheduledTime[]): void {
  const former = readTimesByHand(session.index.read).filter((time) => time.postOffice === postOffice);
  const detail = `${postOffice}: ${timesOrNone(times)}. Entered before: ${timesOrNone(former)}.`;
  journaled(session, { act: 'enter-times', file: null, detail }, () =>
    writeTimesByHand(session.index.write, postOffice, times),
  );
}

/** @returns false when the file is gone or has no times */
export function assignSchedule(session: QueueSession, fileId: number, postOffice: string | null): boolean {
  const former = readScheduleOwner(session.index.read, fileId);
  if (former === null) return false;
  const detail = `to ${postOffice ?? 'no post office'}. Assigned before: ${former.assigned ?? 'none'}.`;
  journaled(session, { act: 'assign-schedule', file: former.file, detail }, () =>
    writeScheduleOwner(session.index.write, fileId, postOffice),
  );
  return true;
}

function timesOrNone(times: readonly ScheduledTime[]): string {
  return times.length === 0 ? 'none' : timesText(times);
}

function journaled(session: QueueSession, changed: Changed, write: () => void): void {
  session.index.write.transaction(() => {
    write();
    addJournalEntry(session.index.write, { ...ENTRY, ...changed });
  });
  session.changed();
}
