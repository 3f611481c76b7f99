/** What cannot be read is never delivered cut or empty: it stays as it is, or the message is not delivered. */
import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../../shared/codecs/fault.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { cabinetOf } from '../../../fixtures/cabinets.ts';
import { szdd } from '../../../fixtures/compress-exe.ts';
import { noise, zipArchive } from '../../../fixtures/compressed.ts';
import { attachmentsOf, deliver, mayStandFor, tnefAttributes } from '../../../fixtures/delivered.ts';
import { uuencoded } from '../../../fixtures/mail-encodings.ts';
import { binary } from '../../../fixtures/mapi-values.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { ENTRIES, GZIP, letter, PACKINGS, PERSON, WINMAIL, zipOf } from '../../../fixtures/nested.ts';
import type { Change } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';

const PROSE = bytesOf('It was the best of times, it was the worst of times. '.repeat(400));
const PACKED = zlib.gzipSync(PROSE);
const PROSE_CABINET = cabinetOf('stored', [{ name: 'b.txt', content: PROSE }]);
const NESTED_TOO_DEEP = Array.from({ length: 10 }).reduce<Uint8Array>(
  (inner) => zlib.gzipSync(inner),
  PACKED,
);

function changed(bytes: Uint8Array, at: number, value = 0xff): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ value;
  return copy;
}

const winmail = (...contents: readonly Uint8Array[]): Buffer =>
  tnefFile({
    subject: 'x',
    body: 'see attached',
    attachments: contents.map((content, at) => ({ name: `${at}`, content })),
  });

const UNREADABLE: readonly (readonly [string, Uint8Array])[] = [
  ['gzip that is cut', PACKED.subarray(0, -40)],
  ['gzip with another CRC', changed(PACKED, -8)],
  ['gzip with bytes behind it', Buffer.concat([PACKED, bytesOf('behind')])],
  ['gzip of gzip that is cut', zlib.gzipSync(PACKED.subarray(0, -40))],
  ['an encrypted zip', zipArchive([{ name: 'a', content: PROSE, encrypted: true }])],
  ['a zip with another CRC', changed(zipOf(PROSE), zipOf(PROSE).indexOf('PK\x01\x02') + 16)],
  ['a zip with bytes behind it', Buffer.concat([zipOf(PROSE), bytesOf('behind')])],
  ['a zip behind another one', Buffer.concat([zipOf(PROSE), zipOf(PROSE)])],
  ['a cabinet with bytes behind it', Buffer.concat([PROSE_CABINET, bytesOf('behind')])],
  ['what begins as gzip does', Buffer.concat([Buffer.from([0x1f, 0x8b, 9]), noise(50)])],
  ['SZDD that is cut', szdd(PROSE).subarray(0, -20)],
  ['gzip deeper than containers are opened', NESTED_TOO_DEEP],
];

describe('what is packed and cannot be read to its end', () => {
  test.each(UNREADABLE)('stays as it is in a letter, which says so: %s', async (_, attachment) => {
    const message = letter(attachment);
    expect((await deliver(message)).built?.equals(message)).toBe(true);
    const note = 'part 1.2: not all of it was read, so a delivery would leave it compressed, as it is';
    expect((await readAsMessage(message)).notes).toContain(note);
  });

  test.each(UNREADABLE)('stays beside transactions, which are decompressed: %s', async (_, bytes) => {
    const message = mimeMessage({
      ...PERSON,
      attachments: [GZIP, bytes].map((one) => ({ name: 'x', bytes: one })),
    });
    const [transactions, other] = attachmentsOf((await deliver(message)).built ?? bytesOf(''));
    expect(transactions?.toString('latin1')).toBe(ENTRIES);
    expect(other?.equals(bytes)).toBe(true);
  });

  test.each(UNREADABLE)(
    'stays within TNEF, where another attachment is decompressed: %s',
    async (_, bytes) => {
      const { built } = await deliver(letter(winmail(bytes, PACKED)));
      const [stream] = attachmentsOf(built ?? bytesOf(''));
      expect(stream?.equals(winmail(bytes, PROSE))).toBe(true);
    },
  );

  test('stays where nothing but a program begins as zlib data does', async () => {
    const program = Buffer.concat([Buffer.from([0x48, 0x89]), noise(2_000)]);
    const message = letter(program);
    expect((await deliver(message)).built?.equals(message)).toBe(true);
  });

  test('stays, with all that lies beside it, in TNEF that is cut', async () => {
    const message = letter(winmail(PACKED, PACKED).subarray(0, -30));
    expect((await deliver(message)).built?.equals(message)).toBe(true);
    const carrying = await deliver(letter(winmail(GZIP, PACKED).subarray(0, -30)));
    expect(carrying.result).toMatchObject({ error: { failure: { kind: 'truncated', part: '1.2' } } });
  });

  test('is nothing to tell of a message that failed, and is never delivered', async () => {
    const { notes, failure } = await readAsMessage(replyWith(PACKED.subarray(0, -40)));
    expect([notes, failure?.kind]).toEqual([[], 'truncated']);
  });

  test('keeps transactions beside it from being delivered, or from staying behind', async () => {
    const pair = zipArchive([
      { name: 'a.txt', content: bytesOf(ENTRIES) },
      { name: 'b.cab', content: PROSE_CABINET.subarray(0, 50) },
    ]);
    const { result, built } = await deliver(letter(pair));
    expect(result).toMatchObject({ error: { failure: { kind: 'truncated', part: '1.2/2' } } });
    expect(built).toBeNull();
  });
});

describe('nothing is delivered where one attachment would be replaced by one of several files, or by none', () => {
  const two = zipArchive(['a', 'b'].map((name) => ({ name, content: bytesOf(ENTRIES) })));
  const beside = (content: Uint8Array): Buffer =>
    zipArchive([
      { name: 'a.txt', content: bytesOf(ENTRIES) },
      { name: 'b', content },
    ]);
  const cabinet = cabinetOf(
    'mszip',
    ['a', 'b'].map((name) => ({ name, content: bytesOf(ENTRIES) })),
  );
  const asProperty = tnefFile({
    subject: 'x',
    attachments: [{ name: 'a.gz', content: '', properties: [binary(0x3701, GZIP)] }],
  });
  const embedded = tnefFile({
    subject: 'x',
    attachments: [
      { name: 'forwarded', embedded: { subject: 'y', attachments: [{ name: 'a.gz', content: GZIP }] } },
    ],
  });

  test.each([
    ['a zip of two in TNEF', winmail(two), '1.2/2', 'a zip of 2 files'],
    ['a cabinet of two in TNEF', winmail(cabinet), '1.2/2', 'a cab of 2 files'],
    ['a zip of two in gzip in TNEF', winmail(zlib.gzipSync(two)), '1.2/2/1', 'a zip of 2 files'],
    ['a zip of transactions and an empty zip', beside(zipArchive([])), '1.2', 'a zip of 2 files'],
    ['a zip of transactions and TNEF without anything', beside(tnefFile({})), '1.2', 'a zip of 2 files'],
    ['an empty zip in TNEF', winmail(zipArchive([]), GZIP), '1.2/2', 'zip data without a file in it'],
    ['an attachment that TNEF keeps as a property', asProperty, '1.2', 'not kept as attAttachData'],
    [
      'TNEF in gzip',
      zlib.gzipSync(tnefFile({ body: ENTRIES })),
      '1.2',
      'the TNEF (winmail.dat) that it holds',
    ],
    ['an attachment of a message within TNEF', embedded, '1.2', 'compressed within another form'],
  ])('%s', async (_, attachment, part, detail) => {
    const { result, built } = await deliver(replyWith(attachment));
    expect(result).toMatchObject({
      error: { failure: { kind: 'unsupported-codec', part, detail: expect.stringContaining(detail) } },
    });
    expect(built).toBeNull();
  });

  test('an attachment in TNEF that is larger than what may be kept in memory, also of a letter', async () => {
    const { result, built } = await deliver(letter(winmail(PACKED)), { nestedBytes: 10_000 });
    expect(result).toMatchObject({ error: { failure: { kind: 'output-limit', part: '1.2' } } });
    expect(built).toBeNull();
  });

  test('what a decoder reads first in one way and then in another', async () => {
    let calls = 0;
    const { result, built } = await deliver(letter(PACKED), {}, function* () {
      calls += 1;
      if (calls === 1) throw new CodecFault('corrupt-data', 'only this time', 0);
      yield { bytes: PROSE, consumed: PACKED.length };
    });
    expect(result).toMatchObject({ error: { failure: { kind: 'decoder-crashed' } } });
    expect(built).toBeNull();
  });
});

const WRAPPINGS: readonly Change[] = [
  ...PACKINGS,
  (inner) => winmail(inner),
  (inner) => winmail(inner, GZIP),
  (inner) => mimeMessage({ ...PERSON, attachments: [{ name: 'a', bytes: inner }] }),
  (inner) => bytesOf(uuencoded('trans.gz', inner)),
];

/** A byte changed, the end cut off, bytes added; at places given in thousandths. */
const damage: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom('changed', 'cut', 'longer'), fc.nat(999), fc.nat(7))
  .map(([kind, where, bit]) => (bytes) => {
    const at = Math.floor((where / 1_000) * bytes.length);
    if (kind === 'cut') return bytes.subarray(0, at);
    return kind === 'longer' ? Buffer.concat([bytes, noise(at)]) : changed(bytes, at, 1 << bit);
  });

const wrappings = (maxLength: number): fc.Arbitrary<readonly Change[]> =>
  fc.array(fc.constantFrom(...WRAPPINGS), { maxLength });

const attachment = fc
  .tuple(
    fc.constantFrom(bytesOf(ENTRIES), PROSE.subarray(0, 2_000), noise(300)),
    wrappings(3),
    fc.array(damage, { maxLength: 1 }),
    wrappings(1),
  )
  .map(([content, below, damages, above]) =>
    [...below, ...damages, ...above].reduce((inner, change) => change(inner), content),
  );

function isRightFor(original: Buffer, delivered: Buffer): boolean {
  if (mayStandFor(original).some((one) => one.equals(delivered))) return true;
  const [before, after] = [tnefAttributes(original), tnefAttributes(delivered)];
  return (
    before !== null &&
    after?.length === before.length &&
    before.every(({ head, data, isFile }, at) => {
      const now = after[at];
      const allowed = isFile ? mayStandFor(data) : [data];
      return now !== undefined && head.equals(now.head) && allowed.some((one) => one.equals(now.data));
    })
  );
}

test('every delivered attachment is the original, or what zlib takes out of it, however packed and damaged', async () => {
  const message = fc
    .tuple(fc.boolean(), fc.array(attachment, { minLength: 1, maxLength: 2 }))
    .map(([isLetter, attachments]) =>
      mimeMessage({
        ...(isLetter ? PERSON : {}),
        attachments: attachments.map((bytes) => ({ name: 'x', bytes })),
      }),
    );
  await fc.assert(
    fc.asyncProperty(message, async (original) => {
      const { result, built } = await deliver(original);
      expect(result.ok).toBe(built !== null);
      if (built === null) return;
      const [before, after] = [attachmentsOf(original), attachmentsOf(built)];
      expect(after).toHaveLength(before.length);
      for (const [at, bytes] of before.entries())
        expect(isRightFor(bytes, after[at] ?? Buffer.alloc(0))).toBe(true);
    }),
    { numRuns: 100, examples: [[letter(WINMAIL)]] },
  );
});
