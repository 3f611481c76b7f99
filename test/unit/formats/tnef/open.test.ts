/** TNEF streams, feature by feature ([MS-OXTNEF]). */
import { describe, expect, test } from 'vitest';
import { PS_PUBLIC_STRINGS } from '../../../../shared/formats/mapi/guid.ts';
import { ID } from '../../../../shared/formats/mapi/names.ts';
import { TYPE } from '../../../../shared/formats/mapi/types.ts';
import { ATTRIBUTE } from '../../../../shared/formats/tnef/names.ts';
import { hasTnefSignature, openTnef } from '../../../../shared/formats/tnef/open.ts';
import { readEnvelope } from '../../../../electron/workers/jobs/envelope.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { binary, integer, text, time, uint32 } from '../../../fixtures/mapi-values.ts';
import { contentOf, factOf, listed, openTools, verdictOf } from '../../../fixtures/opened-messages.ts';
import { attribute, propertyList, tnefFile } from '../../../fixtures/tnef-file.ts';
import type { TnefSource } from '../../../fixtures/tnef-file.ts';

const open = (source: TnefSource) => openTnef(tnefFile(source), openTools());
const PUBLIC = '00020329-0000-0000-c000-000000000046';
const STORAGE = '0000000b-0000-0000-c000-000000000046';
const LINES = 'A,MARTIN\r\n';

describe('members', () => {
  test('the text body is given without the zero that ends it, from where it lies', async () => {
    const stream = tnefFile({ subject: 'x', body: LINES });
    const { members } = openTnef(stream, openTools());
    expect(members).toMatchObject([{ name: 'body.txt', role: 'body', contentType: 'text/plain' }]);
    expect((await contentOf(members[0])).toString()).toBe(LINES);
    const [start = 0, end = 0] = members[0]?.range ?? [];
    expect(stream.subarray(start, end).toString()).toBe(LINES);
  });

  test('attachments come behind the bodies, under their names, each with its bytes and their place', async () => {
    const stream = tnefFile({
      body: 'see below',
      attachments: [
        { name: 'DIRSYNC.TXT', content: LINES },
        { name: null, content: 'nameless' },
        { name: 'empty', content: '' },
      ],
    });
    const opened = openTnef(stream, openTools());
    expect(await listed(opened)).toEqual([
      'body body.txt: 9 bytes',
      'attachment DIRSYNC.TXT: 10 bytes',
      'attachment (no name): 8 bytes',
      'attachment empty: 0 bytes',
    ]);
    const [start = 0, end = 0] = opened.members[1]?.range ?? [];
    expect(stream.subarray(start, end).toString()).toBe(LINES);
    expect(opened.notes).toEqual([]);
  });

  test('bodies in properties: text of two bytes a character as UTF-8, RTF still compressed, HTML', async () => {
    const { members } = open({
      properties: [
        text(ID.body, 'Grüße\r\n'),
        binary(ID.html, Buffer.from('<p>x</p>')),
        binary(ID.rtfCompressed, Buffer.from('LZFu')),
      ],
    });
    expect(members.map(({ name }) => name)).toEqual(['body.txt', 'body.html', 'body.rtf']);
    const contents = await Promise.all(members.map(contentOf));
    expect(contents.map(String)).toEqual(['Grüße\r\n', '<p>x</p>', 'LZFu']);
    expect(members[0]?.facts).toEqual([{ name: 'Stored as', value: 'UTF-16; shown and saved as UTF-8' }]);
  });

  test('an embedded message is a TNEF stream of its own, and so on inwards', async () => {
    const inner = { subject: 'inner', attachments: [{ name: 'deep', content: 'x' }] };
    const { members } = open({ attachments: [{ name: 'Forwarded', embedded: inner }] });
    expect(members).toMatchObject([{ name: 'Forwarded', role: 'message' }]);
    const content = await contentOf(members[0]);
    expect(content.equals(tnefFile(inner))).toBe(true);
    expect(hasTnefSignature(content)).toBe(true);
    expect(await listed(openTnef(content, openTools()))).toEqual(['attachment deep: 1 bytes']);
  });

  test('an object behind another interface is an attachment, without the interface', async () => {
    const object = { guid: STORAGE, content: Buffer.from('ole') };
    const { members } = open({ attachments: [{ name: 'Sheet', object }] });
    expect(members).toMatchObject([{ name: 'Sheet', role: 'attachment' }]);
    expect((await contentOf(members[0])).toString()).toBe('ole');
  });

  test('an object too short for an interface fails when it is opened, the others do not', async () => {
    const short = { id: ID.attachData, type: TYPE.object, value: Buffer.from('short') };
    const rendering = attribute(2, ATTRIBUTE.attachRendData, Buffer.alloc(14));
    const properties = attribute(2, ATTRIBUTE.attachment, propertyList([short]));
    const stream = Buffer.concat([tnefFile({ body: 'b' }), rendering, properties]);
    const { members } = openTnef(stream, openTools());
    expect((await contentOf(members[0])).toString()).toBe('b');
    expect(await verdictOf(openTnef, stream)).toBe('corrupt-data');
  });

  test('the longest name counts, and the MIME type where there is one', () => {
    const { members } = open({
      attachments: [
        {
          name: 'long name of a list.txt',
          properties: [text(ID.attachFilename, 'LONGNA~1.TXT'), text(ID.attachMimeTag, 'text/x-list')],
        },
      ],
    });
    expect(members).toMatchObject([{ name: 'long name of a list.txt', contentType: 'text/x-list' }]);
  });

  test('writers that leave out attAttachRendData still part their attachments', async () => {
    const one = (name: string, data: string): Buffer[] => [
      attribute(2, ATTRIBUTE.attachTitle, Buffer.from(`${name}\0`)),
      attribute(2, ATTRIBUTE.attachData, Buffer.from(data)),
    ];
    const stream = Buffer.concat([tnefFile({}), ...one('a', '1'), ...one('b', '22')]);
    expect(await listed(openTnef(stream, openTools()))).toEqual([
      'attachment a: 1 bytes',
      'attachment b: 2 bytes',
    ]);
  });
});

describe('facts', () => {
  test('legacy attributes and MAPI properties are told by name, in words', () => {
    const opened = open({
      subject: 'DirSync',
      sent: [1996, 5, 6, 21, 30, 0],
      codePage: 850,
      properties: [
        integer(0x0017, 2),
        time(ID.clientSubmitTime, '1996-05-06T19:30:00.000Z'),
        { id: 0x0023, type: TYPE.boolean, value: true },
        { id: 0x0e99, type: TYPE.binary, value: new Uint8Array(100).fill(0xab) },
        { id: 0x6000, type: TYPE.guid, value: PUBLIC },
        { id: 0x6001, type: TYPE.floating64, value: 2.5 },
        { id: 0x6002, type: TYPE.currency, value: 12_345n },
        { id: 0x6003, type: TYPE.floatingTime, value: 35_190.5 },
        { id: 0x6004, type: TYPE.integer64, value: -5n },
        { id: 0x6005, type: TYPE.integer16, value: -7 },
        { id: 0x6006, type: TYPE.errorCode, value: -2_147_221_233 },
        { id: 0x6007, type: TYPE.floating32, value: 0.5 },
      ],
    });
    const told = Object.fromEntries(opened.facts.map(({ name, value }) => [name, value]));
    expect(told).toMatchObject({
      attTnefVersion: '1.0',
      attOemCodepage: '850',
      attMessageClass: 'IPM.Microsoft Mail.Note',
      attSubject: 'DirSync',
      attDateSent: '1996-05-06 21:30:00 (no zone told)',
      PidTagImportance: '2 (high)',
      PidTagClientSubmitTime: '1996-05-06T19:30:00.000Z',
      PidTagOriginatorDeliveryReportRequested: 'yes',
      '0x0e99 (type 0x0102)': `${'ab'.repeat(64)}… (100 bytes)`,
      '0x6000 (type 0x0048)': 'PS_PUBLIC_STRINGS',
      '0x6001 (type 0x0005)': '2.5',
      '0x6002 (type 0x0006)': '1.2345',
      '0x6003 (type 0x0007)': '1996-05-05 12:00:00 (no zone told)',
      '0x6004 (type 0x0014)': '-5',
      '0x6005 (type 0x0002)': '-7',
      '0x6006 (type 0x000a)': 'error 0x8004010f',
      '0x6007 (type 0x0004)': '0.5',
    });
  });

  test('several values stand one behind the other, those beyond the limit are counted', () => {
    const words = ['one', 'two', 'three', 'four'];
    const properties = [
      { id: 0x6f00, type: TYPE.string, value: words },
      { id: 0x6f01, type: TYPE.integer16, value: [1, 2, 3] },
    ];
    const { facts } = openTnef(tnefFile({ properties }), openTools({ mapiValues: 3 }));
    expect(facts.slice(-2)).toEqual([
      { name: '0x6f00 (type 0x101f)', value: 'one; two; three; and 1 more' },
      { name: '0x6f01 (type 0x1002)', value: '1; 2; 3' },
    ]);
  });

  test('named properties are told by their set and name', () => {
    const opened = open({
      properties: [
        { ...text(0x8001, 'blue'), named: { guid: PS_PUBLIC_STRINGS, name: 'Keywords' } },
        { ...integer(0x8002, 7), named: { guid: '00062008-0000-0000-c000-000000000046', name: 0x8503 } },
        { ...integer(0x8003, 8), named: { guid: '01234567-89ab-cdef-0123-456789abcdef', name: 1 } },
      ],
    });
    expect(opened.facts.slice(-3)).toEqual([
      { name: 'PS_PUBLIC_STRINGS Keywords', value: 'blue' },
      { name: 'PSETID_Common 0x8503', value: '7' },
      { name: '{01234567-89AB-CDEF-0123-456789ABCDEF} 0x0001', value: '8' },
    ]);
  });

  test('8-bit text is read in the code page that the stream names', () => {
    const subject = Buffer.from([0x81]).toString('latin1');
    expect(factOf(open({ subject, codePage: 850 }), 'attSubject')).toBe('ü');
    expect(factOf(open({ subject, codePage: 4711 }), 'attOemCodepage')).toBe(
      '4711 (not known here: read as Windows-1252)',
    );
  });

  test('facts beyond the limit are counted', () => {
    const properties = Array.from({ length: 20 }, (_, index) => integer(0x6800 + index, index));
    const { facts, notes } = openTnef(tnefFile({ properties }), openTools({ containerFacts: 10 }));
    expect(facts).toHaveLength(10);
    expect(notes).toEqual(['13 further properties are not shown']);
  });
});

describe('header fields', () => {
  const PEOPLE = [
    [text(ID.displayName, 'Ann Lee'), text(ID.smtpAddress, 'ann@example.com'), integer(ID.recipientType, 1)],
    [
      text(ID.displayName, 'System'),
      text(ID.addressType, 'MS'),
      text(ID.emailAddress, 'NORTH/PO1/$SYSTEM'),
      integer(ID.recipientType, 1),
    ],
    [
      text(ID.displayName, 'Bob'),
      text(ID.addressType, 'EX'),
      text(ID.emailAddress, '/o=A/cn=BOB'),
      integer(ID.recipientType, 2),
    ],
    [text(ID.displayName, 'The sender'), integer(ID.recipientType, 0)],
  ];

  test('follow from the properties and the recipients', () => {
    const { headers } = open({
      properties: [
        text(ID.subject, 'Hello'),
        text(ID.sentRepresentingName, 'Boss'),
        text(ID.sentRepresentingSmtp, 'boss@example.com'),
        text(ID.senderName, 'Secretary'),
        text(ID.senderType, 'SMTP'),
        text(ID.senderAddress, 'secretary@example.com'),
        time(ID.clientSubmitTime, '1996-05-06T19:30:00Z'),
        text(ID.internetMessageId, '<1@example.com>'),
      ],
      recipients: PEOPLE,
    });
    expect(headers).toEqual([
      { name: 'From', value: '"Boss" <boss@example.com>' },
      { name: 'Sender', value: '"Secretary" <secretary@example.com>' },
      { name: 'To', value: '"Ann Lee" <ann@example.com>, "NORTH/PO1/$SYSTEM"' },
      { name: 'Cc', value: '"Bob" <EX:/o=A/cn=BOB>' },
      { name: 'Subject', value: 'Hello' },
      { name: 'Date', value: 'Mon, 06 May 1996 19:30:00 GMT' },
      { name: 'Message-ID', value: '<1@example.com>' },
    ]);
  });

  test('follow from the attributes of the time before MAPI, the date with a word on its zone', () => {
    const { headers, notes } = open({
      subject: 'DirSync Status',
      from: { name: 'DXA', type: 'MS', address: 'SOUTH/PO2/$SYSTEM' },
      sent: [1996, 5, 6, 21, 30, 0],
    });
    expect(headers).toEqual([
      { name: 'From', value: '"SOUTH/PO2/$SYSTEM"' },
      { name: 'Subject', value: 'DirSync Status' },
      { name: 'Date', value: 'Mon, 06 May 1996 21:30:00 GMT' },
    ]);
    expect(notes).toEqual(['the time it was sent at is told without its zone, and taken as UTC']);
  });

  test('make a system mailbox known to whoever reads them', () => {
    const { headers } = open({
      subject: 'x',
      from: { name: 'DXA', type: 'MS', address: 'SOUTH/PO2/$SYSTEM' },
      recipients: PEOPLE,
    });
    const { envelope, isDirSync } = readEnvelope(headers ?? [], 0, DEFAULT_LIMITS);
    expect(envelope.from).toBe('SOUTH/PO2/$SYSTEM');
    expect(envelope.to).toContain('NORTH/PO1/$SYSTEM');
    expect(isDirSync).toBe(true);
  });

  test('are none when the stream tells neither a sender nor a subject', () => {
    expect(open({ attachments: [{ name: 'a', content: 'x' }] }).headers).toBeNull();
  });

  test('rows of recipients that cannot be read are counted', () => {
    const rows = attribute(
      1,
      ATTRIBUTE.recipientTable,
      Buffer.concat([uint32(3), propertyList([]), uint32(9)]),
    );
    const stream = Buffer.concat([tnefFile({ subject: 'x' }), rows]);
    expect(openTnef(stream, openTools()).notes).toEqual([
      '2 rows of the recipients could not be read: a MAPI property reaches beyond its list',
    ]);
  });
});
