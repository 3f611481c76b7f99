/** Verdicts on whole queues, from the files to the cards. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSampleQueue } from '../../../electron/sample/make.ts';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import type { SampleOptions } from '../../../electron/sample/options.ts';
import type { DiagnosisOverview } from '../../../shared/contract/diagnosis.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

const LONG = { timeout: 300_000 };
const HEALTHY: SampleOptions = { ...SMALL_SAMPLE, faults: [], isSound: true };

async function sampleIn(folder: string, options: SampleOptions): Promise<string> {
  const queue = path.join(folder, 'queue');
  expect(await makeSampleQueue(queue, options)).toMatchObject({ ok: true });
  return queue;
}

/** Of a queue whose address list is worked out, too. */
async function diagnosed(engine: TestEngine): Promise<DiagnosisOverview> {
  await engine.ask('gal.overview', {});
  await engine.queue().gal.settled();
  await engine.ask('diagnosis.overview', {});
  await engine.queue().diagnosis.settled();
  return engine.ask('diagnosis.overview', {});
}

test(
  'nothing at all is found in a healthy queue of 5,000 messages, and all of it was looked at',
  LONG,
  async () => {
    const queue = await sampleIn(temporaryFolder('healthy'), { ...HEALTHY, cycles: 150, users: 200 });
    const engine = startEngine();
    await engine.openWhole(queue);
    const { findings, notChecked, asked, status } = await diagnosed(engine);

    expect(status).toEqual({ kind: 'ready' });
    expect(findings.map(({ rule, title }) => `${rule}: ${title}`)).toEqual([]);
    // Of a list that is put together from what was told, nobody can know what should not be in it any more.
    expect(notChecked).toEqual([
      expect.stringMatching(/^Ghosts were not looked for in the list of the server/),
    ]);
    expect(asked.files).toBeGreaterThan(5_000);
    expect(asked.lines).toBeGreaterThan(5_000);
  },
);

describe('the diagnosis', () => {
  test('says what it did not check: an address list that nobody has asked for', async () => {
    const engine = startEngine();
    await engine.openWhole(await sampleIn(temporaryFolder('unasked'), HEALTHY));
    await engine.ask('diagnosis.overview', {});
    await engine.queue().diagnosis.settled();
    const before = await engine.ask('diagnosis.overview', {});
    expect(before.notChecked.join(' ')).toMatch(/address list was not worked out/);

    const after = await diagnosed(engine);
    expect(after.notChecked.join(' ')).not.toMatch(/was not worked out/);
    expect(after.revision).not.toBe(before.revision);
  });

  test('is anew after the queue has changed, and keeps the cards until then', async () => {
    const queue = await sampleIn(temporaryFolder('changing'), HEALTHY);
    const engine = startEngine();
    await engine.openWhole(queue);
    expect((await diagnosed(engine)).findings).toEqual([]);

    const [reply] = fs.readdirSync(path.join(queue, 'outbound')).filter((name) => name.endsWith('.eml'));
    fs.truncateSync(path.join(queue, 'outbound', reply ?? ''), 0);
    await engine.rescan();
    expect((await engine.ask('diagnosis.overview', {})).isStale).toBe(true);
    const { findings, isStale } = await diagnosed(engine);
    expect(isStale).toBe(false);
    expect(findings).not.toEqual([]);
    expect(engine.heard['diagnosis.changed'].map(({ status }) => status.kind)).toContain('working');
  });

  test('names the messages of a card, and answers for a message, a requestor and a line', async () => {
    const engine = startEngine();
    await engine.openWhole(await sampleIn(temporaryFolder('faulty'), SMALL_SAMPLE));
    const { findings } = await diagnosed(engine);
    const card = findings.find(({ messages }) => messages > 0);
    const ids = await engine.ask('diagnosis.messages', { key: card?.key ?? '' });
    expect(ids).toHaveLength(card?.messages ?? -1);
    const of = await engine.ask('diagnosis.of', { subject: { kind: 'message', id: ids[0] ?? 0 } });
    expect(of.map(({ key }) => key)).toContain(card?.key);
    expect(await engine.refusal('diagnosis.messages', { key: 'no/such-rule ' })).toMatchObject({
      kind: 'not-found',
    });
  });

  test('ends with the queue, however far it is', async () => {
    const engine = startEngine();
    await engine.openWhole(await sampleIn(temporaryFolder('closing'), HEALTHY));
    await engine.ask('diagnosis.overview', {});
    await engine.ask('queue.close', {});
    expect(await engine.refusal('diagnosis.overview', {})).toMatchObject({ kind: 'no-queue' });
  });
});
