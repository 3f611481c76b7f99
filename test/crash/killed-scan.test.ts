/** A scan that is killed: what was committed stays, and reopening does the rest. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openIndex } from '../../electron/index/open-index.ts';
import { readTotals } from '../../electron/index/read-messages.ts';
import { runChild } from '../fixtures/child.ts';
import { startEngine } from '../fixtures/engine.ts';
import { reply, zipOf } from '../fixtures/archive-queue.ts';
import { fingerprint, listing, temporaryFolder } from '../fixtures/folders.ts';
import { writeQueue } from '../fixtures/queue.ts';

/** Several batches of members. */
const MEMBERS = 1_700;

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

test.each([
  ['while an archive was listed', 0],
  ['while its members were read', 1],
])('killed %s, nothing of it is lost and no member is read twice', async (_, least) => {
  const [queue, data] = [temporaryFolder('queue'), temporaryFolder('data')];
  const message = await reply('1');
  const names = Array.from({ length: MEMBERS }, (__, index) => `${index}.eml`);
  fs.writeFileSync(
    path.join(queue, 'a.zip'),
    zipOf(Object.fromEntries(names.map((name) => [name, message]))),
  );
  const before = fingerprint(queue);
  const child = await runChild([CHILD, queue, data, String(least), '1']);
  expect(child).toMatchObject({ signal: 'SIGKILL', stderr: '' });

  const engine = startEngine({ dataFolder: data });
  await engine.openWhole(queue);
  const { counts, total, archives } = await engine.ask('summary', {});
  expect({ total, decoded: counts.decoded, archives }).toEqual({
    total: MEMBERS,
    decoded: MEMBERS,
    archives: { files: 1, members: MEMBERS, locked: 0 },
  });
  const { read } = engine.queue().session.index;
  expect(read.all('SELECT attempts, count(*) AS n FROM message GROUP BY attempts')).toEqual([
    { attempts: 1, n: MEMBERS + 1 },
  ]);
  expect(fingerprint(queue)).toEqual(before);
});
