/** Ladder and preflight on queues of any kind, with any steps recorded. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULE_FAMILIES } from '../../shared/diagnosis/families.ts';
import { createDiagnosis } from '../../shared/diagnosis/diagnose.ts';
import type { Context } from '../../shared/diagnosis/facts.ts';
import type { Ladder } from '../../shared/ladder/model.ts';
import { RUNGS } from '../../shared/ladder/model.ts';
import { createPreflight } from '../../shared/preflight/preflight.ts';
import { DECODERS } from '../../shared/state.ts';
import type { SyncMessage } from '../../shared/cycles/model.ts';
import { contextOf } from '../fixtures/rule-cases.ts';
import { ladderOf } from '../fixtures/ladder.ts';
import { simulate } from '../fixtures/simulated-queue.ts';
import { momentOf, read } from '../fixtures/sync-story.ts';

const small = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
const message: fc.Arbitrary<Omit<SyncMessage, 'id' | 'file'>> = fc.record({
  kind: fc.constantFrom('ReqTx', 'SrvTx', 'Status', 'DirectoryExchange'),
  requestor: fc.constantFrom('NORTH/A', 'NORTH/B', 'NORTH/HUB'),
  server: fc.constantFrom('NORTH/HUB', 'NORTH/B', null),
  sentMs: fc.option(
    fc.integer({ min: 1, max: 400 }).map((hour) => momentOf(1, '00:00') + hour * 3_600_000),
    { nil: null },
  ),
  sentSource: fc.constantFrom('header', 'mtime', null),
  arrivedMs: fc.option(
    fc.integer({ min: 1, max: 400 }).map((hour) => momentOf(1, '00:00') + hour * 3_600_000),
    { nil: null },
  ),
  sync: fc.option(
    fc.record({ req: small, reqWas: small, srv: small, srvWas: small, imports: small, sent: small }),
    { nil: null },
  ),
  state: fc.constantFrom('decoded', 'hung', 'failed', 'delivered'),
});
const queue = fc
  .array(message, { maxLength: 40 })
  .map((all) => all.map((one, at) => ({ ...one, id: at + 1, file: `${at + 1}.eml` })));
const recorded = fc.array(
  fc.record({ rung: fc.constantFrom(...RUNGS), hour: fc.integer({ min: 0, max: 500 }) }),
  { maxLength: 12 },
);

function contextOfQueue(messages: readonly SyncMessage[]): Context {
  const { picture, ledgers, causes } = read({ messages, runs: [] });
  return contextOf({ picture, ledger: { ledgers, causes } });
}

/** What is wrong with the order of the rungs. */
function faultsOf({ trouble, rungs }: Ladder): string[] {
  const states = rungs.map(({ state }) => state);
  if (trouble === null) return states.filter((state) => state !== 'not-needed');
  const due = states.filter((state) => state === 'next').length;
  const isOpen = states.some((state) => state === 'locked' || state === 'next');
  const next = states.indexOf('next');
  const before = next === -1 ? [] : states.slice(0, next).filter((state) => state === 'locked');
  const behind = states.slice(next + 1).filter((state) => state === 'next' || state === 'not-needed');
  return [
    ...(due === (isOpen ? 1 : 0) ? [] : [`${due} rungs are due: ${states.join(', ')}`]),
    ...before.map((state) => `${state} before the one that is due`),
    ...(next === -1 ? [] : behind.map((state) => `${state} behind the one that is due`)),
  ];
}

test('a ladder has one rung that is due, and none behind it is open', () => {
  fc.assert(
    fc.property(queue, recorded, fc.boolean(), (messages, given, isServersOwn) => {
      const context = contextOfQueue(messages);
      const steps = given
        .toSorted((one, other) => one.hour - other.hour)
        .map(({ rung, hour }, at) => ({
          journalId: at + 1,
          rung,
          atMs: momentOf(1, '00:00') + hour * 3_600_000,
          who: 'admin',
        }));
      const ends = { requestor: 'unknown', server: 'unknown', isServersOwn } as const;
      const faults = context.picture.requestors.flatMap((exchange) =>
        faultsOf(ladderOf(context, exchange, { steps, ends })),
      );
      expect(faults).toEqual([]);
    }),
  );
});

test('a preflight counts every message, names a few and never throws', () => {
  const variant = fc.record({
    decoder: fc.constantFrom('safe' as const, 'second' as const),
    oneProcessor: fc.boolean(),
    deadlineFactor: fc.integer({ min: 1, max: 9 }),
  });
  const tried = fc.array(
    fc.record({
      decoder: fc.constantFrom(...DECODERS),
      outcome: fc.constantFrom('decoded' as const, 'failed' as const, 'hung' as const),
      failureKind: fc.constant(null),
      text: fc.string({ maxLength: 9 }),
      workers: fc.constantFrom(1, 4),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(queue, variant, tried, tried, (messages, chosen, attempts, trials) => {
      const { picture, ledger } = contextOfQueue(messages);
      const underWay = createPreflight({ picture, ledger, messages }, chosen);
      const failure = { kind: 'truncated', detail: 'short', part: null, offset: null } as const;
      for (const { id, file, kind, requestor, sync, state } of messages)
        underWay.look({
          id,
          file,
          kind,
          requestor,
          sync,
          state: state === 'decoded' ? { kind: 'decoded' } : { kind: 'failed', failure },
          attempts,
          trials,
          lint: [],
        });
      const { remarks } = underWay.finish();
      for (const { text, messages: named, messagesTotal } of remarks) {
        expect(text).toMatch(/\S/);
        expect(named.length).toBeLessThanOrEqual(messagesTotal);
      }
      const causes = remarks.filter(({ kind }) => kind === 'cause');
      expect(causes.reduce((sum, { messagesTotal }) => sum + messagesTotal, 0)).toBe(messages.length);
    }),
  );
});

test('no rule speaks of a healthy exchange, however long it lasts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 14 }),
      fc.integer({ min: 3, max: 30 }),
      fc.integer({ min: 0, max: 4 }),
      (requestors, cycles, pace) => {
        const messages = simulate({
          requestors,
          cycles,
          faults: [],
          updates: (requestor, cycle) => (requestor * 7 + cycle * pace) % 5,
        }).messages;
        const { findings } = createDiagnosis(contextOfQueue(messages), RULE_FAMILIES).finish();
        expect(findings.map(({ rule, title }) => `${rule}: ${title}`)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
