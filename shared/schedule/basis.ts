/** What a board rests on, and what could not be checked. "Not measured" is never said as "enough". */
import { count, counted } from '../format/count.ts';
import { byNaturalName } from '../format/natural.ts';
import type { FoundServer } from './find-server.ts';
import type { ScheduleBoard } from './model.ts';
import { GROUP_MINUTES } from './seen-runs.ts';

/** More names would hide the number before them. */
const NAMED = 3;

interface Sources {
  /** DSSCHED files that nobody said the owner of. */
  readonly unassigned: number;
  /** Lines of runs that name no post office or no time. */
  readonly placeless: number;
  /** Post offices that messages name. */
  readonly requestors: readonly string[];
  /** Whether a log tells of runs at all. */
  readonly isLogged: boolean;
}

export function basisOf(
  board: Pick<ScheduleBoard, 'server' | 'entries' | 'transit'>,
  found: FoundServer | null,
  { unassigned, placeless, requestors, isLogged }: Sources,
): string[] {
  const isFromLog = board.entries.some(({ origin }) => origin === 'log');
  const sentences = [
    board.entries.length === 0 ? null : serverSentence(found),
    board.entries.length === 0 ? null : withoutTimesSentence(board, requestors),
    board.server === null ? null : transitSentence(board),
    isFromLog
      ? `Times from DISPATCH.LOG are runs that were seen, not the schedule; those within ${GROUP_MINUTES} min of the clock are one time, at their median.`
      : null,
    inferredSentence(board.entries.filter(({ origin }) => origin === 'inferred').length),
    board.entries.length === 0 || isLogged
      ? null
      : 'No DISPATCH.LOG tells of runs: missed run windows were not checked.',
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

function inferredSentence(inferred: number): string | null {
  if (inferred === 0) return null;
  return `${counted(inferred, 'time is', 'times are')} inferred: the run came up to 8 h late that day, or missed its window.`;
}

/** Why messages name more requestors than have times. */
function withoutTimesSentence(
  { server, entries }: Pick<ScheduleBoard, 'server' | 'entries'>,
  requestors: readonly string[],
): string | null {
  const timed = new Set(entries.map(({ postOffice }) => postOffice));
  const named = requestors.filter((name) => name !== server);
  const lacking = named.filter((name) => !timed.has(name)).toSorted(byNaturalName);
  if (lacking.length === 0) return null;
  const names = [...lacking.slice(0, NAMED), ...(lacking.length > NAMED ? ['…'] : [])].join(', ');
  return `Messages name ${counted(named.length, 'requestor')}; no times are known of ${count(lacking.length)}: ${names}.`;
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
