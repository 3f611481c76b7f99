/** The cost of a board is linear in what logs tell. */
import { expect, test } from 'vitest';
import { buildBoard } from '../../../shared/schedule/board.ts';
import { entriesOfRuns } from '../../../shared/schedule/seen-runs.ts';
import type { SeenRuns } from '../../../shared/schedule/seen-runs.ts';
import { NO_SOURCES } from '../../fixtures/schedule-times.ts';

const RUN: SeenRuns = { postOffice: 'NET/PO', step: 'T1', day: 1, minute: 1_200, dates: [9_559], line: 1 };

/** CPU milliseconds of this thread alone: what else the machine does must not matter. */
function costOf(act: () => void): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

test('25,000 post offices that missed a window are on the board within 2 s', () => {
  const names = Array.from({ length: 25_000 }, (_, number) => `NET/PO${number}`);
  const runs = names.map((postOffice) => ({ ...RUN, postOffice }));
  const missed = names.map((postOffice) => ({
    postOffice,
    step: 'T1' as const,
    count: 1,
    lastWallMs: null,
    noticed: [3 * 1_440],
  }));
  let flags = 0;
  const cost = costOf(() => {
    flags = buildBoard({ ...NO_SOURCES, runs, missed }).flags.length;
  });
  expect(flags).toBe(25_000);
  expect(cost).toBeLessThan(2_000);
});

test('a minute that 2,000,000 runs share does not slow down the single runs beside it', () => {
  const shared = {
    ...RUN,
    dates: Array.from({ length: 2_000_000 }, (_, number) => 9_559 + 7 * (number % 9)),
  };
  const single = Array.from({ length: 60 }, (_, minute) => ({ ...RUN, minute: RUN.minute + 1 + minute }));
  let entries = 0;
  const cost = costOf(() => {
    entries = entriesOfRuns([shared, ...single]).length;
  });
  expect(entries).toBe(1);
  expect(cost).toBeLessThan(1_500);
});
