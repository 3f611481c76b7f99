import { describe, expect, test } from 'vitest';
import { readLogText, wallClock } from '../../fixtures/read-log.ts';

describe('an event log with a field to a line', () => {
  test('is read as the articles print it (Q200079)', () => {
    const text =
      '   Event ID: 2380\r\n   Source: MSExchangeMSMI\r\n   Category: Session error\r\n' +
      '   Description: A memory access violation has occurred that prevents\r\n   processing of a message.\r\n\r\n' +
      '   Event ID: 2447\r\n   Source: MSExchangeMSMI\r\n   Description:\r\n   MSMI has failed.\r\n';
    expect(readLogText('event', text)).toMatchObject([
      {
        number: 1,
        code: 2380,
        text: 'A memory access violation has occurred that prevents processing of a message.',
        facts: { kind: 'event', source: 'MSExchangeMSMI', category: 'Session error', eventId: 2380 },
        problem: null,
      },
      { number: 7, code: 2447, text: 'MSMI has failed.', facts: { category: null } },
    ]);
  });

  test('is read with date, time and type, whatever the order of the fields', () => {
    const text =
      'Event Type:\tError\r\nEvent Source:\tMSExchangeDX\r\nEvent Category:\tNone\r\nEvent ID:\t181\r\n' +
      'Date:\t\t12/31/1999\r\nTime:\t\t1:03:02 PM\r\nUser:\t\tN/A\r\nComputer:\tPC1\r\nDescription:\r\nOne.\r\nSource: not a field here.\r\n' +
      'Event Type:\tInformation\r\nEvent Source:\tX\r\nEvent ID:\t7\r\n';
    const [first, second] = readLogText('event', text);
    expect(first).toMatchObject({
      severity: 'error',
      code: 181,
      facts: { source: 'MSExchangeDX', category: null },
    });
    expect(first && wallClock(first)).toBe('1999-12-31 13:03:02');
    expect(first?.text).toBe('One. Source: not a field here.');
    expect(second).toMatchObject({ severity: 'status', code: 7, facts: { source: 'X' } });
  });

  test('is read with number and source in one line, and keeps one text for two numbers (Q158379)', () => {
    const text = '   Event ID 2446/2447 MSExchangeMSMI\r\n\r\n   The message is left in the queue.\r\n';
    expect(readLogText('event', text)).toMatchObject([
      {
        code: 2446,
        facts: { source: 'MSExchangeMSMI', eventId: 2446 },
        text: 'The message is left in the queue.',
        problem: expect.stringContaining('2446/2447'),
      },
    ]);
  });

  test('says what an event lacks', () => {
    expect(readLogText('event', 'Event ID: x\nSource: A\n')[0]?.problem).toBe('an event without a number');
    expect(readLogText('event', 'Event ID: 1\n')[0]?.problem).toBe('an event without a source');
    expect(readLogText('event', 'Event ID: 1\nSource: A\nDate: 1/1/96\nTime: late\n')[0]?.problem).toBe(
      'date or time cannot be read',
    );
  });
});

describe('an event log with a row to an event', () => {
  const NT = '12/31/96\t7:56:34 PM\tMSExchangeMSMI\tWarning\tNDR \t2117\tN/A\tEXG\tNon delivery report';

  test('is read in the order of Windows NT, its descriptions over several lines', () => {
    const text = `${NT}\r\n  From: NET/PO/$SYSTEM\r\n\r\n  Subject: SrvTx R=3\r\n${NT}\r\n`;
    const lines = readLogText('event', text);
    expect(lines).toMatchObject([
      {
        severity: 'warning',
        code: 2117,
        postOffice: 'NET/PO',
        facts: { source: 'MSExchangeMSMI', category: 'NDR', eventId: 2117 },
        text: 'Non delivery report From: NET/PO/$SYSTEM Subject: SrvTx R=3',
      },
      { number: 5 },
    ]);
    expect(lines[0] && wallClock(lines[0])).toBe('1996-12-31 19:56:34');
  });

  test('is read from commas and quotation marks with line ends and doubled quotes within', () => {
    const text =
      'Type,Date,Time,Source,Category,Event,User,Computer,Description\r\n' +
      'Error,31.12.99,00:05:00,MSExchangeDX,None,143,N/A,PC,"Unable, ""quite"",\r\n12/31/96 to update\r\nit"\r\n' +
      'Warning,31.12.99,00:06:00,MSExchangeDX,None,133,N/A,PC,not quoted, either\r\n';
    const [heading, first, second] = readLogText('event', text);
    expect(heading).toMatchObject({ facts: null, problem: null });
    expect(first).toMatchObject({
      code: 143,
      severity: 'error',
      text: 'Unable, "quite", 12/31/96 to update it',
    });
    expect(first && wallClock(first)).toBe('1999-12-31 00:05:00');
    expect(second).toMatchObject({ number: 5, code: 133, text: 'not quoted, either' });
  });

  test('is read in the order that its heading gives', () => {
    const text =
      'Level,Date and Time,Source,Event ID,Task Category,Message\r\nError,1999-12-31 23:05:00,MSExchangeDX,181,(2),Text\r\n';
    const line = readLogText('event', text)[1];
    expect(line).toMatchObject({ code: 181, severity: 'error', text: 'Text', facts: { category: '(2)' } });
    expect(line && wallClock(line)).toBe('1999-12-31 23:05:00');
  });

  test('is read with blanks between the columns (Q162841)', () => {
    const text =
      '   31/12/96 19:56:34 MSExchangeMSMI Warning  NDR   2117  N/A\r\n      EXG  Non delivery report generated.\r\n\r\n' +
      '   From: ANZ/MEL227TRK0/$SYSTEM\r\n   Subject: SrvTx R=3 S=87298 (was 0), I=2 15603 sen\r\n';
    const [line] = readLogText('event', text);
    expect(line).toMatchObject({ code: 2117, postOffice: 'ANZ/MEL227TRK0', facts: { category: 'NDR' } });
    expect(line && wallClock(line)).toBe('1996-12-31 19:56:34');
  });
});
