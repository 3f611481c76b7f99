/** Evidence of messages with names that a stranger chose, and of some that cannot be had. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plainName, plainStem } from '../../../electron/engine/plain-name.ts';
import { reply, zipOf } from '../../fixtures/archive-queue.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';

async function opened(files: Readonly<Record<string, Uint8Array>>): Promise<TestEngine & { folder: string }> {
  const folder = temporaryFolder('queue');
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { ...engine, folder };
}

async function exported(engine: TestEngine) {
  const rows = await engine.rows();
  const ids = rows.map(({ id }) => id);
  return { ids, ...(await engine.ask('evidence.export', { ids, folder: temporaryFolder('out') })) };
}

test('a member may have a name that no disk can hold: the copy of it has its beginning and its extension', async () => {
  const message = await reply('1');
  const long = 'x'.repeat(300);
  const engine = await opened({ 'a.zip': zipOf({ [`${long}.eml`]: message, '2.eml': await reply('2') }) });
  const { folder, files, problems } = await exported(engine);
  expect({ files, problems }).toEqual({ files: 4, problems: [] });
  const copy = listing(folder).find((name) => name.includes('xx')) ?? '';
  expect(path.basename(copy)).toMatch(/^x{180}\.eml$/);
  expect(fs.readFileSync(path.join(folder, copy)).equals(message)).toBe(true);
});

test('a message that is called as what is known of it lies beside it', async () => {
  const message = await reply('1');
  const engine = await opened({
    'a.zip': zipOf({ 'evidence.json': message, '2.eml': await reply('2') }),
    'evidence.json': await reply('own'),
  });
  const { folder, files, problems } = await exported(engine);
  expect({ files, problems }).toEqual({ files: 6, problems: [] });
  const { id } = await engine.row('a.zip/evidence.json');
  expect(listing(path.join(folder, String(id)))).toEqual(['evidence-2.json', 'evidence.json']);
  expect(fs.readFileSync(path.join(folder, String(id), 'evidence-2.json')).equals(message)).toBe(true);
});

test('what cannot be had of one message is told, and the others are exported', async () => {
  const engine = await opened({ '1.eml': await reply('1'), '2.eml': await reply('2') });
  fs.rmSync(path.join(engine.folder, '1.eml'));
  const { ids, folder, files, problems } = await exported(engine);
  expect({ files, problems }).toEqual({
    files: 3,
    problems: [expect.stringMatching(/^1\.eml was not copied: .*ENOENT/)],
  });
  expect(listing(path.join(folder, String(ids[0])))).toEqual(['evidence.json']);
  const { entries } = await engine.ask('journal.page', { offset: 0, limit: 1, messageId: null });
  expect(entries[0]).toMatchObject({
    act: 'export-evidence',
    result: 'done',
    detail: expect.stringMatching(/^2 messages to .*; 1\.eml was not copied: /),
  });
});

test('names are cut between characters, and an extension that is none with the rest', () => {
  const bytes = (name: string): number => Buffer.byteLength(name);
  for (const name of [
    'x'.repeat(5000),
    `a.${'b'.repeat(5000)}`,
    '😀'.repeat(2000),
    `${'é'.repeat(300)}.eml`,
  ]) {
    for (const cut of [plainName(name), plainStem(name)]) {
      expect(bytes(cut)).toBeLessThanOrEqual(200);
      expect(cut.isWellFormed()).toBe(true);
    }
    expect(bytes(plainName(name))).toBeGreaterThan(170);
  }
  expect(plainName('deep/a name.eml')).toBe('a name.eml');
  expect(plainName('x/..')).toBe('_');
});
