import { describe, expect, test } from 'vitest';
import { breaches, cyclesOf, momentOf, notes, read, readStory, states } from '../../fixtures/sync-story.ts';

const TWO_DAYS = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:00 A status
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
`;

describe('a cycle', () => {
  test('is complete when the server answered', () => {
    const found = readStory(TWO_DAYS);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    const [first] = cyclesOf(found, 'A');
    expect(first?.request).toEqual({ id: 1, file: '1.eml', late: false });
    expect(first?.reply?.id).toBe(3);
    expect(first?.others.map(({ id }) => id)).toEqual([2]);
    expect(first?.notes).toEqual([]);
  });

  test('tells when each step was done and what says so', () => {
    const found = readStory(`${TWO_DAYS}
      c1 20:59 log T2 HUB started
      c1 21:04 log T2 HUB normal
      c1 22:00 log T3 A normal
    `);
    const [first, second] = cyclesOf(found, 'A');
    expect(first?.steps).toMatchObject({
      requestSent: { atMs: momentOf(1, '18:00'), message: { id: 1 } },
      requestArrived: { atMs: momentOf(1, '18:02') },
      serverRan: { atMs: momentOf(1, '20:59'), line: 6 },
      replySent: { atMs: momentOf(1, '21:00') },
      replyArrived: { atMs: momentOf(1, '21:02') },
      updatesDone: { atMs: momentOf(1, '22:00'), line: 8 },
    });
    expect(second?.steps.updatesDone).toBeNull();
    expect(found.picture.servers[0]?.runs).toHaveLength(2);
  });

  test('begins with the first sign of life', () => {
    const found = readStory(`${TWO_DAYS}
      c2 18:00 B→ R=0 was 0 S=0 I=1 sent 0
      c2 21:00 →B R=0 S=95 was 0 I=1 sent 95
    `);
    expect(states(found, 'B')).toBe('2 complete');
    expect(notes(found, 'B', 2)).toBe('full-import');
  });

  test('without a request is normal when the server ran', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:10 B→ R=1 was 1 S=80 I=1 sent 0
      c1 21:00 →B R=1 S=90 was 80 I=1 sent 10
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 no-request');
    expect(notes(found, 'B', 2)).toBe('skipped');
  });

  test('without a reply is told of when the request was there in time', () => {
    const found = readStory(`${TWO_DAYS}
      c2 18:10 B→ R=1 was 1 S=80 I=1 sent 0
    `);
    expect(states(found, 'B')).toBe('2 no-reply');
  });

  test('waits when the server has not run since', () => {
    const found = readStory(`${TWO_DAYS}
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete, 3 pending');
    expect(found.picture.servers[0]?.runs.at(-1)).toEqual({ index: 3, atMs: null, line: null });
  });
});

describe('late mail', () => {
  const late = `
    c1 18:00 B→ R=7 was 7 S=80 I=1 sent 0
    c1 21:01 →B R=7 S=90 was 80 I=1 sent 10
    c3 18:00 B→ R=8 was 7 S=90 I=1 sent 1
    c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
    c3 21:00 →A R=5 S=99 was 95 I=1 sent 4
    c3 21:01 →B R=8 S=99 was 90 I=1 sent 9
  `;

  test('is late for its cycle and served by the next', () => {
    const found = readStory(`${TWO_DAYS} ${late}
      c2 23:30 B→ R=7 was 7 S=90 I=1 sent 0
      c2 23:30 B status
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 late, 3 complete');
    const [, second, third] = cyclesOf(found, 'B');
    expect(second?.request).toMatchObject({ late: true });
    expect(second?.notes[0]?.text).toContain('2 h 32 min');
    expect(second?.others).toHaveLength(1);
    expect(third?.others).toContainEqual({ id: second?.request?.id, file: second?.request?.file });
    expect(notes(found, 'B', 3)).toBe('served-late-request');
  });

  test('may have been sent in time and arrived after the run', () => {
    const found = readStory(`${TWO_DAYS} ${late}
      c2 18:00 B→ R=7 was 7 S=90 I=1 sent 0 arrives 22:10
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 late, 3 complete');
  });

  test('may be all that the next run heard', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:00 B→ R=7 was 7 S=80 I=1 sent 0
      c1 21:01 →B R=7 S=90 was 80 I=1 sent 10
      c2 23:30 B→ R=7 was 7 S=90 I=1 sent 0
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c3 21:00 →A R=5 S=99 was 95 I=1 sent 4
      c3 21:01 →B R=7 S=99 was 90 I=1 sent 9
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 late, 3 complete');
    expect(cyclesOf(found, 'B')[2]?.request).toBeNull();
  });

  test('waits when the queue ends with it', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:00 B→ R=7 was 7 S=80 I=1 sent 0
      c1 21:01 →B R=7 S=90 was 80 I=1 sent 10
      c2 23:30 B→ R=7 was 7 S=90 I=1 sent 0
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 late');
  });

  test('is not what an early request is', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:00 B→ R=7 was 7 S=80 I=1 sent 0
      c1 21:01 →B R=7 S=90 was 80 I=1 sent 10
      c2 18:00 B→ R=7 was 7 S=90 I=1 sent 0
      c2 21:01 →B R=7 S=95 was 90 I=1 sent 5
      c2 23:30 B→ R=7 was 7 S=95 I=1 sent 0
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c3 21:00 →A R=5 S=99 was 95 I=1 sent 4
      c3 21:01 →B R=7 S=99 was 95 I=1 sent 4
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 complete, 3 complete');
    expect(cyclesOf(found, 'B')[2]?.request?.late).toBe(false);
  });
});

describe('duplicates', () => {
  test('of requests and replies count once', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
      c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    expect(notes(found, 'A', 1)).toBe('duplicate');
    expect(cyclesOf(found, 'A')[0]?.others).toHaveLength(3);
  });

  test('of a reply hours later are no other run', () => {
    const found = readStory(`${TWO_DAYS}
      c1 25:00 →A R=5 S=90 was 80 I=1 sent 10
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
  });

  test('are not what a server sends that has nothing new', () => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 5 S=90 I=1 sent 0
      c1 21:00 →A R=5 S=90 was 90 I=1 sent 0
      c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
      c2 21:00 →A R=5 S=90 was 90 I=1 sent 0
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
  });
});

describe('clocks', () => {
  const ahead = (word: string): string => `
    c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2 ${word}
    c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
    c1 22:30 B→ R=2 was 1 S=80 I=1 sent 1 ${word}
    c1 21:01 →B R=2 S=90 was 80 I=1 sent 10
    c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0 ${word}
    c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
    c2 22:30 B→ R=3 was 2 S=90 I=1 sent 1 ${word}
    c2 21:01 →B R=3 S=95 was 90 I=1 sent 5
  `;

  test('of a requestor may be ahead: the numbers prove the answer', () => {
    const found = readStory(ahead('unarrived'));
    expect(states(found, 'B')).toBe('1 complete, 2 complete');
    expect(notes(found, 'B', 1)).toBe('clock-ahead');
    expect(cyclesOf(found, 'B')[0]?.notes[0]?.text).toContain('1 h 30 min');
    expect(cyclesOf(found, 'B')[1]?.request?.id).toBe(7);
  });

  test('at the server win over those of requestors', () => {
    const found = readStory(`
      c1 22:30 B→ R=2 was 1 S=80 I=1 sent 1 arrives 20:30
      c1 21:01 →B R=2 S=90 was 80 I=1 sent 10
    `);
    expect(states(found, 'B')).toBe('1 complete');
    expect(notes(found, 'B', 1)).toBe('clock-ahead');
  });

  test('that say nothing but a file time leave it to the numbers', () => {
    const found = readStory(`
      c9 12:00 A→ R=5 was 3 S=80 I=1 sent 2 mtime
      c9 12:00 →A R=5 S=90 was 80 I=1 sent 10 mtime
      c9 12:00 A→ R=6 was 5 S=90 I=1 sent 1 mtime
      c9 12:00 →A R=6 S=95 was 90 I=1 sent 5 mtime
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
    expect(cyclesOf(found, 'A').map(({ request }) => request?.id)).toEqual([1, 3]);
    expect(found.picture.basis.join(' ')).toContain(
      '4 messages of NORTH/HUB and its requestors hold no date',
    );
  });

  test('of copied files make no run of their own', () => {
    const found = readStory(`${TWO_DAYS}
      c1 18:00 B→ R=1 was 1 S=80 I=1 sent 0
      c40 12:00 →B R=1 S=90 was 80 I=1 sent 10 mtime
    `);
    expect(states(found, 'B')).toBe('1 complete, 2 no-request');
  });
});

describe('subjects that were cut', () => {
  test('contradict nothing', () => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 3
      c1 21:00 →A R=5 S=90
      c2 18:00 A→ R=5 was 5
      c2 21:00 →A R=5 S=95
    `);
    expect(states(found, 'A')).toBe('1 complete, 2 complete');
  });

  test('of a foreign requestor hold no numbers at all', () => {
    const found = readStory(`
      c1 18:00 F→ foreign
      c1 21:00 →F R=5 S=90 was 80 I=1 sent 10
    `);
    expect(states(found, 'F')).toBe('1 complete');
    expect(cyclesOf(found, 'F')[0]?.request?.id).toBe(1);
  });
});

describe('a reply', () => {
  test.each(['hung', 'failed'])('that %s in this queue is stuck', (state) => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
      c1 21:00 →A R=5 S=90 was 80 I=1 sent 10 ${state}
    `);
    expect(states(found, 'A')).toBe('1 complete');
    expect(notes(found, 'A', 1)).toBe('reply-stuck');
  });

  test('arrived only where something says so', () => {
    const found = readStory('c1 21:00 →A R=5 S=90 was 80 I=1 sent 10 unarrived');
    expect(cyclesOf(found, 'A')[0]?.steps.replyArrived).toBeNull();
  });
});

describe('a reset', () => {
  test('is told from a full import by a count of imports that fell', () => {
    const found = readStory(`${TWO_DAYS}
      c3 18:00 A→ R=0 was 0 S=0 I=0 sent 0
      c3 21:00 →A R=0 S=99 was 0 I=0 sent 99
      c4 18:00 A→ R=0 was 0 S=0 I=1 sent 0
      c4 21:00 →A R=0 S=99 was 0 I=1 sent 99
    `);
    expect(notes(found, 'A', 3)).toBe('reset');
    expect(notes(found, 'A', 4)).toBe('full-import');
  });

  test('is none when the count stays, as only received requests are counted (Q99961)', () => {
    const found = readStory(`${TWO_DAYS}
      c3 18:00 A→ R=0 was 0 S=0 I=1 sent 0
      c3 21:00 →A R=0 S=99 was 0 I=2 sent 99
    `);
    expect(notes(found, 'A', 3)).toBe('full-import');
  });

  test('may be followed by an export, with which the updates count from 0', () => {
    const found = readStory(`${TWO_DAYS}
      c3 18:00 A→ R=20 was 0 S=0 I=0 sent 20
      c3 21:00 →A R=20 S=119 was 0 I=0 sent 119
    `);
    expect(notes(found, 'A', 3)).toBe('reset');
    expect(breaches(found)).toEqual([]);
  });
});

test('an empty queue has no cycles', () => {
  expect(read({ messages: [], runs: [] }).picture).toEqual({ servers: [], requestors: [], basis: [] });
});
