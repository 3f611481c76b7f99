/** A queue whose messages are compressed with something that only a plug-in knows. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Limits } from '../../../shared/limits.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeFile } from '../../fixtures/jobs.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { encodeExample, EXAMPLE_FILE } from '../../fixtures/plug-ins.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const CODED = encodeExample(bytesOf(manyEntries(40)));

function queueOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = temporaryFolder('queue');
  for (const [name, bytes] of Object.entries(files))
    writeFile(folder, name, mimeMessage({ attachments: [{ name: 'list.bin', bytes }] }));
  return folder;
}

/** An engine whose folder of plug-ins holds the example and these modules. */
async function engineWith(
  modules: Readonly<Record<string, string>> = {},
  limits: Partial<Limits> = {},
): Promise<TestEngine> {
  const plugInFolder = temporaryFolder('plug-ins');
  fs.copyFileSync(EXAMPLE_FILE, path.join(plugInFolder, 'example.js'));
  for (const [name, source] of Object.entries(modules)) writeFile(plugInFolder, name, bytesOf(source));
  const engine = startEngine({ limits: { ...DEFAULT_LIMITS, ...limits } });
  await engine.ask('settings.set', { plugInFolder });
  return engine;
}

test('is decoded with the plug-in, and is not without it', async () => {
  const queue = queueOf({ '1.eml': CODED });
  const engine = await engineWith();
  await engine.openWhole(queue);
  expect(await engine.row('1.eml')).toMatchObject({
    state: { kind: 'decoded' },
    codec: 'plug-in:example-rle',
    transactions: 40,
  });
  const without = startEngine();
  await without.openWhole(queue);
  expect(await without.row('1.eml')).toMatchObject({ codec: 'none', transactions: 0 });
});

test('is read once more when the plug-ins have changed', async () => {
  const queue = queueOf({ '1.eml': CODED });
  const dataFolder = temporaryFolder('data');
  const before = startEngine({ dataFolder });
  await before.openWhole(queue);
  expect(await before.row('1.eml')).toMatchObject({ codec: 'none' });
  const plugInFolder = temporaryFolder('plug-ins');
  fs.copyFileSync(EXAMPLE_FILE, path.join(plugInFolder, 'example.js'));
  await before.ask('settings.set', { plugInFolder });
  await before.openWhole(queue);
  expect(await before.row('1.eml')).toMatchObject({ codec: 'plug-in:example-rle', transactions: 40 });
  await before.openWhole(queue);
  expect(await before.row('1.eml')).toMatchObject({ attempts: 2 });
});

test('fails with the word of the plug-in where its data ends too early', async () => {
  const engine = await engineWith();
  await engine.openWhole(queueOf({ '1.eml': CODED.subarray(0, -3) }));
  expect((await engine.row('1.eml')).state).toMatchObject({
    kind: 'failed',
    failure: { kind: 'truncated', detail: 'plug-in example-rle: the last run is cut off' },
  });
});

describe('a plug-in that hangs while it decodes', () => {
  const HANGS = `
    export const name = 'hangs';
    export const recognise = (head) => (head[0] === 0xff ? 'begins with FF' : null);
    export function* decode(input) { BODY }`;
  test.each([
    ['in a loop', 'for (;;);'],
    ['with steps of nothing', 'for (;;) yield { bytes: new Uint8Array(0), consumed: 0 };'],
    ['in a loop that holds on', 'for (;;) try { for (;;); } catch {} finally { continue; }'],
  ])('%s hangs its own message, and the others go on', async (_, body) => {
    const engine = await engineWith({ 'hangs.js': HANGS.replace('BODY', body) });
    await engine.ask('settings.set', {
      workers: 1,
      watchdog: { stallMs: 700, deadlineMs: 60_000, deadlinePer100MbMs: 0 },
    });
    await engine.openWhole(queueOf({ '1.eml': Uint8Array.of(0xff, 0, 1, 2), '2.eml': CODED }));
    expect(await engine.states()).toEqual({ '1.eml': 'hung', '2.eml': 'decoded' });
    expect((await engine.row('1.eml')).state).toMatchObject({
      evidence: { cause: 'no-progress', codec: 'plug-in:hangs', bytesOut: 0 },
    });
  });
});

test('a plug-in has the memory that the engine was started with', async () => {
  const greedy = `
    export const name = 'greedy';
    export const recognise = (head) => (head[0] === 0xff ? 'begins with FF' : null);
    export function* decode(input) {
      new Uint8Array(40 * 1024 * 1024);
      yield { bytes: input, consumed: input.length };
    }`;
  const failureWith = async (limits: Partial<Limits>) => {
    const engine = await engineWith({ 'greedy.js': greedy }, limits);
    await engine.openWhole(queueOf({ '1.eml': Uint8Array.of(0xff, 0, 1, 2) }));
    const { state } = await engine.row('1.eml');
    return state.kind === 'failed' ? state.failure.kind : state.kind;
  };
  expect(await failureWith({ plugInMemoryBytes: 32 * 1024 * 1024 })).toBe('decoder-crashed');
  expect(await failureWith({})).not.toBe('decoder-crashed');
});

test('the list of plug-ins says which are used and why not', async () => {
  const engine = await engineWith({ 'other.js': 'for (;;);' });
  const { plugIns } = await engine.ask('plugIns.list', {});
  expect(plugIns).toEqual([
    {
      file: 'example.js',
      name: 'example-rle',
      description: 'Run-length encoding with the signature DRL1',
      problem: null,
    },
    { file: 'other.js', name: null, description: '', problem: 'it took too long' },
  ]);
});
