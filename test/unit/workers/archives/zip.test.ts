/** A zip of a queue: every file in it a row of its own. */
import { describe, expect, test } from 'vitest';
import { zipArchive as reader } from '../../../../electron/workers/archives/zip.ts';
import type { ByteStore } from '../../../../shared/formats/archive.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { contentsOf, listArchive, readMember } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise, zipArchive } from '../../../fixtures/compressed.ts';
import type { ZipFile } from '../../../fixtures/compressed.ts';

const file = (name: string, text = name): ZipFile => ({ name, content: bytesOf(text) });

const namesOf = async (...names: readonly string[]): Promise<readonly string[]> =>
  (await listArchive(reader, memoryStore(zipArchive(names.map((name) => file(name)))))).members.map(
    ({ name }) => name,
  );

describe('files of a zip', () => {
  test('are listed in their order and read one at a time, folders left out', async () => {
    const archive = zipArchive([
      file('q/2.eml', 'two'),
      { name: 'q/', method: 0 },
      { ...file('q/1.eml', 'one'), method: 0 },
      { ...file('3.eml', 'three'), descriptor: true },
    ]);
    expect(reader.recognise(archive, memoryStore(archive))).not.toBeNull();
    expect(await contentsOf(reader, archive)).toEqual([
      ['q/2.eml', 'two'],
      ['q/1.eml', 'one'],
      ['3.eml', 'three'],
    ]);
  });

  test('are read without the rest of the archive', async () => {
    const archive = zipArchive([{ name: 'large', method: 0, content: noise(3_000_000) }, file('small', 'x')]);
    let read = 0;
    const store: ByteStore = {
      length: archive.length,
      path: null,
      read: (start, end) => {
        read += end - start;
        return archive.subarray(start, end);
      },
    };
    const { members } = await listArchive(reader, store);
    expect((await readMember(reader, store, members[1]?.place ?? '')).toString()).toBe('x');
    expect(read).toBeLessThan(500_000);
  });

  test('that are encrypted are listed, told, and not read', async () => {
    const store = memoryStore(zipArchive([{ ...file('secret'), encrypted: true }]));
    const { members, facts } = await listArchive(reader, store);
    expect(facts?.notes).toEqual(['encrypted, and not read: 1 file']);
    expect(await readMember(reader, store, members[0]?.place ?? '')).toBe('unsupported-codec');
  });

  test('may be as many as the limit says; those before stay', async () => {
    const store = memoryStore(zipArchive([file('1'), file('2'), file('3')]));
    expect(await listArchive(reader, store, { archiveMembers: 3 })).toMatchObject({ fault: null });
    const { members, fault } = await listArchive(reader, store, { archiveMembers: 2 });
    expect([members.length, fault]).toEqual([2, 'output-limit']);
  });

  test('may be as large as the limit says, also when the directory lies', async () => {
    const store = memoryStore(zipArchive([{ name: 'zeros', content: new Uint8Array(100_000) }]));
    const place = (await listArchive(reader, store)).members[0]?.place ?? '';
    expect(await readMember(reader, store, place, { messageFileBytes: 100_000 })).toHaveLength(100_000);
    expect(await readMember(reader, store, place, { messageFileBytes: 99_999 })).toBe('output-limit');
    const lie = place.replace(' 100000 ', ' 5 ');
    expect(await readMember(reader, store, lie, { messageFileBytes: 99_999 })).toBe('output-limit');
  });

  test.each([
    '',
    '1 2 3',
    'x 8 0 0 0 0 9',
    '-1 8 0 0 0 0 9',
    '0 8 0 0 1.5 0 9',
    '0 8 0 0 5 5',
    '99999999 8 0 0 5 5 9',
  ])('are not at the place "%s"', async (place) => {
    expect(await readMember(reader, memoryStore(zipArchive([file('a')])), place)).toBe('corrupt-data');
  });
});

describe('names in a zip', () => {
  test('lead nowhere', async () => {
    expect(await namesOf('../../etc/passwd', '/abs', 'C:\\OUT\\1.EML', './a//b', '..', '')).toEqual([
      'etc/passwd',
      'abs',
      'OUT/1.EML',
      'a/b',
      'unnamed',
      'unnamed (2)',
    ]);
  });

  test('are told when they were changed', async () => {
    const store = memoryStore(zipArchive([file('../a'), file('a'), file('b')]));
    expect((await listArchive(reader, store)).facts?.notes).toEqual([
      '1 names lead out of the archive (.., / or a drive): shown without that',
      '1 names occur more than once: numbered',
    ]);
  });

  test('are unique, whatever they are', async () => {
    const names = await namesOf('a.eml', 'a.eml', 'a (2).eml', 'a.eml', '.x', '.x', 'd.d/y', 'd.d/y');
    expect(names).toEqual([
      'a.eml',
      'a (2).eml',
      'a (2) (2).eml',
      'a (3).eml',
      '.x',
      '.x (2)',
      'd.d/y',
      'd.d/y (2)',
    ]);
  });

  test('hold no character that changes how they are shown', async () => {
    expect(await namesOf('a\nb\u0000c')).toEqual(['a\ufffdb\ufffdc']);
  });
});

test('what is cut off keeps what was listed before', async () => {
  const archive = zipArchive([file('1'), file('2')]);
  const directory = archive.indexOf(bytesOf('PK\x01\x02'));
  const second = archive.indexOf(bytesOf('PK\x01\x02'), directory + 1);
  archive[second] = 0;
  const { members, fault } = await listArchive(reader, memoryStore(archive));
  expect([members.map(({ name }) => name), fault]).toEqual([['1'], 'corrupt-data']);
});
