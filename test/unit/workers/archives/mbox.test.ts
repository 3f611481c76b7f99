/** mbox in its four forms, each told from the others by what occurs in the file. */
import { describe, expect, test } from 'vitest';
import { mboxArchive } from '../../../../electron/workers/archives/mbox.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { contentsOf, listArchive, readMember } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';

const MAY = 'From a@example.com Mon May  6 21:30:00 1996';
const JUNE = 'From "B, the second" <b@example.com> Sat Jun  1 06:00:00 1996 +0200';

const lines = (...text: readonly string[]): Uint8Array => bytesOf(`${text.join('\n')}\n`);
const formOf = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await listArchive(mboxArchive, memoryStore(bytes))).facts?.form;
const notesOf = async (bytes: Uint8Array): Promise<readonly string[] | undefined> =>
  (await listArchive(mboxArchive, memoryStore(bytes))).facts?.notes;

const TWO = lines(MAY, 'From: a', '', 'one', '', JUNE, 'From: b', '', 'two', '');

describe('messages of an mbox', () => {
  test('lie between their separators, without these and the empty line before the next', async () => {
    expect(await contentsOf(mboxArchive, TWO)).toEqual([
      ['1', 'From: a\n\none\n'],
      ['2', 'From: b\n\ntwo\n'],
    ]);
  });

  test('with CR LF, behind a mark and empty lines, are the same', async () => {
    const text = Buffer.from(TWO).toString('latin1').replaceAll('\n', '\r\n');
    expect(await contentsOf(mboxArchive, bytesOf(`ï»¿\r\n${text}`))).toEqual([
      ['1', 'From: a\r\n\r\none\r\n'],
      ['2', 'From: b\r\n\r\ntwo\r\n'],
    ]);
  });

  test('have the date of their separator, without a zone that of UTC', async () => {
    const { members } = await listArchive(mboxArchive, memoryStore(TWO));
    expect(members.map(({ modifiedMs }) => new Date(modifiedMs ?? 0).toISOString())).toEqual([
      '1996-05-06T21:30:00.000Z',
      '1996-06-01T04:00:00.000Z',
    ]);
  });

  test.each([
    ['an empty line is missing before it', ['text', MAY]],
    ['it has no date', ['', 'From here on it goes uphill']],
    ['its date cannot be', ['', 'From a@example.com Mon May 66 21:30:00 1996']],
    ['it is no beginning of a line', ['', ` ${MAY}`]],
  ])('are not parted by a line when %s', async (_, text) => {
    const { members } = await listArchive(
      mboxArchive,
      memoryStore(lines(MAY, 'From: a', '', ...text, 'end')),
    );
    expect(members).toHaveLength(1);
  });

  test.each([
    'From - Mon May  6 21:30:00 1996',
    'From MAILER-DAEMON Mon May  6 21:30 GMT 1996',
    'From a b c Mon May  6 21:30:00 EST 1996',
    'From a!b!c Mon May  6 21:30:00 1996 remote from d',
    'From Mon Mon May  6 21:30:00 1996 -0500',
    'From a@b Mon, 06 May 1996 21:30:00 +0100',
  ])('are parted by "%s"', async (separator) => {
    expect(mboxArchive.recognise(lines(separator, 'From: a'), memoryStore(TWO))).not.toBeNull();
    expect(await contentsOf(mboxArchive, lines(MAY, 'x: y', '', separator, 'From: a'))).toHaveLength(2);
  });

  test('are found in a file of lines longer than what is read at a time', async () => {
    const long = 'x'.repeat(2_500_000);
    expect(await contentsOf(mboxArchive, lines(MAY, '', long, '', JUNE, '', 'two'))).toEqual([
      ['1', `\n${long}\n`],
      ['2', '\ntwo\n'],
    ]);
  });

  test('may be as many as the limit says; what came before the next one stays', async () => {
    const limits = { archiveMembers: 2 };
    const three = Buffer.concat([TWO, lines(MAY, 'From: c')]);
    expect(await listArchive(mboxArchive, memoryStore(TWO), limits)).toMatchObject({ fault: null });
    const { members, fault } = await listArchive(mboxArchive, memoryStore(three), limits);
    expect([members.length, fault]).toEqual([2, 'output-limit']);
  });

  test('may be as long as the limit says', async () => {
    const store = memoryStore(TWO);
    const [first] = (await listArchive(mboxArchive, store)).members;
    const read = (messageFileBytes: number) =>
      readMember(mboxArchive, store, first?.place ?? '', { messageFileBytes });
    expect(await read(13)).toHaveLength(13);
    expect(await read(12)).toBe('output-limit');
  });

  test.each(['', '5', '9-5', '0-1000000', 'a-b', '0-5 other', '0-5 unquote'])(
    'are not at the place "%s"',
    async (place) => {
      expect(await readMember(mboxArchive, memoryStore(TWO), place)).toBe('corrupt-data');
    },
  );
});

describe('the form of an mbox', () => {
  test('is not told when no line tells it', async () => {
    expect(await formOf(TWO)).toBe('mboxo or mboxrd: nothing tells them apart');
    expect(await notesOf(TWO)).toEqual([]);
  });

  test('is not told by one > alone, and the line stays as it is', async () => {
    const bytes = lines(MAY, '', '>From x', 'end');
    expect(await formOf(bytes)).toBe('mboxo or mboxrd: >From lines occur, but no >>From line');
    expect(await notesOf(bytes)).toEqual([
      '1 lines begin with >From and are left so: whether the ">" was put there is not certain',
    ]);
    expect(await contentsOf(mboxArchive, bytes)).toEqual([['1', '\n>From x\nend\n']]);
  });

  test('is not told by >> either, which a reply in an mboxo holds too, and every message stays as it is', async () => {
    const bytes = lines(MAY, '', '>From x', '>> From y', '', JUNE, '', '> wrote:', '>>From z');
    expect(await formOf(bytes)).toBe(
      'mboxo or mboxrd: >>From lines occur, as replies in either may hold them',
    );
    expect(await notesOf(bytes)).toEqual([
      '2 lines begin with >From and are left so: whether the ">" was put there is not certain',
    ]);
    expect(await contentsOf(mboxArchive, bytes)).toEqual([
      ['1', '\n>From x\n>> From y\n'],
      ['2', '\n> wrote:\n>>From z\n'],
    ]);
  });

  test('is one of two by a Content-Length that leads to the next message', async () => {
    const bytes = lines(
      MAY,
      'Content-Length: 8',
      '',
      '>From x',
      '',
      JUNE,
      'Content-Length: 4',
      '',
      'two',
      '',
    );
    expect(await formOf(bytes)).toBe(
      'mboxcl or mboxcl2: Content-Length leads to the next message in 2 of 2, >From lines occur, as replies in either may hold them',
    );
    expect(await contentsOf(mboxArchive, bytes)).toEqual([
      ['1', 'Content-Length: 8\n\n>From x\n'],
      ['2', 'Content-Length: 4\n\ntwo\n'],
    ]);
  });

  test('is mboxcl2 when what it leads over would part messages, which is told', async () => {
    const body = `one\n\n${MAY}\nFrom: quoted\n`;
    const bytes = lines(MAY, `content-length: ${body.length}`, '', body, JUNE, '', 'two');
    expect(await formOf(bytes)).toBe(
      'mboxcl2: Content-Length leads to the next message in 1 of 2, From lines stand unquoted',
    );
    expect(await notesOf(bytes)).toEqual([
      '1 lines within messages look like separators: their Content-Length reaches over them',
    ]);
    expect((await contentsOf(mboxArchive, bytes)).map(([, text]) => text)).toEqual([
      `content-length: ${body.length}\n\n${body}`,
      '\ntwo\n',
    ]);
  });

  test.each([3, 4, 5])(
    'is told by a Content-Length of %i, with or without the empty line',
    async (length) => {
      const bytes = lines(MAY, `Content-Length: ${length}`, '', 'one', '', JUNE, '', 'two');
      expect(await formOf(bytes)).toBe(
        'mboxcl or mboxcl2: Content-Length leads to the next message in 1 of 2, no From line tells them apart',
      );
    },
  );

  test.each(['2', '6', '1000', '999999999', '-5', '+3', '0x4', 'three', '', '9'.repeat(200)])(
    'is not told by a Content-Length of "%s" that leads elsewhere',
    async (length) => {
      const bytes = lines(MAY, `Content-Length: ${length}`, '', 'one', '', JUNE, '', 'two');
      expect(await contentsOf(mboxArchive, bytes)).toHaveLength(2);
      expect(await notesOf(bytes)).toEqual([
        'Content-Length of 1 messages leads to no next message: not followed',
      ]);
    },
  );
});

test('text that begins with "From " and no date is no mbox', () => {
  expect(mboxArchive.recognise(bytesOf('From here on\nSubject: x\n\n'), memoryStore(TWO))).toBeNull();
  expect(mboxArchive.recognise(bytesOf('Subject: x\n\n'), memoryStore(TWO))).toBeNull();
  expect(mboxArchive.recognise(new Uint8Array(), memoryStore(TWO))).toBeNull();
});

test('what lies before the first separator is told', async () => {
  expect(await notesOf(lines('lost', '', MAY, '', 'one'))).toEqual([
    '5 bytes before the first From line belong to no message',
  ]);
});
