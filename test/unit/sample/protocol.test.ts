/** The protocol of a sample, checked from what its messages say of themselves. */
import { describe, expect, test } from 'vitest';
import { faultPlan, SAMPLE_FAULTS } from '../../../electron/sample/faults.ts';
import type { SampleFault } from '../../../electron/sample/faults.ts';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import { deviations, exchangeOf } from '../../fixtures/sample-exchange.ts';

const REQUESTORS = ['NORTH', 'SOUTH', 'EAST', 'WEST', 'CENTRAL', 'COAST'].flatMap((network, index, all) => [
  `${network}/PO1`,
  index === all.length - 1 ? 'MACNET/MACPO' : `${network}/PO2`,
]);

/** What each fault leaves in the messages, as `deviations` words it. */
const TRACES: Readonly<Record<SampleFault, readonly string[]>> = {
  'server-restored': REQUESTORS.map((name) => `6 ${name} S below was`),
  'late-request': ['7 NORTH/PO1 no reply'],
  'skipped-cycle': ['8 SOUTH/PO1 no request', '8 SOUTH/PO1 no reply'],
  'lost-acknowledgement': [
    '9 WEST/PO1 was is not the last acknowledged',
    '9 WEST/PO1 S is not the last received',
  ],
  're-registered': [
    '9 CENTRAL/PO1 I of both ends differ',
    '10 CENTRAL/PO1 was is not the last acknowledged',
    '10 CENTRAL/PO1 S is not the last received',
    '10 CENTRAL/PO1 I of both ends differ',
  ],
};

const found = (faults: readonly SampleFault[], size: object = {}): string[] => {
  const options = { ...SMALL_SAMPLE, ...size, faults };
  return deviations(exchangeOf(options), options.cycles);
};

describe('without faults', () => {
  test.each([{ seed: 1 }, { seed: 2 }, { cycles: 40 }, { requestors: 3 }, { requestors: 70, cycles: 6 }])(
    'everything agrees: %j',
    (size) => {
      expect(found([], size)).toEqual([]);
    },
  );

  test('the numbers of the server rise from cycle to cycle and are the same for all', () => {
    const replies = exchangeOf({ ...SMALL_SAMPLE, faults: [] }).filter(({ kind }) => kind === 'reply');
    const byCycle = Object.values(Object.groupBy(replies, ({ cycle }) => cycle));
    const numbers = byCycle.map((one) => [...new Set(one?.map(({ s }) => s))]);
    expect(numbers.every((one) => one.length === 1)).toBe(true);
    expect(numbers.flat()).toEqual(numbers.flat().toSorted((a, b) => a - b));
    expect(new Set(numbers.flat()).size).toBe(SMALL_SAMPLE.cycles);
  });
});

describe('a fault', () => {
  test.each(SAMPLE_FAULTS)('leaves its traces and no other: %s', (fault) => {
    for (const seed of [1, 2, 3]) {
      expect({ seed, found: found([fault], { seed }).sort() }).toEqual({
        seed,
        found: TRACES[fault].toSorted(),
      });
    }
  });

  test('all of them together do not interfere', () => {
    expect(found(SAMPLE_FAULTS).sort()).toEqual(Object.values(TRACES).flat().sort());
    const large = found(SAMPLE_FAULTS, { requestors: 200, users: 800 });
    expect(new Set(large.filter((one) => !one.startsWith('6 ')))).toEqual(
      new Set(
        Object.values(TRACES)
          .flat()
          .filter((one) => !one.startsWith('6 ')),
      ),
    );
  });

  test('is where the plan says', () => {
    expect(faultPlan(SMALL_SAMPLE)).toEqual([
      { fault: 'server-restored', requestor: null, firstCycle: 6, lastCycle: 6 },
      { fault: 'late-request', requestor: 'NORTH/PO1', firstCycle: 7, lastCycle: 7 },
      { fault: 'skipped-cycle', requestor: 'SOUTH/PO1', firstCycle: 8, lastCycle: 8 },
      { fault: 'lost-acknowledgement', requestor: 'WEST/PO1', firstCycle: 8, lastCycle: 8 },
      { fault: 're-registered', requestor: 'CENTRAL/PO1', firstCycle: 9, lastCycle: 10 },
    ]);
    expect(faultPlan({ ...SMALL_SAMPLE, faults: [] })).toEqual([]);
  });
});

describe('in detail', () => {
  const messages = exchangeOf(SMALL_SAMPLE);
  const of = (requestor: string, cycle: number, kind: 'request' | 'reply') =>
    messages.find((one) => one.requestor === requestor && one.cycle === cycle && one.kind === kind);

  test('a restored server has nothing to send to those who hold a higher number', () => {
    const replies = messages.filter(({ kind, cycle }) => kind === 'reply' && cycle === 6);
    expect(replies).toHaveLength(REQUESTORS.length);
    for (const { s, sWas, body, requestor } of replies) {
      expect(s).toBeLessThan(sWas);
      expect(body).toEqual(['No updates to send.']);
      expect(of(requestor, 7, 'request')?.s).toBe(s);
    }
  });

  test('a late request comes hours after T2, and the next reply answers both', () => {
    const [late, next, reply] = [
      of('NORTH/PO1', 7, 'request'),
      of('NORTH/PO1', 8, 'request'),
      of('NORTH/PO1', 8, 'reply'),
    ];
    const hours = ((late?.sentAtMs ?? 0) % 86_400_000) / 3_600_000;
    expect(hours).toBeGreaterThan(23.4);
    expect(hours).toBeLessThan(23.7);
    expect(late?.sent).toBeGreaterThan(0);
    expect(next?.rWas).toBe(late?.rWas);
    expect(next?.sent).toBeGreaterThanOrEqual(late?.sent ?? 0);
    expect(reply?.r).toBe(next?.r);
  });

  test('a lost acknowledgement makes the requestor send its updates again', () => {
    const [lost, again] = [of('WEST/PO1', 8, 'request'), of('WEST/PO1', 9, 'request')];
    expect(again).toMatchObject({ rWas: lost?.rWas, s: lost?.s });
    expect(again?.sent).toBeGreaterThanOrEqual(lost?.sent ?? 0);
    expect(of('WEST/PO1', 9, 'reply')?.sWas).toBe(lost?.s);
  });

  test('a registration made anew has I=0 until the requestor asks for everything', () => {
    const asked = exchangeOf({ ...SMALL_SAMPLE, cycles: 12 }).filter(
      ({ requestor, cycle }) => requestor === 'CENTRAL/PO1' && cycle >= 9,
    );
    const numbers = asked.filter(({ kind }) => kind !== 'status').map(({ kind, i }) => `${kind} I=${i}`);
    expect(numbers).toEqual([
      'request I=3',
      'reply I=0',
      'request I=3',
      'reply I=0',
      'request I=4',
      'reply I=4',
      'request I=4',
      'reply I=4',
    ]);
    expect(asked.find(({ kind, cycle }) => kind === 'request' && cycle === 11)).toMatchObject({ r: 0, s: 0 });
  });
});
