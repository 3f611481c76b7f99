/** What LISTDS -S and DSSCHED print (Q96060). */
import type { RequestorRecord } from '../server.ts';
import { clock, dayName, listingStamp } from './stamps.ts';

export interface ServerNumbers {
  /** "NET/PO". */
  readonly postOffice: string;
  readonly sync: number;
  readonly cycle: number;
  readonly requestors: readonly { readonly name: string; readonly record: RequestorRecord }[];
}

export function listdsLines({ postOffice, sync, cycle, requestors }: ServerNumbers): string[] {
  return [
    'Microsoft Mail for the PC v3.2, ListDS v3.2',
    '(C) Microsoft Corp. 1993-1994. All rights reserved',
    '',
    `Examining ${postOffice} Server Configuration Record`,
    `Highest SrvSync is ${sync}, Current Dirsync Cycle is ${cycle}`,
    ...requestors.flatMap(({ name, record }, index) => [
      '',
      `     Server Requestor Record #${index + 1}`,
      `Requestor name: PCM:${name}`,
      `ReqSync = ${record.req}, SrvSync = ${record.srv}, Last Cycle = ${record.lastCycle}`,
      ...(record.lastUpdateMs === null ? [] : [`Last update received ${listingStamp(record.lastUpdateMs)}`]),
    ]),
  ];
}

export interface DailyTime {
  readonly step: 'T1' | 'T2' | 'T3';
  /** Time of day, in milliseconds. */
  readonly clockMs: number;
}

const DAY = 86_400_000;
const PROCESSES = {
  T1: ['Requestor sends updates', 'NSDA -RT'],
  T2: ['Server process', 'NSDA -S'],
  T3: ['Requestor processes updates', 'NSDA -RR'],
} as const;

/** The listing of DSSCHED, made on the day that begins at `fromMs`: for each process a record for each day of the week. */
export function processTimesLines(postOffice: string, times: readonly DailyTime[], fromMs: number): string[] {
  const days = Array.from({ length: 7 }, (_, day) => fromMs + day * DAY);
  const runs = times.flatMap(({ step, clockMs }) => days.map((day) => ({ step, atMs: day + clockMs })));
  return [
    'Microsoft Mail for the PC v3.2, DSSched v3.2',
    '(C) Microsoft Corp. 1993-1994. All rights reserved',
    '',
    `Examining ${postOffice} Dir-Sync process times`,
    ...runs.flatMap(({ step, atMs }, index) => [
      '',
      `   Record number ${index + 1}`,
      `${PROCESSES[step][0]} (Dispatch runs ${PROCESSES[step][1]})`,
      `Current time to run ${PROCESSES[step][1]}: ${listingStamp(atMs)}`,
    ]),
  ];
}

/** The file that DSSCHED -X writes. It does not say whose times they are. */
export function scheduleFileLines(times: readonly DailyTime[]): string[] {
  const days = Array.from({ length: 7 }, (_, day) => dayName(day));
  return days.flatMap((day) =>
    times.map(({ step, clockMs }) => `${step} ${day} ${clock(new Date(clockMs))}`),
  );
}
