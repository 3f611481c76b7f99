/** A container of which not all can be read, or is: what there is of it is shown, and the message is not told as whole. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { zipArchive } from '../../../fixtures/compressed.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { ENTRIES, GZIP } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';

const PERSON = { from: 'a@example.com', to: 'b@example.com', subject: 'FW' };
const PICTURE = Buffer.from('not a picture');
const winmail = tnefFile({
  attachments: [
    { name: 'a.gz', content: GZIP },
    { name: 'picture', content: PICTURE },
  ],
});
const CUT = winmail.subarray(0, winmail.indexOf(PICTURE) + 4);
const WHY = 'attAttachData reaches beyond the end of the TNEF stream';

describe('TNEF that is cut off within its second attachment', () => {
  test('shows the first, and has failed where it carries transactions: more of them may be missing', async () => {
    const { failure, payload, parts } = await readAsMessage(replyWith(CUT));
    expect(failure).toMatchObject({ kind: 'truncated', detail: WHY, part: '1.2' });
    expect(payload.transactions).toBe(40);
    expect(
      parts.slice(2).map(({ path, transactions, failure: own }) => [path, transactions, own?.kind]),
    ).toEqual([
      ['1.2', null, 'truncated'],
      ['1.2/1', 40, undefined],
      ['1.2/2', null, 'truncated'],
    ]);
  });

  test('is told in a letter to a person, which has not failed with it', async () => {
    const attachments = [{ name: 'winmail.dat', bytes: CUT }];
    const { failure, notes, parts } = await readAsMessage(mimeMessage({ ...PERSON, attachments }));
    expect(failure).toBeNull();
    expect(notes).toContain(`part 1.2: ${WHY}`);
    expect(parts.at(-2)).toMatchObject({ path: '1.2/1', transactions: 40 });
  });

  test('has failed as a file of its own, with what is there of it', async () => {
    const { failure, parts } = await readAsMessage(CUT);
    expect(failure).toMatchObject({ kind: 'truncated', detail: WHY, part: '1' });
    expect(parts.map(({ path }) => path)).toEqual(['1', '1/1', '1/2']);
  });
});

describe('more members than the limit', () => {
  const limits = { containerMembers: 1 };
  const zip = zipArchive([
    { name: 'trans.txt', content: bytesOf(ENTRIES) },
    { name: 'more.txt', content: bytesOf('Hello.') },
  ]);
  const why = '1 more member is left out: the limit is 1';

  test.each([
    ['a zip', replyWith(zip)],
    ['a zip within gzip', replyWith(zlib.gzipSync(zip))],
    ['a text with uuencoded files', mimeMessage({ body: 'begin 644 a\n#0V%T\n`\nend\n'.repeat(2) })],
  ])('of %s fail a message that may carry transactions there', async (_, bytes) => {
    expect((await readAsMessage(bytes)).failure).toBeNull();
    const { failure } = await readAsMessage(bytes, limits);
    expect(failure).toMatchObject({ kind: 'output-limit', detail: why });
  });

  test('are told in a letter to a person', async () => {
    const attachments = [{ name: 'a.zip', bytes: zip }];
    const { failure, notes, payload } = await readAsMessage(mimeMessage({ ...PERSON, attachments }), limits);
    expect(failure).toBeNull();
    expect(notes).toContain(`part 1.2: ${why}`);
    expect(payload.transactions).toBe(40);
  });
});
