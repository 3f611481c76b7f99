/** Settings of the program and of a queue: what is kept, and what is refused. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WATCHDOG } from '../../../shared/limits.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

const DEFAULTS = { workers: null, watchdog: DEFAULT_WATCHDOG, plugInFolder: null, theme: 'system' };

describe('program settings', () => {
  test('are the defaults until they are changed, and are kept for the next start', async () => {
    const data = temporaryFolder('data');
    const first = startEngine({ dataFolder: data });
    expect(await first.ask('settings.get', {})).toEqual(DEFAULTS);
    await first.ask('settings.set', { workers: 3 });
    await first.ask('settings.set', { theme: 'dark' });
    const expected = { ...DEFAULTS, workers: 3, theme: 'dark' };
    expect(await first.ask('settings.get', {})).toEqual(expected);
    expect(await startEngine({ dataFolder: data }).ask('settings.get', {})).toEqual(expected);
    expect(listing(data)).toEqual(['settings.json']);
  });

  test.each([
    ['no JSON', '{ "workers": 3'],
    ['nothing', ''],
    ['JSON of something else', '[1, 2, 3]'],
    ['a value out of bounds', JSON.stringify({ ...DEFAULTS, workers: 1_000 })],
    ['binary', '\u0000\u0001\u0002'],
  ])('that hold %s are the defaults, and can be set again', async (_, text) => {
    const data = temporaryFolder('data');
    fs.writeFileSync(path.join(data, 'settings.json'), text);
    const engine = startEngine({ dataFolder: data });
    expect(await engine.ask('settings.get', {})).toEqual(DEFAULTS);
    await engine.ask('settings.set', { workers: 2 });
    expect(await startEngine({ dataFolder: data }).ask('settings.get', {})).toEqual({
      ...DEFAULTS,
      workers: 2,
    });
  });

  test('decide how many workers the next opened queue has', async () => {
    const folder = temporaryFolder('queue');
    const engine = startEngine();
    await engine.ask('settings.set', { workers: 5 });
    await engine.openWhole(folder);
    expect((await engine.ask('summary', {})).workers).toBe(5);
  });
});

/** A queue with one message below a folder of its own. */
async function opened(): Promise<TestEngine & { readonly folder: string }> {
  const folder = path.join(temporaryFolder('base'), 'queue');
  await writeQueue(folder, 'deep/1.eml reply gzip');
  const engine = startEngine();
  await engine.openWhole(folder);
  return { ...engine, folder };
}

/** What a queue is opened with that nobody has changed anything for. */
const UNTOUCHED = {
  deliveryFolder: null,
  originals: 'stay',
  keepUpdatesCycles: 14,
  logZoneMinutes: 0,
  codePage: 'auto',
} as const;

describe('the delivery folder', () => {
  test('is kept with the queue, also for the next start, and each setting by itself', async () => {
    const data = temporaryFolder('data');
    const folder = temporaryFolder('queue');
    const out = temporaryFolder('out');
    const engine = startEngine({ dataFolder: data });
    expect((await engine.openWhole(folder)).settings).toEqual(UNTOUCHED);
    await engine.ask('queue.configure', { deliveryFolder: out });
    expect(await engine.ask('queue.configure', { originals: 'move' })).toEqual({
      ...UNTOUCHED,
      deliveryFolder: out,
      originals: 'move',
    });
    expect((await engine.ask('queue.current', {}))?.settings).toEqual({
      ...UNTOUCHED,
      deliveryFolder: out,
      originals: 'move',
    });
    await engine.close();
    const again = startEngine({ dataFolder: data });
    expect((await again.openWhole(folder)).settings).toEqual({
      ...UNTOUCHED,
      deliveryFolder: out,
      originals: 'move',
    });
    await again.ask('queue.configure', { deliveryFolder: null });
    expect((await again.ask('queue.current', {}))?.settings).toEqual({
      ...UNTOUCHED,
      deliveryFolder: null,
      originals: 'move',
    });
    expect((await again.openWhole(temporaryFolder('other'))).settings).toEqual(UNTOUCHED);
  });

  test.each(['', 'deep', '..really-inside'])('is refused inside the queue: %j', async (inside) => {
    const engine = await opened();
    const target = path.join(engine.folder, inside);
    fs.mkdirSync(target, { recursive: true });
    expect(await engine.refusal('queue.configure', { deliveryFolder: target })).toMatchObject({
      kind: 'not-allowed',
      text: expect.stringContaining('inside the queue'),
    });
    expect((await engine.ask('queue.current', {}))?.settings.deliveryFolder).toBeNull();
  });

  test('is refused when a link leads into the queue', async () => {
    const engine = await opened();
    const link = path.join(temporaryFolder('out'), 'link');
    fs.symlinkSync(path.join(engine.folder, 'deep'), link);
    expect(await engine.refusal('queue.configure', { deliveryFolder: link })).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('is one folder, whichever way leads to it', async () => {
    const engine = await opened();
    const out = temporaryFolder('out');
    const link = path.join(temporaryFolder('elsewhere'), 'link');
    fs.symlinkSync(out, link);
    for (const way of [link, `${out}/`, path.join(out, '..', path.basename(out))]) {
      expect((await engine.ask('queue.configure', { deliveryFolder: way })).deliveryFolder).toBe(out);
    }
  });

  test('is refused when it is missing or a file, and nothing is made of it', async () => {
    const engine = await opened();
    const out = temporaryFolder('out');
    fs.writeFileSync(path.join(out, 'file'), '');
    for (const name of ['missing', 'file']) {
      const refusal = await engine.refusal('queue.configure', { deliveryFolder: path.join(out, name) });
      expect(refusal).toMatchObject({
        kind: 'not-allowed',
        nextStep: 'Choose another folder for the delivery.',
      });
    }
    expect(listing(out)).toEqual(['file']);
  });

  test('may be beside the queue or above it', async () => {
    const engine = await opened();
    const beside = path.join(path.dirname(engine.folder), 'out');
    fs.mkdirSync(beside);
    for (const folder of [beside, path.dirname(engine.folder)]) {
      expect((await engine.ask('queue.configure', { deliveryFolder: folder })).deliveryFolder).toBe(folder);
    }
  });

  test('has to be chosen before anything is delivered', async () => {
    const engine = await opened();
    const { id } = await engine.row('deep/1.eml');
    const plan = await engine.ask('retry.plan', {
      scope: { kind: 'ids', ids: [id] },
      variant: { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 },
    });
    expect(plan).toMatchObject({ count: 1, deliveryFolder: null });
    expect(await engine.refusal('retry.start', { planId: plan.planId })).toMatchObject({
      kind: 'not-allowed',
      text: expect.stringContaining('No delivery folder'),
    });
  });

  test('that has vanished since it was chosen is refused at the start, and the plan stays good', async () => {
    const engine = await opened();
    const out = path.join(temporaryFolder('out'), 'gone');
    fs.mkdirSync(out);
    await engine.ask('queue.configure', { deliveryFolder: out });
    const { id } = await engine.row('deep/1.eml');
    const variant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 } as const;
    const { planId } = await engine.ask('retry.plan', { scope: { kind: 'ids', ids: [id] }, variant });
    fs.rmdirSync(out);
    expect(await engine.refusal('retry.start', { planId })).toMatchObject({ kind: 'not-allowed' });
    fs.mkdirSync(out);
    await engine.ask('retry.start', { planId });
    await engine.queue().retry?.finished;
    expect(listing(out)).toHaveLength(1);
  });
});
