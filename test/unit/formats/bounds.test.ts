/** What formats look at, keep or show at most where a file could ask for any amount: each bound at its edge. */
import { describe, expect, test } from 'vitest';
import { kwajFacts } from '../../../shared/codecs/kwaj/header.ts';
import { whyAddressList } from '../../../shared/formats/address-list.ts';
import { badmailReason } from '../../../shared/formats/badmail.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import { openBinhex } from '../../../shared/formats/binhex.ts';
import { MAILBOX_RECORD_BYTES, whyMailboxIndex } from '../../../shared/formats/mailbox-index.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import { isText } from '../../../shared/formats/recognise.ts';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import { mboxArchive } from '../../../electron/workers/archives/mbox.ts';
import { listArchive } from '../../fixtures/archives.ts';
import { binhexText } from '../../fixtures/binhex.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { kwajFile } from '../../fixtures/compress-exe.ts';
import { openTools } from '../../fixtures/opened.ts';

const blanks = (count: number): string => ' '.repeat(count);

test('control characters are looked for in the first 1,024 bytes of a text', () => {
  const zeroAt = (at: number): Uint8Array => bytesOf(`${'x'.repeat(at)}\0`);
  expect(isText(zeroAt(1_023))).toBe(false);
  expect(isText(zeroAt(1_024))).toBe(true);
});

test('an address list is known by its first 4,096 bytes', () => {
  const dnAt = (at: number): Uint8Array => {
    const begin = 'version: 1\n';
    return bytesOf(`${begin}#${blanks(at - begin.length - 2)}\ndn: cn=Martin\n`);
  };
  expect(whyAddressList(dnAt(4_096 - 3))).toBe('LDIF: begins with version: and dn:');
  expect(whyAddressList(dnAt(4_096 - 2))).toBeNull();
});

describe('the reason file of Badmail', () => {
  const WORDS = 'Unable to deliver this message because the following error was encountered';

  test('begins within the first 4,096 bytes', () => {
    expect(badmailReason(bytesOf(`${blanks(4_096 - WORDS.length)}${WORDS}`))).toContain(WORDS);
    expect(badmailReason(bytesOf(`${blanks(4_097 - WORDS.length)}${WORDS}`))).toBeNull();
  });

  test('is shown up to 300 characters', () => {
    const shown = badmailReason(bytesOf(WORDS.padEnd(300, '.') + '!')) ?? '';
    expect(shown.slice(shown.indexOf(WORDS))).toBe(WORDS.padEnd(300, '.'));
  });
});

test('BinHex data begins at most 1,000 characters behind its banner', () => {
  const withGap = (count: number) =>
    openBinhex(bytesOf(binhexText().replace('\n\n:', `\n${'\n'.repeat(count)}:`)), openTools());
  expect(withGap(1_000)?.members).toHaveLength(1);
  expect(withGap(1_001)).toBeNull();
});

test('the first line of a uuencoded file has at most 1,100 characters', () => {
  const named = (chars: number) =>
    openUuencoded(bytesOf(`${'begin 644 '.padEnd(chars, 'n')}\n#0V%T\n\`\nend\n`), openTools());
  expect(named(1_100)?.members).toHaveLength(1);
  expect(named(1_101)).toBeNull();
});

test('of the text in a KWAJ header 256 characters are shown', () => {
  const shown = (chars: number): string | undefined =>
    kwajFacts(kwajFile(0, new Uint8Array(), { text: 'x'.repeat(chars) })).find(({ name }) => name === 'Text')
      ?.value;
  expect(shown(256)).toHaveLength(256);
  expect(shown(257)).toHaveLength(256);
});

test('a mailbox index is judged by its first 64 records', () => {
  const record = Buffer.alloc(MAILBOX_RECORD_BYTES);
  record.write('$SYSTEM', 2, 'latin1');
  for (const [index, value] of [25, 16, 8, 10, 1993].entries()) record.writeUInt16LE(value, 56 + 2 * index);
  record.write('0000012A', 67, 'latin1');
  const wrongAt = (index: number): Uint8Array =>
    Buffer.concat(Array.from({ length: 66 }, (_, at) => (at === index ? Buffer.alloc(116) : record)));
  expect(whyMailboxIndex(wrongAt(63))).toBeNull();
  expect(whyMailboxIndex(wrongAt(64))).not.toBeNull();
});

test('the name of a member has at most 500 characters', () => {
  expect(createMemberNames().next('n'.repeat(500))).toHaveLength(500);
  expect(createMemberNames().next('n'.repeat(501))).toBe('n'.repeat(500));
});

describe('an mbox', () => {
  const DATE = ' Mon May  6 21:30:00 1996';

  test('has separators of at most 1,000 bytes', () => {
    const line = (bytes: number): Uint8Array => bytesOf(`From ${DATE.padStart(bytes - 5, 'a')}\nA: b\n\n`);
    expect(whyMbox(line(1_000))).not.toBeNull();
    expect(whyMbox(line(1_001))).toBeNull();
  });

  test('says the length of a message in a field of at most 100 bytes', async () => {
    const form = async (bytes: number): Promise<string | undefined> => {
      const field = `${'Content-Length:'.padEnd(bytes - 2, ' ')}2\n`;
      const archive = bytesOf(`From a${DATE}\n${field}\nx\n\nFrom b${DATE}\nA: b\n\ny\n`);
      return (await listArchive(mboxArchive, memoryStore(archive))).facts?.form;
    };
    expect(await form(100)).not.toBe(await form(101));
  });
});
