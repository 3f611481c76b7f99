/** Rows of members have names of their own: whatever lies in archives, no message takes the place of another. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { MessageId } from '../../../shared/model.ts';
import { addMembers, endListing } from '../../../electron/index/write-members.ts';
import { recordSeen } from '../../../electron/index/write-messages.ts';
import { mboxOf, replies, reply, zipOf } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

type Files = Readonly<Record<string, Uint8Array>>;

function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}

async function opened(files: Files) {
  const folder = path.join(temporaryFolder('base'), 'queue');
  put(folder, files);
  const engine = startEngine();
  await engine.openWhole(folder);
  const transactions = async (): Promise<Record<string, number | null>> =>
    Object.fromEntries((await engine.rows()).map((row) => [row.file, row.transactions]));
  return { ...engine, folder, transactions };
}

test('a member that is called as another one was numbered has a row as well, and keeps it', async () => {
  const inner = zipOf({ 'c.eml': await reply('inner', 4), 'c.eml~2': await reply('own name', 5) });
  const engine = await opened({
    'a.zip': zipOf({ 'b.zip': inner, 'b.zip/c.eml': await reply('outer', 7) }),
  });
  const three = { 'a.zip/b.zip/c.eml': 7, 'a.zip/b.zip/c.eml~2': 4, 'a.zip/b.zip/c.eml~2~2': 5 };
  expect(await engine.transactions()).toEqual(three);
  fs.utimesSync(path.join(engine.folder, 'a.zip'), 1, 1);
  await engine.rescan();
  expect(await engine.transactions()).toEqual(three);
});

test('an archive that became a folder of its archive gives back the names it had', async () => {
  const files = { 'm.eml': await reply('m', 3), 'n.eml': await reply('n', 4) };
  const engine = await opened({ 'o.zip': zipOf({ 'i.zip': zipOf(files), 'q.eml': await reply('q', 5) }) });
  const names = { 'o.zip/i.zip/m.eml': 3, 'o.zip/i.zip/n.eml': 4, 'o.zip/q.eml': 5 };
  expect(await engine.transactions()).toEqual(names);
  const flat = { 'i.zip/m.eml': files['m.eml'], 'i.zip/n.eml': files['n.eml'] };
  put(engine.folder, { 'o.zip': zipOf({ ...flat, 'q.eml': await reply('q', 5) }) });
  await engine.rescan();
  expect(await engine.transactions()).toEqual(names);
  expect(await engine.ask('summary', {})).toMatchObject({
    total: 3,
    gone: 0,
    archives: { files: 1, members: 3 },
  });
});

test('a file in quarantine keeps its row, and can be brought back, when an archive took its folder', async () => {
  const engine = await opened({ 'd/1': await reply('aside', 4), 'z.eml': await reply('z', 5) });
  const { id } = await engine.row('d/1');
  await engine.ask('quarantine', { ids: [id], reason: 'test' });
  fs.rmdirSync(path.join(engine.folder, 'd'));
  put(engine.folder, { d: mboxOf(await replies(1)) });
  await engine.rescan();
  expect(await engine.states()).toEqual({ 'd/1': 'quarantined', 'd/1~2': 'decoded', 'z.eml': 'decoded' });
  fs.rmSync(path.join(engine.folder, 'd'));
  expect(await engine.ask('restore', { ids: [id] })).toEqual({ moved: 1, problems: [] });
  await engine.rescan();
  expect(await engine.transactions()).toEqual({ 'd/1': 4, 'z.eml': 5 });
});

test('the size of a member is not that of one which had its name in another archive', () => {
  const index = openIndex(':memory:');
  const { write } = index;
  const archive = (file: string) => {
    recordSeen(write, [{ file, bytes: 9, modifiedMs: 1, state: { kind: 'discovered' } }], 1);
    const id: MessageId = Number(write.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
    return { id, file, version: 1, place: { file, steps: [], listed: { bytes: 9, modifiedMs: 1 } } };
  };
  const member = { modifiedMs: null, place: '0' };
  const first = archive('q');
  addMembers(write, first, 'zip', [{ name: 'in/1', bytes: 700, ...member }]);
  // Another content that holds nothing.
  write.run('UPDATE message SET version = 2 WHERE id = ?', first.id);
  endListing(write, first.id);
  addMembers(write, archive('q/in'), 'packed', [{ name: '1', bytes: null, ...member }]);
  expect(write.first(`SELECT file_bytes, gone FROM message WHERE file = 'q/in/1'`)).toEqual({
    file_bytes: 0,
    gone: 0,
  });
  index.close();
});
