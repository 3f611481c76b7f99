/** Nodes of a message: looked at, and saved to a place that the user chose. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mboxOf, replies } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { listing, sha256, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

async function opened(table: string) {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, table);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { ...engine, folder };
}

const DECODED = { part: '1.2', decompressed: true, as: null };

describe('a node that is saved', () => {
  test('is written over what is there, with its bytes and their hash told, and journaled', async () => {
    const engine = await opened('1.eml reply gzip 4');
    const { id } = await engine.row('1.eml');
    const file = path.join(temporaryFolder('out'), 'payload.txt');
    fs.writeFileSync(file, 'before');
    const saved = await engine.ask('message.saveNode', { id, ...DECODED, path: file });
    const content = fs.readFileSync(file);
    expect(content.toString('latin1')).toBe(manyEntries(4));
    expect(saved).toEqual({ path: file, bytes: content.length, sha256: sha256(content), failure: null });
    expect(listing(path.dirname(file))).toEqual(['payload.txt']);
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 10, messageId: id });
    expect(entries).toMatchObject([{ act: 'save-node', result: 'done', file: '1.eml' }]);
  });

  test('in part only gets a name that says so, and replaces nothing', async () => {
    const engine = await opened('1.eml reply truncated-gzip 4000');
    const { id } = await engine.row('1.eml');
    const file = path.join(temporaryFolder('out'), 'payload.txt');
    fs.writeFileSync(file, 'before');
    const save = () => engine.ask('message.saveNode', { id, ...DECODED, path: file });
    const saved = await save();
    expect(saved).toMatchObject({ path: `${file}.partial`, failure: { kind: 'truncated' } });
    expect(manyEntries(4_000).startsWith(fs.readFileSync(saved.path, 'latin1'))).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toBe('before');
    await save();
    expect(listing(path.dirname(file))).toEqual([
      'payload.txt',
      'payload.txt-2.partial',
      'payload.txt.partial',
    ]);
  });

  test('never goes into the queue, and over nothing but a file', async () => {
    const engine = await opened('1.eml reply gzip 4');
    const { id } = await engine.row('1.eml');
    const into = (file: string) => engine.refusal('message.saveNode', { id, ...DECODED, path: file });
    expect((await into(path.join(engine.folder, 'x'))).kind).toBe('not-allowed');
    const out = temporaryFolder('out');
    fs.mkdirSync(path.join(out, 'folder'));
    expect((await into(path.join(out, 'folder'))).text).toContain('something other than a file');
    expect(listing(out)).toEqual(['folder/']);
    expect(listing(engine.folder)).toEqual(['1.eml']);
  });

  test('that is not there is refused, and nothing is left behind', async () => {
    const engine = await opened('1.eml reply gzip 4');
    const { id } = await engine.row('1.eml');
    const out = temporaryFolder('out');
    const wanted = { id, part: '1.9', decompressed: false, as: null, path: path.join(out, 'x') };
    expect((await engine.refusal('message.saveNode', wanted)).text).toContain('no part 1.9');
    expect(listing(out)).toEqual([]);
  });
});

test('a node is looked at, also of a message in an archive and as another codec', async () => {
  const folder = temporaryFolder('queue');
  fs.writeFileSync(path.join(folder, 'mail.mbx'), mboxOf(await replies(2)));
  const engine = startEngine();
  await engine.openWhole(folder);
  const { id } = await engine.row('mail.mbx/2');
  const look = await engine.ask('message.node', { id, part: '1.2', as: 'gzip' });
  expect(look.tried).toMatchObject({ transactions: 3, failure: null });
  expect((await engine.ask('message.node', { id, part: '1.2', as: 'lznt1' })).tried?.failure).not.toBeNull();
});
