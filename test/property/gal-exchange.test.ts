import { describe, expect, test } from 'vitest';
import { openComparison, pageOfComparison } from '../../electron/gal/queries/compare.ts';
import { openCheck } from '../../electron/gal/queries/check.ts';
import { valuesOf } from '../../electron/gal/queries/values.ts';
import type { GalData } from '../../electron/gal/data.ts';
import type { CompareRow } from '../../shared/contract/gal-values.ts';
import { listKey, listOf } from '../../shared/gal/identity.ts';
import type { EntryValues, PointOfView } from '../../shared/gal/model.ts';
import { isThere, lastStepOf } from '../../shared/gal/versions.ts';
import { entryText, galOfPlayed, playExchange } from '../fixtures/gal-exchange.ts';
import type { Chances, Played, PlayedMessage, Truth } from '../fixtures/gal-exchange.ts';
import { keyOf } from '../fixtures/gal-reference.ts';
import { SERVER_VIEW, viewOf } from '../fixtures/gal-view.ts';

const EXCHANGES = 80;

/** The same numbers for the same seed (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed * 7_717;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let at = 0; at < 20; at++) next();
  return next;
}

function forEachExchange(
  chances: Partial<Chances>,
  check: (played: Played, random: () => number) => void,
): void {
  for (let seed = 1; seed <= EXCHANGES; seed++) {
    const random = randomFrom(seed);
    const size = { requestors: 2 + Math.floor(random() * 3), cycles: 4 + Math.floor(random() * 5) };
    check(playExchange({ ...size, random, ...chances }), random);
  }
}

function textOf({ name, addressType, address, templates }: EntryValues): string {
  const list = listKey(listOf(addressType, address));
  const [first] = templates;
  return entryText(
    keyOf({ name, list, address }),
    address,
    first === undefined ? null : `${first.prompt}/${first.value}`,
  );
}

function listAt(data: GalData, view: PointOfView, cycle: number): string[] {
  const folded = data.folded(view);
  if (folded === null) return [];
  const step = lastStepOf(folded, cycle);
  const found: string[] = [];
  for (let version = 0; version < folded.versions; version++)
    if (isThere(folded, version, step)) found.push(textOf(valuesOf(data, folded, version)));
  return found.sort();
}

function differences(data: GalData, name: string, cycle: number): readonly CompareRow[] {
  const opened = openComparison(
    data,
    {
      left: { kind: 'view', view: SERVER_VIEW, cycle },
      right: { kind: 'view', view: viewOf(name), cycle },
      kinds: [],
      causes: [],
      search: '',
      branch: null,
    },
    () => {
      throw new Error('no file');
    },
  );
  return opened.ok ? pageOfComparison(opened.value, 0, 500) : [];
}

/** Causes that claim a loss, of entries that server and post office have alike. */
function falseLosses(data: GalData, { server, of }: Truth, name: string, cycle: number): string[] {
  const own = of.get(name) ?? new Set();
  return differences(data, name, cycle).flatMap(({ left, right, cause }) => {
    const isClaim = cause.kind === 'lost-update' || cause.kind === 'excluded-type';
    const isAlike = [left, right].some(
      (one) => one !== null && own.has(textOf(one)) && server.has(textOf(one)),
    );
    return isClaim && isAlike ? [`${name} ${cycle}: ${cause.text}`] : [];
  });
}

function allFalseLosses(
  played: Played,
  isLeft: (message: PlayedMessage) => boolean,
  offset = 0,
): readonly string[] {
  const data = galOfPlayed(played, isLeft);
  return played.truth.flatMap((truth, at) =>
    at < offset ? [] : played.postOffices.flatMap((name) => falseLosses(data, truth, name, at + 1 - offset)),
  );
}

describe('an exchange that is wholly in the queue', () => {
  test(
    'makes the lists that its post offices and its server have, at every cycle',
    { timeout: 20_000 },
    () => {
      forEachExchange({}, (played) => {
        const data = galOfPlayed(played);
        for (const [at, { server, of }] of played.truth.entries()) {
          expect(listAt(data, SERVER_VIEW, at + 1)).toEqual([...server].sort());
          for (const name of played.postOffices) {
            expect(listAt(data, viewOf(name), at + 1)).toEqual([...(of.get(name) ?? [])].sort());
            const isAlike = of.get(name)?.size === server.size;
            expect(isAlike ? differences(data, name, at + 1) : []).toEqual([]);
          }
        }
      });
    },
  );
});

describe('an entry that server and post office have alike is not called lost', () => {
  test('where the queue begins in the middle', { timeout: 20_000 }, () => {
    forEachExchange({}, (played) => expect(allFalseLosses(played, ({ cycle }) => cycle > 2, 2)).toEqual([]));
  });

  test('where only replies are in the queue', { timeout: 20_000 }, () => {
    forEachExchange({}, (played) =>
      expect(allFalseLosses(played, ({ message }) => message.kind === 'SrvTx')).toEqual([]),
    );
  });

  test('where messages hang, and where post offices skip cycles', { timeout: 20_000 }, () => {
    forEachExchange({ hung: 0.15, skips: 0.15 }, (played) =>
      expect(allFalseLosses(played, () => true)).toEqual([]),
    );
  });

  test('where delivered messages have left the queue', { timeout: 20_000 }, () => {
    forEachExchange({ skips: 0.1 }, (played, random) => {
      const left = new Set(played.messages.filter(() => random() > 0.3));
      // A run of which nothing is left would shift the cycles.
      const runs = new Set(
        [...left].filter(({ message }) => message.kind === 'SrvTx').map(({ cycle }) => cycle),
      );
      const isKnown = runs.size === played.truth.length;
      expect(isKnown ? allFalseLosses(played, (message) => left.has(message)) : []).toEqual([]);
    });
  });
});

test('no entry of a healthy exchange is called a ghost, whoever skips a cycle', { timeout: 20_000 }, () => {
  forEachExchange({ skips: 0.2 }, (played) => {
    const data = galOfPlayed(played);
    for (const [at] of played.truth.entries())
      for (const name of played.postOffices) {
        const view = openCheck(data, { view: viewOf(name), cycle: at + 1, kinds: ['ghost'] });
        expect(view?.opened.total ?? 0).toBe(0);
      }
  });
});

test('an update that a reply leaves out is called lost where all of the list is known', () => {
  let claimed = 0;
  forEachExchange({}, (played) => {
    const last = played.messages.findLast(
      ({ message, text }) => message.kind === 'SrvTx' && /^A .*PCM/.test(text),
    );
    if (last === undefined || last.cycle === 1) return;
    const [first = ''] = last.text.split('\n');
    const text = last.text.replace(first, `A Other\t${first.split('\t')[1] ?? ''}X`);
    const messages = played.messages.map((one) => (one === last ? { ...one, text } : one));
    const data = galOfPlayed({ ...played, messages });
    const rows = differences(data, last.message.requestor ?? '', last.cycle);
    if (rows.some(({ cause }) => cause.kind === 'lost-update')) claimed += 1;
  });
  expect(claimed).toBeGreaterThan(EXCHANGES / 2);
});
