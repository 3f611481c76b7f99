import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoggedRun, SyncMessage } from '../../shared/cycles/model.ts';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import { STATE_KINDS } from '../../shared/state.ts';
import { SAMPLE_FAULTS } from '../../electron/sample/faults.ts';
import { simulate } from '../fixtures/simulated-queue.ts';
import type { Simulation } from '../fixtures/simulated-queue.ts';
import { breaches, read } from '../fixtures/sync-story.ts';
import type { Queue } from '../fixtures/sync-story.ts';

const RUNS = { numRuns: 60 };
const DAY = 86_400_000;

/** Queues without a fault: quiet or busy, with full imports at any time, with clocks up to four hours off. */
const healthy: fc.Arbitrary<Simulation> = fc
  .record({
    requestors: fc.integer({ min: 1, max: 12 }),
    cycles: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(1_000),
    busy: fc.integer({ min: 0, max: 5 }),
    hours: fc.integer({ min: 0, max: 4 }),
    hasArrivals: fc.boolean(),
  })
  .map(({ requestors, cycles, seed, busy, hours, hasArrivals }) => ({
    requestors,
    cycles,
    faults: [],
    updates: (requestor, cycle) => (busy === 0 ? 0 : (requestor * 31 + cycle * 17 + seed) % (busy + 1)),
    imports: (requestor, cycle) => (requestor + cycle + seed) % 5 === 0,
    resets: (requestor, cycle) => (requestor + cycle + seed) % 5 === 2,
    clockAhead: (requestor) => (((requestor + seed) % 3) - 1) * hours,
    hasArrivals,
  }));

const nullable = (max: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: 0, max }), { nil: null });

const anyTime = fc.oneof(fc.integer({ min: 0, max: 5 * DAY }), fc.integer({ min: -8e15, max: 8e15 }));

/** Anything a hostile queue may hold. */
const anyMessage: fc.Arbitrary<SyncMessage> = fc.record({
  id: fc.integer({ min: 1, max: 60 }),
  file: fc.constant('x.eml'),
  kind: fc.constantFrom<SyncMessage['kind']>('ReqTx', 'SrvTx', 'Status', 'DirectoryExchange'),
  requestor: fc.constantFrom('N/A', 'N/B', ''),
  server: fc.constantFrom('N/HUB', 'N/OTHER', null),
  sentMs: fc.option(anyTime, { nil: null }),
  sentSource: fc.constantFrom('header', 'mtime', null),
  arrivedMs: fc.option(anyTime, { nil: null }),
  sync: fc.option(
    fc.record({
      req: nullable(9),
      reqWas: nullable(9),
      srv: nullable(9),
      srvWas: nullable(9),
      imports: nullable(3),
      sent: nullable(9),
    }),
    { nil: null },
  ),
  state: fc.constantFrom(...STATE_KINDS),
});

const anyRun: fc.Arbitrary<LoggedRun> = fc.record({
  line: fc.integer({ min: 1, max: 60 }),
  step: fc.constantFrom<LoggedRun['step']>('T1', 'T2', 'T3'),
  postOffice: fc.constantFrom('N/HUB', 'N/A', 'N/OTHER'),
  atMs: anyTime,
  outcome: fc.constantFrom<LoggedRun['outcome']>('started', 'normal', 'abnormal', 'missed'),
});

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function withoutDays({ messages, runs }: Queue, dropped: ReadonlySet<number>, firstDay: number): Queue {
  const dayOf = ({ sentMs }: SyncMessage): number => Math.floor(((sentMs ?? 0) - firstDay) / DAY);
  return { messages: messages.filter((message) => !dropped.has(dayOf(message))), runs };
}

describe('cycles and ledger', () => {
  test('do not depend on the order of the messages', () => {
    const cases = healthy
      .map((simulation) => simulate({ ...simulation, faults: SAMPLE_FAULTS }))
      .chain(({ messages, runs }) =>
        fc.record({ messages: shuffled(messages), original: fc.constant({ messages, runs }) }),
      );
    fc.assert(
      fc.property(cases, ({ messages, original }) => {
        const { picture, ledgers, causes } = read({ messages, runs: original.runs });
        const expected = read(original);
        expect({ picture, ledgers, causes }).toEqual({
          picture: expected.picture,
          ledgers: expected.ledgers,
          causes: expected.causes,
        });
      }),
      RUNS,
    );
  });

  test('find no breach in a healthy queue', () => {
    fc.assert(
      fc.property(healthy, (simulation) => {
        const found = read(simulate(simulation));
        expect(breaches(found)).toEqual([]);
        const cycles = found.picture.requestors.flatMap((one) => one.cycles);
        expect(cycles.filter(({ state, request }) => state !== 'complete' || request === null)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('find none when whole days are gone from it', () => {
    fc.assert(
      fc.property(healthy, fc.uniqueArray(fc.nat(8)), (simulation, days) => {
        const queue = simulate(simulation);
        const rest = withoutDays(queue, new Set(days), Date.UTC(1996, 4, 6));
        expect(breaches(read(rest))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('find none when messages are there twice', () => {
    fc.assert(
      fc.property(healthy, fc.array(fc.nat(1_000), { maxLength: 5 }), (simulation, picks) => {
        const { messages, runs } = simulate(simulation);
        const copies = picks.flatMap((pick, at) => {
          const message = messages[pick % messages.length];
          return message === undefined ? [] : [{ ...message, id: 100_000 + at, file: `copy-${at}.eml` }];
        });
        expect(breaches(read({ messages: [...messages, ...copies], runs }))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('find none when all requests, or all replies, are gone', () => {
    fc.assert(
      fc.property(healthy, fc.constantFrom('ReqTx', 'SrvTx'), (simulation, kind) => {
        const { messages, runs } = simulate(simulation);
        expect(breaches(read({ messages: messages.filter((one) => one.kind !== kind), runs }))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('find none when any messages are gone, and others have lost their dates', () => {
    const fates = fc.array(fc.constantFrom('kept', 'kept', 'gone', 'copied'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(healthy, fates, (simulation, fate) => {
        const { messages, runs } = simulate(simulation);
        const rest = messages.flatMap((message, at): SyncMessage[] => {
          const own = fate[at % fate.length];
          if (own === 'gone') return [];
          if (own === 'kept') return [message];
          const sentMs = (message.sentMs ?? 0) + 20 * DAY;
          return [{ ...message, arrivedMs: null, sentSource: 'mtime', sentMs }];
        });
        expect(breaches(read({ messages: rest, runs }))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('stand anything', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 60 }),
        fc.array(anyRun, { maxLength: 20 }),
        (messages, runs) => {
          const { picture, ledgers } = read({ messages, runs });
          expect(ledgers).toHaveLength(picture.requestors.length);
          for (const { cycles } of picture.requestors)
            for (const [at, cycle] of cycles.entries()) {
              expect(CYCLE_STATES).toContain(cycle.state);
              expect(cycle.index).toBeGreaterThan(cycles[at - 1]?.index ?? 0);
            }
        },
      ),
      { numRuns: 400 },
    );
  });
});
