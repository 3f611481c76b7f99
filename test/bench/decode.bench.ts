/**
 * How fast each codec is decompressed by the safe and by the second decoder, in MB of output for a second of processor
 * time (all threads, user and system), for a list of entries as a large post office sends it and for content that does
 * not compress.
 *
 *     npm run bench -- decode
 */
import os from 'node:os';
import zlib from 'node:zlib';
import type { DecoderSet } from '../../electron/workers/decoder-set.ts';
import { NO_PROGRESS } from '../../shared/progress.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { noise, zipArchive } from '../fixtures/compressed.ts';
import { BOTH_DECODERS } from '../fixtures/decoders.ts';
import { manyEntries } from '../fixtures/transactions.ts';

const RUNS = 5;
const MEGABYTE = 1_000_000;

const CONTENTS: readonly (readonly [string, Uint8Array])[] = [
  ['entries', bytesOf(manyEntries(400_000))],
  ['noise', noise(20 * MEGABYTE)],
];

const FORMATS = ['gzip', 'zlib', 'deflate', 'zip'] as const;
type Packing = (typeof FORMATS)[number];

const PACKERS: Readonly<Record<Packing, (content: Uint8Array) => Uint8Array>> = {
  gzip: (content) => zlib.gzipSync(content),
  zlib: (content) => zlib.deflateSync(content),
  deflate: (content) => zlib.deflateRawSync(content),
  zip: (content) => zipArchive([{ name: 'x', content }]),
};

say(
  `median and best of ${RUNS} runs, MB of output for a second of processor time; load ${os.loadavg()[0]?.toFixed(1)}`,
);
for (const [name, content] of CONTENTS) {
  for (const codec of FORMATS) {
    const packed = PACKERS[codec](content);
    const size = `${megabytes(content)} MB from ${megabytes(packed)} MB`;
    const speeds = await measure(codec, packed, content.length);
    say(`${name.padEnd(8)} ${codec.padEnd(8)} ${speeds.join('   ')}   (${size})`);
  }
}

/** The decoders take turns, so that whatever slows the machine slows both. */
async function measure(codec: Packing, packed: Uint8Array, bytes: number): Promise<string[]> {
  const speeds = new Map<string, number[]>(BOTH_DECODERS.map(([name]) => [name, []]));
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, decoders] of BOTH_DECODERS) {
      const seconds = await secondsFor(decoders, codec, packed, bytes);
      // The first run warms up.
      if (run > 0) speeds.get(name)?.push(bytes / MEGABYTE / seconds);
    }
  }
  return [...speeds].map(([name, all]) => {
    const sorted = all.toSorted((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)]?.toFixed(0).padStart(5);
    return `${name} ${median} (${sorted.at(-1)?.toFixed(0).padStart(4)})`;
  });
}

async function secondsFor(
  decoders: DecoderSet,
  codec: Packing,
  packed: Uint8Array,
  expectedBytes: number,
): Promise<number> {
  const before = process.cpuUsage();
  let bytesOut = 0;
  for await (const step of stepsOf(decoders, codec, packed)) bytesOut += step.bytes.length;
  if (bytesOut !== expectedBytes) throw new Error(`${bytesOut} bytes came out instead of ${expectedBytes}`);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function stepsOf(decoders: DecoderSet, codec: Packing, packed: Uint8Array) {
  if (codec !== 'zip') return decoders.decompress(codec, packed);
  const [member] = decoders.open('zip', packed, { limits: DEFAULT_LIMITS, passed: NO_PROGRESS }).members;
  if (member === undefined) throw new Error('the archive holds nothing');
  return member.open();
}

function megabytes(bytes: Uint8Array): string {
  return (bytes.length / MEGABYTE).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
