/** What a scan does to the states: of new files, of files known from before, and when it is cut short. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { GATED_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { gateOf } from '../../fixtures/gate.ts';
import type { Gate } from '../../fixtures/gate.ts';
import { writeQueue } from '../../fixtures/queue.ts';

/** An engine whose workers wait at a closed gate. */
async function openGated(
  folder: string,
  dataFolder: string | null,
  workers = 1,
): Promise<TestEngine & { gate: Gate }> {
  const engine = startEngine({ dataFolder, workerEntry: GATED_WORKER });
  await engine.ask('settings.set', { workers, watchdog: PATIENT_WATCHDOG });
  await engine.open(folder);
  const gate = gateOf(engine.queue().session.workerSource.legacyArea);
  gate.close();
  return { ...engine, gate };
}

/** `count` replies in one folder: `0.eml`, `1.eml`, … */
function replies(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index}.eml reply gzip`).join('\n');
}

describe('while a scan goes on', () => {
  test('rows are there before they are decoded, with what is under way named', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, replies(10));
    const { gate, ...engine } = await openGated(folder, null, 2);
    await gate.holds(2);
    // The workers are held; that they decode reaches the engine by messages of theirs.
    const summary = await vi.waitFor(async () => {
      const told = await engine.ask('summary', {});
      expect(told.counts).toMatchObject({ decoded: 0, decoding: 2, discovered: 8 });
      return told;
    });
    expect(summary.total).toBe(10);
    expect(summary.scan.working.map(({ phase }) => phase)).toEqual(['decoding', 'decoding']);
    const underWay = (await engine.rows()).filter(({ state }) => state.kind === 'decoding');
    expect(underWay.map(({ id }) => id)).toEqual(
      summary.scan.working.map(({ id }) => id).sort((a, b) => a - b),
    );
    gate.open();
    await engine.queue().scanned();
    const after = await engine.ask('summary', {});
    expect(after.counts).toMatchObject({ decoded: 10, decoding: 0, discovered: 0 });
    expect(after.scan).toMatchObject({ phase: 'finished', filesSeen: 10, filesDone: 10, working: [] });
    expect(after.workers).toBe(2);
  });

  test('a message that is being decoded can be neither quarantined nor retried', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const { gate, ...engine } = await openGated(folder, null);
    await gate.holds(1);
    const { id } = await engine.row('1.eml');
    expect(await engine.ask('quarantine', { ids: [id], reason: '' })).toMatchObject({
      moved: 0,
      problems: [expect.stringContaining('being worked on')],
    });
    const variant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 } as const;
    const plan = await engine.ask('retry.plan', { scope: { kind: 'ids', ids: [id] }, variant });
    expect(plan).toMatchObject({ count: 0, canary: null, leftOut: [{ count: 1 }] });
    expect(await engine.refusal('retry.start', { planId: plan.planId })).toMatchObject({
      kind: 'not-allowed',
    });
    expect(await engine.refusal('lab.start', { decoder: 'safe', workers: 1, record: false })).toMatchObject({
      kind: 'busy',
    });
    gate.open();
  });

  test('cancelling leaves the rest discovered, and reopening goes on with it', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    await writeQueue(folder, replies(12));
    const { gate, ...engine } = await openGated(folder, data);
    await gate.holds(1);
    await engine.ask('queue.cancelScan', {});
    gate.open();
    await engine.queue().scanned();
    const { counts, scan } = await engine.ask('summary', {});
    expect(scan.phase).toBe('cancelled');
    expect(counts.discovered).toBeGreaterThanOrEqual(8);
    expect(counts.discovered + counts.decoded).toBe(12);
    await engine.close();

    const again = startEngine({ dataFolder: data });
    await again.openWhole(folder);
    expect((await again.ask('summary', {})).counts.decoded).toBe(12);
    expect((await again.rows()).map(({ attempts }) => attempts)).toEqual(Array<number>(12).fill(1));
  });

  test('closing ends it at once, also while a decode is held', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    await writeQueue(folder, replies(3));
    const { gate, ...engine } = await openGated(folder, data);
    await gate.holds(1);
    await engine.close();
    const again = startEngine({ dataFolder: data });
    await again.openWhole(folder);
    expect(Object.values(await again.states())).toEqual(['decoded', 'decoded', 'decoded']);
  });

  test('a message that stalls is hung with its evidence, and the others are decoded', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, `${replies(4)}\n letter.eml mail No payload`);
    const engine = startEngine({ workerEntry: GATED_WORKER });
    await engine.ask('settings.set', { workers: 1, watchdog: { ...PATIENT_WATCHDOG, stallMs: 1_500 } });
    await engine.open(folder);
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    // With the only worker silent a spare one takes its place and waits at the gate as well.
    await gate.holds(2);
    await expect
      .poll(async () => (await engine.ask('summary', {})).counts.hung, { timeout: 20_000 })
      .toBeGreaterThan(0);
    gate.open();
    await engine.queue().scanned();
    const { counts } = await engine.ask('summary', {});
    expect(counts.hung + counts.decoded).toBe(5);
    const hung = (await engine.rows({ states: ['hung'] }))[0];
    expect(hung?.state).toMatchObject({
      evidence: {
        cause: 'no-progress',
        thresholdMs: 1_500,
        phase: 'decoding',
        codec: 'gzip',
        part: '1.2',
        bytesOut: 0,
        decoder: 'safe',
      },
    });
    expect(hung?.subject).toContain('SrvTx');
  });
});

describe('what is known of a file', () => {
  test('is kept over reopening: state, facts and attempts', async () => {
    const folder = temporaryFolder('queue');
    const data = temporaryFolder('data');
    await writeQueue(folder, '1.eml reply gzip 4\n 2.eml reply corrupt-gzip 50\n 3.txt text Words.');
    const first = startEngine({ dataFolder: data });
    await first.openWhole(folder);
    const before = await first.rows();
    await first.close();
    const second = startEngine({ dataFolder: data });
    await second.openWhole(folder);
    expect(await second.rows()).toEqual(before);
    expect(before.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    expect(before[0]).toMatchObject({ transactions: 4, codec: 'gzip', requestor: 'NORTH/PO1' });
  });

  test('is forgotten when the file changes, and the file is decoded anew', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip 4\n 2.eml reply gzip 4');
    const engine = startEngine();
    await engine.openWhole(folder);
    const { id } = await engine.row('1.eml');
    await writeQueue(folder, '1.eml reply gzip 9 to SOUTH/PO2');
    await engine.rescan();
    expect(await engine.row('1.eml')).toMatchObject({
      id,
      transactions: 9,
      requestor: 'SOUTH/PO2',
      attempts: 2,
    });
    expect(await engine.row('2.eml')).toMatchObject({ attempts: 1 });
    await writeQueue(folder, '1.eml text Nothing of the old message is true of this.');
    await engine.rescan();
    expect(await engine.row('1.eml')).toMatchObject({
      id,
      state: { kind: 'unrecognised' },
      attempts: 3,
      subject: null,
      from: null,
      kind: null,
      requestor: null,
      transactions: null,
      codec: null,
    });
    const { parts } = await engine.ask('message.detail', { id });
    expect(parts.map(({ path: node, format }) => `${node} ${format}`)).toEqual(['1 text']);
  });

  test('is looked at again when it could not be read, as its text advises', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip');
    const engine = startEngine();
    await engine.openWhole(folder);
    const { id } = await engine.row('1.eml');
    const failure = { kind: 'read-error', detail: 'EACCES: permission denied', part: null, offset: null };
    const { write } = engine.queue().session.index;
    write.run(
      `UPDATE message SET state = 'failed', state_json = ?`,
      JSON.stringify({ kind: 'failed', failure }),
    );
    await engine.rescan();
    expect(await engine.row('1.eml')).toMatchObject({ id, state: { kind: 'decoded' } });
  });

  test('says gone when the file has vanished, and all of it is back with the file', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, '1.eml reply gzip\n 2.eml reply gzip');
    const engine = startEngine();
    await engine.openWhole(folder);
    const { id } = await engine.row('1.eml');
    const away = path.join(temporaryFolder('away'), '1.eml');
    fs.renameSync(path.join(folder, '1.eml'), away);
    await engine.rescan();
    expect(await engine.states()).toEqual({ '2.eml': 'decoded' });
    expect(await engine.ask('summary', {})).toMatchObject({ total: 1, gone: 1 });
    fs.renameSync(away, path.join(folder, '1.eml'));
    await engine.rescan();
    expect(await engine.row('1.eml')).toMatchObject({ id, attempts: 1 });
    expect((await engine.ask('summary', {})).gone).toBe(0);
  });

  test('of a cancelled listing says nothing about files that it had not come to', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, replies(3));
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('queue.rescan', {});
    await engine.ask('queue.cancelScan', {});
    await engine.queue().scanned();
    expect(await engine.ask('summary', {})).toMatchObject({
      total: 3,
      gone: 0,
      scan: { phase: 'cancelled' },
    });
  });
});

test('a message that arrives between two scans is found by the second', async () => {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, replies(2));
  const engine = startEngine();
  await engine.openWhole(folder);
  await writeQueue(folder, 'deep/down/9.eml reply zip 7');
  await engine.rescan();
  expect(await engine.row('deep/down/9.eml')).toMatchObject({
    state: { kind: 'decoded' },
    codec: 'zip',
    transactions: 7,
  });
});

test('a changed message is decoded also when new ones are listed before it', async () => {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, 'z/1.eml reply gzip 3');
  const engine = startEngine();
  await engine.openWhole(folder);
  await writeQueue(folder, 'new.eml reply gzip 3\n z/1.eml reply gzip 9');
  await engine.rescan();
  expect(await engine.row('z/1.eml')).toMatchObject({ state: { kind: 'decoded' }, transactions: 9 });
});

test('folders below the depth limit are named as not listed', async () => {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, 'a/1.eml reply gzip\n a/b/2.eml reply gzip\n a/b/c/3.eml reply gzip');
  const { DEFAULT_LIMITS } = await import('../../../shared/limits.ts');
  const engine = startEngine({ limits: { ...DEFAULT_LIMITS, scanDepth: 3 } });
  await engine.openWhole(folder);
  expect(await engine.states()).toEqual({ 'a/1.eml': 'decoded', 'a/b/2.eml': 'decoded' });
  const { scan } = await engine.ask('summary', {});
  expect(scan.problems).toEqual(['a/b/c: deeper than 3 levels, not listed']);
});

test('a file above the size limit fails without being read', async () => {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, '1.eml reply gzip 3\n 2.eml reply gzip 200');
  const { size } = fs.statSync(path.join(folder, '1.eml'));
  const { DEFAULT_LIMITS } = await import('../../../shared/limits.ts');
  const engine = startEngine({ limits: { ...DEFAULT_LIMITS, messageFileBytes: size } });
  await engine.openWhole(folder);
  expect(await engine.states()).toEqual({ '1.eml': 'decoded', '2.eml': 'failed' });
  expect((await engine.row('2.eml')).state).toMatchObject({
    failure: { kind: 'malformed-message', detail: expect.stringContaining(`limit is ${size}`) },
  });
});
