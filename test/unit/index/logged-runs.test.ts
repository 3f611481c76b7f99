/** Runs that logs tell of, as cycles are worked out from them. */
import { expect, test } from 'vitest';
import { openIndex } from '../../../electron/index/open-index.ts';
import { readLoggedRuns } from '../../../electron/index/read-sync.ts';
import { addLogLines } from '../../../electron/index/write-log-lines.ts';
import { writeRole } from '../../../electron/index/write-files.ts';
import { markGone, recordSeen } from '../../../electron/index/write-messages.ts';
import { aLine } from '../../fixtures/log-lines.ts';

function indexWithRuns(...wallMs: number[]) {
  const index = openIndex(':memory:');
  const state = { kind: 'discovered' } as const;
  recordSeen(index.write, [{ file: 'DISPATCH.LOG', bytes: 1, modifiedMs: 1, state }], 1);
  const facts = { kind: 'run', step: 'T2', outcome: 'started', exitCode: null } as const;
  const lines = wallMs.map((at, line) => aLine(line + 1, { wallMs: at, postOffice: 'NET/PO', facts }));
  addLogLines(index.write, 1, null, lines);
  writeRole(index.write, 1, { role: 'log', form: null });
  return index;
}

test('come by time, moved by the zone of the logs', () => {
  const index = indexWithRuns(3_600_000, 60_000);
  expect(readLoggedRuns(index.read, 1).map(({ atMs }) => atMs)).toEqual([0, 3_540_000]);
  index.close();
});

test('are the latest where there are more than the limit', () => {
  const index = indexWithRuns(1, 3, 2);
  expect(readLoggedRuns(index.read, 0, 2).map(({ atMs }) => atMs)).toEqual([2, 3]);
  expect(readLoggedRuns(index.read, 0, 3).map(({ atMs }) => atMs)).toEqual([1, 2, 3]);
  index.close();
});

test('of a log that is gone are none', () => {
  const index = indexWithRuns(1);
  markGone(index.write, 2);
  expect(readLoggedRuns(index.read, 0)).toEqual([]);
  index.close();
});
