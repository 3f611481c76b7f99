/** Files written into a text by uuencode, in the forms that programs gave it. */
import { describe, expect, test } from 'vitest';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { processorMs } from '../../fixtures/processor-time.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { contentOf, membersOf, openTools } from '../../fixtures/opened.ts';

const open = (text: string) => openUuencoded(bytesOf(text), openTools());
const CAT = 'begin 644 cat.txt\n#0V%T\n`\nend\n';

describe('a uuencoded file is read', () => {
  test.each([
    ['as it is written', CAT],
    ['with CR LF', CAT.replaceAll('\n', '\r\n')],
    ['with CR alone', CAT.replaceAll('\n', '\r')],
    ['with CR alone in a text with CR LF', `Dear all,\r\n\r\n${CAT.replaceAll('\n', '\r')}\r\nregards\r\n`],
    ['with a mode that names the kind of file', CAT.replace('644', '100644')],
    ['with more blanks than one', CAT.replaceAll(' ', '  ')],
    ['between other text', `Dear all,\n\nbegin with this:\n${CAT}\nregards\n`],
    ['with a blank for zero', CAT.replace('`', ' ')],
    ['with the blank of the last line cut off', CAT.replace('`', '')],
    ['with a check character', CAT.replace('#0V%T', '#0V%T!')],
    ['with blanks behind its lines', CAT.replace('#0V%T', '#0V%T  ')],
    ['without a line of no bytes', CAT.replace('`\n', '')],
    ['without a line end behind "end"', CAT.slice(0, -1)],
    ['in Base64', 'begin-base64 644 cat.txt\nQ2F0\n====\n'],
    ['in Base64, with a name in Base64', 'begin-base64-encoded 644 Y2F0LnR4dA==\nQ2F0\n====\n'],
  ])('%s', async (_, text) => {
    const opened = open(text);
    expect(await membersOf(opened)).toEqual([['cat.txt', 'Cat']]);
    expect(opened?.notes).toEqual([]);
  });

  test('with blanks for zeros cut off its lines, which is told', async () => {
    const opened = open('begin 600 zeros\n&  $"\nend\n');
    expect(await membersOf(opened)).toEqual([['zeros', '\0\x01\x02\0\0\0']]);
    expect(opened?.notes).toEqual([
      'zeros: 1 lines are shorter than they say: taken for blanks that were cut off',
    ]);
  });

  test('with every other in the same text, at its place', async () => {
    const text = `x\n${CAT}between\n${CAT.replace('cat', 'dog')}`;
    const opened = open(text);
    expect(await membersOf(opened)).toEqual([
      ['cat.txt', 'Cat'],
      ['dog.txt', 'Cat'],
    ]);
    expect(opened?.members.map(({ range }) => range && text.slice(...range))).toEqual([
      CAT,
      CAT.replace('cat', 'dog'),
    ]);
  });

  test('with what it says of itself', () => {
    expect(open(CAT)?.members[0]).toMatchObject({
      role: 'file',
      contentType: null,
      facts: [
        { name: 'Mode', value: '644' },
        { name: 'Encoding', value: 'uuencode' },
      ],
    });
  });
});

describe('a uuencoded file that is not whole', () => {
  test('is truncated behind what it gives', async () => {
    const [member] = open('begin 644 a\n#0V%T\n#0V%T\n\nno line of it\n')?.members ?? [];
    expect(member && (await contentOf(member))).toMatchObject({
      bytes: Buffer.from('CatCat'),
      fault: 'truncated',
    });
  });

  const damagedAt = (lines: readonly string[]) => open(`begin 644 a\n${lines.join('\n')}\n`)?.members ?? [];

  test('with a damaged line is damaged there, and ends where it ends', async () => {
    const [member, ...more] = damagedAt(['#0V%T', '#0v%T', '#0V%T', '`', 'end', 'bye']);
    expect(member && (await contentOf(member))).toMatchObject({
      bytes: Buffer.from('Cat'),
      fault: 'corrupt-data',
      consumed: [18],
    });
    expect(() => [...((member?.open() ?? []) as Iterable<unknown>)]).toThrow(
      'line 2 of the file is none of uuencode',
    );
    expect([member?.range, more]).toEqual([[0, 36], []]);
  });

  test.each([
    ['other text follows', ['#0V%T', 'and so on', 'and on']],
    ['the next file begins', ['#0V%T', 'begin of a letter', '#0V%T']],
  ])('breaks off where %s', async (_, text) => {
    const [member] = damagedAt(text);
    expect(member && (await contentOf(member))).toMatchObject({
      bytes: Buffer.from('Cat'),
      fault: 'truncated',
    });
  });

  test('but for its last word is whole, which is told', async () => {
    const opened = open('begin 644 a\n#0V%T\n`\n');
    expect(await membersOf(opened)).toEqual([['a', 'Cat']]);
    expect(opened?.notes).toEqual(['a: its line "end" is missing']);
  });

  test('with a line shorter than it says is damaged when no blank was cut off', async () => {
    expect(await membersOf(open('begin 644 a\n#0V%T\n#0V\n`\nend\n'))).toEqual([['a', 'corrupt-data']]);
  });

  test('in Base64 is truncated without its last line, damaged with a character left over', async () => {
    expect(await membersOf(open('begin-base64 644 a\nQ2F0\n'))).toEqual([['a', 'truncated']]);
    expect(await membersOf(open('begin-base64 644 a\nQ2F0Q\n====\n'))).toEqual([['a', 'corrupt-data']]);
  });
});

test.each([
  ['nothing', ''],
  ['text', 'begin 644 words of a letter\nThat go on like this and this.\n'],
  ['a file of no lines', 'begin 644 a\nend\n'],
  ['a line that is not at its beginning', ` ${CAT}`],
  ['no mode', 'begin cat.txt\n#0V%T\n`\nend\n'],
  ['a mode of seven digits', CAT.replace('644', '0100644')],
])('%s holds no uuencoded file', (_, text) => {
  expect(open(text)).toBeNull();
});

test('as many files are read as the limit says, the others are told', () => {
  const twice = openUuencoded(bytesOf(CAT + CAT), openTools({ containerMembers: 1 }));
  expect(twice?.members).toHaveLength(1);
  expect(twice?.unread?.message).toBe('1 more member is left out: the limit is 1');
  expect(openUuencoded(bytesOf(CAT), openTools({ containerMembers: 1 }))?.unread).toBeNull();
});

test('many beginnings without a file cost no more than their bytes', async () => {
  const took = await processorMs(() => {
    open('begin 644 a\n#0V%T\n'.repeat(100_000));
    open('begin 644 a\n'.repeat(200_000));
  });
  expect(took).toBeLessThan(5_000);
});

describe('uuencode of Debian', () => {
  const isThere = hasTool('uuencode');
  if (!isThere) process.stderr.write('No uuencode here: what it writes was not read.\n');

  test.skipIf(!isThere).each([0, 1, 2, 3, 44, 45, 46, 100_000])('%i bytes come back', async (length) => {
    const content = noise(length);
    for (const options of [[], ['-m'], ['-e']]) {
      const text = runTool('uuencode', [...options, 'dir/name.bin'], { input: content });
      const opened = openUuencoded(text, openTools());
      const [member] = opened?.members ?? [];
      expect(member?.name).toBe('dir/name.bin');
      expect(member && (await contentOf(member))).toMatchObject({ bytes: Buffer.from(content), fault: null });
    }
  });
});
