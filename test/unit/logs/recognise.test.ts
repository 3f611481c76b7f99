import { describe, expect, test } from 'vitest';
import { LOG_RECOGNITION_BYTES, recogniseLog } from '../../../shared/logs/recognise.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const DIRSYNC = '03/13/96 15:27:08 | Status       No requestor updates to send\r\n';

describe('a log is recognised by its content', () => {
  test.each([
    ['dirsync', DIRSYNC],
    [
      'dsserver',
      '03/13/96 15:26:49 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12\r\n03/13/96 15:27:08 | 1 171\r\n',
    ],
    [
      'dispatch',
      'INST1 02/02/96 13:18 Checking the process table on NET1\\PO1\r\nINST1 02/02/96 13:18 Idle\r\n',
    ],
    ['dispatch', '[13:13] Checking the process table on NET1\\PO1\r\n[13:13] Permanent drives: H\r\n'],
    ['sent-recv', '31-12-99 23:52       772  N/T/Admin     N/C/Admin\r\n'],
    ['sent-recv', 'DATE SENT       SIZE  SENDER   TO\r\n----  ---  ---  --\r\n'],
    ['sent-recv', '24/02/10 18:01 11689 KEAAU1/KEASYD/$SYSTEM\r\n'],
    ['listds', '   Highest SrvSync is 80, Current Dirsync Cycle is 11\r\n'],
    ['listds', '   Dir-Sync Server: POLY/MONT\r\n   ReqSync = 17, SrvSync = 80\r\n'],
    ['listq', '   FB16 Thu Apr 07 12:13:52 1994 000001 R PCM:POLY/MONT\r\n'],
    ['dssched', 'T1 Sat 13:45\r\nT3 Mon 15:00\r\n'],
    ['dssched', '   Examining POLY/MONT Dir-Sync process times\r\n      Record number 1\r\n'],
    ['event', 'Event ID: 2380\r\nSource: MSExchangeMSMI\r\nDescription: A memory access violation.\r\n'],
    ['event', 'Date: 1/1/96\r\nTime: 10:00\r\nEvent ID: 2380\r\nSource: MSExchangeMSMI\r\n'],
    ['event', '12/31/96\t7:56:34 PM\tMSExchangeMSMI\tWarning\tNDR\t2117\tN/A\tEXG\tText\r\n'],
    ['event', '12/31/96,7:56:34 PM,MSExchangeMSMI,Warning,NDR,2117,N/A,EXG,Text\r\n'],
  ])('as %s: %s', (format, text) => {
    expect(recogniseLog(bytesOf(text))).toMatchObject({ format });
  });

  test('also behind a few unreadable lines, and however its last line is cut', () => {
    const text = `\0\0\0\r\n???\r\n<garbage>\r\n${DIRSYNC.repeat(1_000)}`;
    expect(recogniseLog(bytesOf(text).subarray(0, LOG_RECOGNITION_BYTES - 1))).toMatchObject({
      format: 'dirsync',
    });
    expect(recogniseLog(bytesOf(text))).toMatchObject({ format: 'dirsync' });
  });

  test('with a reason that says how much of it was understood', () => {
    expect(recogniseLog(bytesOf(`${DIRSYNC}${DIRSYNC}`))?.reason).toBe(
      '2 of the first 2 lines are of the form of DIRSYNC.LOG',
    );
  });
});

describe('no log is seen in', () => {
  const article = `${'An article tells what happened.\r\n'.repeat(12)}${DIRSYNC.repeat(3)}${'And then\r\n'.repeat(9)}`;
  test.each([
    ['nothing', ''],
    ['line ends', '\r\n\r\n\r\n'],
    ['zeros', '\0'.repeat(5_000)],
    ['prose', 'Dear all,\r\nT1 is on Monday at 22:00 and T2 later.\r\nRegards\r\n'],
    ['prose that quotes a log', article],
    ['a message about a log', `From: a@example.com\r\nSubject: the log\r\n\r\n${DIRSYNC.repeat(50)}`],
    [
      'a message of an mbox',
      `From a@example.com Mon May  6 21:00:00 1996\r\nX: y\r\n\r\n${DIRSYNC.repeat(50)}`,
    ],
    ['a transaction file', manyEntries(200)],
    ['the transactions of a foreign requestor', '0000000645 A User 1\tPCM:N/P/USER1\r\n'.repeat(20)],
    [
      'a directory listing',
      '05/03/94  22:54     9,524 vbapi.386\r\n05/03/94  22:54     9,535 vsockets.386\r\n',
    ],
    ['a table with dates', 'Name,Date,Size,Owner,Group,Mode\r\nx,12/31/96,1024,a,b,644\r\n'],
    ['a log of something else', '1996-05-06 21:30:00 [info] started\r\n1996-05-06 21:30:01 [info] done\r\n'],
  ])('%s', (_, text) => {
    expect(recogniseLog(bytesOf(text))).toBeNull();
  });
});
