/**
 * `npm run fuzz -- TARGET [--minutes 10] [--seed N] [--out DIR]`: reads mutated inputs until the time is over. TARGET is
 * one of those in targets/, or `all`, one after the other. Ends with 1 when something was found.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { keepFinding } from './found.ts';
import { FUZZ_BOUNDS } from './model.ts';
import type { Finding } from './model.ts';
import { TARGETS } from './targets.ts';
import { CURRENT_HEAD_BYTES, LONGEST_INPUT } from './current.ts';
import type { FuzzJob, FuzzMessage } from './current.ts';

const MEMORY_MB = 1_024;
const LOOK_MS = 1_000;

interface Wanted {
  readonly names: readonly string[];
  readonly forMs: number;
  readonly seed: number;
  readonly out: string;
}

function wanted(): Wanted {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'artifacts/fuzz' },
    },
  });
  const all = TARGETS.map(({ name }) => name);
  const asked = positionals[0] ?? '';
  const names = asked === 'all' ? all : all.filter((name) => name === asked);
  const forMs = Number(values.minutes) * 60_000;
  return { names, forMs, seed: Number(values.seed), out: path.resolve(values.out) };
}

/** @returns how many inputs were tried, null when one of them did not end or used up the memory */
function fuzzInThread(
  job: Omit<FuzzJob, 'current'>,
  onFinding: (finding: Finding) => void,
): Promise<number | null> {
  const current = new SharedArrayBuffer(CURRENT_HEAD_BYTES + LONGEST_INPUT);
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { ...job, current } satisfies FuzzJob,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const head = new Int32Array(current, 0, 2);
  const atHand = (): Uint8Array => new Uint8Array(current, CURRENT_HEAD_BYTES, Atomics.load(head, 1)).slice();
  return new Promise((resolve) => {
    let before = -1;
    let since = performance.now();
    const give = (what: string): void => {
      clearInterval(look);
      onFinding({ what, input: atHand() });
      void worker.terminate().then(() => resolve(null));
    };
    const look = setInterval(() => {
      const now = Atomics.load(head, 0);
      if (now !== before) since = performance.now();
      before = now;
      if (performance.now() - since > FUZZ_BOUNDS.hangMs) give(`no end within ${FUZZ_BOUNDS.hangMs} ms`);
    }, LOOK_MS);
    worker.on('message', (message: FuzzMessage) => {
      if (message.kind === 'finding') onFinding(message);
      else {
        clearInterval(look);
        resolve(message.tried);
      }
    });
    worker.on('error', (error) => give(String(error)));
  });
}

/** Goes on behind an input that ended the thread, with another seed, until the time is over. */
async function fuzzOne(name: string, { forMs, seed, out }: Wanted): Promise<number> {
  const end = performance.now() + forMs;
  let found = 0;
  let tried = 0;
  for (let next = seed; performance.now() < end; next += 1_000_000) {
    const job = { target: name, seed: next, forMs: end - performance.now() };
    const count = await fuzzInThread(job, (finding) => {
      found += 1;
      process.stdout.write(`  ${finding.what}\n    ${keepFinding(out, name, finding, next)}\n`);
    });
    tried += count ?? 0;
  }
  process.stdout.write(`${name}: ${tried} inputs, ${found} found\n`);
  return found;
}

const asked = wanted();
let found = 0;
for (const name of asked.names) found += await fuzzOne(name, asked);
if (asked.names.length === 0) {
  process.stderr.write(`TARGET is one of: all ${TARGETS.map(({ name }) => name).join(' ')}\n`);
}
process.exitCode = found === 0 && asked.names.length > 0 ? 0 : 1;
