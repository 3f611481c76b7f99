/** Archives that cannot be read to their end, and files that only wrap one: what is said of them, and where. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cutZip, reply } from '../../fixtures/archive-queue.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { SAFE_VARIANT, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

async function opened(files: Readonly<Record<string, Uint8Array>>): Promise<TestEngine> {
  const folder = path.join(temporaryFolder('base'), 'queue');
  fs.mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  const engine = startEngine();
  await engine.openWhole(folder);
  return engine;
}

test('an archive that breaks off is failed for all to see; what was listed before is read', async () => {
  const files = { '1.eml': await reply('1'), '2.eml': await reply('2'), '3.eml': await reply('3') };
  const engine = await opened({ 'a.zip': cutZip(files) });
  expect(await engine.states()).toEqual({
    'a.zip': 'failed',
    'a.zip/1.eml': 'decoded',
    'a.zip/2.eml': 'decoded',
  });
  expect(await engine.ask('summary', {})).toMatchObject({
    total: 3,
    counts: { failed: 1, decoded: 2 },
    others: { total: 1, hung: 0, failed: 1, archives: 1 },
  });
  const { rows } = await engine.ask('files.page', { filter: 'archive', offset: 0, limit: 10 });
  expect(rows).toMatchObject([{ file: 'a.zip', members: 2, state: { kind: 'failed' } }]);
  expect(await engine.ask('files.counts', {})).toMatchObject({ counts: { archive: 1 }, failed: 1 });
  const { id } = await engine.row('a.zip');
  const scope = { kind: 'ids' as const, ids: [id] };
  const plan = await engine.ask('retry.plan', { scope, variant: SAFE_VARIANT });
  expect(plan.leftOut).toEqual([{ reason: expect.stringContaining('an archive'), count: 1 }]);
});

describe('an archive in which nothing can be found', () => {
  const BROKEN = { 'a.zip': cutZip({ '1.eml': bytesOf('From: a\n\nb\n') }) };

  test('is failed among the messages and among the files, and what it is stays known', async () => {
    const engine = await opened(BROKEN);
    expect(await engine.states()).toEqual({ 'a.zip': 'failed' });
    const summary = await engine.ask('summary', {});
    expect(summary).toMatchObject({ total: 1, counts: { failed: 1 }, archives: { files: 1, members: 0 } });
    expect(await engine.ask('files.counts', {})).toMatchObject({ counts: { all: 1, archive: 1 }, failed: 1 });
    const { rows } = await engine.ask('files.page', { filter: 'all', offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      { file: 'a.zip', archiveKind: 'zip', members: 0, state: { kind: 'failed' } },
    ]);
    const scope = { kind: 'ids' as const, ids: rows.map(({ id }) => id) };
    const { leftOut } = await engine.ask('retry.plan', { scope, variant: SAFE_VARIANT });
    expect(leftOut).toEqual([{ reason: 'an archive in which nothing could be found', count: 1 }]);
  });

  test('is set aside and restored as any file that cannot be read is', async () => {
    const engine = await opened(BROKEN);
    const { id } = await engine.row('a.zip');
    expect(await engine.ask('quarantine', { ids: [id], reason: 'test' })).toMatchObject({ moved: 1 });
    expect(await engine.states()).toEqual({ 'a.zip': 'quarantined' });
    await engine.rescan();
    expect(await engine.states()).toEqual({ 'a.zip': 'quarantined' });
    await engine.ask('restore', { ids: [id] });
    expect(await engine.states()).toEqual({ 'a.zip': 'failed' });
  });
});

test('a compressed message says of its file that it is compressed, not that nobody knows it', async () => {
  const engine = await opened({ '1.eml.gz': gzipSync(await reply('1')) });
  expect(await engine.states()).toEqual({ '1.eml.gz/1.eml': 'decoded' });
  const { rows } = await engine.ask('files.page', { filter: 'all', offset: 0, limit: 10 });
  expect(rows).toMatchObject([{ file: '1.eml.gz', archiveKind: 'packed', form: 'compressed: gzip' }]);
});
