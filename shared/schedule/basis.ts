/** What a board rests on, and what could not be checked. "Not measured" is never said as "enough". */
import { count, counted } from '../format/count.ts';
import type { FoundServer } from './find-server.ts';
import type { ScheduleBoard } from './model.ts';
import { GROUP_MINUTES } from './seen-runs.ts';

export interface LeftOut {
  /** DSSCHED files that nobody said the owner of. */
  readonly unassigned: number;
  /** Lines of runs that name no post office or no time. */
  readonly placeless: number;
}

export function basisOf(
  board: Pick<ScheduleBoard, 'server' | 'entries' | 'transit'>,
  found: FoundServer | null,
  { unassigned, placeless }: LeftOut,
): string[] {
  const isFromLog = board.entries.some(({ origin }) => origin === 'log');
  const sentences = [
    board.entries.length === 0 ? null : serverSentence(found),
    board.server === null ? null : transitSentence(board),
    isFromLog
      ? `Times from DISPATCH.LOG are when processes were seen to start; runs within ${GROUP_MINUTES} min of the clock are one time, at their median.`
      : null,
    unassigned === 0
      ? null
      : `${counted(unassigned, 'DSSCHED file does', 'DSSCHED files do')} not say whose schedule it is and ${unassigned === 1 ? 'is' : 'are'} not on the board.`,
    placeless === 0
      ? null
      : `${counted(placeless, 'run')} in the logs ${placeless === 1 ? 'names' : 'name'} no post office or no time and ${placeless === 1 ? 'is' : 'are'} left out.`,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

function serverSentence(found: FoundServer | null): string {
  return found === null
    ? 'Nothing tells which post office is the server: order and margins were not checked.'
    : `${found.postOffice} is taken as the server: ${found.why}.`;
}

/** Post offices with times whose mail nobody measured, in one direction at least. */
function transitSentence({
  server,
  entries,
  transit,
}: Pick<ScheduleBoard, 'server' | 'entries' | 'transit'>): string | null {
  const known = new Map(transit.map((measured) => [measured.postOffice, measured]));
  const requestors = new Set(entries.map(({ postOffice }) => postOffice).filter((name) => name !== server));
  const lacking = [...requestors].filter((name) => {
    const measured = known.get(name);
    return measured === undefined || measured.toServer === null || measured.fromServer === null;
  });
  if (lacking.length === 0) return null;
  const who =
    lacking.length === 1 && requestors.size > 1
      ? (lacking[0] ?? '')
      : `${count(lacking.length)} of ${counted(requestors.size, 'post office')}`;
  return `Transit not measured, or in one direction only, for ${who}: those margins were not checked.`;
}
