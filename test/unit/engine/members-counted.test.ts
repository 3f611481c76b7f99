/** How many files lie in an archive: a delivered message that lies in none any more is not counted with its files. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mboxOf, replies, zipOf } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

test('members are counted as they lie in their archives now, though all of them were delivered', async () => {
  const [first, second, third] = await replies(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
  const folder = temporaryFolder('queue');
  const put = (files: Readonly<Record<string, Uint8Array>>): void =>
    fs.writeFileSync(path.join(folder, 'a.zip'), zipOf(files));
  put({ 'in.mbx': mboxOf([first, second]), 'own.eml': third });
  const engine = startEngine();
  await engine.openWhole(folder);
  const told = async (): Promise<unknown> => {
    const { rows } = await engine.ask('files.page', { filter: 'archive', offset: 0, limit: 10 });
    const { total, archives } = await engine.ask('summary', {});
    return { archives, total, members: rows.map(({ file, members }) => `${file} ${members}`) };
  };
  await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
  await engine.retry();
  const whole = {
    archives: { files: 2, members: 4, locked: 0 },
    total: 3,
    members: ['a.zip 2', 'a.zip/in.mbx 2'],
  };
  expect(await told()).toEqual(whole);
  put({ 'in.mbx': mboxOf([first]), 'own.eml': third });
  await engine.rescan();
  expect(await told()).toEqual({
    archives: { files: 2, members: 3, locked: 0 },
    total: 2,
    members: ['a.zip 2', 'a.zip/in.mbx 1'],
  });
  put({ 'own.eml': third, 'in.txt': Buffer.from('no message') });
  await engine.rescan();
  expect(await told()).toMatchObject({ archives: { files: 1, members: 2, locked: 0 }, members: ['a.zip 2'] });
  fs.rmSync(path.join(folder, 'a.zip'));
  await engine.rescan();
  expect(await told()).toMatchObject({ archives: { files: 0, members: 0, locked: 0 }, members: [] });
});
