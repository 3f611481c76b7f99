/** A queue whose messages are compressed with something that only a plug-in knows. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
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
async function engineWith(modules: Readonly<Record<string, string>> = {}): Promise<TestEngine> {
  const plugInFolder = temporaryFolder('plug-ins');
  fs.copyFileSync(EXAMPLE_FILE, path.join(plugInFolder, 'example.js'));
  for (const [name, source] of Object.entries(modules)) writeFile(plugInFolder, name, bytesOf(source));
  const engine = startEngine();
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
