/**
 * How fast the example of docs/plug-ins.md decodes, in MB of output for a second of processor time, and what it costs to
 * begin: an engine for a message to decode, and asking whether a plug-in knows some content.
 *
 *     npm run bench -- plug-ins
 */
import os from 'node:os';
import process from 'node:process';
import { createPlugIns } from '../../electron/workers/plug-ins/plug-ins.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { NO_PROGRESS } from '../../shared/progress.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { noise } from '../fixtures/compressed.ts';
import { encodeExample, EXAMPLE } from '../fixtures/plug-ins.ts';
import { manyEntries } from '../fixtures/transactions.ts';
import { answer, print } from './measure.ts';

const RUNS = 5;
const MEGABYTE = 1_000_000;
const TIMES = 50;

const CONTENTS: readonly (readonly [string, Uint8Array])[] = [
  ['entries', bytesOf(manyEntries(100_000))],
  ['noise', noise(10 * MEGABYTE)],
  ['one run', new Uint8Array(100 * MEGABYTE)],
];

const plugIns = await createPlugIns([EXAMPLE], DEFAULT_LIMITS, NO_PROGRESS);

print(`median and best of ${RUNS} runs; load ${os.loadavg()[0]?.toFixed(1)}`);
for (const [name, content] of CONTENTS) {
  const coded = encodeExample(content);
  const speeds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) speeds.push(content.length / MEGABYTE / (await secondsFor(coded)));
  speeds.sort((one, other) => one - other);
  const told = [speeds[RUNS >> 1], speeds.at(-1)].map((speed) => `${speed?.toFixed(0)} MB/s`);
  print(`${name.padEnd(24)} ${told.join('   best ')}   (from ${(coded.length / MEGABYTE).toFixed(1)} MB)`);
}

const small = encodeExample(bytesOf('a'));
await answer('one byte decoded', TIMES, () => secondsFor(small));
await answer('64 KB recognised', TIMES, async () => plugIns.recognise(new Uint8Array(65_536)));

async function secondsFor(coded: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  for await (const _ of plugIns.decompress('plug-in:example-rle', coded));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
