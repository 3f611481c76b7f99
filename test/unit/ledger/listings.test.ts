import { describe, expect, test } from 'vitest';
import type { ListedNumbers } from '../../../shared/ledger/model.ts';
import { breaches, momentOf, postOffice, queueOf, read, readStory } from '../../fixtures/sync-story.ts';

const STORY = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
`;

let lines = 0;

function listed(side: ListedNumbers['side'], name: string, numbers: Partial<ListedNumbers>): ListedNumbers {
  return {
    line: ++lines,
    side,
    postOffice: postOffice(name),
    reqSync: null,
    srvSync: null,
    impSync: null,
    highest: null,
    queuedHighest: null,
    atMs: momentOf(1, '23:00'),
    ...numbers,
  };
}

describe('LISTDS and LISTQ', () => {
  test('show updates that are ignored', () => {
    const found = readStory(STORY, [
      listed('requestor', 'A', { reqSync: 5, srvSync: 90 }),
      listed('requestor', 'A', { queuedHighest: 2 }),
    ]);
    expect(breaches(found)).toEqual(['A 2 listed']);
    expect(found.causes[0]?.breach).toMatchObject({
      lines: [1, 2],
      firstCycle: null,
      kb: expect.arrayContaining(['Q133428']),
    });
  });

  test.each([
    ['the queue ends where the acknowledgement does', { queuedHighest: 5 }],
    ['the queue was listed before', { queuedHighest: 2, atMs: momentOf(1, '17:00') }],
    ['the queue is of another post office', { queuedHighest: 2, postOffice: postOffice('B') }],
    ['nothing says whose queue it is', { queuedHighest: 2, postOffice: null }],
  ])('show nothing wrong when %s', (_, queue) => {
    const found = readStory(STORY, [
      listed('requestor', 'A', { reqSync: 5, srvSync: 90 }),
      listed('requestor', 'A', queue),
    ]);
    expect(breaches(found)).toEqual([]);
  });

  test('say what follows only if they are of one day, when they have no time', () => {
    const found = readStory(STORY, [
      listed('requestor', 'A', { reqSync: 5, srvSync: 90, atMs: null }),
      listed('requestor', 'A', { queuedHighest: 2, atMs: null }),
    ]);
    expect(found.causes[0]?.breach.text).toContain('do not both say when they were made');
  });

  test('show a server that is behind its requestors', () => {
    const found = readStory(
      `${STORY}
      c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0`,
      [listed('server', 'HUB', { highest: 85, atMs: momentOf(2, '20:00') })],
    );
    expect(breaches(found)).toEqual(['A 4 listed']);
  });

  test('do not, when they are older than the numbers', () => {
    const found = readStory(STORY, [
      listed('server', 'HUB', { highest: 79, atMs: momentOf(1, '12:00') }),
      listed('server', 'HUB', { highest: 70, atMs: null }),
    ]);
    expect(breaches(found)).toEqual([]);
  });

  test('show more sent than received', () => {
    const found = readStory(STORY, [listed('requestor', 'A', { reqSync: 95, srvSync: 90 })]);
    expect(breaches(found)).toEqual(['A 8 listed']);
  });
});

describe('the latest numbers of both ends', () => {
  test('are those of the messages, or of a listing that is newer', () => {
    const found = readStory(STORY, [
      listed('requestor', 'A', { reqSync: 7, srvSync: 90 }),
      listed('server', 'A', { reqSync: 4, srvSync: 80, atMs: momentOf(1, '12:00') }),
      listed('server', 'B', { impSync: 3, atMs: null }),
    ]);
    expect(found.ledgers[0]?.reqSync).toEqual({ requestor: 7, server: 5 });
    expect(found.ledgers[0]?.srvSync).toEqual({ requestor: 90, server: 90 });
    expect(found.ledgers[1]?.impSync).toEqual({ requestor: 1, server: 1 });
  });

  test('are those of a listing where no message tells them', () => {
    const found = readStory('c1 18:00 A→ R=5', [listed('server', 'A', { srvSync: 80, atMs: null })]);
    expect(found.ledgers[0]?.srvSync).toEqual({ requestor: null, server: 80 });
  });
});

describe('updates are kept for a silent requestor', () => {
  const silent = (days: number): string =>
    `${STORY}${Array.from({ length: days }, (_, at) => `c${at + 2} 21:00 log T2\n`).join('')}`;
  const keepOf = (days: number) => read(queueOf(silent(days)), [], 3).ledgers[0]?.keepUpdates;

  test.each([
    [0, 'heard'],
    [1, 'counting'],
    [3, 'counting'],
    [4, 'lost'],
  ])('after %i runs without it: %s', (days, state) => {
    expect(keepOf(days)).toMatchObject({ missed: days, limit: 3, state });
  });

  test('until as many cycles have passed as they are kept', () => {
    expect(keepOf(0)?.limitAtMs).toBeNull();
    expect(keepOf(2)?.limitAtMs).toBe(momentOf(5, '21:00'));
  });

  test('and once it is passed the date is that of the run with which it passed', () => {
    expect(keepOf(5)?.limitAtMs).toBe(momentOf(5, '21:00'));
  });

  test('for a number of runs, whatever lies between them', () => {
    const weekdays = `${STORY}${[2, 5, 6, 7].map((day) => `c${day} 21:00 log T2\n`).join('')}`;
    const kept = read(queueOf(weekdays), [], 7).ledgers[0]?.keepUpdates;
    expect(kept).toMatchObject({ missed: 4, limitAtMs: momentOf(7, '21:00') + 4 * 1.5 * 86_400_000 });
  });

  test('which cannot be told where no run is known', () => {
    expect(readStory('c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2').ledgers[0]?.keepUpdates).toBeNull();
  });

  test('and nothing is counted for one that was never heard', () => {
    expect(readStory('c1 18:00 A status').ledgers[0]?.keepUpdates).toBeNull();
  });
});
