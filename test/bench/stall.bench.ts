/**
 * What one message that hangs costs the others: how many good messages a second get through the pool, with nothing in
 * their way, beside a decoder that blocks, and beside one that loops. Every run is paired with an undisturbed one.
 *
 *     npm run bench -- stall
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { createPool } from '../../electron/workers/pool.ts';
import type { Pool } from '../../electron/workers/pool.ts';
import type { Outcome } from '../../electron/workers/supervised-worker.ts';
import { createStaticArea } from '../../shared/legacy-msmi/static-area.ts';
import { DEFAULT_LIMITS, DEFAULT_WATCHDOG } from '../../shared/limits.ts';
import { misbehaving } from '../fixtures/misbehaviour.ts';
import type { Misbehaviour } from '../fixtures/misbehaviour.ts';
import { replyWith } from '../fixtures/queue.ts';
import { manyEntries } from '../fixtures/transactions.ts';

const PAIRS = 3;
/** Enough for longer than it takes to call a decoder hung. */
const MESSAGES = 4_000;
const ENTRIES = 1_500;
const WORKERS = os.availableParallelism();
const ENTRY = new URL('../fixtures/workers/misbehaving.ts', import.meta.url);
const DISTURBANCES = ['wait', 'burn'] as const;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-bench-'));
try {
  const good = write('good.eml', replyWith(zlib.gzipSync(manyEntries(ENTRIES)), { entries: ENTRIES }));
  say(`${MESSAGES} messages of ${ENTRIES} entries, ${WORKERS} workers, load ${os.loadavg()[0]?.toFixed(1)}`);
  for (const how of DISTURBANCES) await compare(good, how);
} finally {
  fs.rmSync(folder, { recursive: true });
}

async function compare(good: string, how: Misbehaviour): Promise<void> {
  const bad = write(`${how}.eml`, misbehaving(how));
  const alone: number[] = [];
  const beside: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    // In turns first and second: the machine gets warmer, or somebody else busier.
    const order = pair % 2 === 0 ? [null, bad] : [bad, null];
    const rates = new Map<string | null, number>();
    for (const disturbance of order) rates.set(disturbance, await messagesPerSecond(good, disturbance));
    const undisturbed = rates.get(null) ?? 0;
    const disturbed = rates.get(bad) ?? 0;
    alone.push(undisturbed);
    beside.push(disturbed);
    ratios.push(disturbed / undisturbed);
    say(
      `  ${how} ${pair + 1}: ${rate(undisturbed)} alone, ${rate(disturbed)} beside, ${percent(disturbed / undisturbed)}`,
    );
  }
  say(
    `${how}: median ${rate(median(alone))} alone, ${rate(median(beside))} beside, ${percent(median(ratios))}`,
  );
}

/** From the moment at which all messages wait in line, the bad one first, to the last good one. */
async function messagesPerSecond(good: string, bad: string | null): Promise<number> {
  const source = { entry: ENTRY, legacyArea: createStaticArea(), plugIns: [], limits: DEFAULT_LIMITS };
  const pool = createPool({ source, size: WORKERS, spares: true });
  // Threads are started and warm before it counts.
  await Promise.all(Array.from({ length: 100 }, () => read(pool, good)));
  const hanging = bad === null ? null : read(pool, bad);
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: MESSAGES }, () => read(pool, good)));
  const seconds = (performance.now() - startedMs) / 1_000;
  pool.close();
  await hanging;
  return MESSAGES / seconds;
}

async function read(pool: Pool, file: string): Promise<Outcome<'read'>> {
  const outcome = await pool.run<'read'>(
    { kind: 'read', file, steps: [], limits: DEFAULT_LIMITS, decoder: 'safe' },
    { rules: DEFAULT_WATCHDOG, inputBytes: fs.statSync(file).size, decoder: 'safe', attempt: 1 },
  );
  if (outcome.kind === 'crashed') throw new Error(outcome.detail);
  return outcome;
}

function write(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function rate(messages: number): string {
  return `${messages.toFixed(0)} messages/s`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
