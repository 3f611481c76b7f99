/** Reading the address list is killed: what is half written counts for nothing, and reopening does the rest. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runChild } from '../fixtures/child.ts';
import { startEngine } from '../fixtures/engine.ts';
import { fingerprint, temporaryFolder } from '../fixtures/folders.ts';
import { writeLargeGal } from '../fixtures/large-gal.ts';

const CHILD = fileURLToPath(new URL('./gal-child.ts', import.meta.url));
const ENTRIES = 20_000;

test.each([
  ['before any message was read', 0],
  ['when some messages were read', 5],
])('killed %s, it is completed by reopening', { timeout: 120_000 }, async (_, least) => {
  const [queue, data] = [temporaryFolder('queue'), temporaryFolder('data')];
  writeLargeGal(queue, { entries: ENTRIES, postOffices: 20, cycles: 2, changes: 10 });
  const before = fingerprint(queue);
  expect(await runChild([CHILD, queue, data, String(least)])).toMatchObject({
    signal: 'SIGKILL',
    stderr: '',
  });

  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(queue);
  await engine.ask('gal.overview', {});
  await engine.queue().gal.settled();
  const { status, views, holes } = await engine.ask('gal.overview', {});
  expect({ status, holes }).toEqual({ status: { kind: 'ready' }, holes: [] });
  const [first] = views;
  if (first === undefined) throw new Error('there is no point of view');
  const sort = { by: 'name', descending: false } as const;
  const query = { view: first.view, cycle: null, search: '', branch: null, templates: 'any', sort } as const;
  expect(await engine.ask('gal.open', { query })).toMatchObject({ total: ENTRIES, of: ENTRIES });
  expect(fingerprint(queue)).toEqual(before);
});
