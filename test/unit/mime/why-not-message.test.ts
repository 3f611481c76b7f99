import { describe, expect, test } from 'vitest';
import { MBOX_REASON, whyNotMessage } from '../../../shared/mime/headers.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

describe('a mail message is taken as one', () => {
  test.each([
    ['a whole one', mimeMessage()],
    ['one field and nothing else', bytesOf('From: a@example.com')],
    ['its fields in small letters', bytesOf('subject: x\n\nbody')],
    ['behind a line that begins like that of an mbox', bytesOf('From here on\nFrom: a\nTo: b\n\n')],
    ['transit headers only', bytesOf('Received: from a by b; Mon, 6 May 1996 21:30:00 +0000\r\n\r\n')],
    ['headers longer than what is looked at', bytesOf(`Received: ${'x'.repeat(20_000)}\r\nFrom: a\r\n\r\n`)],
    ['an empty line first', bytesOf('\r\nFrom: a\r\n\r\n')],
    ['a byte order mark and LF first', bytesOf('ï»¿\n\nFrom: a\n\n')],
    ['a quoted From line first', bytesOf('>From a@example.com Mon May  6 21:30:00 1996\nTo: b\n\n')],
    [
      'the envelope of a Replay folder only',
      bytesOf('X-Sender: <a@example.com>\r\nX-Receiver: <b@example.com>\r\n'),
    ],
    ['a body of binary data', Buffer.concat([bytesOf('From: a\r\n\r\n'), noise(5_000)])],
  ])('%s', (_, bytes) => {
    expect(whyNotMessage(bytes)).toBeNull();
  });
});

describe('anything else is refused, with the reason', () => {
  const LOG = [
    '05/06/96 21:30:00 DXMAIN: starting',
    '05/06/96 21:30:01 Requestor NORTH/PO1: 17 transactions',
    'Event ID: 2380  Source: MSExchangeDX',
    '',
  ].join('\r\n');

  test.each([
    ['nothing', new Uint8Array(), 'empty file'],
    ['empty lines only', bytesOf('\r\n\r\n\n'), 'no mail headers at the beginning'],
    ['transactions', bytesOf(manyEntries(100)), 'no mail headers at the beginning'],
    ['one transaction', bytesOf(MARTIN), 'no mail headers at the beginning'],
    ['a log', bytesOf(LOG), 'no mail headers at the beginning'],
    [
      'fields that are not mail’s',
      bytesOf('dn: cn=x\r\nobjectClass: person\r\n\r\n'),
      'no mail headers at the beginning',
    ],
    [
      'prose that quotes a header',
      bytesOf('a b\nc d\ne f\nFrom: a\n'),
      'most of the first lines are no mail headers',
    ],
    [
      'an mbox, of any number of messages',
      bytesOf('From a@example.com Mon May  6 21:30:00 1996\nFrom: a@example.com\nTo: b\n\n'),
      MBOX_REASON,
    ],
    [
      'an mbox with other line ends and a time zone',
      bytesOf('From - Mon May  6 21:30:00 1996 +0000\r\nFrom: a\r\n\r\n'),
      MBOX_REASON,
    ],
    ['zeros', new Uint8Array(10_000), 'no mail headers at the beginning'],
  ])('%s', (_, bytes, reason) => {
    expect(whyNotMessage(bytes)).toBe(reason);
  });

  test('random bytes', () => {
    for (let seed = 1; seed <= 100; seed += 1) expect(whyNotMessage(noise(3_000, seed))).not.toBeNull();
  });

  test('carriage returns, in no time', () => {
    expect(whyNotMessage(bytesOf(`x${'\r'.repeat(1_000_000)}y`))).toBe('no mail headers at the beginning');
  });
});
