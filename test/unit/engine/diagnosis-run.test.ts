/** When all rules are asked: once for each state of the queue, whether that went well or not. */
import { expect, test } from 'vitest';
import { createDiagnosisRun } from '../../../electron/engine/diagnosis.ts';

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
