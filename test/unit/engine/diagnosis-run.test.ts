/** When all rules are asked: once for each state of the queue, whether that went well or not. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDiagnosisRun } from '../../../electron/engine/diagnosis.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

/** A queue on which every round fails, and counts them. */
function failing() {
  const state = { revision: 1, rounds: 0 };
  const told: string[] = [];
  const run = createDiagnosisRun({
    open: () => {
      state.rounds += 1;
      throw new Error('the disk is gone');
    },
    revision: () => state.revision,
    scanned: () => Promise.resolve(),
    emit: ({ status }) => void told.push(status.kind),
  });
  return { state, told, run };
}

test('what failed is not tried again, however often it is asked, until something has changed', async () => {
  const { state, told, run } = failing();
  run.overview();
  await run.settled();
  expect(told).toEqual(['working', 'failed']);
  for (let asked = 0; asked < 3; asked += 1) {
    const { status } = run.overview();
    expect(status).toEqual({
      kind: 'failed',
      text: 'The rules could not be asked: the disk is gone',
    });
    run.noteChange();
    await run.settled();
  }
  expect(state.rounds).toBe(1);

  state.revision = 2;
  run.noteChange();
  await run.settled();
  expect(state.rounds).toBe(2);
  await run.close();
});

test('what nobody has asked for is not worked out when something changes', async () => {
  const { state, run } = failing();
  run.noteChange();
  await run.settled();
  expect(state.rounds).toBe(0);
});

/** Rules that are asked about a queue of one message. @param beforePicture what happens while others are waited for */
async function asking(beforePicture: () => void) {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, '1.eml reply gzip 5');
  const engine = startEngine();
  await engine.openWhole(folder);
  const state = { revision: 1 };
  const open = engine.queue();
  // These are kept: what is read later is of the round itself.
  await Promise.all([open.syncPicture(), open.around.latest(), open.board.latest()]);
  const run = createDiagnosisRun({
    open: () => ({
      ...open,
      syncPicture: () => {
        beforePicture();
        return open.syncPicture();
      },
    }),
    revision: () => state.revision,
    scanned: () => Promise.resolve(),
    emit: () => undefined,
  });
  onTestFinished(() => run.close());
  return { state, run, session: open.session };
}

test('what was waited for is no time that the rules took, and delays no later round', async () => {
  const hour = 3_600_000;
  let waitedMs = 0;
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + waitedMs);
  onTestFinished(() => clock.mockRestore());
  const { state, run } = await asking(() => (waitedMs += hour));
  for (const revision of [1, 2]) {
    state.revision = revision;
    run.overview();
    await run.settled();
    expect(run.overview()).toMatchObject({ status: { kind: 'ready' }, isStale: false });
    expect(run.overview().elapsedMs).toBeLessThan(hour);
  }
});

test('nothing more is read of a queue that is closed while something was waited for', async () => {
  let reads = 0;
  const { run, session } = await asking(() => {
    void run.close();
    const { read } = session.index;
    vi.spyOn(read, 'all').mockImplementation(() => {
      reads += 1;
      return [];
    });
  });
  run.overview();
  await run.settled();
  expect(run.latest()).toBeNull();
  expect(reads).toBe(0);
});
