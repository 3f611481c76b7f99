import { describe, expect, it } from 'vitest';
import { REASON_CHARS, readNonDelivery, REPORT_CHARS } from '../../../shared/dirsync/non-delivery.ts';
import type { ReportTexts } from '../../../shared/dirsync/non-delivery.ts';

const LOST = 'SrvTx R=3 S=87298 (was 0), I=2 15603 sen';

function report(given: Partial<ReportTexts>) {
  return readNonDelivery({ subject: '', body: '', status: '', returnedSubject: null, ...given });
}

describe('a report that mail was not delivered', () => {
  it('is read in the form of Exchange', () => {
    const body = [
      'Your message',
      '  To:      NORTH/PO1/$SYSTEM',
      `  Subject: ${LOST}`,
      '  Sent:    Mon, 6 May 1996 21:30:00 +0000',
      'did not reach the following recipient(s):',
      '',
      'NORTH/PO1/$SYSTEM on Mon, 6 May 1996 21:31:22 +0000',
      '    The recipient name is not recognized',
      '\tMSEXCH:IMS:Org:Site:SERVER1 0 (000C05A6) Unknown Recipient',
    ].join('\r\n');
    expect(report({ subject: `Undeliverable: ${LOST}`, body })).toEqual({
      subject: LOST,
      recipient: 'NORTH/PO1/$SYSTEM',
      code: '000C05A6',
      reason:
        'NORTH/PO1/$SYSTEM on Mon, 6 May 1996 21:31:22 +0000 The recipient name is not recognized MSEXCH:IMS:Org:Site:SERVER1 0 (000C05A6) Unknown Recipient',
    });
  });

  it('is read in the form of the MSMI (Q162841)', () => {
    const body = [
      '[004] Message circular route detected.',
      '  Message followed the following route:',
      '    ANZAUDCU  /MEL227TRK',
      '  Attempted to send to the following addresses:',
      '    ANZAUDCU/MEL227TRK/SYSTEM1',
    ].join('\n');
    expect(report({ subject: 'Undeliverable mail', body, returnedSubject: LOST })).toMatchObject({
      subject: LOST,
      recipient: 'ANZAUDCU/MEL227TRK/SYSTEM1',
      code: '004',
    });
  });

  it('is read as a delivery status notification (RFC 3464)', () => {
    const status = [
      'Reporting-MTA: dns; relay.example.com',
      '',
      'Final-Recipient: rfc822; IMCEAMS-NORTH_PO1_+24SYSTEM@example.com',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 unknown user',
    ].join('\r\n');
    expect(report({ subject: 'Delivery failed', status, returnedSubject: LOST })).toEqual({
      subject: LOST,
      recipient: 'IMCEAMS-NORTH_PO1_+24SYSTEM@example.com',
      code: '5.1.1',
      reason: '550 unknown user',
    });
  });

  it('is told though its text says nothing, when its subject names a DirSync message', () => {
    expect(report({ subject: 'Undeliverable: Status report from NORTH/PO1' })).toEqual({
      subject: 'Status report from NORTH/PO1',
      recipient: null,
      code: null,
      reason: '',
    });
  });

  it('is told of an unnamed message, and of any to a $SYSTEM mailbox', () => {
    const body =
      'The following recipient(s) could not be reached:\n\n NORTH/PO1/$SYSTEM on 5/26/95 11:45 AM\n';
    expect(report({ subject: 'Undeliverable:', body })?.recipient).toBe('NORTH/PO1/$SYSTEM');
    expect(report({ subject: 'Undeliverable: Hello', body })?.subject).toBe('Hello');
  });

  it('is none of ours when it is about a letter to a person', () => {
    const body = 'did not reach the following recipient(s):\n\nNORTH/PO1/ANNA on 5/26/95\n';
    expect(report({ subject: 'Undeliverable: Lunch', body })).toBeNull();
  });

  it.each([
    ['a message of the exchange itself', { subject: LOST, body: 'No updates to send.' }],
    ['mail that was only late', { subject: 'Delayed', status: 'Action: delayed\nStatus: 4.4.7' }],
    ['a letter about reports', { subject: 'Undeliverable mail: what to do', body: 'Ask the administrator.' }],
  ])('is not %s', (_, texts) => {
    expect(report(texts)).toBeNull();
  });

  it('is looked for in the beginning of long texts, and its reason is cut', () => {
    const reason = `[030] ${'x'.repeat(REASON_CHARS)}`;
    const behind = (chars: number) =>
      report({ subject: 'Undeliverable mail', body: `${' '.repeat(chars)}\n${reason}` });
    const within = behind(REPORT_CHARS - reason.length - 1);
    expect(within?.code).toBe('030');
    expect(within?.reason).toHaveLength(REASON_CHARS);
    expect(behind(REPORT_CHARS)).toBeNull();
  });
});
