/** The address list of a queue that is opened again. */
import { expect, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeMailing } from '../../fixtures/gal-queue.ts';

async function opened(queue: string, dataFolder: string): Promise<TestEngine> {
  const engine = startEngine({ dataFolder });
  await engine.openWhole(queue);
  await engine.queue().gal.settled();
  return engine;
}

test('is ready before anybody asks, if somebody has before', async () => {
  const queue = temporaryFolder('queue');
  await writeMailing(queue, {
    file: 'north.eml',
    day: 6,
    requestor: 'NORTH/PO1',
    does: 'asks',
    numbers: 'R=1 (was 0), S=0, I=1 1 sent',
    lines: ['A Bell, Bob\tPCM:NORTH/PO1/BBELL'],
  });
  const dataFolder = temporaryFolder('data');
  const first = await opened(queue, dataFolder);
  expect((await first.ask('gal.overview', {})).status).toEqual({ kind: 'waiting' });
  await first.queue().gal.settled();
  await first.close();

  const again = await opened(queue, dataFolder);
  expect(await again.ask('gal.overview', {})).toMatchObject({ status: { kind: 'ready' }, generation: 1 });
});
