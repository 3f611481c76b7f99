/** How a worker hands over the lines of a log: in the order of the file, in batches of bounded size. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WorkerMessage } from '../../../electron/workers/protocol.ts';
import {
  createHeartbeatMemory,
  heartbeatWriter,
  noteTaken,
  readPulse,
} from '../../../electron/workers/heartbeat.ts';
import { LOG_BATCH_CHARS, LOG_BATCH_LINES } from '../../../electron/workers/jobs/read-log.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { readJob, writeFile } from '../../fixtures/jobs.ts';
import { asLog } from '../../fixtures/log-queue.ts';
import { runHere } from '../../fixtures/reading.ts';

type Batch = Extract<WorkerMessage, { kind: 'log-lines' }>;

async function batchesOf(lines: readonly string[]): Promise<readonly Batch[]> {
  const file = writeFile(temporaryFolder('log'), 'DISPATCH.LOG', asLog(lines));
  const { result, posted } = await runHere<'read'>(readJob(file));
  expect(result).toEqual({ kind: 'log', notes: [] });
  return posted.filter((message) => message.kind === 'log-lines');
}

const CHECKING = 'INST1 05/06/96 21:28 Checking the process table on EXCHANGE\\HQ';

test('a batch is full at its limit of lines, and the rest comes in another', async () => {
  const full = Array.from({ length: LOG_BATCH_LINES }, () => CHECKING);
  expect((await batchesOf(full)).map(({ lines }) => lines.length)).toEqual([LOG_BATCH_LINES]);
  const batches = await batchesOf([...full, CHECKING]);
  expect(batches.map(({ lines, part }) => [lines.length, part])).toEqual([
    [LOG_BATCH_LINES, null],
    [1, null],
  ]);
  expect(batches.flatMap(({ lines }) => lines.map(({ number }) => number))).toEqual(
    Array.from({ length: LOG_BATCH_LINES + 1 }, (_, index) => index + 1),
  );
});

test('a batch of long lines is handed over as soon as its text is long enough', async () => {
  const chars = 10_000;
  const long = `INST1 05/06/96 21:29 ${'x'.repeat(chars)}`;
  const many = Math.ceil(LOG_BATCH_CHARS / chars);
  const batches = await batchesOf([CHECKING, ...Array.from({ length: many + 1 }, () => long)]);
  expect(batches.map(({ lines }) => lines.length)).toEqual([many + 1, 1]);
});

test('a worker whose batches are taken does not wait; for one that nobody takes it waits, but not for ever', () => {
  const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  onTestFinished(() => wait.mockRestore());
  const memory = createHeartbeatMemory();
  const heartbeat = heartbeatWriter(memory);
  heartbeat.start();
  for (let batch = 0; batch < 100; batch += 1) {
    heartbeat.handedOver();
    noteTaken(memory);
  }
  expect(wait).not.toHaveBeenCalled();
  for (let batch = 0; batch < 4; batch += 1) heartbeat.handedOver();
  expect(wait).not.toHaveBeenCalled();
  heartbeat.handedOver();
  expect(wait).toHaveBeenCalledOnce();
  expect(readPulse(memory).held).toBe(false);
});
