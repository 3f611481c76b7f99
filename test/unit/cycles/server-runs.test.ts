import { describe, expect, test } from 'vitest';
import { CYCLES_LIMIT } from '../../../shared/cycles/reconstruct.ts';
import { cyclesOf, notes, queueOf, read, readStory, states } from '../../fixtures/sync-story.ts';

const TWO_DAYS = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:00 A status
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
`;

describe('runs of the server', () => {
  test('are two when a requestor is served twice in one evening', () => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
      c1 18:01 B→ R=1 was 1 S=80 I=1 sent 0
      c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
      c1 21:01 →B R=1 S=90 was 80 I=1 sent 10
      c1 21:20 B→ R=1 was 1 S=90 I=1 sent 0
      c1 21:21 A→ R=5 was 5 S=90 I=1 sent 0
      c1 21:40 →B R=1 S=92 was 90 I=1 sent 2
      c1 21:41 →A R=5 S=92 was 90 I=1 sent 2
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    expect(states(found, 'B')).toBe('1 complete, 2 complete');
    expect(notes(found, 'A', 2)).toBe('second-of-the-day');
  });

  test('are one however many requestors it takes an hour to serve', () => {
    const rows = Array.from(
      { length: 90 },
      (_, at) => `c1 21:${String(at % 60).padStart(2, '0')} →P${at} R=1 S=90 was 80 I=1 sent 10`,
    );
    const found = readStory(`${rows.join('\n')}
      c2 21:00 →P1 R=1 S=95 was 90 I=1 sent 5`);
    expect(found.picture.servers[0]?.runs).toHaveLength(2);
  });

  test('are known from the log where no message is left of them', () => {
    const found = readStory(`${TWO_DAYS}
      c1 21:00 log T2
      c2 21:00 log T2
      c3 21:00 log T2
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete, 3 no-request');
  });

  test('are not taken from a log that is set to another zone', () => {
    const found = readStory(`${TWO_DAYS}
      c1 13:00 log T2
      c2 13:00 log T2
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    expect(found.picture.basis.join(' ')).toContain('check the time zone of the logs');
  });

  test('of the log from before the queue are no cycles', () => {
    const found = read({
      messages: queueOf(TWO_DAYS).messages.filter(({ id }) => id > 3),
      runs: queueOf('c1 21:00 log T2\nc2 21:00 log T2').runs,
    });
    expect(states(found, 'A')).toBe('1 complete');
    expect(found.picture.basis.join(' ')).toContain('1 earlier run of NORTH/HUB');
  });

  test('that missed their window did not take place', () => {
    const found = readStory(`${TWO_DAYS}
      c3 21:00 log T2 HUB missed
    `);
    expect(found.picture.servers[0]?.runs).toHaveLength(2);
  });
});

describe('a queue that holds one side only', () => {
  test('of replies is complete, as the server answers only whom it has heard', () => {
    const found = readStory(`
      c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
      c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    expect(notes(found, 'A', 1)).toBe('inferred');
    expect(found.picture.basis.join(' ')).toContain('No request to NORTH/HUB was found');
  });

  test('of requests waits, and says what was not checked', () => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
      c1 18:10 B→ R=1 was 1 S=80 I=1 sent 0
      c2 18:00 A→ R=6 was 5 S=90 I=1 sent 1
    `);
    expect(states(found, 'A')).toBe('1 pending, 2 pending');
    expect(states(found, 'B')).toBe('1 pending');
    expect(found.picture.servers[0]?.runs.map(({ atMs }) => atMs)).toEqual([null, null]);
    expect(found.picture.basis.join(' ')).toContain('whether it answered was not checked');
  });
});

describe('servers', () => {
  test('count their runs apart, also for a requestor that moved', () => {
    const found = readStory(`${TWO_DAYS}
      c2 19:00 B→ R=1 was 1 S=10 I=1 sent 0 at OTHER
      c2 22:00 →B R=1 S=12 was 10 I=1 sent 2 at OTHER
      c3 19:00 A→ R=0 was 0 S=0 I=2 sent 0 at OTHER
      c3 22:00 →A R=0 S=14 was 0 I=2 sent 14 at OTHER
    `);
    expect(found.picture.servers.map(({ server, runs }) => [server, runs.length])).toEqual([
      ['NORTH/HUB', 2],
      ['NORTH/OTHER', 2],
    ]);
    expect(states(found, 'A', 'NORTH/OTHER')).toBe('2 complete');
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
  });

  test('that a message does not name are those its requestor is known to use', () => {
    const found = readStory(`${TWO_DAYS}
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0 nowhere
      c3 18:00 X→ R=5 was 5 S=95 I=1 sent 0 nowhere
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete, 3 pending');
    expect(found.picture.servers.map(({ server }) => server)).toEqual(['NORTH/HUB', null]);
  });
});

test('more cycles than are kept are cut to the latest, and that is said', () => {
  const requestors = 1_000;
  const kept = CYCLES_LIMIT / requestors;
  const rows = Array.from({ length: requestors - 1 }, (_, at) => `c1 21:00 →P${at} R=1 S=1 was 0 I=1 sent 1`);
  const runs = (count: number): string =>
    Array.from({ length: count }, (_, at) => `c${at + 1} 21:00 →A R=1 S=${at + 1} was ${at} I=1 sent 1`).join(
      '\n',
    );
  const whole = readStory(`${rows.join('\n')}\n${runs(kept)}`);
  expect(cyclesOf(whole, 'A')).toHaveLength(kept);
  expect(whole.picture.basis).toHaveLength(2);
  const cut = readStory(`${rows.join('\n')}\n${runs(kept + 1)}`);
  expect(cyclesOf(cut, 'A').map(({ index }) => index)[0]).toBe(2);
  expect(cut.picture.basis.at(-1)).toContain('1,000 requestors of NORTH/HUB have more cycles than are kept');
});
