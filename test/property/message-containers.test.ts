/** TNEF streams and .msg files: what is written is read again, and no bytes whatever do more than fail. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../shared/codecs/fault.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import type { OpenContainer } from '../../shared/formats/container.ts';
import { ID } from '../../shared/formats/mapi/names.ts';
import { TYPE } from '../../shared/formats/mapi/types.ts';
import { openMsg } from '../../shared/formats/msg/open.ts';
import { hasMsgSignature } from '../../shared/formats/msg-signature.ts';
import { openTnef } from '../../shared/formats/tnef/open.ts';
import { replaceAttachmentData } from '../../shared/formats/tnef/replace.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { binary, integer, text } from '../fixtures/mapi-values.ts';
import type { SourceProperty } from '../fixtures/mapi-values.ts';
import { msgFile } from '../fixtures/msg-file.ts';
import { contentOf, openTools, verdictOf } from '../fixtures/opened-messages.ts';
import { tnefFile } from '../fixtures/tnef-file.ts';

const VERDICTS = ['ok', ...FAILURE_KINDS];

/** Text of names and subjects: no zero, which ends it. */
const word = fc.string({ minLength: 1, maxLength: 30 }).filter((value) => !value.includes('\0'));
const latin = fc.stringMatching(/^[ -~]{1,30}$/);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ minLength: 4_000, maxLength: 5_000 }),
);
const attachment = fc.record({ name: latin, content });

const message = fc.record({
  subject: latin,
  body: latin,
  attachments: fc.array(attachment, { maxLength: 4 }),
  properties: fc.constantFrom(
    [],
    [text(ID.displayTo, 'Ann; Bob')],
    [binary(ID.html, Buffer.from('<p>')), integer(ID.internetCodePage, 850)],
    [{ id: 0x6f00, type: TYPE.string, value: ['a', 'b'] }],
    [{ ...text(0x8001, 'x'), named: { guid: '00020329-0000-0000-c000-000000000046', name: 'K' } }],
  ),
});

/** What both can hold. */
interface Source {
  readonly subject: string;
  readonly body: string;
  readonly properties?: readonly SourceProperty[];
  readonly attachments?: readonly {
    readonly name: string;
    readonly content?: Uint8Array;
    readonly embedded?: Source;
  }[];
}

type Write = (source: Source) => Buffer;

const CASES: readonly (readonly [string, OpenContainer, Write])[] = [
  ['TNEF', openTnef, tnefFile],
  ['.msg', openMsg, msgFile],
];

/** Bytes written over others, taken away, doubled or appended. */
const damage = fc.record({
  kind: fc.constantFrom('write', 'cut', 'insert', 'append'),
  at: fc.nat(),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      Uint8Array.of(255, 255, 255, 255),
      Uint8Array.of(0, 0, 0, 0),
      Uint8Array.of(254, 255, 255, 255),
    ),
  ),
});

function damaged(bytes: Buffer, how: { kind: string; at: number; bytes: Uint8Array }): Buffer {
  const at = how.at % (bytes.length + 1);
  const before = bytes.subarray(0, at);
  switch (how.kind) {
    case 'write':
      return Buffer.concat([before, how.bytes, bytes.subarray(at + how.bytes.length)]);
    case 'insert':
      return Buffer.concat([before, how.bytes, bytes.subarray(at)]);
    case 'cut':
      return Buffer.from(before);
    default:
      return Buffer.concat([bytes, how.bytes]);
  }
}

describe.each(CASES)('%s', (_, open, write) => {
  test('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (source) => {
        const opened = open(write(source), openTools());
        const attachments = opened.members.filter(({ role }) => role === 'attachment');
        expect(attachments.map(({ name }) => name)).toEqual(source.attachments.map(({ name }) => name));
        for (const [index, member] of attachments.entries()) {
          const expected = source.attachments[index]?.content ?? new Uint8Array();
          expect((await contentOf(member)).equals(expected)).toBe(true);
        }
        expect((await contentOf(opened.members[0])).toString()).toBe(source.body);
        const subject = { name: 'Subject', value: source.subject.trim() };
        expect(opened.headers ?? []).toContainEqual(subject);
        expect(opened.notes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('answers whatever became of it with members or a typed fault', async () => {
    const inner = fc.option(message, { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        message,
        inner,
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (source, embedded, hows) => {
          const forwarded = embedded === undefined ? [] : [{ name: 'fwd', embedded }];
          const file = write({ ...source, attachments: [...source.attachments, ...forwarded] });
          const bytes = hows.reduce(damaged, file);
          expect(VERDICTS).toContain(await verdictOf(open, bytes));
          hasMsgSignature(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('answers any bytes behind a good beginning', async () => {
    const beginning = fc.nat(1_600).map((length) => write({ subject: 'x', body: 'y' }).subarray(0, length));
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 2_000 }), async (start, rest) => {
        expect(VERDICTS).toContain(await verdictOf(open, Buffer.concat([start, rest])));
      }),
      { numRuns: 200 },
    );
  });
});

function replacing(stream: Uint8Array, member: number): string {
  try {
    replaceAttachmentData(stream, member, new Uint8Array(3), DEFAULT_LIMITS);
    return 'ok';
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return error.kind;
  }
}

describe('other data for an attachment within TNEF', () => {
  test('changes that member and no other', async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), content, async (source, chosen, data) => {
        fc.pre(source.attachments.length > 0);
        const stream = tnefFile(source);
        const before = openTnef(stream, openTools()).members;
        const first = before.findIndex(({ role }) => role === 'attachment');
        const member = first + (chosen % source.attachments.length);
        const replaced = replaceAttachmentData(stream, member + 1, data, DEFAULT_LIMITS);
        const after = openTnef(replaced, openTools());
        expect(after.notes).toEqual([]);
        for (const [index, other] of before.entries()) {
          const expected = index === member ? Buffer.from(data) : await contentOf(other);
          expect((await contentOf(after.members[index])).equals(expected)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is done or refused with a typed fault in damaged streams', () => {
    fc.assert(
      fc.property(message, damage, fc.nat(6), (source, how, member) => {
        const stream = damaged(tnefFile(source), how);
        expect(VERDICTS).toContain(replacing(stream, member));
      }),
      { numRuns: 200 },
    );
  });
});

test('names of any characters are kept', () => {
  fc.assert(
    fc.property(word, (name) => {
      const { members } = openTnef(tnefFile({ attachments: [{ name, content: 'x' }] }), openTools());
      expect(members[0]?.name).toBe(name);
    }),
  );
});
