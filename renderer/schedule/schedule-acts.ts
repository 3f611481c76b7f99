/** What changes the schedule for good, each with its way back. */
import type { Answer } from '../../shared/contract.ts';
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { ask } from '../api.ts';
import { refreshJournal } from '../journal/journal-store.ts';
import { sameQueue, undoOffer } from '../journal/undo.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { acceptBoard, discardDraft, useSchedule } from './schedule-store.ts';

export async function saveTimes(postOffice: string, times: readonly ScheduledTime[]): Promise<void> {
  const former = byHand(postOffice);
  if (!(await enter(postOffice, times))) return;
  discardDraft();
  showToast(
    times.length === 0 ? `No times by hand for ${postOffice} any more.` : `Times of ${postOffice} saved.`,
    {
      more: 'Known to this program only. Export them to set the post office with DSSCHED.',
      actions: [undoOffer(() => undoTimes(postOffice, former))],
    },
  );
}

async function undoTimes(postOffice: string, former: readonly ScheduledTime[]): Promise<boolean> {
  const isDone = await enter(postOffice, former);
  if (isDone) showToast(`Undone: times of ${postOffice}.`);
  return isDone;
}

function enter(postOffice: string, times: readonly ScheduledTime[]): Promise<boolean> {
  return changeBoard(() => ask('schedule.enter', { postOffice, times: [...times] }));
}

/** Yields whether it was done, and in the queue that is on the screen. */
async function changeBoard(
  act: () => Promise<Answer<'schedule.enter' | 'schedule.assign'>>,
): Promise<boolean> {
  const isSame = sameQueue();
  const answer = await act();
  if (!answer.ok) showRefusal(answer.error);
  else if (isSame()) acceptBoard(answer.value);
  return answer.ok && isSame();
}

/** What was entered for a post office; nothing where its times come from files or logs. */
function byHand(postOffice: string): readonly ScheduledTime[] {
  const entries = useSchedule.getState().board?.entries ?? [];
  return entries
    .filter((entry) => entry.postOffice === postOffice && entry.origin === 'hand')
    .map(({ step, day, minute }) => ({ step, day, minute }));
}

export async function assignFile(
  file: { readonly fileId: number; readonly file: string },
  postOffice: string | null,
  former: string | null,
): Promise<void> {
  if (!(await assign(file.fileId, postOffice))) return;
  showToast(belongingText(file.file, postOffice), {
    actions: [undoOffer(() => undoAssignment(file, former))],
  });
}

async function undoAssignment(
  { fileId, file }: { readonly fileId: number; readonly file: string },
  former: string | null,
): Promise<boolean> {
  const isDone = await assign(fileId, former);
  if (isDone) showToast(`Undone: ${belongingText(file, former)}`);
  return isDone;
}

function assign(fileId: number, postOffice: string | null): Promise<boolean> {
  return changeBoard(() => ask('schedule.assign', { fileId, postOffice }));
}

function belongingText(file: string, postOffice: string | null): string {
  return postOffice === null
    ? `${file} belongs to no post office now.`
    : `${file} is the schedule of ${postOffice}.`;
}

export async function exportTimes(postOffice: string): Promise<void> {
  const chosen = await ask('shell.chooseFolder', { title: `Export the schedule of ${postOffice} to` });
  if (!chosen.ok) return showRefusal(chosen.error);
  if (chosen.value === null) return;
  const answer = await ask('schedule.export', { postOffice, folder: chosen.value });
  if (!answer.ok) return showRefusal(answer.error);
  const { path } = answer.value;
  showToast(`Schedule of ${postOffice} exported.`, {
    more: path,
    actions: [{ label: 'Show in folder', run: () => void ask('shell.reveal', { path }) }],
  });
  refreshJournal();
}
