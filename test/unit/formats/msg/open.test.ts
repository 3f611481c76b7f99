/** Outlook messages, feature by feature ([MS-OXMSG]). */
import { Reader } from '@kenjiuno/msgreader/lib/Reader.js';
import { describe, expect, test } from 'vitest';
import { PS_PUBLIC_STRINGS } from '../../../../shared/formats/mapi/guid.ts';
import { ID } from '../../../../shared/formats/mapi/names.ts';
import { TYPE } from '../../../../shared/formats/mapi/types.ts';
import { ENTRY_AT, HEADER_AT } from '../../../../shared/formats/compound-file/layout.ts';
import { PROPERTIES_STREAM } from '../../../../shared/formats/msg/layout.ts';
import { openMsg } from '../../../../shared/formats/msg/open.ts';
import { hasMsgSignature } from '../../../../shared/formats/msg-signature.ts';
import { noise } from '../../../fixtures/compressed.ts';
import { binary, integer, text, time } from '../../../fixtures/mapi-values.ts';
import { compoundFile, msgFile, storageOf } from '../../../fixtures/msg-file.ts';
import type { MsgSource } from '../../../fixtures/msg-file.ts';
import { contentOf, factOf, listed, openTools, verdictOf } from '../../../fixtures/opened-messages.ts';

const open = (source: MsgSource) => openMsg(msgFile(source), openTools());

const LETTER: MsgSource = {
  subject: 'DirSync Update',
  body: 'Grüße\r\n',
  properties: [
    text(ID.sentRepresentingName, 'Ann Lee'),
    text(ID.sentRepresentingSmtp, 'ann@example.com'),
    time(ID.clientSubmitTime, '1996-05-06T19:30:00Z'),
  ],
  recipients: [
    [text(ID.displayName, 'Bob'), text(ID.smtpAddress, 'bob@example.com'), integer(ID.recipientType, 1)],
    [text(ID.displayName, 'NORTH/PO1/$SYSTEM'), integer(ID.recipientType, 2)],
  ],
  attachments: [
    { name: 'DIRSYNC.TXT', content: 'A,MARTIN\r\n' },
    { name: 'large.bin', content: noise(20_000) },
  ],
};

describe('members', () => {
  test('bodies and attachments, small and large, with the place of what lies in one stretch', async () => {
    const file = msgFile(LETTER);
    const opened = openMsg(file, openTools());
    expect(await listed(opened)).toEqual([
      'body body.txt: 9 bytes',
      'attachment DIRSYNC.TXT: 10 bytes',
      'attachment large.bin: 20000 bytes',
    ]);
    expect((await contentOf(opened.members[0])).toString()).toBe('Grüße\r\n');
    expect((await contentOf(opened.members[2])).equals(noise(20_000))).toBe(true);
    const [start = 0, end = 0] = opened.members[2]?.range ?? [];
    expect(file.subarray(start, end).equals(noise(20_000))).toBe(true);
    expect(opened.notes).toEqual([]);
  });

  test('8-bit text without its zero, HTML, and RTF still compressed', async () => {
    const { members } = open({
      properties: [
        { id: ID.body, type: TYPE.string8, value: 'plain\0' },
        binary(ID.html, Buffer.from('<p>x</p>')),
        binary(ID.rtfCompressed, Buffer.from('LZFu')),
      ],
    });
    expect(members.map(({ name }) => name)).toEqual(['body.txt', 'body.html', 'body.rtf']);
    expect((await Promise.all(members.map(contentOf))).map(String)).toEqual(['plain', '<p>x</p>', 'LZFu']);
  });

  test('an attached message opens as a .msg file again, with the names of its properties, and so on inwards', async () => {
    const named = { ...text(0x8001, 'blue'), named: { guid: PS_PUBLIC_STRINGS, name: 'Keywords' } };
    const innermost = { subject: 'innermost', attachments: [{ name: 'deep', content: noise(5_000) }] };
    const inner = {
      ...LETTER,
      properties: [named],
      attachments: [{ name: 'Fwd', embedded: innermost }],
    };
    const { members } = open({ attachments: [{ name: 'Forwarded', embedded: inner }] });
    expect(members).toMatchObject([{ name: 'Forwarded', role: 'message', range: null }]);
    const content = await contentOf(members[0]);
    expect(hasMsgSignature(content)).toBe(true);
    const opened = openMsg(content, openTools());
    expect(opened.headers).toContainEqual({ name: 'Subject', value: 'DirSync Update' });
    expect(factOf(opened, 'PS_PUBLIC_STRINGS Keywords')).toBe('blue');
    expect(opened.notes).toEqual([]);
    const deepest = openMsg(await contentOf(opened.members[1]), openTools());
    expect(deepest.headers).toEqual([{ name: 'Subject', value: 'innermost' }]);
    expect((await contentOf(deepest.members[0])).equals(noise(5_000))).toBe(true);
  });

  test('an OLE object is given as a compound file of its own, which is no message', async () => {
    const object = { CONTENTS: noise(9_000), note: noise(30) };
    const { members } = open({ attachments: [{ name: 'Sheet', object }] });
    expect(members).toMatchObject([{ name: 'Sheet', role: 'attachment' }]);
    const content = await contentOf(members[0]);
    expect(content.equals(compoundFile(storageOf(object)))).toBe(true);
    expect(hasMsgSignature(content)).toBe(false);
  });

  test('an attachment by reference has no content', async () => {
    const { members } = open({ attachments: [{ name: 'share' }] });
    expect((await contentOf(members[0])).length).toBe(0);
    expect(factOf(members[0] ?? { facts: [] }, 'PidTagAttachMethod')).toBe('2 (by reference)');
  });
});

describe('facts and header fields', () => {
  test('follow from the properties and the recipients', () => {
    const opened = open(LETTER);
    expect(opened.headers).toEqual([
      { name: 'From', value: '"Ann Lee" <ann@example.com>' },
      { name: 'To', value: '"Bob" <bob@example.com>' },
      { name: 'Cc', value: '"NORTH/PO1/$SYSTEM"' },
      { name: 'Subject', value: 'DirSync Update' },
      { name: 'Date', value: 'Mon, 06 May 1996 19:30:00 GMT' },
    ]);
    expect(factOf(opened, 'PidTagClientSubmitTime')).toBe('1996-05-06T19:30:00.000Z');
    expect(factOf(opened, 'To')).toBe('"Bob" <bob@example.com>');
  });

  test('the header fields that it came with win, unless they tell neither sender nor subject', () => {
    const cameWith = (headers: string) =>
      open({ ...LETTER, properties: [text(ID.transportHeaders, headers)] }).headers;
    expect(
      cameWith('Received: by x\r\n with y\r\nFrom: a@example.com\r\nSubject: =?utf-8?q?=C3=BC?=\r\n\r\n'),
    ).toEqual([
      { name: 'Received', value: 'by x with y' },
      { name: 'From', value: 'a@example.com' },
      { name: 'Subject', value: 'ü', written: '=?utf-8?q?=C3=BC?=' },
    ]);
    expect(cameWith('X-Odd: 1\r\n')).toContainEqual({ name: 'Subject', value: 'DirSync Update' });
  });

  test('several values of fixed and of varying size', () => {
    const opened = open({
      properties: [
        { id: 0x6f00, type: TYPE.string, value: ['one', 'two'] },
        { id: 0x6f01, type: TYPE.binary, value: [Buffer.from([1]), Buffer.from([2, 3])] },
        { id: 0x6f02, type: TYPE.integer32, value: [7, 8, 9] },
        { id: 0x6f03, type: TYPE.guid, value: PS_PUBLIC_STRINGS },
        { id: 0x6f04, type: TYPE.boolean, value: false },
      ],
    });
    expect(opened.facts.map(({ value }) => value)).toEqual([
      'one; two',
      '01; 0203',
      '7; 8; 9',
      'PS_PUBLIC_STRINGS',
      'no',
    ]);
  });

  test('a value that its list names and the file lacks is told', () => {
    const file = msgFile({ properties: [text(0x0070, 'lost')] });
    const name = file.indexOf(Buffer.from('__substg1.0_0070001F', 'utf16le'));
    file.write('__substg1.0_ffff001F', name, 'utf16le');
    expect(factOf(openMsg(file, openTools()), 'PidTagConversationTopic')).toBe('not in the file');
  });

  test('fewer recipients or attachments than announced are told', () => {
    const file = msgFile(LETTER);
    const properties = file.indexOf(Buffer.from([2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0]));
    file.writeUInt32LE(5, properties + 12);
    expect(openMsg(file, openTools()).notes).toEqual(['the message says it has 5 attachments, there are 2']);
  });

  test('lie where another reader finds them', () => {
    const reader = new Reader(new Uint8Array(msgFile(LETTER)).buffer);
    reader.parse();
    const root = reader.rootFolder();
    const subject = Buffer.from(root?.readFile('__substg1.0_0037001F') ?? []);
    expect(subject.toString('utf16le')).toBe('DirSync Update');
    const folders = root?.subFolders() ?? [];
    expect(folders.map(({ name }) => name).sort()).toEqual([
      '__attach_version1.0_#00000000',
      '__attach_version1.0_#00000001',
      '__nameid_version1.0',
      '__recip_version1.0_#00000000',
      '__recip_version1.0_#00000001',
    ]);
    const large = folders.find(({ name }) => name === '__attach_version1.0_#00000001');
    expect(Buffer.from(large?.readFile('__substg1.0_37010102') ?? []).equals(noise(20_000))).toBe(true);
  });
});

describe('recognition', () => {
  const noClass = (streams: Readonly<Record<string, Uint8Array>>) => compoundFile(storageOf(streams));

  test('by the class of the root, by the properties at the root where there is no class', () => {
    expect(hasMsgSignature(msgFile({ subject: 'x' }))).toBe(true);
    expect(hasMsgSignature(msgFile(LETTER).subarray(0, 8_192))).toBe(true);
    expect(hasMsgSignature(noClass({ [PROPERTIES_STREAM]: noise(40) }))).toBe(true);
  });

  test('other compound files are none, also with a message in them', () => {
    const object = storageOf({ [PROPERTIES_STREAM]: noise(40) });
    expect(hasMsgSignature(noClass({ WordDocument: noise(40) }))).toBe(false);
    expect(hasMsgSignature(compoundFile(storageOf({ WordDocument: noise(9) }, { object })))).toBe(false);
    const document = Uint8Array.from([6, 9, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46]);
    const withClass = { ...storageOf({ [PROPERTIES_STREAM]: noise(40) }), classId: document };
    expect(hasMsgSignature(compoundFile(withClass))).toBe(false);
    expect(hasMsgSignature(Buffer.from('no compound file'))).toBe(false);
  });

  test('a damaged one without a class is still named, and then fails with its reason', async () => {
    const file = noClass({ [PROPERTIES_STREAM]: noise(5_000) });
    const damaged = Buffer.from(file.subarray(0, file.length - 1_024));
    expect(hasMsgSignature(damaged)).toBe(true);
    expect(await verdictOf(openMsg, damaged)).toBe('truncated');
  });

  test('a compound file that is no message is refused', async () => {
    expect(await verdictOf(openMsg, noClass({ WordDocument: noise(40) }))).toBe('corrupt-data');
  });
});

describe('limits', () => {
  test('attachments, recipients and facts at their edge and beyond', async () => {
    const file = msgFile(LETTER);
    const all = openMsg(file, openTools()).members.map(({ name }) => name);
    const atEdge = openMsg(file, openTools({ containerMembers: all.length }));
    expect([atEdge.members.length, atEdge.unread]).toEqual([all.length, null]);
    const beyond = openMsg(file, openTools({ containerMembers: all.length - 1 }));
    expect(beyond.members.map(({ name }) => name)).toEqual(all.slice(0, -1));
    expect(beyond.unread).toMatchObject({
      kind: 'output-limit',
      message: `1 more member is left out: the limit is ${all.length - 1}`,
    });
    const few = openMsg(file, openTools({ mapiRecipients: 1, containerFacts: 3 }));
    expect(few.headers?.map(({ name }) => name)).not.toContain('Cc');
    expect(few.facts).toHaveLength(3);
    expect(few.notes).toEqual([
      '1 of 2 recipients were not read: beyond the limit',
      '2 further properties are not shown',
    ]);
  });

  test('a storage that is its own parent ends at once', async () => {
    const file = msgFile(LETTER);
    const directory = (file.readUInt32LE(HEADER_AT.firstDirectorySector) + 1) * 512;
    const attachment = file.indexOf(Buffer.from('__attach_version1.0_#00000000', 'utf16le'));
    file.writeUInt32LE((attachment - directory) / 128, attachment + ENTRY_AT.child);
    expect(await verdictOf(openMsg, file)).toBe('corrupt-data');
  });
});
