/** Whatever is fed to the readers of archives and of files in texts, they end with data or with a fault of their own. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mboxArchive } from '../../electron/workers/archives/mbox.ts';
import { zipArchive as zipReader } from '../../electron/workers/archives/zip.ts';
import { memoryStore } from '../../shared/formats/byte-store.ts';
import { openBinhex } from '../../shared/formats/binhex.ts';
import { readMailboxIndex, whyMailboxIndex } from '../../shared/formats/mailbox-index.ts';
import { openUuencoded } from '../../shared/formats/uuencode.ts';
import { listArchive, readMember } from '../fixtures/archives.ts';
import { binhexText } from '../fixtures/binhex.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { zipArchive } from '../fixtures/compressed.ts';
import { contentOf, openTools } from '../fixtures/opened.ts';

const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(0, 7, 0x90), fc.nat(2_000))
    .map(([byte, length]) => new Uint8Array(length).fill(byte)),
);
const change = fc.record({ at: fc.nat(), remove: fc.nat(4), bytes: fc.uint8Array({ maxLength: 4 }) });

function changed(
  bytes: Uint8Array,
  changes: readonly { at: number; remove: number; bytes: Uint8Array }[],
): Buffer {
  return changes.reduce<Buffer>((whole, { at, remove, bytes: put }) => {
    const place = at % (whole.length + 1);
    return Buffer.concat([whole.subarray(0, place), put, whole.subarray(place + remove)]);
  }, Buffer.from(bytes));
}

/** uuencode as POSIX has it, with a blank or a backtick for zero. */
function uuText(bytes: Uint8Array, zero: string): string {
  const char = (value: number): string =>
    (value & 63) === 0 ? zero : String.fromCharCode(32 + (value & 63));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45);
    let line = char(part.length);
    for (let index = 0; index < part.length; index += 3) {
      const group = ((part[index] ?? 0) << 16) | ((part[index + 1] ?? 0) << 8) | (part[index + 2] ?? 0);
      line += char(group >> 18) + char(group >> 12) + char(group >> 6) + char(group);
    }
    lines.push(line);
  }
  return ['begin 644 a', ...lines, zero, 'end', ''].join('\n');
}

describe('files in a text', () => {
  test('come back from uuencode', async () => {
    const some = content.filter(({ length }) => length > 0);
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom(' ', '`'), async (bytes, zero) => {
        const [member] = openUuencoded(bytesOf(uuText(bytes, zero)), openTools())?.members ?? [];
        expect(member && (await contentOf(member))).toMatchObject({ bytes: Buffer.from(bytes), fault: null });
      }),
      { numRuns: 300 },
    );
  });

  test('come back from BinHex', async () => {
    await fc.assert(
      fc.asyncProperty(content, content, async (data, resource) => {
        const { members = [] } = openBinhex(bytesOf(binhexText({ data, resource })), openTools()) ?? {};
        const read = await Promise.all(members.map(contentOf));
        expect(read.every(({ fault }) => fault === null)).toBe(true);
        expect(Buffer.concat(read.map(({ bytes }) => bytes))).toEqual(Buffer.concat([data, resource]));
      }),
      { numRuns: 200 },
    );
  });

  test('whatever is changed, give data or a fault, at places within the text', async () => {
    const texts = content.map((bytes) => [
      binhexText({ data: bytes }),
      uuText(bytes, '`'),
      uuText(bytes, ' '),
    ]);
    await fc.assert(
      fc.asyncProperty(texts, fc.array(change, { maxLength: 4 }), async (all, changes) => {
        const text = changed(bytesOf(all.join('\n')), changes);
        const opened = [openUuencoded(text, openTools()), openBinhex(text, openTools())];
        for (const member of opened.flatMap((one) => one?.members ?? [])) {
          const { bytes, consumed } = await contentOf(member);
          expect(bytes.length).toBeLessThan(text.length * 255);
          expect(consumed.every((at) => at >= 0 && at <= text.length)).toBe(true);
          const [start, end] = member.range ?? [0, 0];
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('archives', () => {
  const line = fc.constantFrom(
    '',
    'From a@b Mon May  6 21:30:00 1996',
    'From here on',
    '>From x',
    '>>From y',
    'Content-Length: 5',
    'Content-Length: 20',
    'text',
  );

  test('an mbox loses no line and gives none twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const bytes = bytesOf(['From a@b Mon May  6 21:30:00 1996', ...lines].join('\n'));
        const store = memoryStore(bytes);
        const { members } = await listArchive(mboxArchive, store);
        let end = 0;
        for (const { place } of members) {
          const [from = 0, to = 0] = place.split(/[- ]/).map(Number);
          // Between two messages there is nothing but empty lines and a separator.
          expect(Buffer.from(bytes.subarray(end, from)).toString()).toMatch(/^\n*From a@b .*(?:\n|$)$/);
          end = to;
          expect(await readMember(mboxArchive, store, place)).toBeInstanceOf(Buffer);
        }
        expect(bytes.length - end).toBeLessThanOrEqual(2);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a zip that was changed gives members that can be read, or a fault', async () => {
    const files = fc.array(fc.record({ name: fc.string({ maxLength: 9 }), content }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, fc.array(change, { maxLength: 4 }), async (given, changes) => {
        const store = memoryStore(changed(zipArchive(given), changes));
        const { members } = await listArchive(zipReader, store);
        expect(new Set(members.map(({ name }) => name)).size).toBe(members.length);
        for (const { name, place } of members) {
          expect(name).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)|\\|^$/);
          await readMember(zipReader, store, place);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('any bytes are no mailbox index, or one that is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(whyMailboxIndex(bytes)).toBeNull();
        expect([...readMailboxIndex(bytes)]).toHaveLength(Math.floor(bytes.length / 116));
      }),
    );
  });
});
