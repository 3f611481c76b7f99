/** An attachment within TNEF gets other data; nothing else in the stream changes. */
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../../shared/codecs/fault.ts';
import { openTnef } from '../../../../shared/formats/tnef/open.ts';
import { replaceAttachmentData } from '../../../../shared/formats/tnef/replace.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { contentOf, listed, openTools } from '../../../fixtures/opened-messages.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';
import type { TnefSource } from '../../../fixtures/tnef-file.ts';

const source = (second: string): TnefSource => ({
  subject: 'DirSync',
  body: 'a body',
  attachments: [
    { name: 'one', content: 'first' },
    { name: 'two', content: second },
    { name: 'three', embedded: { subject: 'inner' } },
  ],
});

const replace = (stream: Uint8Array, member: number, data: string) =>
  replaceAttachmentData(stream, member, Buffer.from(data), DEFAULT_LIMITS);

describe('other data for an attachment', () => {
  test.each(['', 'x', 'as much', 'much more than there was before it'])(
    '%j makes the stream as if it had been written with it',
    (data) => {
      expect(Buffer.from(replace(tnefFile(source('as long')), 3, data)).equals(tnefFile(source(data)))).toBe(
        true,
      );
    },
  );

  test('leaves what is around it as it was, and its checksum is right', async () => {
    const opened = openTnef(replace(tnefFile(source('packed')), 3, 'unpacked'), openTools());
    expect(await listed(opened)).toEqual([
      'body body.txt: 6 bytes',
      'attachment one: 5 bytes',
      'attachment two: 8 bytes',
      'message three: 92 bytes',
    ]);
    expect((await contentOf(opened.members[2])).toString()).toBe('unpacked');
    expect(opened.notes).toEqual([]);
  });

  test('is refused in a stream that is cut off, also for an attachment before the cut', () => {
    const cut = tnefFile(source('x')).subarray(0, -1);
    expect(() => replace(cut, 2, 'y')).toThrow('reaches beyond the end of the TNEF stream');
  });

  test.each([0, 1, 4, 5])('member %i, which is none, a body or an object, is refused', (member) => {
    const refused = (): unknown => replace(tnefFile(source('x')), member, 'y');
    expect(refused).toThrow(CodecFault);
    expect(refused).toThrow(`member ${member} of the TNEF stream is not kept as attAttachData`);
  });
});
