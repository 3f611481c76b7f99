/** The files in the `logs` folder of a sample queue, made when its story is told. */
import { postOfficeName } from '../../../shared/dirsync/address.ts';
import type { PostOffice } from '../directory.ts';
import type { Requestor } from '../requestors.ts';
import { recordOf } from '../server.ts';
import type { Server } from '../server.ts';
import { SENDING_WINDOW, T1, T2, T3, turnOffset, UPDATING_WINDOW } from '../times.ts';
import type { CycleLog } from './cycle-log.ts';
import { dispatchLines } from './dispatch.ts';
import { dirsyncLine, dsserverLine } from './entries.ts';
import { eventLines } from './events.ts';
import { listdsLines, processTimesLines, scheduleFileLines } from './listings.ts';
import type { DailyTime } from './listings.ts';
import { receivedLines, sentLines } from './mail.ts';
import { secondStamp } from './stamps.ts';

export interface LogFile {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Cycles that the logs tell of: the last ones. */
export const LOGGED_CYCLES = 30;

interface Told {
  readonly cycles: readonly CycleLog[];
  readonly server: Server;
  readonly requestors: readonly Requestor[];
  /** Whether writing was torn off twice in one of the logs. */
  readonly isTorn: boolean;
  /** Midnight after the last cycle. */
  readonly endMs: number;
}

/** How many files `logFiles` gives. */
export function countLogFiles(requestors: number): number {
  return 9 + Math.min(requestors, 2);
}

export function logFiles({ cycles, server, requestors, isTorn, endMs }: Told): LogFile[] {
  const all = <T>(pick: (cycle: CycleLog) => readonly T[]): T[] => cycles.flatMap(pick);
  const serverName = postOfficeName(server.offices[0] as PostOffice);
  const numbers = {
    postOffice: serverName,
    sync: server.files.sync,
    cycle: server.files.cycle,
    requestors: requestors.map(({ name }) => ({ name, record: recordOf(server, name) })),
  };
  return [
    { name: 'DISPATCH.LOG', lines: dispatchLines(all(({ runs }) => runs)) },
    { name: 'DIRSYNC.LOG', lines: serverLines(cycles, isTorn) },
    { name: 'CENTRAL.LOG', lines: all(({ reports }) => reports).flatMap(reportLines) },
    { name: 'DSSERVER.LOG', lines: all(({ witness }) => witness).map(dsserverLine) },
    { name: 'RECV.LOG', lines: receivedLines(all(({ received }) => received)) },
    { name: 'SENT.LOG', lines: sentLines(all(({ sent }) => sent)) },
    { name: 'EVENTS.TXT', lines: eventLines(all(({ events }) => events)) },
    { name: 'LISTDS.TXT', lines: listdsLines(numbers) },
    { name: 'DSSCHED.TXT', lines: processTimesLines(serverName, [{ step: 'T2', clockMs: T2 }], endMs) },
    ...scheduleFiles(requestors, endMs),
  ];
}

/** One requestor's times as DSSCHED lists them, another's as it exports them. */
function scheduleFiles(requestors: readonly Requestor[], endMs: number): LogFile[] {
  const [listed, exported] = requestors;
  const timesOf = ({ turn }: Requestor): DailyTime[] => [
    { step: 'T1', clockMs: T1 + turnOffset(turn, requestors.length, SENDING_WINDOW) },
    { step: 'T3', clockMs: T3 + turnOffset(turn, requestors.length, UPDATING_WINDOW) },
  ];
  const files: LogFile[] = [];
  if (listed !== undefined) {
    const name = `DSSCHED-${listed.name.replace('/', '-')}.TXT`;
    files.push({ name, lines: processTimesLines(listed.name, timesOf(listed), endMs) });
  }
  if (exported !== undefined) {
    files.push({ name: 'MYTIMES.TXT', lines: scheduleFileLines(timesOf(exported)) });
  }
  return files;
}

function serverLines(cycles: readonly CycleLog[], isTorn: boolean): string[] {
  const tornAt = isTorn ? Math.floor(cycles.length / 2) : -1;
  return cycles.flatMap(({ server }, index) => {
    const lines = server.map(dirsyncLine);
    const last = server.at(-1);
    if (index !== tornAt || last === undefined) return lines;
    const head = `${secondStamp(last.atMs)} |`;
    return [...lines, `${head} Sta`, head];
  });
}

/** CENTRAL.LOG names whose report follows (Q192158). */
function reportLines({ atMs, from, entries }: CycleLog['reports'][number]): string[] {
  return [`${secondStamp(atMs)} | Status  Report from ${from}/$SYSTEM`, ...entries.map(dsserverLine)];
}
