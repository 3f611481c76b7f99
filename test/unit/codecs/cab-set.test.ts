/** Cabinets that go on in each other. */
import { describe, expect, test } from 'vitest';
import { openCabinet } from '../../../shared/codecs/cab/open.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinet, folderOf, FROM_PREVIOUS, TO_NEXT } from '../../fixtures/cabinets.ts';
import type { CabinetBlock } from '../../fixtures/cabinets.ts';
import { contentOf, digestsOf, opened, openTools } from '../../fixtures/opened-cabinets.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const CONTENT = bytesOf(manyEntries(600));
const FOLDER = folderOf('mszip', CONTENT);
const TAIL = bytesOf(MARTIN);

/** The data of a block in two: the first part says that it gives nothing yet. */
function split({ data, bytes }: CabinetBlock, at: number): readonly [CabinetBlock, CabinetBlock] {
  return [
    { data: data.subarray(0, at), bytes: 0 },
    { data: data.subarray(at), bytes },
  ];
}

/** `whole.txt` goes over both cabinets; the second block is split between them. */
function pair(setId = 7): readonly [Buffer, Buffer] {
  const [first, second, ...rest] = FOLDER.blocks;
  if (first === undefined || second === undefined) throw new Error('the content has two blocks');
  const [begun, ended] = split(second, 1_000);
  const file = { name: 'whole.txt', bytes: CONTENT.length };
  const one = cabinet({
    folders: [{ compression: 1, blocks: [first, begun] }],
    files: [{ ...file, folder: TO_NEXT }],
    next: 'part2.cab',
    setId,
  });
  const two = cabinet({
    folders: [{ compression: 1, blocks: [ended, ...rest] }, folderOf('stored', TAIL)],
    files: [
      { ...file, folder: FROM_PREVIOUS },
      { name: 'tail.txt', bytes: TAIL.length, folder: 1 },
    ],
    previous: 'part1.cab',
    setId,
    number: 1,
  });
  return [one, two];
}

describe('two cabinets of a set', () => {
  const [one, two] = pair();

  test('are read as one, in whatever order they are given, each file once', async () => {
    for (const parts of [
      [one, two],
      [two, one],
    ]) {
      const { members, facts } = opened(...parts);
      expect(members.map(({ name }) => name)).toEqual(['whole.txt', 'tail.txt']);
      const contents = await Promise.all(members.map(contentOf));
      expect(contents[0]?.equals(CONTENT)).toBe(true);
      expect(contents[1]?.equals(TAIL)).toBe(true);
      expect(facts).toContainEqual({ name: 'Set', value: 'cabinet 2 of set 7' });
    }
  });

  test('count their bytes one behind the other', async () => {
    const [member] = opened(one, two).members;
    let last = 0;
    for await (const { consumed } of member?.open() ?? []) {
      expect(consumed).toBeGreaterThan(last);
      last = consumed;
    }
    expect(last).toBeGreaterThan(one.length);
    expect(last).toBeLessThanOrEqual(one.length + two.length);
  });

  test('the first one alone gives the beginning and says what is missing', async () => {
    const { members, facts } = opened(one);
    expect(facts).toContainEqual({ name: 'Goes on in', value: 'part2.cab' });
    const read: Uint8Array[] = [];
    const reading = async (): Promise<void> => {
      for await (const { bytes } of members[0]?.open() ?? []) read.push(bytes);
    };
    await expect(reading()).rejects.toMatchObject({
      kind: 'truncated',
      message: 'goes on in part2.cab, which is not here',
    });
    expect(Buffer.concat(read).equals(CONTENT.subarray(0, 32_768))).toBe(true);
  });

  test('the second one alone says what is missing, and gives what lies in it as a whole', async () => {
    const digests = await digestsOf(opened(two));
    expect(digests).toEqual([
      expect.stringContaining('begins in part1.cab, which is not here'),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  test('of different sets are not put together', async () => {
    const [, other] = pair(8);
    const { members } = opened(one, other);
    expect(members.map(({ name }) => name)).toEqual(['whole.txt', 'whole.txt', 'tail.txt']);
    const verdicts = await digestsOf(opened(one, other));
    expect(verdicts.slice(0, 2).join(' ')).toMatch(/goes on in part2.cab.*begins in part1.cab/);
  });

  test('list a file of the second that the first does not know, and read it', async () => {
    const [head, rest] = [CONTENT.subarray(0, 32_768), CONTENT.subarray(32_768)];
    const file = { name: 'known.txt', bytes: CONTENT.length - 10 };
    const first = cabinet({
      folders: [folderOf('stored', head)],
      files: [{ ...file, folder: TO_NEXT }],
      next: 'part2.cab',
    });
    const second = cabinet({
      folders: [folderOf('stored', rest)],
      files: [
        { ...file, folder: FROM_PREVIOUS },
        { name: 'new.txt', bytes: 10, offset: CONTENT.length - 10, folder: FROM_PREVIOUS },
      ],
      previous: 'part1.cab',
      number: 1,
    });
    const { members } = opened(first, second);
    expect(members.map(({ name }) => name)).toEqual(['known.txt', 'new.txt']);
    const contents = await Promise.all(members.map(contentOf));
    expect(Buffer.concat(contents).equals(CONTENT)).toBe(true);
  });
});

describe('a cabinet within a message', () => {
  test('says that it is read alone: nobody has looked for the others', async () => {
    const [one, two] = pair();
    const alone = (bytes: Buffer): Promise<string[]> => digestsOf(openCabinet(bytes, openTools()));
    expect(await alone(one)).toEqual([
      `truncated at ${one.length}: goes on in part2.cab; a cabinet within a message is read alone`,
    ]);
    expect(await alone(two)).toEqual([
      expect.stringContaining('begins in part1.cab; a cabinet within a message is read alone'),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
  });

  test('that names no other says so', async () => {
    const folders = [folderOf('stored', TAIL)];
    const packed = cabinet({ folders, files: [{ name: 'a', bytes: TAIL.length + 1, folder: TO_NEXT }] });
    expect(await digestsOf(openCabinet(packed, openTools()))).toEqual([
      `truncated at ${packed.length}: goes on in another cabinet, which it does not name`,
    ]);
  });
});
