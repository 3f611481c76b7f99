/** The address list as the engine answers it from the files of a queue. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { EntryRow, GalOverview } from '../../../shared/contract/gal-values.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';
import { DECODE_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeMailing } from '../../fixtures/gal-queue.ts';
import type { GalMailing } from '../../fixtures/gal-queue.ts';
import { gateOf } from '../../fixtures/gate.ts';
import type { Gate } from '../../fixtures/gate.ts';

const ZLIB_GATED_WORKER = new URL('../../fixtures/gal-gated-worker.ts', import.meta.url);
const ENDING_THREAD = new URL('../../fixtures/gal-ending-thread.ts', import.meta.url);

const NORTH_ASKS: GalMailing = {
  file: 'north-1.eml',
  day: 6,
  requestor: 'NORTH/PO1',
  does: 'asks',
  numbers: 'R=2 (was 0), S=0, I=1 2 sent',
  lines: ['A Adams, Jane\tPCM:NORTH/PO1/JADAMS', '- Phone/555 1234', 'A Bell, Bob\tPCM:NORTH/PO1/BBELL'],
};
const SOUTH_ASKS: GalMailing = {
  file: 'south-1.eml',
  day: 6,
  requestor: 'SOUTH/PO2',
  does: 'asks',
  numbers: 'R=1 (was 0), S=0, I=1 1 sent',
  lines: ['A Cruz, Ana\tPCM:SOUTH/PO2/ACRUZ'],
  packing: 'zlib',
};
const NORTH_GETS: GalMailing = {
  file: 'north-2.eml',
  day: 6,
  requestor: 'NORTH/PO1',
  does: 'gets',
  numbers: 'R=2 S=1 (was 0), I=1 1 sent',
  lines: ['A Cruz, Ana\tPCM:SOUTH/PO2/ACRUZ'],
};
const NORTH_CHANGES: GalMailing = {
  file: 'north-3.eml',
  day: 7,
  requestor: 'NORTH/PO1',
  does: 'asks',
  numbers: 'R=4 (was 2), S=1, I=1 2 sent',
  lines: [
    'M Adams, Jane\tPCM:NORTH/PO1/JADAMS',
    '  Adams-Hill, Jane\tPCM:NORTH/PO1/JADAMS',
    'D Bell, Bob\tPCM:NORTH/PO1/BBELL',
  ],
};

async function queueOf(...mailings: readonly GalMailing[]): Promise<string> {
  const folder = temporaryFolder('queue');
  for (const mailing of mailings) await writeMailing(folder, mailing);
  return folder;
}

/** Asks for the list and waits until it is worked out. */
async function overviewOf(engine: TestEngine): Promise<GalOverview> {
  await engine.ask('gal.overview', {});
  await engine.queue().gal.settled();
  return engine.ask('gal.overview', {});
}

async function opened(queue: string, options: Parameters<typeof startEngine>[0] = {}): Promise<TestEngine> {
  const engine = startEngine(options);
  await engine.openWhole(queue);
  return engine;
}

function serverOf({ views }: GalOverview): PointOfView {
  const [first] = views;
  if (first === undefined) throw new Error('there is no point of view');
  return first.view;
}

function queryOf(view: PointOfView): GalQuery {
  const sort = { by: 'name', descending: false } as const;
  return { view, cycle: null, search: '', branch: null, templates: 'any', sort };
}

async function rowsOf(engine: TestEngine, query: GalQuery): Promise<readonly EntryRow[]> {
  const { viewId } = await engine.ask('gal.open', { query });
  return engine.ask('gal.page', { viewId, offset: 0, limit: 100 });
}

async function namesOf(engine: TestEngine): Promise<string[]> {
  const view = serverOf(await engine.ask('gal.overview', {}));
  return (await rowsOf(engine, queryOf(view))).map(({ name }) => name);
}

test('from overview to list, entry, history and the bytes of the transaction', async () => {
  const engine = await opened(await queueOf(NORTH_ASKS, SOUTH_ASKS, NORTH_GETS, NORTH_CHANGES));
  const overview = await overviewOf(engine);
  expect(overview).toMatchObject({
    status: { kind: 'ready' },
    updating: false,
    generation: 1,
    unread: 0,
    holes: [],
  });
  expect(overview.views.map(({ name }) => name)).toEqual(['EXCHANGE/HQ', 'NORTH/PO1', 'SOUTH/PO2']);
  const view = serverOf(overview);
  expect(await namesOf(engine)).toEqual(['Adams-Hill, Jane', 'Cruz, Ana']);

  const [jane] = await rowsOf(engine, { ...queryOf(view), search: 'hill 1234' });
  expect(jane).toMatchObject({ address: 'NORTH/PO1/JADAMS', templates: 1, since: 2, supplier: 'NORTH/PO1' });
  const card = await engine.ask('gal.entry', { view, cycle: null, entry: jane?.entry ?? -1 });
  expect(card.values?.templates).toEqual([{ prompt: 'Phone', value: '555 1234' }]);
  expect(card.history.map(({ code, effect, cycle, message }) => [code, effect, cycle, message.file])).toEqual(
    [
      ['A', 'added', 1, 'north-1.eml'],
      ['M', 'changed', 2, 'north-3.eml'],
    ],
  );
  const [added] = card.history;
  if (added === undefined) throw new Error('there is a history');
  const { bytes } = await engine.ask('message.bytes', {
    id: added.message.id,
    source: { kind: 'decoded', path: added.part },
    offset: added.start,
    length: added.end - added.start,
  });
  expect(Buffer.from(bytes).toString()).toContain('A Adams, Jane\tPCM:NORTH/PO1/JADAMS\r\n- Phone/555 1234');
});

test('nothing is read before somebody asks, and until it is read questions are refused', async () => {
  const engine = await opened(await queueOf(NORTH_ASKS));
  const refused = await engine.refusal('gal.cycles', { view: { kind: 'loose' } });
  expect(refused.kind).toBe('busy');
  expect(engine.heard['gal.changed']).toEqual([]);
  await overviewOf(engine);
  expect(await namesOf(engine)).toHaveLength(2);
});

test('a queue without transactions is empty, which is neither failed nor waiting', async () => {
  const folder = temporaryFolder('queue');
  fs.writeFileSync(path.join(folder, 'notes.txt'), 'These are words.');
  const engine = await opened(folder);
  expect(await overviewOf(engine)).toMatchObject({ status: { kind: 'empty' }, views: [] });
});

describe('what cannot be read', () => {
  test('is a hole with its reason, and the rest is there', async () => {
    const truncated = { ...SOUTH_ASKS, packing: 'truncated-gzip' } as const;
    const engine = await opened(await queueOf(NORTH_ASKS, truncated));
    const { holes } = await overviewOf(engine);
    expect(holes).toMatchObject([
      { message: { file: 'south-1.eml' }, state: 'failed', requestor: 'SOUTH/PO2', sent: 1 },
    ]);
    expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob']);
  });

  test('because it hangs while it is read again is a hole as well', async () => {
    const engine = startEngine({ workerEntry: ZLIB_GATED_WORKER });
    await engine.ask('settings.set', { watchdog: { ...PATIENT_WATCHDOG, stallMs: 300 } });
    await engine.openWhole(await queueOf(NORTH_ASKS, SOUTH_ASKS));
    gateFor(engine).close();
    const { status, holes } = await overviewOf(engine);
    expect(status).toEqual({ kind: 'ready' });
    expect(holes).toMatchObject([{ message: { file: 'south-1.eml' }, state: 'decoded' }]);
    expect(holes[0]?.reason).toMatch(/without a byte/);
    expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob']);
    gateFor(engine).open();
    await engine.rescan();
    expect((await overviewOf(engine)).holes).toHaveLength(1);
    // It is not tried again with every change, but when the user says so.
    await engine.ask('gal.resume', {});
    expect((await overviewOf(engine)).holes).toEqual([]);
    expect(await namesOf(engine)).toContain('Cruz, Ana');
  });

  test('because it was set aside is a hole until it is restored', async () => {
    const engine = await opened(await queueOf(NORTH_ASKS, SOUTH_ASKS));
    await overviewOf(engine);
    const { id } = await engine.row('south-1.eml');
    await engine.ask('quarantine', { ids: [id], reason: 'to look at it' });
    expect((await overviewOf(engine)).holes).toMatchObject([{ state: 'quarantined' }]);
    expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob']);
    await engine.ask('restore', { ids: [id] });
    expect((await overviewOf(engine)).holes).toEqual([]);
    expect(await namesOf(engine)).toContain('Cruz, Ana');
  });
});

describe('changes of the queue', () => {
  test('come into the list after a rescan, and what was opened before is void', async () => {
    const folder = await queueOf(NORTH_ASKS);
    const engine = await opened(folder);
    const view = serverOf(await overviewOf(engine));
    const { viewId } = await engine.ask('gal.open', { query: queryOf(view) });
    await writeMailing(folder, NORTH_CHANGES);
    await engine.rescan();
    expect(await overviewOf(engine)).toMatchObject({ status: { kind: 'ready' }, generation: 2 });
    expect(await namesOf(engine)).toEqual(['Adams-Hill, Jane']);
    expect((await engine.refusal('gal.page', { viewId, offset: 0, limit: 1 })).kind).toBe('not-found');
  });

  test('that say nothing of the list leave it as it is', async () => {
    const engine = await opened(await queueOf(NORTH_ASKS));
    await overviewOf(engine);
    await engine.rescan();
    expect(await overviewOf(engine)).toMatchObject({ generation: 1, updating: false });
  });

  test('of the code page have everything read again', async () => {
    const accented = { ...NORTH_ASKS, lines: ['A M\u0081ller, Jane\tPCM:NORTH/PO1/JM'] };
    const engine = await opened(await queueOf(accented));
    await engine.ask('queue.configure', { codePage: 'cp850' });
    await overviewOf(engine);
    expect(await namesOf(engine)).toEqual(['Müller, Jane']);
    await engine.ask('queue.configure', { codePage: 'windows-1252' });
    await overviewOf(engine);
    expect(await namesOf(engine)).toEqual(['M\u0081ller, Jane']);
  });
});

test('a list that was read is there at once when the queue is opened again', async () => {
  const dataFolder = temporaryFolder('data');
  const queue = await queueOf(NORTH_ASKS, SOUTH_ASKS);
  const first = await opened(queue, { dataFolder });
  await overviewOf(first);
  await first.close();
  const engine = await opened(queue, { dataFolder, workerEntry: DECODE_WORKER });
  await overviewOf(engine);
  expect(engine.heard['gal.changed'].filter(({ status }) => status.kind === 'reading')).toEqual([]);
  expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob', 'Cruz, Ana']);
});

describe('reading', () => {
  test('can be stopped, and goes on where it was', async () => {
    const engine = startEngine({ workerEntry: ZLIB_GATED_WORKER });
    await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
    await engine.openWhole(await queueOf(NORTH_ASKS, SOUTH_ASKS));
    const gate = gateFor(engine);
    gate.close();
    await engine.ask('gal.overview', {});
    await gate.holds(1);
    await engine.ask('gal.cancel', {});
    expect((await engine.ask('gal.overview', {})).status).toMatchObject({ kind: 'cancelled', total: 2 });
    // The message at hand is not waited for.
    await engine.queue().gal.settled();
    expect(await engine.refusal('gal.cycles', { view: { kind: 'loose' } })).toMatchObject({
      kind: 'busy',
      nextStep: 'Read on.',
    });
    gate.open();
    await engine.ask('gal.resume', {});
    expect((await overviewOf(engine)).status).toEqual({ kind: 'ready' });
    expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob', 'Cruz, Ana']);
  });

  test('is not stopped by who wants to stop what is done', async () => {
    const engine = await opened(await queueOf(NORTH_ASKS));
    await overviewOf(engine);
    await engine.ask('gal.cancel', {});
    expect((await engine.ask('gal.overview', {})).status).toEqual({ kind: 'ready' });
  });

  test('that is resumed while the queue is closed does not begin', async () => {
    const engine = startEngine({ workerEntry: ZLIB_GATED_WORKER });
    await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
    await engine.openWhole(await queueOf(SOUTH_ASKS));
    const gate = gateFor(engine);
    gate.close();
    await engine.ask('gal.overview', {});
    await gate.holds(1);
    const { gal } = engine.queue();
    gal.cancel();
    const resumed = gal.resume();
    await engine.ask('queue.close', {});
    await resumed;
    expect(gal.overview().status.kind).toBe('cancelled');
  });

  test('ends with the queue', async () => {
    const engine = startEngine({ workerEntry: ZLIB_GATED_WORKER });
    await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
    await engine.openWhole(await queueOf(SOUTH_ASKS));
    const gate = gateFor(engine);
    gate.close();
    await engine.ask('gal.overview', {});
    await gate.holds(1);
    await engine.ask('queue.close', {});
    expect((await engine.refusal('gal.overview', {})).kind).toBe('no-queue');
  });
});

test('a thread that ends is failed with a sentence, and a new one begins when it is resumed', async () => {
  const engine = await opened(await queueOf(NORTH_ASKS), {
    galEntry: ENDING_THREAD,
    dataFolder: temporaryFolder('data'),
  });
  const view = serverOf(await overviewOf(engine));
  expect((await engine.refusal('gal.pictures', { view })).kind).toBe('input-output');
  const { status } = await engine.ask('gal.overview', {});
  expect(status).toMatchObject({
    kind: 'failed',
    text: expect.stringMatching(/^The address list could not be read: .+\.$/),
  });
  expect(await engine.refusal('gal.cycles', { view })).toMatchObject({ kind: 'input-output' });
  await engine.ask('gal.resume', {});
  expect(await overviewOf(engine)).toMatchObject({ status: { kind: 'ready' }, generation: 2 });
  expect(await namesOf(engine)).toEqual(['Adams, Jane', 'Bell, Bob']);
});

test('an export is never put into the queue', async () => {
  const queue = await queueOf(NORTH_ASKS);
  const engine = await opened(queue);
  const view = serverOf(await overviewOf(engine));
  const { viewId } = await engine.ask('gal.open', { query: queryOf(view) });
  const wanted = { source: 'list', viewId, rows: null, format: 'csv' } as const;
  const refused = await engine.refusal('gal.export', { ...wanted, path: path.join(queue, 'list.csv') });
  expect(refused.kind).toBe('not-allowed');
  const out = path.join(temporaryFolder('out'), 'list.csv');
  expect(await engine.ask('gal.export', { ...wanted, path: out })).toMatchObject({ path: out, entries: 2 });
  expect(fs.readFileSync(out, 'utf8')).toContain('Adams, Jane');
});

function gateFor(engine: TestEngine): Gate {
  return gateOf(engine.queue().session.workerSource.legacyArea);
}
