/** A set of cabinets in a queue: each is an archive of its own, and what goes over several of them is read from all. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { replies } from '../../fixtures/archive-queue.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinetSet, diskName, packedBytes, writeSet } from '../../fixtures/cabinet-sets.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { fingerprint, temporaryFolder } from '../../fixtures/folders.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

/** The second of three messages goes over two cabinets. */
async function setOfTwo(): Promise<readonly Buffer[]> {
  const messages = await replies(3);
  const files = messages.map((content, index) => ({ name: `${index + 1}.eml`, content }));
  const [first = 0, second = 0] = messages.map(({ length }) => length);
  // Stored, and so small that all is one block: each of the three goes over the cut.
  return cabinetSet('stored', files, [first + Math.floor(second / 2)]);
}

test('gives each message once, and says in the other cabinet what is not listed there', async () => {
  const folder = temporaryFolder('queue');
  writeSet(folder, await setOfTwo());
  const before = fingerprint(folder);
  const engine = startEngine();
  await engine.openWhole(folder);
  expect(await engine.states()).toEqual({
    'disk1.cab/1.eml': 'decoded',
    'disk1.cab/2.eml': 'decoded',
    'disk1.cab/3.eml': 'decoded',
  });
  const { rows } = await engine.ask('files.page', { filter: 'archive', offset: 0, limit: 10 });
  expect(rows).toMatchObject([
    { file: 'disk1.cab', members: 3, notes: [] },
    {
      file: 'disk2.cab',
      members: 0,
      state: { kind: 'decoded' },
      notes: ['3 files go on from disk1.cab, which lies beside, and are not listed here.'],
    },
  ]);
  expect(fingerprint(folder)).toEqual(before);
});

test('of which one is missing is read by a retry when that one was put beside it', async () => {
  const [folder, out] = [temporaryFolder('queue'), temporaryFolder('out')];
  const [one, two] = await setOfTwo();
  if (one === undefined || two === undefined) throw new Error('two were made');
  fs.writeFileSync(path.join(folder, 'disk1.cab'), one);
  const engine = startEngine();
  // One thread, which has read the cabinet before.
  await engine.ask('settings.set', { workers: 1 });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  const failed = (await engine.row('disk1.cab/2.eml')).state;
  expect(failed).toMatchObject({
    kind: 'failed',
    failure: {
      kind: 'truncated',
      detail: expect.stringMatching(/^goes on in disk2\.cab, which is not here/),
    },
  });
  // As an administrator would find it on a floppy disk.
  fs.writeFileSync(path.join(folder, 'DISK2.CAB'), two);
  const before = fingerprint(folder);
  await engine.retry('disk1.cab/2.eml');
  expect((await engine.row('disk1.cab/2.eml')).state.kind).toBe('delivered');
  expect(fs.readdirSync(out)).toHaveLength(1);
  expect(fingerprint(folder)).toEqual(before);
});

test('of one transaction file gives that file, and not a cabinet that is read alone', async () => {
  const folder = temporaryFolder('queue');
  const files = [{ name: 'DIRSYNC.TXT', content: bytesOf(manyEntries(2_000)) }];
  writeSet(folder, cabinetSet('mszip', files, [packedBytes('mszip', files) / 2]));
  expect(fs.readdirSync(folder)).toEqual([diskName(0), diskName(1)]);
  const engine = startEngine();
  await engine.openWhole(folder);
  const rows = await engine.rows();
  expect(rows.map(({ file, state }) => [file, state.kind])).toEqual([['disk1.cab/DIRSYNC.TXT', 'decoded']]);
  expect(rows[0]).toMatchObject({ transactions: 2_000 });
});
