/** The ladder as the engine answers it: from the queue, with what was recorded in its journal. */
import { describe, expect, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeExchange } from '../../fixtures/exchange-queue.ts';

const A = { requestor: 'NORTH/PO1', server: 'EXCHANGE/HQ' };
const B = { ...A, requestor: 'SOUTH/PO1' };

/** NORTH/PO1 was registered anew at the server after the first day. */
const REJECTED = `
  06 18:00 NORTH/PO1 asks R=12 (was 10), S=60, I=1 2 sent, arrives 06 18:05
  06 18:10 SOUTH/PO1 asks R=30 (was 30), S=60, I=1 0 sent, arrives 06 18:15
  06 21:00 NORTH/PO1 gets R=12 S=65 (was 60), I=1 3 sent, arrives 06 21:01
  06 21:01 SOUTH/PO1 gets R=30 S=65 (was 60), I=1 5 sent, arrives 06 21:02
  07 18:00 NORTH/PO1 asks R=12 (was 12), S=65, I=1 0 sent, arrives 07 18:05
  07 18:10 SOUTH/PO1 asks R=30 (was 30), S=65, I=1 0 sent, arrives 07 18:15
  07 21:00 NORTH/PO1 gets R=12 S=70 (was 65), I=0 5 sent, arrives 07 21:01
  07 21:01 SOUTH/PO1 gets R=30 S=70 (was 65), I=1 5 sent, arrives 07 21:02
  08 18:00 NORTH/PO1 asks R=12 (was 12), S=65, I=1 0 sent, arrives 08 18:05
  08 18:10 SOUTH/PO1 asks R=30 (was 30), S=70, I=1 0 sent, arrives 08 18:15
  08 21:00 NORTH/PO1 gets R=12 S=75 (was 65), I=0 10 sent, arrives 08 21:01
  08 21:01 SOUTH/PO1 gets R=30 S=75 (was 70), I=1 5 sent, arrives 08 21:02`;

async function opened(): Promise<TestEngine> {
  const folder = temporaryFolder('queue');
  writeExchange(folder, REJECTED);
  const engine = startEngine();
  await engine.openWhole(folder);
  return engine;
}

async function states(engine: TestEngine): Promise<string> {
  const { rungs } = await engine.ask('ladder.of', A);
  return rungs.map(({ rung, state }) => `${rung} ${state}`).join(', ');
}

test('tells what is due for a requestor whose replies are rejected', async () => {
  const engine = await opened();
  const ladder = await engine.ask('ladder.of', A);
  expect(ladder.trouble).toContain('rejected as old');
  expect(await states(engine)).toMatch(/^wait done, check next, requestor-import-export locked/);
});

test('nothing is due for one that is answered as it should be', async () => {
  const engine = await opened();
  const { trouble, rungs } = await engine.ask('ladder.of', B);
  expect(trouble).toBeNull();
  expect(rungs.every(({ state }) => state === 'not-needed')).toBe(true);
});

describe('a step', () => {
  test('is recorded with who, what and the command of the time', async () => {
    const engine = await opened();
    const ladder = await engine.ask('ladder.record', { ...A, rung: 'check', note: 'all in order' });
    expect(ladder.rungs[1]).toMatchObject({ rung: 'check', state: 'done' });
    expect(ladder.rungs[2]).toMatchObject({ state: 'next' });
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 9, messageId: null });
    expect(entries[0]).toMatchObject({ act: 'ladder-step', result: 'done', canUndo: true });
    expect(entries[0]?.detail).toContain('NORTH/PO1 at EXCHANGE/HQ: all in order');
    expect(entries[0]?.equivalent).toContain('listds admin');
  });

  test('can be taken back, once', async () => {
    const engine = await opened();
    await engine.ask('ladder.record', { ...A, rung: 'check', note: '' });
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 9, messageId: null });
    const journalId = entries[0]?.id ?? 0;
    expect(await engine.ask('undo', { journalId })).toMatchObject({
      act: 'ladder-step',
      result: 'rolled-back',
      canUndo: false,
    });
    expect(await states(engine)).toMatch(/^wait done, check next/);
    expect(await engine.refusal('undo', { journalId })).toMatchObject({ kind: 'not-allowed' });
  });

  test('is known again when the queue is opened the next time', async () => {
    const data = temporaryFolder('data');
    const folder = temporaryFolder('queue');
    writeExchange(folder, REJECTED);
    const first = startEngine({ dataFolder: data });
    await first.openWhole(folder);
    await first.ask('ladder.record', { ...A, rung: 'check', note: '' });
    await first.close();
    const second = startEngine({ dataFolder: data });
    await second.openWhole(folder);
    expect(await states(second)).toMatch(/^wait done, check done, requestor-import-export next/);
  });

  test('of one requestor says nothing of another', async () => {
    const engine = await opened();
    await engine.ask('ladder.record', { ...B, rung: 'check', note: '' });
    expect(await states(engine)).toMatch(/^wait done, check next/);
  });
});

describe('recording', () => {
  const steps = async (engine: TestEngine): Promise<number> =>
    (await engine.ask('journal.page', { offset: 0, limit: 9, messageId: null })).entries.length;

  test.each(['check', 'wait'] as const)('a step twice leaves one entry (%s)', async (rung) => {
    const engine = await opened();
    await engine.ask('ladder.record', { ...A, rung, note: '' });
    const again = await engine.refusal('ladder.record', { ...A, rung, note: 'twice' });
    expect(again).toMatchObject({ kind: 'not-allowed', text: 'This step is in the journal already.' });
    expect(await steps(engine)).toBe(1);
  });

  test('no rung is skipped', async () => {
    const engine = await opened();
    const refused = await engine.refusal('ladder.record', { ...A, rung: 'resync', note: '' });
    expect(refused).toMatchObject({ kind: 'not-allowed' });
    expect(refused.text).toContain('First: ');
    expect(await steps(engine)).toBe(0);
  });

  test('what must never be done is not recorded as done', async () => {
    const folder = temporaryFolder('queue');
    // The server asks itself: what is done at a requestor does not apply to its own list.
    writeExchange(folder, REJECTED.replaceAll('NORTH/PO1', 'EXCHANGE/HQ'));
    const engine = startEngine();
    await engine.openWhole(folder);
    const own = { requestor: 'EXCHANGE/HQ', server: 'EXCHANGE/HQ' };
    const { rungs } = await engine.ask('ladder.of', own);
    const never = rungs.find(({ state }) => state === 'never');
    expect(never).toBeDefined();
    if (never === undefined) return;
    const refused = await engine.refusal('ladder.record', { ...own, rung: never.rung, note: '' });
    expect(refused).toMatchObject({ kind: 'not-allowed', text: never.reason });
    expect(await steps(engine)).toBe(0);
  });

  test('a step and taking it back leave all that was worked out as it is', async () => {
    const engine = await opened();
    const { revision } = await engine.ask('summary', {});
    const picture = engine.queue().syncPictureNow();
    await engine.ask('ladder.record', { ...A, rung: 'check', note: '' });
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 9, messageId: null });
    await engine.ask('undo', { journalId: entries[0]?.id ?? 0 });
    expect((await engine.ask('summary', {})).revision).toBe(revision);
    expect(engine.queue().syncPictureNow()).toBe(picture);
  });
});

test('an exchange that is not in the queue is refused', async () => {
  const engine = await opened();
  const nobody = { requestor: 'NORTH/X', server: null };
  expect(await engine.refusal('ladder.of', nobody)).toMatchObject({ kind: 'not-found' });
  expect(await engine.refusal('ladder.record', { ...nobody, rung: 'check', note: '' })).toMatchObject({
    kind: 'not-found',
  });
  expect(await engine.refusal('ladder.record', { ...A, rung: 'prayer', note: '' })).toMatchObject({
    kind: 'invalid-request',
  });
});
