/** LISTDS, LISTQ and DSSCHED. */
import { describe, expect, test } from 'vitest';
import { parseScheduledTime, printScheduledTime } from '../../../shared/schedule/scheduled-time.ts';
import { readLogText, wallClock } from '../../fixtures/read-log.ts';

const title = (name: string): string =>
  `   Microsoft Mail for the PC v3.2, ${name} v3.2\r\n   (C) Microsoft Corp. 1993-1994. All rights reserved\r\n\r\n`;

describe('LISTDS', () => {
  const server =
    `${title('ListDS')}   Examining POLY/MONT Server Configuration Record\r\n` +
    '   Highest SrvSync is 80, Current Dirsync Cycle is 11\r\n\r\n        Server Requestor Record #1\r\n' +
    '   Requestor name: PCM:POLY/MONT\r\n   ReqSync = 17, SrvSync = 80, Last Cycle = 11\r\n' +
    '   Last update received Fri Feb 18 13:11:58 1994\r\n\r\n        Server Requestor Record #2\r\n' +
    '   Requestor name: PCM:POLY/NOV\r\n   ReqSync = 18, SrvSync = 0, Last Cycle = 9\r\n';

  test('-S shows the server and a record for each requestor (Q96060)', () => {
    const lines = readLogText('listds', server);
    expect(lines.slice(3)).toMatchObject([
      { postOffice: 'POLY/MONT', facts: { kind: 'server-numbers', highest: 80, cycle: 11 } },
      {
        number: 7,
        postOffice: 'POLY/MONT',
        facts: {
          kind: 'requestor-numbers',
          side: 'server',
          reqSync: 17,
          srvSync: 80,
          impSync: null,
          lastCycle: 11,
          lastUpdate: 'Fri Feb 18 13:11:58 1994',
        },
      },
      {
        number: 12,
        postOffice: 'POLY/NOV',
        wallMs: null,
        facts: { reqSync: 18, srvSync: 0, lastUpdate: null },
      },
    ]);
    expect(lines[4] && wallClock(lines[4])).toBe('1994-02-18 13:11:58');
  });

  test('-R shows the numbers of the post office itself', () => {
    const text =
      '   Examining POLY/NOV Requestor Configuration Record\r\n\r\n   Dir-Sync Server: POLY/MONT\r\n   ReqSync = 17, SrvSync = 80\r\n';
    expect(readLogText('listds', text)[1]).toMatchObject({
      postOffice: 'POLY/NOV',
      facts: { kind: 'requestor-numbers', side: 'requestor', reqSync: 17, srvSync: 80 },
    });
  });
});

describe('LISTQ', () => {
  test('shows transactions with checksum, date and number, wrapped or not (Q96060)', () => {
    const text =
      `${title('LISTQ')}   Examining POLY/MONT Dirsync transaction file: REQTRANS\r\n\r\n   Checking CRC...\r\n\r\n` +
      '   CRC  Date stamp               Sync#  Transaction\r\n' +
      '   FB16 Thu Apr 07 12:13:52 1994 000001 R PCM:POLY/MONT\r\n' +
      '   B4A2 Thu Apr 07 12:13:53 1994 000002 A able is he who knows his\r\n   limit\tPCM:POLY/MONT/able\r\n' +
      '   000003 A apple\tPCM:POLY/MONT/apple\r\n';
    const lines = readLogText('listq', text);
    expect(lines.every((line) => line.format === 'listq' && line.problem === null)).toBe(true);
    expect(lines.slice(-3)).toMatchObject([
      { postOffice: 'POLY/MONT', facts: { crc: 'FB16', sync: 1, transaction: 'R PCM:POLY/MONT' } },
      {
        facts: { crc: 'B4A2', sync: 2, transaction: 'A able is he who knows his limit\tPCM:POLY/MONT/able' },
      },
      { facts: { kind: 'queued-transaction', crc: null, sync: 3 }, wallMs: null },
    ]);
    expect(lines.at(-2) && wallClock(lines.at(-2) ?? { wallMs: null })).toBe('1994-04-07 12:13:53');
  });
});

describe('DSSCHED', () => {
  test('has a process, a day and a time in each line', () => {
    const text = 'T1 Sat 13:45\r\nT3 Mon 15:00\r\nt2 mon 14:55\r\n';
    expect(readLogText('dssched', text).map((line) => line.facts)).toEqual([
      { kind: 'schedule', step: 'T1', day: 6, minute: 825 },
      { kind: 'schedule', step: 'T3', day: 1, minute: 900 },
      { kind: 'schedule', step: 'T2', day: 1, minute: 895 },
    ]);
  });

  test('is read when its entries are wrapped anywhere (Q119590)', () => {
    const text =
      '   T1 Mon 22:00\r\n   T1 Tue 22:00 T1\r\n   Wed 22:00 T1 Thu\r\n   22:00 T1 Fri\r\n   22:00\r\n';
    expect(readLogText('dssched', text).map((line) => line.text)).toEqual([
      'T1 Mon 22:00',
      'T1 Tue 22:00',
      'T1 Wed 22:00',
      'T1 Thu 22:00',
      'T1 Fri 22:00',
    ]);
  });

  test('keeps lines that are no time, with the reason', () => {
    expect(
      readLogText('dssched', 'T1 Sat 13:45\nhello\nT4 Sat 13:45\nT1 Xyz 10:00\nT1 Sat 24:00\n'),
    ).toMatchObject([
      { problem: null },
      { format: null, text: 'hello' },
      { format: null, text: 'T4 Sat 13:45' },
      { facts: null, problem: 'no process, day and time' },
      { facts: null, problem: 'no process, day and time' },
    ]);
  });

  test('lists PROCESS.GLB with a record for each process (Q96060, Q148718)', () => {
    const text =
      '   Examining POLY/MONT Dir-Sync process times\r\n\r\n      Record number 1\r\n   ID = 1\r\n' +
      '   Requestor sends updates (Dispatch runs NSDA -RT)\r\n   Current time to run NSDA -RT: Sat Feb 26 13:45:00 1994\r\n' +
      '   Next scheduled time is used instead of this time.\r\n      Record number 3\r\n   Server process (Dispatch runs NSDA -S)\r\n' +
      '   Current time to run NSDA -S: Mon Feb 28 14:55:00 1994\r\n';
    expect(readLogText('dssched', text).slice(1)).toMatchObject([
      {
        postOffice: 'POLY/MONT',
        program: 'NSDA -RT',
        wallMs: null,
        facts: { step: 'T1', day: 6, minute: 825 },
      },
      { postOffice: 'POLY/MONT', program: 'NSDA -S', facts: { step: 'T2', day: 1, minute: 895 } },
    ]);
  });
});

describe('a scheduled time', () => {
  test('prints as DSSCHED does', () => {
    expect(printScheduledTime({ step: 'T1', day: 0, minute: 5 })).toBe('T1 Sun 00:05');
  });

  test.each(['', 'T4 Sat 13:45', 'T1 Sat', 'T1 Sat 13:60', 'T1 Sat 24:00', 'T1 Xxx 10:00', 'T1 Sat 13:45 x'])(
    'is not read from "%s"',
    (text) => expect(parseScheduledTime(text)).toBeNull(),
  );
});
