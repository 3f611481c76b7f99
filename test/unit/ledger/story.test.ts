import { describe, expect, test } from 'vitest';
import { SAMPLE_FAULTS } from '../../../electron/sample/faults.ts';
import type { SampleFault } from '../../../electron/sample/faults.ts';
import { affected, nameOf, simulate } from '../../fixtures/simulated-queue.ts';
import { breaches, cyclesOf, notes, read, states } from '../../fixtures/sync-story.ts';
import type { Read } from '../../fixtures/sync-story.ts';

const REQUESTORS = 12;
const CYCLES = 10;

function readWith(faults: readonly SampleFault[]): Read {
  const updates = (requestor: number, cycle: number): number => (requestor * 7 + cycle * 3) % 5;
  return read(simulate({ requestors: REQUESTORS, cycles: CYCLES, faults, updates }));
}

const lost = `${affected('lost-acknowledgement')} 7 @9`;
const rejected = `${affected('re-registered')} 5 @9..10`;
const RESTORED = Array.from({ length: REQUESTORS - 1 }, (_, index) => `${nameOf(index)} 4 @6`);

describe('a healthy queue of twelve requestors and ten cycles', () => {
  const found = readWith([]);

  test('reports nothing', () => {
    expect(breaches(found)).toEqual([]);
    expect(found.causes).toEqual([]);
  });

  test('has every cycle complete, the last one too', () => {
    const all = found.picture.requestors.flatMap(({ cycles }) => cycles.map(({ state }) => state));
    expect(new Set(all)).toEqual(new Set(['complete']));
    expect(cyclesOf(found, nameOf(1)).map(({ index }) => index)[0]).toBe(2);
    expect(found.picture.servers[0]?.runs).toHaveLength(CYCLES);
  });

  test('knows the same last numbers at both ends', () => {
    const ledger = found.ledgers[5];
    expect(ledger?.reqSync.requestor).toBe(ledger?.reqSync.server);
    expect(ledger?.impSync).toEqual({ requestor: 1, server: 1 });
    expect(ledger?.keepUpdates).toMatchObject({ missed: 0, limit: 14, state: 'heard' });
  });
});

describe('each fault alone', () => {
  test('a restored server is one cause, and told of all that hold a higher number', () => {
    const found = readWith(['server-restored']);
    const foreign = `${nameOf(REQUESTORS - 1)} 4 @6`;
    expect(breaches(found)).toEqual([...RESTORED, foreign].sort());
    expect(found.causes).toHaveLength(1);
    expect(found.causes[0]?.breach.title).toBe(
      'The server is behind, as after a restore from a backup or a set-up anew',
    );
    expect(found.causes[0]?.requestors).toHaveLength(REQUESTORS);
  });

  test('a late request is late, and served in the next cycle', () => {
    const found = readWith(['late-request']);
    const name = affected('late-request');
    expect(breaches(found)).toEqual([]);
    expect(states(found, name)).toContain('6 complete, 7 late, 8 complete');
    expect(cyclesOf(found, name)[6]?.request?.late).toBe(true);
    expect(notes(found, name, 8)).toBe('served-late-request');
  });

  test('a skipped cycle is no fault', () => {
    const found = readWith(['skipped-cycle']);
    expect(breaches(found)).toEqual([]);
    expect(states(found, affected('skipped-cycle'))).toContain('7 complete, 8 no-request, 9 complete');
  });

  test('a lost acknowledgement shows in the next request', () => {
    const found = readWith(['lost-acknowledgement']);
    expect(breaches(found)).toEqual([lost]);
  });

  test('a requestor that was registered again rejects what it is sent', () => {
    const found = readWith(['re-registered']);
    expect(breaches(found)).toEqual([rejected]);
    expect(found.causes[0]?.breach.kb).toContain('Q99961');
  });
});

describe('all faults together', () => {
  const found = readWith(SAMPLE_FAULTS);

  test('are exactly what is reported', () => {
    const foreign = `${nameOf(REQUESTORS - 1)} 4 @6`;
    expect(breaches(found)).toEqual([...RESTORED, foreign, lost, rejected].sort());
    expect(found.causes.map(({ breach }) => breach.invariant)).toEqual([5, 4, 7]);
  });

  test('are over where later numbers are right again, and then need another step', () => {
    const [rejecting, restored, unheard] = found.causes.map(({ breach }) => breach);
    expect(rejecting?.overSince).toBeNull();
    expect(restored?.overSince).toBe(7);
    expect(restored?.text).toContain(`${REQUESTORS - 1} requestors went on from S=`);
    expect(restored?.nextStep).not.toContain('RESYNC');
    expect(restored?.nextStep).toContain('Q113453');
    expect(unheard?.overSince).toBe(10);
    expect(unheard?.nextStep).toMatch(/^Nothing to do/);
  });

  test('tell equal numbers of several requestors once', () => {
    const restored = found.causes.find(({ breach }) => breach.invariant === 4)?.breach;
    expect(restored?.text).toMatch(
      /^It shows in 12 requestors\. \d+ requestors hold S=\d+, the server's last position is S=\d+ \(cycle 6\)\./,
    );
  });

  test('mark the rows that they show in', () => {
    const ledger = found.ledgers.find(({ requestor }) => requestor.endsWith(affected('re-registered')));
    const broken = ledger?.rows.filter((row) => row.broken.length > 0).map((row) => [row.cycle, row.broken]);
    expect(broken).toEqual([
      [6, [4]],
      [9, [5]],
      [10, [5]],
    ]);
  });

  test('are the same in any combination', () => {
    for (let set = 0; set < 1 << SAMPLE_FAULTS.length; set++) {
      const faults = SAMPLE_FAULTS.filter((_, at) => (set & (1 << at)) !== 0);
      const expected = [
        ...(faults.includes('server-restored') ? [...RESTORED, `${nameOf(REQUESTORS - 1)} 4 @6`] : []),
        ...(faults.includes('lost-acknowledgement') ? [lost] : []),
        ...(faults.includes('re-registered') ? [rejected] : []),
      ];
      expect({ faults, found: breaches(readWith(faults)) }).toEqual({ faults, found: expected.sort() });
    }
  });
});
