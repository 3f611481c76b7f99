/** A cabinet of a queue. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cabArchive } from '../../../../electron/workers/archives/cab.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { contentsOf, listArchive, readMember } from '../../../fixtures/archives.ts';
import { cabinet as cabinetWith } from '../../../fixtures/cabinets.ts';
import { hasTool, runTool } from '../../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';

const isThere = hasTool('gcab');
if (!isThere) process.stderr.write('No gcab here: cabinets were not listed.\n');

function cabinet(): Buffer {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, '1.eml'), 'From: a\n\none\n');
  fs.writeFileSync(path.join(folder, '2.eml'), 'From: b\n\ntwo\n');
  runTool('gcab', ['-c', '-z', 'q.cab', '1.eml', '2.eml'], { cwd: folder });
  return fs.readFileSync(path.join(folder, 'q.cab'));
}

test.skipIf(!isThere)('the files of a cabinet are listed and read one at a time', async () => {
  const bytes = cabinet();
  expect(cabArchive.recognise(bytes, memoryStore(bytes))).toContain('MSCF');
  expect(await contentsOf(cabArchive, bytes)).toEqual([
    ['1.eml', 'From: a\n\none\n'],
    ['2.eml', 'From: b\n\ntwo\n'],
  ]);
});

test.skipIf(!isThere)('limits and places that are none are kept', async () => {
  const store = memoryStore(cabinet());
  const { members, fault } = await listArchive(cabArchive, store, { archiveMembers: 1 });
  expect([members.length, fault]).toEqual([1, 'output-limit']);
  expect(await listArchive(cabArchive, store, { archiveMembers: 2 })).toMatchObject({ fault: null });
  expect(await readMember(cabArchive, store, '0', { messageFileBytes: store.length - 1 })).toBe(
    'output-limit',
  );
  for (const place of ['2', '-1', 'x', '1.5']) {
    expect(await readMember(cabArchive, store, place)).toBe('corrupt-data');
  }
});

test('what a cabinet says of its files is known before they are read', async () => {
  const date = (1997 - 1980) * 512 + 3 * 32 + 12;
  const time = 11 * 2048 + 13 * 32 + 26;
  const store = memoryStore(
    cabinetWith({
      folders: [{ compression: 0, blocks: [] }],
      files: [
        { name: 'a', bytes: 77, date, time },
        { name: 'b', bytes: 0 },
      ],
    }),
  );
  const { members } = await listArchive(cabArchive, store);
  expect(members.map(({ bytes, modifiedMs }) => [bytes, modifiedMs])).toEqual([
    [77, new Date(1997, 2, 12, 11, 13, 52).getTime()],
    [0, null],
  ]);
  expect(await readMember(cabArchive, store, '0', { messageFileBytes: 200 })).toBe('truncated');
  const tooLarge = cabinetWith({
    folders: [{ compression: 0, blocks: [] }],
    files: [{ name: 'a', bytes: 201 }],
  });
  expect(await readMember(cabArchive, memoryStore(tooLarge), '0', { messageFileBytes: 200 })).toBe(
    'output-limit',
  );
});
