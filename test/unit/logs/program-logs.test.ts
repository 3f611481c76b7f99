/** DIRSYNC.LOG, DSSERVER.LOG, CENTRAL.LOG and DISPATCH.LOG. */
import { describe, expect, test } from 'vitest';
import { recogniseLog } from '../../../shared/logs/recognise.ts';
import { bytesOf, inChunks } from '../../fixtures/bytes.ts';
import { readLogChunks, readLogText, wallClock } from '../../fixtures/read-log.ts';

const TORN = 'begins like an entry of the form above, but breaks off';
const UNKNOWN = 'of no form that is known here';

describe('DIRSYNC.LOG', () => {
  test.each([
    [
      '03/13/96 15:27:08 | Status       No requestor updates to send',
      'status',
      null,
      'No requestor updates to send',
    ],
    ['03/13/96 15:27 | Notice Nothing', 'notice', null, 'Nothing'],
    ['03/22/94 15:43:45 | Warning[ 27] Alias already exists Doe', 'warning', 27, 'Alias already exists Doe'],
    [
      '10/24/94 14:32:18 | Error [ 20] Address element is too long',
      'error',
      20,
      'Address element is too long',
    ],
    ['"3/23/93 11:00:03 | Error [158] Requestor not registered', 'error', 158, 'Requestor not registered'],
    ['#04/14/94 15:25:24 | Error [ 29] Alias does not exist', 'error', 29, 'Alias does not exist'],
    ['  02/02/96 13:18 | Fatal [  ]   Full name:', 'fatal', null, 'Full name:'],
    ['07/31/95 05:06:45 | Status', 'status', null, ''],
  ])('reads %s', (text, severity, code, rest) => {
    const lines = readLogText('dirsync', `${text}\r\n`);
    expect(lines).toMatchObject([{ format: 'dirsync', severity, code, text: rest, problem: null }]);
    expect(lines[0]?.wallMs).not.toBeNull();
  });

  test('tells once in a file that its years are counted from 1900 (Q192158)', () => {
    const text = ['12/31/99', '01/01/100', '01/02/100']
      .map((day) => `${day} 10:50:31 | Status  Report from NORTH/PO1/$SYSTEM\r\n`)
      .join('');
    expect(readLogText('dirsync', text).map(({ facts }) => facts)).toEqual([
      null,
      { kind: 'counted-year', written: '100' },
      null,
    ]);
  });

  test('gives the errors below an address to the post office it names (Q108067), and nothing beyond them', () => {
    const text =
      '05/11/96 21:00 | Error  [    ] PCM:NORTH/PO1\n' +
      '05/11/96 21:00 | Error  [138] Server sync does not exist anymore (0)\n' +
      '05/11/96 21:00 | Error  [139] Number of missing transactions = 1300 (0->1299)\n' +
      '05/11/96 21:00 | Status        Server updates processed\n' +
      '05/11/96 21:01 | Error  [139] Number of missing transactions = 7 (0->7)\n' +
      '05/11/96 21:02 | Error  [    ] PCM:NORTH/PO2\n' +
      '05/11/96 21:02 | Error  [158] Requestor not registered : PCM:SOUTH/PO1\n' +
      '05/11/96 21:02 | Error  [139] Number of missing transactions = 9 (0->9)\n';
    expect(readLogText('dirsync', text).map(({ postOffice }) => postOffice)).toEqual([
      'NORTH/PO1',
      'NORTH/PO1',
      'NORTH/PO1',
      null,
      null,
      'NORTH/PO2',
      'SOUTH/PO1',
      null,
    ]);
  });

  test('names the post office and the program where the text does', () => {
    const text =
      '01/02/96 10:00 | Error [158] Requestor not registered : PCM:north/po1\n' +
      '01/02/96 10:01 | Status Report from SOUTH/PO2/$SYSTEM\n' +
      '01/02/96 10:02 | Error NSDA -S missed its run window\n' +
      '01/02/96 10:03 | Status Read/write and/or 01/02/96 say nothing\n';
    expect(readLogText('dirsync', text)).toMatchObject([
      { postOffice: 'NORTH/PO1', program: null },
      { postOffice: 'SOUTH/PO2' },
      { program: 'NSDA -S', facts: { kind: 'run', step: 'T2', outcome: 'missed' } },
      { postOffice: null },
    ]);
  });

  test('joins wrapped lines, also when the next entry begins in the middle of one (Q148705)', () => {
    const text =
      '   02/02/96 13:18 | Status Microsoft Mail DirSync Requestor\r\n   V3.5.12 02/02/96 13:18 | Status Requestor updates received:\r\n' +
      '   36\r\n\r\n   02/02/96 13:19 |\r\n   1 -1 Import is finished\r\n';
    const lines = readLogText('dirsync', text);
    expect(lines).toMatchObject([
      { number: 1, text: 'Microsoft Mail DirSync Requestor V3.5.12', format: 'dirsync' },
      { number: 2, text: 'Requestor updates received: 36', format: 'dirsync' },
      { number: 5, text: 'Import is finished', format: 'dsserver', severity: 'status', code: null },
    ]);
    const [, second] = lines;
    expect(text.slice(second?.start, second?.end)).toMatch(
      /^02\/02\/96 13:18 \| Status Requestor.*\r\n   36$/s,
    );
  });

  test('joins lines that are wrapped in column 1 (Q149271)', () => {
    const text =
      '03/13/96 15:32:50 | 1 105 0\n' +
      '03/13/96 15:33:09 | 1  -1 Microsoft (R) Mail GAL Rebuild Utility Version\n3.5\n' +
      '03/13/96 15:27:04 | Status       Server updates requested for address\ntypes: PCM,SNADS,X400,SMTP\n' +
      '03/13/96 15:27:08 | Status       No requestor updates to send\n';
    expect(readLogText('dirsync', text)).toMatchObject([
      { text: '0' },
      { text: 'Microsoft (R) Mail GAL Rebuild Utility Version 3.5', problem: null },
      { text: 'Server updates requested for address types: PCM,SNADS,X400,SMTP', problem: null },
      { text: 'No requestor updates to send', problem: null },
    ]);
  });

  test.each([
    ['05/06/96 18:0', TORN],
    ['05/06/96', TORN],
    ['05/', TORN],
    ['05/06/96 18:05 Status [ 171] No bar', TORN],
    ['   05/06/96 18:0', TORN],
    ['0', UNKNOWN],
    ['garbage line', UNKNOWN],
    ['</pre></body></html>', UNKNOWN],
    ['*** corrupted ***', UNKNOWN],
  ])('does not let an entry swallow %j', (line, problem) => {
    for (const above of ['05/06/96 18:05 | Status [ 171] No updates', '05/06/96 18:00 |']) {
      const lines = readLogText('dirsync', `${above}\r\n${line}`);
      expect(lines.map(({ text }) => text)).toEqual([above.split('] ')[1] ?? '', line.trim()]);
      expect(lines[1]).toMatchObject({ number: 2, format: null, wallMs: null, problem });
    }
  });

  test('takes no line behind a blank one for a wrapped rest', () => {
    const full = `05/06/96 18:05 | Status ${'x'.repeat(60)}`;
    expect(readLogText('dirsync', `${full}\n\nrest\n`)).toMatchObject([
      {},
      { text: 'rest', problem: UNKNOWN },
    ]);
    expect(readLogText('dirsync', `${full}\n05/06/96 18:0`)).toMatchObject([{}, { problem: TORN }]);
  });

  test('leaves dates in indented text where they are', () => {
    const text = '05/06/96 18:05 | Status Restored the copy of\n  05/01/96\n  and 05/02/96 18:00 from tape\n';
    expect(readLogText('dirsync', text)).toMatchObject([
      { text: 'Restored the copy of 05/01/96 and 05/02/96 18:00 from tape', problem: null },
    ]);
  });

  test('is read behind a mark of UTF-8, which is no part of its first line', () => {
    const line = '05/06/96 18:05 | Status x';
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(`${line}\r\n`)]);
    const { lines, totals } = readLogChunks('dirsync', inChunks(bytes, 1));
    expect(lines).toMatchObject([{ number: 1, start: 3, end: 3 + line.length, text: 'x', problem: null }]);
    expect(totals.problems).toBe(0);
    expect(recogniseLog(bytes)).toMatchObject({ format: 'dirsync' });
  });

  test('keeps what cannot be read, with the reason', () => {
    const text =
      'garbage\n13/45/96 10:00 | Status x\n01/02/96 25:00 | Status x\n01/02/96 10:00 | neither word nor number\n\u0000\u0001\n';
    expect(readLogText('dirsync', text).map(({ format, problem }) => [format, problem])).toEqual([
      [null, 'of no form that is known here'],
      ['dirsync', 'there is no such date'],
      ['dirsync', 'there is no such time'],
      ['dirsync', 'no severity after the time'],
      [null, 'holds characters that are no text'],
    ]);
  });
});

describe('DSSERVER.LOG and CENTRAL.LOG', () => {
  test.each([
    ['1  -1 Microsoft (R) Mail Import V3.5', 'status', null, 'Microsoft (R) Mail Import V3.5', null],
    ['1 167 PCM,SNADS,X400,SMTP', 'status', 167, 'PCM,SNADS,X400,SMTP', null],
    ['1 171', 'status', 171, '', null],
    ['1 105 0', 'status', 105, '0', null],
    ['2 91 ADMIN', 'fatal', 91, 'ADMIN', null],
    ['3 91 ADMIN', null, 91, 'ADMIN', 'severity 3 is of no known meaning'],
  ])('reads %s', (rest, severity, code, text, problem) => {
    const [line] = readLogText('dsserver', `03/13/96 15:27:04 | ${rest}`);
    expect(line).toMatchObject({ format: 'dsserver', severity, code, text, problem });
    expect(line && wallClock(line)).toBe('1996-03-13 15:27:04');
  });

  test('has lines of the other log read in their own form', () => {
    const text = '02/02/96 13:18 | Status Import is finished\n02/02/96 13:18 | 1 105 36\n';
    for (const format of ['dirsync', 'dsserver'] as const) {
      expect(readLogText(format, text).map((line) => line.format)).toEqual(['dirsync', 'dsserver']);
    }
  });

  test('gives repeated reports to the post office that is named above them', () => {
    const text =
      '01/01/96 10:50 | 1 171\n01/01/96 10:50 | Status Report from NORTH/PO1/$SYSTEM\n' +
      '01/01/96 10:50 | 1 171\n01/01/96 10:51 | Status Done\n';
    const owners = readLogText('dsserver', text).map((line) => line.postOffice);
    expect(owners).toEqual([null, 'NORTH/PO1', 'NORTH/PO1', null]);
  });
});

describe('DISPATCH.LOG', () => {
  test('gives each run to the post office whose process table its instance looked at', () => {
    const text =
      'INST1 02/02/96 13:18 Checking the process table on NET1\\PO1\r\n' +
      'INST2 02/02/96 13:18 Checking the process table on\r\n NET1\\PO2\r\n' +
      'INST1 02/02/96 13:18 Running "NSDA -RT"\r\nINST2 02/02/96 13:19 Running "NSDA -S"\r\n' +
      'INST1 02/02/96 13:20 "NSDA -RT" terminated normally with exit code 64\r\n' +
      'INST2 02/02/96 13:21 "NSDA -S" terminated abnormally with exit code 65\r\n';
    expect(readLogText('dispatch', text).slice(2)).toMatchObject([
      {
        postOffice: 'NET1/PO1',
        program: 'NSDA -RT',
        facts: { step: 'T1', outcome: 'started', exitCode: null },
      },
      { postOffice: 'NET1/PO2', program: 'NSDA -S', facts: { step: 'T2', outcome: 'started' } },
      { postOffice: 'NET1/PO1', code: 64, severity: null, facts: { outcome: 'normal', exitCode: 64 } },
      { postOffice: 'NET1/PO2', code: 65, severity: 'error', facts: { outcome: 'abnormal', exitCode: 65 } },
    ]);
  });

  test.each([
    ['Running NSDA - RT', 'T1', 'started'],
    ['NSDA -S terminated with exit code 2', 'T2', 'abnormal'],
    ['NSDA -RR missed its run window', 'T3', 'missed'],
    ['NSDA-RT Missed its run Window', 'T1', 'missed'],
    ['"NSDA -RT" terminated normally with exit code 64', 'T1', 'normal'],
  ])('reads the bare line %s without a time', (text, step, outcome) => {
    expect(readLogText('dispatch', text)).toMatchObject([
      { format: 'dispatch', wallMs: null, facts: { kind: 'run', step, outcome }, problem: null },
    ]);
  });

  test.each(['INST1 02/02/9', '02/02/96 13:2', '[13:2', '[13:20', 'INST1 02/02/96 13:'])(
    'does not let an entry swallow %j',
    (line) => {
      const wide = 'INST1 02/02/96 13:18 "NSDA -RT" terminated abnormally with exit code 65';
      expect(readLogText('dispatch', `${wide}\n${line}`)).toMatchObject([
        { code: 65, problem: null },
        { number: 2, format: null, text: line, problem: TORN },
      ]);
    },
  );

  test('joins a line in column 1 only when the one above is full', () => {
    const text = 'INST1 02/02/96 13:18 Idle\nnonsense\n';
    expect(readLogText('dispatch', text)).toMatchObject([
      { text: 'Idle' },
      { format: null, text: 'nonsense' },
    ]);
  });

  test('forgets a post office once a table is checked whose owner cannot be read', () => {
    const text =
      'A 02/02/96 13:18 Checking the process table on N\\P\nA 02/02/96 13:19 Checking the process table\n' +
      'A 02/02/96 13:20 Running "NSDA -RT"\n';
    expect(readLogText('dispatch', text).map((line) => line.postOffice)).toEqual(['N/P', null, null]);
  });

  test('takes the day of the monitor from its first line and past midnight from the clock (Q194602)', () => {
    const text =
      '[13:12] before\n[13:13] Started: 11/14/95 13:13\n[13:13] Permanent drives: H\n[23:59] late\n[00:01] Running "NSDA -RT"\n';
    expect(readLogText('dispatch', text).map(wallClock)).toEqual([
      null,
      '1995-11-14 13:13:00',
      '1995-11-14 13:13:00',
      '1995-11-14 23:59:00',
      '1995-11-15 00:01:00',
    ]);
  });
});
