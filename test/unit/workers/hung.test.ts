/** What the watchdog makes of decoders that are slow, that loop and that block, in real threads. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../electron/workers/supervised-worker.ts';
import type { Envelope } from '../../../shared/facts.ts';
import type { HungEvidence } from '../../../shared/state.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { inWords, MISBEHAVING_WORKER, poolOf, readJob, supervision, writeFile } from '../../fixtures/jobs.ts';
import { misbehaving, TRICKLE_BYTES, TRICKLE_MS } from '../../fixtures/misbehaviour.ts';
import type { Misbehaviour } from '../../fixtures/misbehaviour.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const STALL_MS = 1_000;
/** What the product promises on top of the threshold. */
const GRACE_MS = 1_000;

async function decodeBadly(how: Misbehaviour, rules = {}): Promise<Outcome<'read'>> {
  const pool = poolOf(MISBEHAVING_WORKER);
  const file = writeFile(temporaryFolder(), `${how}.eml`, misbehaving(how));
  return pool.run(readJob(file), supervision({ stallMs: STALL_MS, ...rules }));
}

function evidenceOf(outcome: Outcome<'read'>): HungEvidence {
  if (outcome.kind !== 'hung') throw new Error(`not hung but ${outcome.kind}`);
  return outcome.evidence;
}

describe('a decoder that trickles', () => {
  const content = manyEntries(8);
  const slowly = misbehaving('trickle', content);
  const leastMs = Math.floor(content.length / TRICKLE_BYTES) * TRICKLE_MS;

  test('is never hung, though it takes longer than the threshold', async () => {
    const file = writeFile(temporaryFolder(), 'slow.eml', slowly);
    const outcome = await poolOf(MISBEHAVING_WORKER).run(readJob(file), supervision({ stallMs: 1_500 }));
    expect(inWords(outcome)).toBe('decoded 8');
    expect(leastMs).toBeGreaterThan(2 * 1_500);
    expect(outcome.elapsedMs).toBeGreaterThan(2 * 1_500);
    expect(outcome.samples.length).toBeGreaterThan(10);
    expect(outcome.samples.at(-1)).toMatchObject({ bytesOut: content.length });
  });

  test('is ended by the deadline alone, and said to have moved until then', async () => {
    const file = writeFile(temporaryFolder(), 'slow.eml', slowly);
    const rules = { stallMs: 1_500, deadlineMs: 2_000, deadlinePer100MbMs: 0 };
    const evidence = evidenceOf(await poolOf(MISBEHAVING_WORKER).run(readJob(file), supervision(rules)));
    expect(evidence).toMatchObject({ cause: 'deadline', thresholdMs: 2_000, phase: 'decoding' });
    expect(evidence.silentMs).toBeLessThan(1_500);
    expect(evidence.bytesOut).toBeGreaterThan(0);
    expect(evidence.bytesOut).toBeLessThan(content.length);
  });
});

describe.each(['burn', 'wait'] as const)('a decoder that stops (%s)', (how) => {
  test('is hung within a second behind the threshold, and leaves its evidence', async () => {
    const outcome = await decodeBadly(how);
    const evidence = evidenceOf(outcome);
    expect(evidence).toMatchObject({
      cause: 'no-progress',
      thresholdMs: STALL_MS,
      phase: 'decoding',
      part: '1.2',
      codec: 'gzip',
      decoder: 'safe',
      attempt: 1,
      workers: 2,
      workersBusy: 1,
    });
    expect(evidence.silentMs).toBeGreaterThanOrEqual(STALL_MS);
    expect(evidence.silentMs).toBeLessThan(STALL_MS + GRACE_MS);
    expect(evidence.elapsedMs).toBeGreaterThanOrEqual(evidence.silentMs);
  });

  test('tells how far it came, and when', async () => {
    const outcome = await decodeBadly(how);
    const { bytesIn, bytesOut, samples } = evidenceOf(outcome);
    const message = misbehaving(how);
    expect(bytesOut).toBe(Math.floor(manyEntries(3).length / 2));
    // The file was read as a whole, and of the payload a half was consumed.
    expect(bytesIn).toBeGreaterThan(message.length);
    expect(samples[0]).toEqual({ atMs: 0, bytesIn: 0, bytesOut: 0 });
    expect(samples.at(-1)).toMatchObject({ bytesIn, bytesOut });
    expect(outcome.samples).toEqual(samples);
  });
});

// A loop cannot prove that it loops on a machine that gives it no processor: a second try is allowed.
test('a loop is told from a block by the CPU it used', { retry: 2 }, async () => {
  const [burned, waited] = await Promise.all([decodeBadly('burn'), decodeBadly('wait')]);
  expect(evidenceOf(waited)).toMatchObject({ activity: 'waited' });
  expect(evidenceOf(burned)).toMatchObject({ activity: 'burned' });
  expect(evidenceOf(burned).measuredMs).toBeGreaterThan(STALL_MS / 2);
  expect(evidenceOf(burned).cpuMs).toBeGreaterThan(evidenceOf(waited).cpuMs ?? Infinity);
});

test('the evidence names the attempt and the decoder it was given', async () => {
  const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('wait'));
  const outcome = await poolOf(MISBEHAVING_WORKER, { size: 3 }).run(
    readJob(file, 'second'),
    supervision({ stallMs: 300 }, { decoder: 'second', attempt: 4 }),
  );
  expect(evidenceOf(outcome)).toMatchObject({ decoder: 'second', attempt: 4, workers: 3 });
});

test('what the headers tell is known even of a message that hangs', async () => {
  const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('wait'));
  const envelopes: Envelope[] = [];
  const onEnvelope = (envelope: Envelope): number => envelopes.push(envelope);
  const outcome = await poolOf(MISBEHAVING_WORKER).run(
    readJob(file),
    supervision({ stallMs: 300 }, { onEnvelope }),
  );
  expect(outcome.kind).toBe('hung');
  expect(envelopes).toMatchObject([{ kind: 'SrvTx', requestor: 'NORTH/PO1', sync: { req: 17, srv: 85 } }]);
});

test('the progress of one job is not taken for that of the next', async () => {
  const folder = temporaryFolder();
  const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
  const large = mimeMessage({ body: manyEntries(20_000) });
  const first = await pool.run(readJob(writeFile(folder, '1.eml', large)), supervision());
  const next = await pool.run(
    readJob(writeFile(folder, '2.eml', misbehaving('wait'))),
    supervision({ stallMs: 300 }),
  );
  expect(inWords(first)).toBe('decoded 20000');
  const furthest = Math.max(...evidenceOf(next).samples.map(({ bytesOut }) => bytesOut));
  expect(furthest).toBe(evidenceOf(next).bytesOut);
});
