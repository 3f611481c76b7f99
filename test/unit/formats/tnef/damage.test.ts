/** TNEF streams that are damaged, or larger than the limits. */
import { describe, expect, test } from 'vitest';
import { IID_MESSAGE } from '../../../../shared/formats/mapi/guid.ts';
import { ID } from '../../../../shared/formats/mapi/names.ts';
import { ATTRIBUTE } from '../../../../shared/formats/tnef/names.ts';
import { hasTnefSignature, openTnef } from '../../../../shared/formats/tnef/open.ts';
import { guidBytes, integer, text, uint32 } from '../../../fixtures/mapi-values.ts';
import { contentOf, factOf, openTools, verdictOf } from '../../../fixtures/opened-messages.ts';
import { attribute, propertyList, tnefFile } from '../../../fixtures/tnef-file.ts';

const LINES = 'A,MARTIN\r\n';

describe('damage', () => {
  const stream = tnefFile({ body: 'text', attachments: [{ name: 'a', content: LINES }] });

  test('a wrong checksum is noted and what it belongs to is read', async () => {
    const damaged = Buffer.from(stream);
    damaged.writeUInt8(0x42, stream.indexOf(LINES));
    const opened = openTnef(damaged, openTools());
    expect(opened.notes).toEqual([
      expect.stringMatching(/^the checksum of attAttachData at byte \d+ is wrong$/),
    ]);
    expect((await contentOf(opened.members[1])).toString()).toBe(`B${LINES.slice(1)}`);
  });

  test('a stream that is cut off fails as truncated, wherever within an attribute', async () => {
    const whole = attribute(2, ATTRIBUTE.attachData, Buffer.from('12345'));
    for (let cut = 1; cut < whole.length; cut += 1) {
      const cutOff = Buffer.concat([stream, whole.subarray(0, cut)]);
      expect(await verdictOf(openTnef, cutOff)).toBe('truncated');
    }
    expect(await verdictOf(openTnef, stream.subarray(0, 5))).toBe('truncated');
  });

  test('what stands before a cut is read, and what the cut falls into is no empty attachment', async () => {
    const two = tnefFile({
      body: 'text',
      attachments: [
        { name: 'first', content: LINES },
        { name: 'second', content: 'to be cut' },
      ],
    });
    const { members, unread } = openTnef(two.subarray(0, two.indexOf('be cut')), openTools());
    expect(members.map(({ name }) => name)).toEqual(['body.txt', 'first', 'second']);
    expect((await contentOf(members[1])).toString()).toBe(LINES);
    const why = 'attAttachData reaches beyond the end of the TNEF stream';
    await expect(contentOf(members[2])).rejects.toThrow(why);
    expect(unread).toMatchObject({
      kind: 'truncated',
      message: why,
      offset: two.lastIndexOf('to be cut') - 9,
    });
  });

  test('an empty attAttachData is no empty attachment where the object that it stands for is cut off', async () => {
    const object = tnefFile({ attachments: [{ name: 'inner', embedded: { subject: 'lost' } }] });
    const rendering = attribute(2, ATTRIBUTE.attachRendData, new Uint8Array(14));
    const empty = attribute(2, ATTRIBUTE.attachData, new Uint8Array());
    const start = object.indexOf(Buffer.from([2, 0x05, 0x90, 0x06, 0]));
    const cut = Buffer.concat([tnefFile({}), rendering, empty, object.subarray(start, -4)]);
    await expect(contentOf(openTnef(cut, openTools()).members[0])).rejects.toThrow('attAttachment reaches');
  });

  test('of an attribute with a wrong checksum behind which the stream loses its way nothing is read', async () => {
    const length = Buffer.from(stream);
    length.writeUInt32LE(LINES.length - 4, stream.indexOf(LINES) - 4);
    const { members, unread } = openTnef(length, openTools());
    expect(members.map(({ name }) => name)).toEqual(['body.txt', 'a']);
    await expect(contentOf(members[1])).rejects.toThrow(unread?.message);
    expect(unread?.kind).toBe('corrupt-data');
  });

  test('bytes that a mailer appended are noted', () => {
    expect(openTnef(Buffer.concat([stream, Buffer.from('\r\n')]), openTools()).notes).toEqual([
      '2 bytes behind the last attribute',
    ]);
  });

  test('attributes behind a damaged level or length are not taken for something appended', async () => {
    const level = Buffer.from(stream);
    const last = level.lastIndexOf(Buffer.from([2, 0x05, 0x90, 0x06, 0]));
    level.writeUInt8(3, last);
    expect(await verdictOf(openTnef, level)).toBe('corrupt-data');
    const length = Buffer.from(stream);
    length.writeUInt32LE(LINES.length - 4, stream.indexOf(LINES) - 4);
    expect(await verdictOf(openTnef, length)).toBe('corrupt-data');
  });

  test('properties that cannot be read are told, and a body that may be among them is no empty one', async () => {
    const broken = Buffer.concat([
      uint32(2),
      propertyList([integer(0x0017, 1)]).subarray(4),
      uint32(0x7fff7fff),
    ]);
    const only = Buffer.concat([tnefFile({}), attribute(1, ATTRIBUTE.messageProperties, broken)]);
    const opened = openTnef(only, openTools());
    expect(opened.notes).toEqual([
      expect.stringMatching(
        /^some properties could not be read: a MAPI property of type 0x7fff \(byte \d+\)$/,
      ),
    ]);
    expect(factOf(opened, 'PidTagImportance')).toBe('1 (normal)');
    expect(opened.members).toMatchObject([{ role: 'body', range: null }]);
    expect(await verdictOf(openTnef, only)).toBe('corrupt-data');
  });

  test('what is no TNEF stream is refused', async () => {
    expect(await verdictOf(openTnef, Buffer.from('no TNEF at all'))).toBe('corrupt-data');
    expect(hasTnefSignature(stream)).toBe(true);
    expect(hasTnefSignature(stream.subarray(0, 5))).toBe(false);
    expect(hasTnefSignature(guidBytes(IID_MESSAGE))).toBe(false);
  });
});

describe('limits', () => {
  test('attachments, attributes and properties at their edge and beyond', async () => {
    const attachments = [1, 2, 3].map((number) => ({ name: `${number}`, content: 'x' }));
    const stream = tnefFile({ attachments });
    expect(await verdictOf(openTnef, stream, { containerMembers: 3 })).toBe('ok');
    const two = openTnef(stream, openTools({ containerMembers: 2 }));
    expect(two.members.map(({ name }) => name)).toEqual(['1', '2']);
    expect(two.unread?.message).toBe('1 more member is left out: the limit is 2');
    expect(await verdictOf(openTnef, stream, { tnefAttributes: 15 })).toBe('ok');
    expect(await verdictOf(openTnef, stream, { tnefAttributes: 14 })).toBe('output-limit');
    expect(openTnef(stream, openTools({ tnefAttributes: 14 })).members).toHaveLength(3);
    const listOf = (count: number) =>
      tnefFile({ body: 'b', properties: Array.from({ length: count }, () => integer(0x0017, 1)) });
    expect(openTnef(listOf(5), openTools({ mapiProperties: 5 })).notes).toEqual([]);
    expect(openTnef(listOf(6), openTools({ mapiProperties: 5 })).notes).toEqual([
      expect.stringContaining('more than 5 properties'),
    ]);
  });

  test('recipients and notes at their edge and beyond', () => {
    const recipients = [1, 2, 3].map((number) => [text(ID.displayName, `${number}`)]);
    const stream = tnefFile({ subject: 'x', recipients });
    expect(openTnef(stream, openTools({ mapiRecipients: 3 })).notes).toEqual([]);
    expect(openTnef(stream, openTools({ mapiRecipients: 2 })).notes).toEqual([
      '1 row of the recipients could not be read: beyond the limit',
    ]);
    const wrongSums = Buffer.from(tnefFile({ subject: 'x' }));
    wrongSums.writeUInt8(wrongSums.readUInt8(15) ^ 0xff, 15);
    wrongSums.writeUInt8(wrongSums.readUInt8(30) ^ 0xff, 30);
    expect(openTnef(wrongSums, openTools({ containerNotes: 1 })).notes).toHaveLength(1);
    expect(openTnef(wrongSums, openTools()).notes.length).toBeGreaterThan(1);
  });
});
