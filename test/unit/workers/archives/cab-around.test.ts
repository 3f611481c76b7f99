/** A cabinet that lies as a file beside others of its set. */
import { describe, expect, test } from 'vitest';
import { cabArchive } from '../../../../electron/workers/archives/cab.ts';
import type { ArchiveTools, FolderAround } from '../../../../electron/workers/archives/model.ts';
import { CodecFault } from '../../../../shared/codecs/fault.ts';
import type { ArchiveMember } from '../../../../shared/formats/archive.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { limitsSchema } from '../../../../shared/limits.ts';
import type { Limits } from '../../../../shared/limits.ts';
import { archiveTools } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { cabinetSet, diskName, folderOfFiles } from '../../../fixtures/cabinet-sets.ts';
import { cabinet, cabinetOf, folderOf, FROM_PREVIOUS } from '../../../fixtures/cabinets.ts';
import { noise } from '../../../fixtures/compressed.ts';

/** Of 40,000 bytes each. Three of the cuts are in the second block, where `a` ends and `b` begins. */
const FILES = ['a', 'b', 'c'].map((name, seed) => ({ name, content: noise(40_000, seed + 1) }));
const SET = cabinetSet('mszip', FILES, [35_000, 50_000, 60_000, 100_000]);
const [ONE, TWO, , , FIVE] = SET as readonly [Buffer, Buffer, Buffer, Buffer, Buffer];

const disks = (...numbers: readonly number[]): Record<string, Uint8Array> =>
  Object.fromEntries(numbers.map((number) => [diskName(number - 1), SET[number - 1] ?? noise(1)]));

function toolsIn(folder: FolderAround | null, limits: Partial<Limits> = {}): ArchiveTools {
  return { ...archiveTools(limits), folder };
}

async function listed(bytes: Uint8Array, tools: ArchiveTools) {
  const members: ArchiveMember[] = [];
  const facts = await cabArchive.list(memoryStore(bytes), tools, (member) => members.push(member));
  return { ...facts, names: members.map(({ name }) => name), places: members.map(({ place }) => place) };
}

/** "read", or what is wrong. */
async function verdict(read: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  try {
    const bytes = Buffer.from(await read());
    return FILES.find(({ content }) => bytes.equals(content))?.name ?? 'something else';
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return `${error.kind} at ${error.offset}: ${error.message}`;
  }
}

const read = (bytes: Uint8Array, place: string, tools: ArchiveTools): Promise<string> =>
  verdict(() => cabArchive.read(memoryStore(bytes), place, tools));

describe('a cabinet whose set lies beside it', () => {
  const all = folderOfFiles(disks(1, 2, 3, 4, 5));

  test('gives each file once, where it begins, and says what it does not list', async () => {
    const names: string[] = [];
    for (const bytes of SET) names.push(...(await listed(bytes, toolsIn(all))).names);
    expect(names).toEqual(['a', 'b', 'c']);
    const { notes, places, isPart, form } = await listed(FIVE, toolsIn(all));
    expect(notes).toEqual(['1 file goes on from disk4.cab, which lies beside, and is not listed here.']);
    expect([places, isPart]).toEqual([[], true]);
    expect(form).toBe('cabinet, Set: cabinet 5 of set 7, Goes on from: disk4.cab');
    expect((await listed(cabinetOf('stored', FILES), toolsIn(all))).isPart).toBe(false);
  });

  test('gives what each file holds, also of those that it does not list', async () => {
    const verdicts = SET.map((bytes) =>
      Promise.all(['0', '1', '2'].map((place) => read(bytes, place, toolsIn(all)))),
    );
    const no = (place: number): string => `corrupt-data at null: the cabinet has no file "${place}"`;
    expect(await Promise.all(verdicts)).toEqual([
      ['a', 'b', no(2)],
      ['a', 'b', no(2)],
      ['a', 'b', no(2)],
      ['a', 'b', 'c'],
      ['c', no(1), no(2)],
    ]);
  });

  test('reads the others once for all its files, and again when one of them came', async () => {
    const files = disks(2);
    const folder = folderOfFiles(files);
    const tools = toolsIn(folder);
    const opened = cabArchive.open?.(memoryStore(ONE), tools);
    if (opened === undefined) throw new Error('cabinets are opened');
    const b = (): Promise<string> => verdict(() => opened.read('1', tools));
    expect(await b()).toContain('goes on in disk3.cab, which is not here');
    expect(await b()).toContain('goes on in disk3.cab, which is not here');
    expect(folder.reads).toBe(2);
    Object.assign(files, disks(3, 4));
    expect(await b()).toBe('b');
    expect(folder.reads).toBe(5);
    expect(await b()).toBe('b');
    expect(folder.reads).toBe(5);
    expect(opened.bytes?.()).toBe(SET.slice(0, 4).reduce((sum, { length }) => sum + length, 0));
  });

  test('says in which of them the damage is', async () => {
    const damaged = Buffer.from(TWO);
    damaged.fill(0xff, 200, 220);
    const folder = folderOfFiles({ ...disks(1, 3, 4, 5), 'disk2.cab': damaged });
    expect(await read(ONE, '1', toolsIn(folder))).toMatch(
      /^checksum-mismatch at null: checksum of a block .* \(byte \d+ of disk2\.cab\)$/,
    );
    expect(await read(damaged, '1', toolsIn(folder))).toMatch(/^checksum-mismatch at \d+: [^(]*$/);
  });
});

describe('a cabinet whose neighbour', () => {
  const goesOn = (folder: Record<string, Uint8Array>, limits: Partial<Limits> = {}): Promise<string> =>
    read(ONE, '1', toolsIn(folderOfFiles(folder), limits));

  test('is absent says so, both ways, and lists what begins there', async () => {
    const none = folderOfFiles({});
    expect(await goesOn({})).toBe(`truncated at ${ONE.length}: goes on in disk2.cab, which is not here`);
    expect(await read(FIVE, '0', toolsIn(none))).toContain('begins in disk4.cab, which is not here');
    expect(await listed(FIVE, toolsIn(none))).toMatchObject({ names: ['c'], notes: [] });
  });

  test('is of another set, another one of the set, no cabinet or a damaged one says which', async () => {
    const other = cabinetSet('mszip', FILES, [35_000], 8)[1] ?? noise(1);
    const unfit = cabinet({
      folders: [folderOf('stored', bytesOf('x'))],
      files: [{ name: 'x', bytes: 1, folder: FROM_PREVIOUS }],
      number: 1,
    });
    for (const [beside, expected] of [
      [other, 'truncated .* disk2.cab, which is of another set \\(8, not 7\\)'],
      [FIVE, 'truncated .* disk2.cab, which is cabinet 5 of the set, not 2'],
      [ONE, 'truncated .* disk2.cab, which is cabinet 1 of the set, not 2'],
      [noise(500), 'truncated .* disk2.cab, which is no cabinet'],
      [TWO.subarray(0, 50), 'truncated .* disk2.cab, which cannot be read: .*cut off'],
      [unfit, 'truncated .* disk2.cab, whose folders do not fit to this one'],
    ] as const) {
      expect(await goesOn({ 'disk2.cab': beside })).toMatch(new RegExp(`^${expected}$`));
    }
  });

  test('is of another set is not taken for the one in which a file begins', async () => {
    const other = cabinetSet('mszip', FILES, [35_000], 8)[0] ?? noise(1);
    const folder = folderOfFiles({ 'disk1.cab': other });
    expect(await listed(TWO, toolsIn(folder))).toMatchObject({ names: ['a', 'b'], notes: [] });
    expect(await read(TWO, '0', toolsIn(folder))).toContain('begins in disk1.cab, which is of another set');
  });

  test('was not looked for says so', async () => {
    expect(await read(ONE, '1', toolsIn(null))).toContain(
      'goes on in disk2.cab; a cabinet within an archive is read alone',
    );
    expect((await listed(FIVE, toolsIn(null))).names).toEqual(['c']);
  });

  test('is one more than are read together says so', async () => {
    expect(limitsSchema.parse({}).cabinetsOfSet).toBe(32);
    const all = disks(1, 2, 3, 4, 5);
    expect(await goesOn(all, { cabinetsOfSet: 4 })).toBe('b');
    expect(await goesOn(all, { cabinetsOfSet: 3 })).toMatch(
      /^output-limit .* goes on in disk4.cab; no more than 3 cabinets are read together \(/,
    );
    // What does not go on as far is read all the same.
    const few = toolsIn(folderOfFiles(all), { cabinetsOfSet: 1 });
    expect(await read(cabinetOf('mszip', FILES), '0', few)).toBe('a');
  });

  test('makes them too many bytes together says so', async () => {
    const all = disks(1, 2, 3, 4, 5);
    const messageFileBytes = SET.slice(0, 4).reduce((sum, { length }) => sum + length, 0);
    expect(await goesOn(all, { messageFileBytes })).toBe('b');
    expect(await goesOn(all, { messageFileBytes: messageFileBytes - 1 })).toMatch(
      /^output-limit .* goes on in disk4.cab, for which \d+ bytes are left/,
    );
  });
});
