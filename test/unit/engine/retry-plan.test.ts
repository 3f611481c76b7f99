/** What a plan says before anything is done: its exact scope, what is left out and why, and what goes first. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { whyLeftOut } from '../../../electron/engine/retry-plan.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import type { Decoder } from '../../../shared/state.ts';
import { SAFE_VARIANT, startEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';
import { aRow } from '../renderer/rows.ts';

const ALL = { kind: 'query', query: EVERYTHING } as const;

test('a plan counts what it takes and names every reason for what it leaves out', async () => {
  const base = temporaryFolder('base');
  const folder = path.join(base, 'queue');
  const out = temporaryFolder('out');
  await writeQueue(
    folder,
    `big.eml        reply gzip 500
     small.eml      reply gzip 2
     broken.eml     reply corrupt-gzip 100
     delivered.eml  reply gzip 10
     aside.eml      reply gzip 11
     bare.txt       empty
     words.txt      text Just words.`,
  );
  fs.writeFileSync(
    path.join(folder, 'bare.txt'),
    'A Martin, Robert                 PCM:NORTH/PO1/RMARTIN\r\n',
  );
  fs.symlinkSync('/dev/zero', path.join(folder, 'zero'));
  const engine = startEngine();
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  await engine.retry('delivered.eml');
  await engine.ask('quarantine', { ids: [(await engine.row('aside.eml')).id], reason: 'not now' });

  const plan = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
  const sizeOf = (file: string): number => fs.statSync(path.join(folder, file)).size;
  expect(plan).toMatchObject({
    count: 3,
    bytes: sizeOf('big.eml') + sizeOf('small.eml') + sizeOf('broken.eml'),
    canary: { file: 'small.eml' },
    deliveryFolder: out,
    originals: 'stay',
    variant: SAFE_VARIANT,
  });
  expect(Object.fromEntries(plan.leftOut.map(({ reason, count }) => [reason, count]))).toEqual({
    'already delivered': 1,
    'in quarantine: restore it first': 1,
    'no message': 1,
    'not a regular file': 1,
    'no mail envelope: nothing a post office could accept': 1,
  });
  const left = plan.leftOut.reduce((sum, { count }) => sum + count, 0);
  expect(plan.count + left).toBe((await engine.ask('summary', {})).total);
});

describe('the scope', () => {
  test('of ids takes each once, and says how many are not there any more', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip\n 2.eml reply gzip\n 3.eml reply gzip');
    const engine = startEngine();
    await engine.openWhole(folder);
    const [one, two] = [(await engine.row('1.eml')).id, (await engine.row('2.eml')).id];
    fs.rmSync(path.join(folder, '2.eml'));
    await engine.rescan();
    const plan = await engine.ask('retry.plan', {
      scope: { kind: 'ids', ids: [one, one, two, 9_999] },
      variant: SAFE_VARIANT,
    });
    expect(plan).toMatchObject({ count: 1, leftOut: [{ reason: 'no longer in the queue', count: 2 }] });
  });

  test('of a filter takes what matches when the plan is made, and no more', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(
      folder,
      '1.eml reply gzip 3 to NORTH/PO1\n 2.eml reply gzip 3 to SOUTH/PO2\n 3.eml reply gzip 3 to SOUTH/PO2',
    );
    const out = temporaryFolder('out');
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('queue.configure', { deliveryFolder: out });
    const query = { ...EVERYTHING, requestors: ['SOUTH/PO2'] };
    const { planId, count } = await engine.ask('retry.plan', {
      scope: { kind: 'query', query },
      variant: SAFE_VARIANT,
    });
    await writeQueue(folder, '4.eml reply gzip 3 to SOUTH/PO2');
    await engine.rescan();
    await engine.ask('retry.start', { planId });
    await engine.queue().retry?.finished;
    expect(count).toBe(2);
    expect(await engine.states()).toEqual({
      '1.eml': 'decoded',
      '2.eml': 'delivered',
      '3.eml': 'delivered',
      '4.eml': 'decoded',
    });
    expect(listing(out)).toHaveLength(2);
  });
});

describe('a plan', () => {
  test('of nothing has no canary and cannot be started', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, 'words.txt text Just words.');
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
    const plan = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    expect(plan).toMatchObject({
      count: 0,
      bytes: 0,
      canary: null,
      leftOut: [{ reason: 'no message', count: 1 }],
    });
    expect(await engine.refusal('retry.start', { planId: plan.planId })).toMatchObject({
      kind: 'not-allowed',
    });
  });

  test('that nobody made, or that is one of too many, is out of date', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
    const first = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    for (let more = 0; more < 16; more += 1)
      await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    expect(await engine.refusal('retry.start', { planId: first.planId })).toMatchObject({
      kind: 'not-found',
    });
    expect(await engine.refusal('retry.start', { planId: 'made up' })).toMatchObject({ kind: 'not-found' });
    expect(await engine.ask('retry.current', {})).toBeNull();
  });

  test('changes nothing by being made', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const out = temporaryFolder('out');
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('queue.configure', { deliveryFolder: out });
    const before = await engine.rows();
    await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    expect(await engine.rows()).toEqual(before);
    expect(listing(out)).toEqual([]);
    expect((await engine.ask('journal.page', { offset: 0, limit: 10, messageId: null })).total).toBe(0);
  });
});

test('a plan says what it would do: what was tried in vain, and what nothing is known of', async () => {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, 'broken.eml reply corrupt-gzip 100\n sound.eml reply gzip 2');
  const engine = startEngine();
  await engine.openWhole(folder);
  const { preflight } = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
  const cause = preflight.remarks.filter(({ kind }) => kind === 'cause');
  expect(cause).toMatchObject([
    { weight: 'warn', messagesTotal: 1, messages: [{ file: 'broken.eml' }] },
    { weight: 'fine', messagesTotal: 1, messages: [{ file: 'sound.eml' }] },
  ]);
  expect(cause[0]?.text).toContain('failed once');

  const second = { ...SAFE_VARIANT, decoder: 'second' } as const;
  const other = await engine.ask('retry.plan', { scope: ALL, variant: second });
  const told = other.preflight.remarks.filter(({ kind }) => kind === 'cause');
  expect(told.map(({ weight }) => weight)).toEqual(['fine', 'fine']);
  expect(other.preflight.notChecked.join(' ')).toContain('cannot be read yet');
});

test('a codec without a second decoder is called by its name on screen', () => {
  const index = openIndex(':memory:');
  onTestFinished(() => index.close());
  const why = (codec: string, decoder: Decoder) =>
    whyLeftOut({ live: new Map(), index }, aRow(1, { codec, from: 'a' }), decoder);
  expect(why('szdd', 'second')).toBe('there is no second decoder for SZDD (COMPRESS.EXE)');
  expect(why('plug-in:reversed', 'second')).toBe('there is no second decoder for reversed (plug-in)');
  expect(why('szdd', 'safe')).toBeNull();
  expect(why('gzip', 'second')).toBeNull();
});
