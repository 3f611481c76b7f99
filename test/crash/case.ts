/** One case of the crash tests: a queue of one message in a known state, and what must hold of it after a crash. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createEngine } from '../../electron/engine/engine.ts';
import { closeSession } from '../../electron/engine/open-queue.ts';
import { REAL_DISK } from '../../electron/engine/disk.ts';
import type { QueueSession } from '../../electron/engine/session.ts';
import { readJournalPage } from '../../electron/index/journal.ts';
import { runChild } from '../fixtures/child.ts';
import type { ChildResult } from '../fixtures/child.ts';
import { DECODE_WORKER, GAL_WORKER, PLUG_IN_CHECK } from '../fixtures/engine.ts';
import { listing, temporaryFolder } from '../fixtures/folders.ts';
import { expectedDelivery, writeQueue } from '../fixtures/queue.ts';
import { carryOut, messageOf, openPlaces } from './acts.ts';
import type { Act, Places } from './acts.ts';
import type { Order } from './act-child.ts';

const CHILD = fileURLToPath(new URL('./act-child.ts', import.meta.url));
const FILE = 'deep/1.eml';

export interface CrashCase {
  readonly places: Places;
  /** Makes everything as it was after `prepare`. */
  restart(): void;
}

/** Scans a queue of one message and does the acts of `before`; what comes of it is the start of every case. */
export async function prepare(...before: readonly Act[]): Promise<CrashCase> {
  const base = temporaryFolder('crash');
  const places = {
    queue: path.join(base, 'queue'),
    data: path.join(base, 'data'),
    out: path.join(base, 'out'),
  };
  fs.mkdirSync(places.out);
  await writeQueue(places.queue, `${FILE} reply gzip 50`);
  const engine = createEngine({
    dataFolder: places.data,
    workerEntry: DECODE_WORKER,
    galEntry: GAL_WORKER,
    plugInEntry: PLUG_IN_CHECK,
    emit: () => undefined,
  });
  await engine.request('queue.open', { path: places.queue });
  await engine.opened()?.scanned();
  await engine.close();
  for (const act of before)
    await withSession(places, (session) => carryOut(act, session, REAL_DISK, places.out));
  const snapshot = temporaryFolder('snapshot');
  fs.cpSync(base, snapshot, { recursive: true, preserveTimestamps: true });
  return {
    places,
    restart: () => {
      // The delivery folder itself stays: another one of its name would not be the one that was delivered to.
      for (const name of fs.readdirSync(base)) empty(path.join(base, name));
      fs.cpSync(snapshot, base, { recursive: true, preserveTimestamps: true });
    },
  };
}

function empty(folder: string): void {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true });
}

export function killedBefore(
  places: Places,
  act: Act,
  killBefore: Order['killBefore'],
): Promise<ChildResult> {
  const order: Order = { places, act, killBefore };
  return runChild([CHILD, JSON.stringify(order)]);
}

export async function withSession<Value>(
  places: Places,
  act: (session: QueueSession, recovered: { finished: number; rolledBack: number }) => Value | Promise<Value>,
): Promise<Value> {
  const { session, info } = openPlaces(places, DECODE_WORKER);
  try {
    return await act(session, info.recovered);
  } finally {
    closeSession(session);
  }
}

/** Files in the delivery folder under a final name. Whatever their moment, they are whole. */
export function deliveredFiles({ out }: Places, original: Buffer): string[] {
  const names = listing(out).filter((name) => !name.endsWith('.part'));
  const expected = expectedDelivery(original);
  for (const name of names) expect(fs.readFileSync(path.join(out, name)).equals(expected)).toBe(true);
  return names;
}

export function originalOf({ queue }: Places): Buffer {
  const places = [queue, asideOf(queue, 'quarantine'), asideOf(queue, 'delivered')];
  const found = places.map((folder) => path.join(folder, FILE)).filter((file) => fs.existsSync(file));
  // Lost or doubled, both would be wrong at any moment.
  expect(found).toHaveLength(1);
  return fs.readFileSync(found[0] ?? '');
}

function asideOf(queue: string, kind: 'quarantine' | 'delivered'): string {
  return path.join(path.dirname(queue), kind, path.basename(queue));
}

/** Everything that must agree once a queue was opened: files, state and journal. */
export function expectConsistent(session: QueueSession, places: Places, { pickedUp = false } = {}): void {
  const kind = messageOf(session).state.kind;
  const isDelivered = kind === 'delivered';
  const isQuarantined = kind === 'quarantined';
  expect(['decoded', 'delivered', 'quarantined']).toContain(kind);
  expect(deliveredFiles(places, originalOf(places))).toHaveLength(isDelivered && !pickedUp ? 1 : 0);
  expect(listing(places.out).filter((name) => name.endsWith('.part'))).toEqual([]);
  const aside = asideOf(places.queue, 'quarantine');
  const inQuarantine = fs.existsSync(aside) ? listing(aside).filter((name) => !name.endsWith('/')) : [];
  expect(inQuarantine).toEqual(isQuarantined ? [FILE, `${FILE}.reason.txt`] : []);
  const isInQueue = fs.existsSync(path.join(places.queue, FILE));
  if (!isInQueue) expect(isDelivered || isQuarantined).toBe(true);
  const { entries } = readJournalPage(session.index.read, 0, 100, null);
  expect(entries.filter(({ result }) => result === 'under-way')).toEqual([]);
  const canUndo = (act: string): number =>
    entries.filter((entry) => entry.act === act && entry.canUndo).length;
  expect([canUndo('deliver'), canUndo('quarantine')]).toEqual([isDelivered ? 1 : 0, isQuarantined ? 1 : 0]);
}

/** Far above what any act takes; an act without end would otherwise never fail. */
const MOST_STEPS = 60;

/**
 * Kills `act` before each of its steps, and after the last one. Each time: whatever is visible is whole, reopening
 * finishes the act or takes it back, reopening again finds nothing to do, and trying again does it once.
 * @param after what was done before it
 * @param ends state of the message when it is done at last
 * @param tryOther tries something else with what a kill has left; it is killed once more where that says true
 * @returns how many steps it was killed at
 */
export async function stepsSurvived(
  act: Act,
  after: readonly Act[],
  ends: string,
  tryOther?: (places: Places, killedBefore: string) => Promise<boolean>,
): Promise<number> {
  const { places, restart } = await prepare(...after);
  const original = originalOf(places);
  for (let step = 1; ; step += 1) {
    expect(step).toBeLessThan(MOST_STEPS);
    const kill = (): Promise<ChildResult> => {
      restart();
      return killedBefore(places, act, step);
    };
    let child = await kill();
    if (child.signal === null) {
      expect(child).toMatchObject({ code: 0, stdout: 'done' });
      return step - 1;
    }
    expect(child.signal).toBe('SIGKILL');
    if (await tryOther?.(places, child.stdout)) child = await kill();
    deliveredFiles(places, originalOf(places));
    await withSession(places, (session) => expectConsistent(session, places));
    await withSession(places, async (session, recovered) => {
      expect(recovered).toEqual({ finished: 0, rolledBack: 0 });
      await carryOut(act, session, REAL_DISK, places.out);
      expectConsistent(session, places);
      expect({ step: child.stdout, ends: messageOf(session).state.kind }).toEqual({
        step: child.stdout,
        ends,
      });
    });
    expect(originalOf(places).equals(original)).toBe(true);
  }
}
