/** A scan that is killed: what was committed stays, and reopening does the rest. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openIndex } from '../../electron/index/open-index.ts';
import { readTotals } from '../../electron/index/read-messages.ts';
import { runChild } from '../fixtures/child.ts';
import { startEngine } from '../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../fixtures/folders.ts';
import { writeQueue } from '../fixtures/queue.ts';

const CHILD = fileURLToPath(new URL('./scan-child.ts', import.meta.url));
const MESSAGES = 400;

test.each([
  ['before any message was decoded', 0],
  ['when some messages were decoded', 1],
])('killed %s, it is completed by reopening, and nothing is decoded twice', async (_, least) => {
  const [queue, data] = [temporaryFolder('queue'), temporaryFolder('data')];
  await writeQueue(
    queue,
    Array.from({ length: MESSAGES }, (__, index) => `${index}.eml reply gzip ${index % 7}`).join('\n'),
  );
  const before = fingerprint(queue);
  const child = await runChild([CHILD, queue, data, String(least)]);
  expect(child).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  const [file = ''] = listing(data).filter((name) => name.endsWith('.sqlite'));
  const index = openIndex(`${data}/${file}`);
  const { counts } = readTotals(index.read);
  index.close();
  expect(counts.decoded).toBeGreaterThanOrEqual(least);
  expect(counts.decoded).toBeLessThan(MESSAGES);
  expect(counts.reading + counts.decoding).toBe(0);

  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(queue);
  const rows = await engine.rows();
  expect(rows).toHaveLength(MESSAGES);
  expect(rows.filter(({ state, attempts }) => state.kind !== 'decoded' || attempts !== 1)).toEqual([]);
  expect(fingerprint(queue)).toEqual(before);
});
