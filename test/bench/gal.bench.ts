/**
 * How fast a large address list is read and answered: `npm run bench -- gal`. BENCH_ENTRIES chooses how many entries
 * (1,000,000 unless given, the size the program is made for).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { person } from '../../electron/sample/people.ts';
import type { GalQuery } from '../../shared/contract/gal.ts';
import type { RequestValues } from '../../shared/contract.ts';
import type { PointOfView } from '../../shared/gal/model.ts';
import { postOfficeNamed, writeLargeGal } from '../fixtures/large-gal.ts';
import { answer, ask, elapsed, print, seconds } from './measure.ts';

const ENTRIES = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000);
const POST_OFFICES = 20;
const CYCLES = 5;
const RUNS = 11;

const folder = process.env['BENCH_FOLDER'] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-gal-bench-'));
try {
  await measure();
} finally {
  if (process.env['BENCH_FOLDER'] === undefined) fs.rmSync(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const queue = path.join(folder, 'queue');
  if (!fs.existsSync(queue))
    writeLargeGal(queue, { entries: ENTRIES, postOffices: POST_OFFICES, cycles: CYCLES, changes: 200 });
  print(`${ENTRIES} entries of ${POST_OFFICES} post offices, ${os.availableParallelism()} processors`);
  await measureBuild(queue);
  const engine = start();
  await scan(engine, queue);
  print(`up to date again  ${seconds(await elapsed(() => build(engine)))}`);
  const { views } = await ask(engine, 'gal.overview', {});
  const view = views[0]?.view;
  if (view === undefined) throw new Error('there is no point of view');
  await once('gal.open, folded', () => openList(engine, view, ''));
  await measureAnswers(engine, view);
  await measureSearch(engine, view);
  print(
    `memory            ${megabytes(process.memoryUsage.rss())} now, ${megabytes(process.resourceUsage().maxRSS * 1024)} at most`,
  );
  await engine.close();
}

async function measureBuild(queue: string): Promise<void> {
  const engine = start();
  print(`scan              ${seconds(await elapsed(() => scan(engine, queue)))}`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.memoryUsage.rss();
  print(`read and build    ${seconds(await elapsed(() => build(engine)))}`);
  delay.disable();
  print(`engine blocked    ${(delay.max / 1e6).toFixed(0)} ms at most`);
  await engine.close();
  const data = path.join(folder, 'data', 'queues');
  const bytes = fs.readdirSync(data).filter((name) => name.includes('.gal.'));
  print(
    `database          ${megabytes(bytes.reduce((sum, name) => sum + fs.statSync(path.join(data, name)).size, 0))}`,
  );
  const most = process.resourceUsage().maxRSS * 1024;
  print(`memory            ${megabytes(most)} at most, ${megabytes(before)} before`);
}

async function measureAnswers(engine: Engine, view: PointOfView): Promise<void> {
  await answer('gal.open by address', RUNS, () => openList(engine, view, '', 'address'));
  const { viewId, total } = await openList(engine, view, '');
  for (const [name, offset] of [
    ['first', 0],
    ['middle', total >> 1],
    ['last', Math.max(0, total - 100)],
  ] as const)
    await answer(`gal.page ${name} 100`, RUNS, () => ask(engine, 'gal.page', { viewId, offset, limit: 100 }));
  await answer('gal.tree', RUNS, () => ask(engine, 'gal.tree', queryOf(view, '')));
  await answer('gal.cycles', RUNS, () => ask(engine, 'gal.cycles', { view }));
  await answer('gal.entry', RUNS, () => ask(engine, 'gal.entry', { view, cycle: null, entry: total >> 1 }));
  const query = { view, from: 0, to: CYCLES, kinds: [], search: '', branch: null };
  await once('gal.diff of all', () => ask(engine, 'gal.diff', { query }));
  await answer('gal.diff of a cycle', RUNS, () =>
    ask(engine, 'gal.diff', { query: { ...query, from: CYCLES - 1 } }),
  );
  await once('gal.check', () => ask(engine, 'gal.check', { query: { view, cycle: null, kinds: [] } }));
  await once('gal.pictures', () => ask(engine, 'gal.pictures', { view }));
}

/** What people type: names letter by letter, mailboxes, post offices, phone numbers, rooms, departments. */
function typedWords(): string[] {
  const growing = [17, 4_711, 99_999].flatMap((serial) => {
    const name = person(serial).name.split(',')[0] ?? '';
    return Array.from({ length: name.length }, (_, letters) => name.slice(0, letters + 1));
  });
  const people = Array.from({ length: 60 }, (_, index) => person((index * 16_661) % ENTRIES));
  return [
    ...growing,
    ...people.slice(0, 30).map(({ name }) => name.replace(',', '')),
    ...people.slice(30, 50).map(({ mailbox }) => mailbox),
    ...people.slice(40, 60).map(({ mailbox }) => mailbox.slice(2, 7)),
    ...Array.from({ length: 20 }, (_, index) => postOfficeNamed(index).toLowerCase()),
    ...Array.from({ length: 10 }, (_, index) => `${postOfficeNamed(index)}/a`),
    'north',
    'south',
    'po1',
    'po17',
    'Sales',
    'account',
    'engine',
    'building 7',
    'room 812',
    'müller',
    'sørensen',
    ...Array.from({ length: 40 }, (_, index) => String(1_000_000 + index * 9_973).slice(0, 3 + (index % 5))),
    'son',
    'ann',
    'mar',
    'smi',
    'jo',
    'an',
    'a',
    'müller north',
    'smith sales',
    'jensen 20',
  ];
}

async function measureSearch(engine: Engine, view: PointOfView): Promise<void> {
  const words = typedWords();
  const times: { readonly word: string; readonly ms: number }[] = [];
  for (const word of words) times.push({ word, ms: await elapsed(() => openList(engine, view, word)) });
  times.sort((one, other) => one.ms - other.ms);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)]?.ms ?? 0).toFixed(1);
  const worst = times.slice(-5).map(({ word, ms }) => `${word} ${ms.toFixed(0)}`);
  print(
    `search, ${words.length} words  median ${at(0.5)} ms, 95 % within ${at(0.95)} ms; slowest: ${worst.join(', ')}`,
  );
}

function openList(
  engine: Engine,
  view: PointOfView,
  search: string,
  by: GalQuery['sort']['by'] = 'name',
): Promise<RequestValues['gal.open']> {
  return ask(engine, 'gal.open', { query: queryOf(view, search, by) });
}

function queryOf(view: PointOfView, search: string, by: GalQuery['sort']['by'] = 'name'): GalQuery {
  return { view, cycle: null, search, branch: null, templates: 'any', sort: { by, descending: false } };
}

function start(): Engine {
  const workerEntry = new URL('../../electron/workers/decode-worker.ts', import.meta.url);
  const galEntry = new URL('../../electron/gal/gal-worker.ts', import.meta.url);
  return createEngine({
    dataFolder: path.join(folder, 'data'),
    workerEntry,
    galEntry,
    plugInEntry: new URL('../../electron/workers/plug-in-check.ts', import.meta.url),
    emit: () => undefined,
  });
}

async function scan(engine: Engine, queue: string): Promise<void> {
  await ask(engine, 'queue.open', { path: queue });
  await engine.opened()?.scanned();
}

async function build(engine: Engine): Promise<void> {
  await ask(engine, 'gal.overview', {});
  await engine.opened()?.gal.settled();
  const { status } = await ask(engine, 'gal.overview', {});
  if (status.kind !== 'ready') throw new Error(JSON.stringify(status));
}

async function once(name: string, act: () => Promise<unknown>): Promise<void> {
  print(`${name.padEnd(24)} ${(await elapsed(act)).toFixed(1).padStart(7)} ms, asked once`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
