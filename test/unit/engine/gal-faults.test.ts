/** What goes wrong with the thread of the address list and its database, and what is told of it. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createGalBuild } from '../../../electron/engine/gal-build.ts';
import type { GalBuild } from '../../../electron/engine/gal-build.ts';
import { createHandlers } from '../../../electron/gal/handlers.ts';
import type { GalOverview } from '../../../shared/contract/gal-values.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeMailing } from '../../fixtures/gal-queue.ts';

const FAULTY_THREAD = new URL('../../fixtures/gal-faulty-thread.ts', import.meta.url);
const VIEW = { kind: 'server', server: 'EXCHANGE/HQ' } as const;
const QUERY = {
  view: VIEW,
  cycle: null,
  search: '',
  branch: null,
  templates: 'any',
  sort: { by: 'name', descending: false },
} as const;

async function newQueue(): Promise<string> {
  const folder = temporaryFolder('queue');
  await writeMailing(folder, {
    file: 'north-1.eml',
    day: 6,
    requestor: 'NORTH/PO1',
    does: 'asks',
    numbers: 'R=1 (was 0), S=0, I=1 1 sent',
    lines: ['A Adams, Jane\tPCM:NORTH/PO1/JADAMS'],
  });
  return folder;
}

async function opened(options: Parameters<typeof startEngine>[0], queue?: string): Promise<TestEngine> {
  const engine = startEngine(options);
  await engine.openWhole(queue ?? (await newQueue()));
  return engine;
}

async function built(gal: GalBuild): Promise<GalOverview> {
  gal.overview();
  await gal.settled();
  return gal.overview();
}

function databasesIn(dataFolder: string): string[] {
  return fs.readdirSync(path.join(dataFolder, 'queues')).filter((name) => name.includes('.gal.sqlite'));
}

test('a database that was damaged is made anew, and the list is there', async () => {
  const dataFolder = temporaryFolder('data');
  const queue = await newQueue();
  const first = await opened({ dataFolder }, queue);
  const { index } = await built(first.queue().gal);
  await first.close();
  const [name = ''] = databasesIn(dataFolder);
  const file = path.join(dataFolder, 'queues', name);
  const bytes = fs.readFileSync(file);
  // The first page says that it is a database of this program; what it leads to is no more.
  fs.writeFileSync(file, bytes.fill(0x41, 2 * 4_096));
  const engine = await opened({ dataFolder }, queue);
  const overview = await built(engine.queue().gal);
  expect(overview.status).toEqual({ kind: 'ready' });
  expect(overview.index).not.toBe(index);
  expect(await engine.ask('gal.open', { query: QUERY })).toMatchObject({ total: 1 });
});

test('one that is found to be damaged later is replaced once, and other ids stand for what is in the next', async () => {
  const engine = await opened({ dataFolder: temporaryFolder('data'), galEntry: FAULTY_THREAD });
  const { gal } = engine.queue();
  const before = await built(gal);
  const { viewId } = await engine.ask('gal.open', { query: QUERY });
  expect(await engine.refusal('gal.pictures', { view: VIEW })).toMatchObject({ kind: 'busy' });
  const after = await built(gal);
  expect(after).toMatchObject({ status: { kind: 'ready' }, generation: before.generation + 1 });
  expect(after.index).not.toBe(before.index);
  expect((await engine.ask('gal.open', { query: QUERY })).viewId).not.toBe(viewId);
  expect(await engine.refusal('gal.pictures', { view: VIEW })).toMatchObject({
    kind: 'input-output',
    text: 'The address list could not be read: database disk image is malformed.',
  });
});

test('a question that finds the database damaged ends the thread; any other fault costs the question alone', async () => {
  const failing = (error: Error) =>
    createHandlers(
      {
        data: () => {
          throw error;
        },
      },
      DEFAULT_LIMITS,
      0,
    );
  const damaged = Object.assign(new Error('malformed'), { errcode: 11 | (1 << 8) });
  await expect(failing(damaged).answer('gal.cycles', { view: VIEW })).rejects.toBe(damaged);
  expect(await failing(new Error('odd')).answer('gal.cycles', { view: VIEW })).toMatchObject({
    error: { text: 'gal.cycles failed: odd' },
  });
});

test('a database that finds no room leaves none of its files in the way of the queue’s index', async () => {
  const dataFolder = temporaryFolder('data');
  const engine = await opened({ dataFolder, galEntry: FAULTY_THREAD });
  const { gal } = engine.queue();
  await built(gal);
  expect(databasesIn(dataFolder)).not.toEqual([]);
  const query = { view: VIEW, cycle: null, kinds: [] };
  const refused = await engine.refusal('gal.check', { query });
  expect(refused.text).toBe('The address list could not be read: database or disk is full.');
  await gal.settled();
  expect(databasesIn(dataFolder)).toEqual([]);
});

test('a round that fails lets go of its database: the next one finds it as it was', async () => {
  const engine = await opened({ dataFolder: temporaryFolder('data') });
  const { session, syncPicture } = engine.queue();
  let revision = 1;
  let isBroken = false;
  const gal = createGalBuild({
    session,
    revision: () => revision,
    scanned: () => Promise.resolve(),
    syncPicture: () => (isBroken ? Promise.reject(new Error('it is broken')) : syncPicture()),
    emit: () => undefined,
  });
  const { index } = await built(gal);
  [revision, isBroken] = [2, true];
  expect((await built(gal)).status).toEqual({
    kind: 'failed',
    text: 'The address list could not be read: it is broken.',
  });
  expect(await gal.ask('gal.tree', QUERY)).toMatchObject({ error: { kind: 'input-output' } });
  isBroken = false;
  await gal.resume();
  expect(await built(gal)).toMatchObject({ status: { kind: 'ready' }, index });
  await gal.close();
});
