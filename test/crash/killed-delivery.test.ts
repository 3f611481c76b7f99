/** Deliveries and their undoing, killed at every step: no partial file, nothing lost, nothing twice. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { REAL_DISK } from '../../electron/engine/disk.ts';
import { listing } from '../fixtures/folders.ts';
import { expectedDelivery } from '../fixtures/queue.ts';
import { carryOut, messageOf } from './acts.ts';
import {
  deliveredFiles,
  expectConsistent,
  stepsSurvived,
  killedBefore,
  originalOf,
  prepare,
  withSession,
} from './case.ts';

const LONG = { timeout: 240_000 };

test(
  'a delivery killed at any step is finished or taken back, also when it was picked up without a receipt',
  LONG,
  async () => {
    const visibleAt: string[] = [];
    const steps = await stepsSurvived('deliver', [], 'delivered', async (places, step) => {
      const [name] = deliveredFiles(places, originalOf(places));
      if (name === undefined) return false;
      visibleAt.push(step);
      fs.rmSync(path.join(places.out, name));
      await withSession(places, async (session) => {
        expect(messageOf(session).state).toMatchObject({ kind: 'delivered', receipt: { fileName: name } });
        expectConsistent(session, places, { pickedUp: true });
        await carryOut('deliver', session, REAL_DISK, places.out);
        expect(listing(places.out)).toEqual([]);
      });
      return true;
    });
    expect(steps).toBeGreaterThan(4);
    // After the rename: before the folder is synced, before the receipt, and after it.
    expect(visibleAt).toEqual(['syncFolder', 'commit of a transaction', 'end']);
  },
);

test('an undo killed at any step is finished or did not happen', LONG, async () => {
  expect(await stepsSurvived('undo the delivery', ['deliver'], 'decoded')).toBeGreaterThan(4);
});

test('an undo that brings a moved original back, too', LONG, async () => {
  expect(
    await stepsSurvived('undo the delivery', ['deliver', 'move the original'], 'decoded'),
  ).toBeGreaterThan(4);
});

test(
  'a delivery killed while the file is being written leaves half of it under a temporary name, for recovery to remove',
  LONG,
  async () => {
    const { places } = await prepare();
    const child = await killedBefore(places, 'deliver', 'the file is written');
    expect(child.signal).toBe('SIGKILL');
    const [name = '', ...others] = listing(places.out);
    expect({ name, others }).toEqual({ name: expect.stringMatching(/^\..*\.part$/), others: [] });
    const { size } = fs.statSync(path.join(places.out, name));
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(expectedDelivery(originalOf(places)).length);
    await withSession(places, async (session, recovered) => {
      expect(recovered).toEqual({ finished: 0, rolledBack: 1 });
      expect(messageOf(session).state.kind).toBe('decoded');
      expectConsistent(session, places);
      await carryOut('deliver', session, REAL_DISK, places.out);
      expectConsistent(session, places);
      expect(messageOf(session).state.kind).toBe('delivered');
    });
  },
);

test('an undo cut short is not decided while the delivery folder is away', LONG, async () => {
  const { places, restart } = await prepare('deliver');
  let step = 1;
  while ((await killedBefore(places, 'undo the delivery', step)).stdout !== 'remove') {
    step += 1;
    restart();
  }
  const away = `${places.out}-away`;
  fs.renameSync(places.out, away);
  const nothing = { finished: 0, rolledBack: 0 };
  await withSession(places, (session, recovered) => {
    expect(recovered).toEqual(nothing);
    expect(messageOf(session).state.kind).toBe('delivered');
  });
  fs.renameSync(away, places.out);
  await withSession(places, (session, recovered) => {
    expect(recovered).toEqual({ ...nothing, rolledBack: 1 });
    expectConsistent(session, places);
    expect(messageOf(session).state.kind).toBe('delivered');
  });
});

test('an empty folder in place of the one delivered to tells nothing', LONG, async () => {
  const { places, restart } = await prepare();
  let step = 1;
  while ((await killedBefore(places, 'deliver', step)).stdout !== 'rename') {
    step += 1;
    restart();
  }
  const away = `${places.out}-away`;
  fs.renameSync(places.out, away);
  fs.mkdirSync(places.out);
  await withSession(places, (session, recovered) => {
    expect(recovered).toEqual({ finished: 0, rolledBack: 0 });
    expect(messageOf(session).state.kind).toBe('decoded');
  });
  fs.rmdirSync(places.out);
  fs.renameSync(away, places.out);
  await withSession(places, (session, recovered) => {
    expect(recovered).toEqual({ finished: 1, rolledBack: 0 });
    expect(messageOf(session).state.kind).toBe('delivered');
  });
});
