import { describe, expect, test } from 'vitest';
import { breaches, queueOf, read, readStory } from '../../fixtures/sync-story.ts';
import { IMPORTS_IN_VAIN } from '../../../shared/ledger/imports-in-vain.ts';

/** Two healthy requestors for two days. */
const HEALTHY = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
  c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
  c2 21:01 →B R=9 S=95 was 90 I=1 sent 5
`;

test('a healthy queue breaks nothing', () => {
  expect(breaches(readStory(HEALTHY))).toEqual([]);
});

describe('1, sums', () => {
  test('are wrong when R is not was and sent', () => {
    const found = readStory(`${HEALTHY} c3 18:00 A→ R=9 was 5 S=95 I=1 sent 2`);
    expect(breaches(found)).toEqual(['A 1 @3']);
    expect(found.causes[0]?.breach.text).toMatch(/^The request of cycle 3 says R=9 \(was 5\) with 2 sent/);
  });

  test('are not checked where a field was cut off', () => {
    expect(breaches(readStory(`${HEALTHY} c3 18:00 A→ R=9 was 5 S=95 I=1`))).toEqual([]);
  });

  test('are wrong when a reply ends before it begins and nobody asked from there', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c3 21:00 →A R=5 S=97 was 99 I=1 sent 0`);
    expect(breaches(found)).toEqual(['A 1 @3']);
  });
});

describe('3, the acknowledgement', () => {
  const wrong = `${HEALTHY}
    c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3
    c3 21:00 →A R=5 S=97 was 95 I=1 sent 2`;

  test('must repeat the R that was sent', () => {
    expect(breaches(readStory(wrong))).toEqual(['A 3 @3']);
  });

  test('stays wrong when the requestor sends its updates again', () => {
    const found = readStory(`${wrong}
      c4 18:00 A→ R=8 was 5 S=97 I=1 sent 3`);
    expect(breaches(found)).toEqual(['A 3 @3']);
  });

  test('is right after all when the requestor says so: one more request is not in this queue', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3
      c3 21:00 →A R=9 S=97 was 95 I=1 sent 2
      c4 18:00 A→ R=9 was 9 S=97 I=1 sent 0`);
    expect(breaches(found)).toEqual([]);
  });

  test('may be that of an earlier request of the same cycle', () => {
    const found = readStory(`${HEALTHY}
      c3 16:00 A→ R=7 was 5 S=95 I=1 sent 2
      c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3
      c3 21:00 →A R=7 S=97 was 95 I=1 sent 2`);
    expect(breaches(found)).toEqual([]);
  });

  test('is not compared when the reply answers a request that is not here', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3
      c3 21:00 →A R=11 S=99 was 97 I=1 sent 2`);
    expect(breaches(found)).toEqual([]);
  });
});

describe('4, a server behind its requestors', () => {
  const restored = `${HEALTHY}
    c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
    c3 21:00 →A R=5 S=86 was 95 I=1 sent 0
    c4 18:00 A→ R=6 was 5 S=86 I=1 sent 1
    c4 18:01 B→ R=9 was 9 S=95 I=1 sent 0
    c4 21:00 →A R=6 S=88 was 86 I=1 sent 2
    c4 21:01 →B R=9 S=88 was 95 I=1 sent 0
  `;

  test('is one event, also for a requestor that skipped the cycle', () => {
    const found = readStory(restored);
    expect(breaches(found)).toEqual(['A 4 @3', 'B 4 @4']);
    expect(found.causes).toHaveLength(1);
    expect(found.causes[0]).toMatchObject({
      requestors: ['NORTH/A', 'NORTH/B'],
      breach: {
        firstCycle: 3,
        lastCycle: 4,
        title: 'The server is behind, as after a restore from a backup or a set-up anew',
      },
    });
    expect(found.causes[0]?.breach.kb).toEqual(expect.arrayContaining(['Q113453', 'Q96060']));
  });

  test('is seen in replies alone', () => {
    const replies = queueOf(restored).messages.filter(({ kind }) => kind === 'SrvTx');
    expect(breaches(read({ messages: replies, runs: [] }))).toEqual(['A 4 @3', 'B 4 @4']);
  });

  test('lasts while a requestor does not take the lower number', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c3 21:00 →A R=5 S=86 was 95 I=1 sent 0
      c4 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c4 21:00 →A R=5 S=88 was 95 I=1 sent 0`);
    expect(breaches(found)).toEqual(['A 4 @3..4']);
  });

  test('explains why the count of imports fell as well', () => {
    const found = readStory(`
      c1 18:00 A→ R=5 was 3 S=80 I=2 sent 2
      c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
      c1 21:00 →A R=5 S=90 was 80 I=2 sent 10
      c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
      c2 18:00 A→ R=5 was 5 S=90 I=2 sent 0
      c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
      c2 21:00 →A R=5 S=70 was 90 I=1 sent 0
      c2 21:01 →B R=9 S=70 was 90 I=1 sent 0`);
    expect(breaches(found)).toEqual(['A 4 @2', 'B 4 @2']);
    expect(found.ledgers[0]?.breaches[0]?.text).toContain('rejects the reply as old mail');
  });

  test('is another matter when only one is ahead and the server knows nothing of it', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0
      c3 18:01 B→ R=9 was 9 S=95 I=1 sent 0
      c3 21:00 →A R=5 S=4 was 95 I=0 sent 4
      c3 21:01 →B R=9 S=99 was 95 I=1 sent 4`);
    expect(breaches(found)).toEqual(['A 5 @3']);
  });

  test('shows also where `was` is the copy of the number that the server itself has kept', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=6 was 5 S=95 I=1 sent 1
      c3 18:01 B→ R=9 was 9 S=95 I=1 sent 0
      c3 21:00 →A R=6 S=86 was 80 I=1 sent 0
      c3 21:01 →B R=9 S=86 was 80 I=1 sent 0
      c4 18:00 A→ R=6 was 6 S=86 I=1 sent 0
      c4 18:01 B→ R=9 was 9 S=86 I=1 sent 0`);
    expect(breaches(found)).toEqual(['A 4 @3', 'B 4 @3']);
    expect(found.causes[0]?.breach.overSince).toBe(4);
    expect(found.causes[0]?.breach.text).toContain('2 requestors hold S=95');
    expect(found.causes[0]?.breach.text).toContain('2 requestors went on from S=86 in cycle 4');
  });

  test('goes on where only some of the requestors took the lower number', () => {
    const found = readStory(`${restored}
      c5 18:00 A→ R=6 was 6 S=88 I=1 sent 0
      c5 18:01 B→ R=9 was 9 S=95 I=1 sent 0`);
    const [cause] = found.causes;
    expect(cause?.breach.overSince).toBeNull();
    expect(cause?.breach.nextStep).toContain('For those that still hold a higher number');
    expect(cause?.breach.text).toContain('NORTH/A went on from S=86 in cycle 4');
  });

  test('is not what a full import shows', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=0 was 0 S=0 I=2 sent 0
      c3 21:00 →A R=0 S=40 was 0 I=2 sent 40`);
    expect(breaches(found)).toEqual([]);
  });
});

describe('5, replies that are rejected as old mail', () => {
  const rejected = `${HEALTHY}
    c3 18:00 A→ R=7 was 5 S=95 I=1 sent 2
    c3 21:00 →A R=7 S=99 was 95 I=0 sent 4
    c4 18:00 A→ R=7 was 5 S=95 I=1 sent 2
    c4 21:00 →A R=7 S=104 was 95 I=0 sent 9
    c5 18:00 A→ R=7 was 5 S=95 I=1 sent 2
  `;

  test('are told of once, without what follows from it', () => {
    expect(breaches(readStory(rejected))).toEqual(['A 5 @3..4']);
  });

  test('show also where `was` is the 0 of the record that the server has made anew', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=7 was 5 S=95 I=3 sent 2
      c3 21:00 →A R=7 S=99 was 0 I=0 sent 99`);
    expect(breaches(found)).toEqual(['A 5 @3']);
    expect(found.causes[0]?.breach.title).toBe('Registered anew: replies are rejected');
  });

  test('do not prove a new registration where the server counts some imports', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=7 was 5 S=95 I=3 sent 2
      c3 21:00 →A R=7 S=99 was 95 I=2 sent 4`);
    expect(breaches(found)).toEqual(['A 5 @3']);
    expect(found.causes[0]?.breach.title).not.toContain('Registered anew');
    expect(found.causes[0]?.breach.text).toContain('as after a new registration');
  });

  test('are one breach around a subject that was cut', () => {
    const cut = rejected.replace('→A R=7 S=104 was 95 I=0 sent 9', '→A R=7 S=104 was 95');
    const found = readStory(`${cut}
      c5 21:00 →A R=7 S=109 was 95 I=0 sent 14`);
    expect(breaches(found)).toEqual(['A 5 @3..5']);
  });

  test('go on where a subject was cut', () => {
    const cut = rejected.replace('→A R=7 S=104 was 95 I=0 sent 9', '→A R=7 S=104 was 95');
    expect(breaches(readStory(cut))).toEqual(['A 5 @3']);
  });

  test('end with a full import', () => {
    const found = readStory(`${rejected.replace(/c5.*/, '')}
      c5 18:00 A→ R=0 was 0 S=0 I=2 sent 0
      c5 21:00 →A R=0 S=110 was 0 I=2 sent 110
      c6 18:00 A→ R=1 was 0 S=110 I=2 sent 1
      c6 21:00 →A R=1 S=112 was 110 I=2 sent 2`);
    expect(breaches(found)).toEqual(['A 5 @3..4']);
  });

  test('are seen in replies alone', () => {
    const replies = queueOf(rejected).messages.filter(({ kind }) => kind === 'SrvTx');
    expect(breaches(read({ messages: replies, runs: [] }))).toEqual(['A 5 @3..4']);
  });
});

describe('6, full imports', () => {
  const asking = (times: number): string =>
    Array.from(
      { length: times },
      (_, at) => `
        c${at + 1} 18:00 A→ R=0 was 0 S=0 I=${at + 1} sent 0
        c${at + 1} 21:00 →A R=0 S=90 was 0 I=${at + 1} sent 90 ${at === 1 ? 'hung' : ''}`,
    ).join('');

  test('are no fault, nor are some more', () => {
    expect(breaches(readStory(asking(IMPORTS_IN_VAIN - 1)))).toEqual([]);
  });

  test('are in vain when each is answered and all are asked for again', () => {
    const found = readStory(asking(IMPORTS_IN_VAIN + 1));
    expect(breaches(found)).toEqual([`A 6 @1..${IMPORTS_IN_VAIN + 1}`]);
    expect(found.causes[0]?.breach.text).toContain('hung when it was decoded');
  });
});

describe('8, more sent than received', () => {
  const odd = `${HEALTHY}
    c3 18:00 A→ R=500 was 500 S=95 I=1 sent 0
    c3 21:00 →A R=500 S=97 was 95 I=1 sent 2`;

  test('cannot be with several post offices', () => {
    expect(breaches(readStory(odd))).toEqual(['A 8 @3']);
  });

  test('may be with one', () => {
    const alone = queueOf(odd).messages.filter(({ requestor }) => requestor === 'NORTH/A');
    expect(breaches(read({ messages: alone, runs: [] }))).toEqual([]);
  });

  test('is not asked of updates that are on their way', () => {
    const found = readStory(`${HEALTHY} c3 18:00 A→ R=505 was 5 S=95 I=1 sent 500`);
    expect(breaches(found)).toEqual([]);
  });
});

describe('9, numbers that go backwards', () => {
  test.each([
    ['R', 'R=4 was 4 S=95 I=1 sent 0'],
    ['S', 'R=5 was 5 S=85 I=1 sent 0'],
    ['I', 'R=5 was 5 S=95 I=0 sent 0'],
  ])('are a breach of the requestor: %s', (_, request) => {
    expect(breaches(readStory(`${HEALTHY} c3 18:00 A→ ${request}`))).toEqual(['A 9 @3']);
  });

  test('are none after a reset', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=0 was 0 S=0 I=0 sent 0
      c3 21:00 →A R=0 S=97 was 0 I=0 sent 97
      c4 18:00 A→ R=2 was 0 S=97 I=0 sent 2
      c4 21:00 →A R=2 S=99 was 97 I=0 sent 2`);
    expect(breaches(found)).toEqual([]);
  });

  test('are none when a reset may have come and gone in between', () => {
    expect(breaches(readStory(`${HEALTHY} c7 18:00 A→ R=2 was 0 S=97 I=1 sent 2`))).toEqual([]);
  });

  test('are told of the server where nobody holds the higher number', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=5 was 5 S=90 I=1 sent 0
      c3 21:00 →A R=5 S=93 was 90 I=1 sent 3`);
    expect(breaches(found)).toEqual(['A 7 @3', 'A 9 @3']);
  });
});

describe('what is no breach', () => {
  test.each([
    ['a skipped cycle', 'c4 18:00 A→ R=5 was 5 S=95 I=1 sent 0'],
    ['a late request', 'c2 23:30 A→ R=5 was 5 S=90 I=1 sent 0'],
    ['a duplicate', 'c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2'],
    ['a cut subject', 'c3 18:00 A→ R=5'],
    ['a request of a foreign requestor', 'c3 18:00 F→ S=95 foreign'],
    ['a status report', 'c3 18:00 A status'],
  ])('%s', (_, row) => {
    expect(breaches(readStory(`${HEALTHY} ${row}`))).toEqual([]);
  });
});
