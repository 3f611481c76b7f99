/** SENT.LOG and RECV.LOG, and how years and the order of day and month are told in any log. */
import { describe, expect, test } from 'vitest';
import type { LogFormat } from '../../../shared/logs/model.ts';
import { readLogText, wallClock } from '../../fixtures/read-log.ts';

const mail = (...dates: readonly string[]): string =>
  dates.map((date) => `${date} 09:30 784 N/P/A N/Q/B\r\n`).join('');
const days = (text: string, format: LogFormat = 'sent-recv'): readonly (string | undefined)[] =>
  readLogText(format, text).map((line) => wallClock(line)?.slice(0, 10));
const problems = (text: string): readonly (string | null)[] =>
  readLogText('sent-recv', text).map((line) => line.problem);

describe('SENT.LOG and RECV.LOG', () => {
  test('are read with heading, size, addresses and the MAI names of the next line (Q151215)', () => {
    const text =
      'DATE SENT       SIZE  SENDER                   TO\r\n---------       ---  ------                    --\r\n' +
      '05/17/96 09:44  715  NET/LOCALPO/Admin     NET/REMOTEPO/Admin\r\n0000030C 00000403\r\n' +
      '05/17/96 09:45  1239  NET/R/ADMIN NET/L/ADMIN        *\r\n00000306\r\n';
    expect(readLogText('sent-recv', text)).toMatchObject([
      { number: 1, facts: null, problem: null },
      {
        number: 3,
        postOffice: 'NET/LOCALPO',
        facts: {
          kind: 'mail',
          bytes: 715,
          from: 'NET/LOCALPO/Admin',
          to: 'NET/REMOTEPO/Admin',
          mai: ['0000030C', '00000403'],
        },
      },
      { number: 5, facts: { bytes: 1239, to: 'NET/L/ADMIN', mai: ['00000306'] }, problem: null },
    ]);
  });

  test('are read when the recipient is wrapped, and named as incomplete when there is none (Q259219)', () => {
    const text =
      '24/02/99 18:01 11689 K/S/$SYSTEM\r\nN/P/$SYSTEM\r\n24/02/99 18:02 11689 K/S/$SYSTEM\r\nnonsense\r\n';
    expect(readLogText('sent-recv', text)).toMatchObject([
      { facts: { from: 'K/S/$SYSTEM', to: 'N/P/$SYSTEM' }, problem: null },
      { facts: { from: 'K/S/$SYSTEM', to: '' }, problem: 'no recipient on the line' },
      { format: null, text: 'nonsense' },
    ]);
  });
});

describe('the order of day and month', () => {
  test('is told by a number above twelve, also for the lines before it', () => {
    expect(days(mail('05/06/96', '06/06/96', '31/07/96'))).toEqual([
      '1996-06-05',
      '1996-06-06',
      '1996-07-31',
    ]);
    expect(days(mail('05/06/96', '05/07/96', '05/17/96'))).toEqual([
      '1996-05-06',
      '1996-05-07',
      '1996-05-17',
    ]);
  });

  test('is that in which the lines go forwards', () => {
    expect(days(mail('11-01-96', '12-01-96', '01-02-96'))).toEqual([
      '1996-01-11',
      '1996-01-12',
      '1996-02-01',
    ]);
    expect(days(mail('01/11/96', '01/12/96', '02/01/96'))).toEqual([
      '1996-01-11',
      '1996-01-12',
      '1996-02-01',
    ]);
  });

  test('is that in which the days lie closer together when both go forwards', () => {
    expect(days(mail('01/05/96', '02/05/96', '03/05/96'))).toEqual([
      '1996-05-01',
      '1996-05-02',
      '1996-05-03',
    ]);
  });

  test('is day first with a remark when nothing tells', () => {
    const text = mail('05/06/96', '05/06/96', '07/07/96');
    expect(days(text)).toEqual(['1996-06-05', '1996-06-05', '1996-07-07']);
    expect(problems(text)).toEqual([
      expect.stringContaining('the other way round'),
      expect.stringContaining('the other way round'),
      null,
    ]);
  });

  test('is remarked upon where one line contradicts the others', () => {
    expect(problems(mail('05/17/96', '31/12/96'))).toEqual([
      null,
      expect.stringContaining('than in the lines above'),
    ]);
  });

  test('is decided without waiting when too much would have to be kept back', () => {
    const text = mail('05/06/96', '05/06/96', '31/07/96');
    const [first, , last] = readLogText('sent-recv', text, { logHeldChars: 25 });
    expect(first?.problem).toContain('the other way round');
    expect(last && wallClock(last)).toBe('1996-07-31 09:30:00');
  });
});

describe('the year', () => {
  test.each([
    ['80', '1980'],
    ['99', '1999'],
    ['100', '2000'],
    ['101', '2001'],
    ['00', '2000'],
    ['09', '2009'],
    ['79', '2079'],
    ['1996', '1996'],
  ])('%s is %s', (written, year) => {
    expect(days(`01/02/${written} 10:50:31 | Status x`, 'dirsync')).toEqual([`${year}-01-02`]);
  });

  test('200 is unknown', () => {
    const [line] = readLogText('dirsync', '01/02/200 10:50 | Status x');
    expect(line).toMatchObject({ wallMs: null, problem: 'the year "200" is unknown' });
  });

  test('10 goes on counting from 1999 where the third digit is lost (Q192156)', () => {
    expect(days(mail('31-12-99', '01-01-10', '15-01-10', '31-12-10', '01-01-10', '28-02-10'))).toEqual([
      '1999-12-31',
      '2000-01-01',
      '2000-01-15',
      '2000-12-31',
      '2001-01-01',
      '2001-02-28',
    ]);
  });

  test('10 is 2010 in a file that has years from 00 to 09', () => {
    expect(days(mail('30-12-09', '31-12-09', '01-01-10'))).toEqual([
      '2009-12-30',
      '2009-12-31',
      '2010-01-01',
    ]);
  });

  test('10 is not known when nothing comes before it', () => {
    const [line] = readLogText('sent-recv', '24/02/10 18:01 11689 K/S/$SYSTEM N/P/$SYSTEM');
    expect(line).toMatchObject({
      wallMs: null,
      problem: 'the year "10" can be any of 2000 to 2009 or 2010 itself',
      facts: { bytes: 11_689 },
    });
  });

  test('10 is 2010 in the logs whose programs print all three digits, unless 1999 came right before', () => {
    expect(days('01/02/10 10:50 | Status x', 'dirsync')).toEqual(['2010-01-02']);
    expect(days('12/31/99 10:50 | Status x\n01/02/10 10:50 | Status x', 'dirsync')[1]).toBe('2000-01-02');
  });
});
