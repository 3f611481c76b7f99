/** Which remedy is due for a requestor, which are done, and which must wait. */
import { describe, expect, test } from 'vitest';
import { exactTime } from '../../../shared/format/time.ts';
import type { Ladder } from '../../../shared/ladder/model.ts';
import { boardOf, storyContext } from '../../fixtures/story-context.ts';
import { MS_MAIL, ladderOf, statesOf, steps } from '../../fixtures/ladder.ts';
import { momentOf } from '../../fixtures/sync-story.ts';

const HEALTHY = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
`;
/** The registration of A was made anew at the server before the second cycle. */
const ANEW = `${HEALTHY}
  c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 90 I=0 sent 5
  c2 21:01 →B R=9 S=95 was 90 I=1 sent 5
`;
const STILL = `${ANEW}
  c3 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c3 18:01 B→ R=9 was 9 S=95 I=1 sent 0
  c3 21:00 →A R=5 S=97 was 90 I=0 sent 7
  c3 21:01 →B R=9 S=97 was 95 I=1 sent 2
`;
const A = { requestor: 'NORTH/A', server: 'NORTH/HUB' };

function ladder(story: string, given: Parameters<typeof ladderOf>[2] = {}): Ladder {
  return ladderOf(storyContext(story), A, given);
}

const LATER = momentOf(9, '12:00');
/** The server of these stories runs once a day. */
const DAY = 24 * 60 * 60_000;

test('nothing is needed where nothing is wrong', () => {
  const { trouble, rungs } = ladder(HEALTHY);
  expect(trouble).toBeNull();
  expect(new Set(rungs.map(({ state }) => state))).toEqual(new Set(['not-needed']));
});

test('waiting that is recorded before the server is due again does not count', () => {
  const early = ladder(ANEW, { steps: steps(momentOf(3, '12:00'), 'wait') });
  expect(statesOf(early)).toMatch(/^wait next, check locked/);
  const due = ladder(ANEW, { steps: steps(momentOf(3, '21:30'), 'wait') });
  expect(statesOf(due)).toMatch(/^wait done, check next/);
});

test('waiting comes first, as long as the server has not run since', () => {
  const found = ladder(ANEW);
  expect(found.trouble).toMatch(/^NORTH\/A: replies are rejected as old/);
  expect(statesOf(found)).toBe(
    'wait next, check locked, requestor-import-export locked, resync locked, local-reset locked, global-reset locked',
  );
});

test('what a further cycle did not mend is looked into', () => {
  expect(statesOf(ladder(STILL))).toMatch(/^wait done, check next, requestor-import-export locked/);
});

describe('a recorded step', () => {
  test('is done, and the next one is due', () => {
    const found = ladder(STILL, { steps: steps(LATER, 'check') });
    expect(statesOf(found)).toMatch(/^wait done, check done, requestor-import-export next, resync locked/);
    expect(found.rungs[1]?.recorded).toEqual({ journalId: 1, atMs: LATER, who: 'admin' });
  });

  test('that changes something is given a full cycle', () => {
    const found = ladder(STILL, { steps: steps(LATER, 'check', 'requestor-import-export') });
    expect(statesOf(found)).toMatch(/^wait next, check done, requestor-import-export done, resync locked/);
    expect(found.rungs[0]?.reason).toContain('one full cycle has to show');
  });

  test('had its cycle when the server has run since', () => {
    const found = ladder(STILL, {
      steps: steps(momentOf(3, '12:00'), 'check', 'requestor-import-export'),
    });
    expect(statesOf(found)).toMatch(
      /^wait done, check done, requestor-import-export done, resync next, local-reset locked/,
    );
  });

  test('had its cycle when somebody recorded, a whole cycle later, that he has waited', () => {
    const taken = steps(LATER, 'check', 'requestor-import-export');
    const [wait] = steps(LATER + 1 + DAY, 'wait');
    const found = ladder(STILL, {
      steps: [...taken, ...(wait === undefined ? [] : [{ ...wait, journalId: 3 }])],
    });
    expect(statesOf(found)).toMatch(/^wait done, .*resync next/);
  });

  test('has not had its cycle because somebody says at once that he has waited', () => {
    const found = ladder(STILL, { steps: steps(LATER, 'check', 'requestor-import-export', 'wait') });
    expect(statesOf(found)).toMatch(/^wait next, check done, requestor-import-export done, resync locked/);
    expect(found.rungs[0]?.reason).toContain(exactTime(LATER + 1 + DAY));
    expect(found.rungs[0]?.reason).toContain('does not count');
  });

  test('and the next one are not unlocked within seconds, however often waiting is recorded', () => {
    const all = steps(
      LATER,
      'check',
      'requestor-import-export',
      'wait',
      'resync',
      'wait',
      'local-reset',
      'wait',
    );
    expect(statesOf(ladder(STILL, { steps: all }))).toMatch(/^wait next, .*global-reset locked$/);
  });

  test('from before the trouble began does not count', () => {
    const found = ladder(STILL, { steps: steps(momentOf(1, '12:00'), 'check', 'resync') });
    expect(statesOf(found)).toMatch(/^wait done, check next, .*resync locked/);
  });

  test('does not let a milder one be left out', () => {
    const found = ladder(STILL, { steps: steps(momentOf(3, '12:00'), 'resync') });
    expect(statesOf(found)).toMatch(/^wait done, check next, requestor-import-export locked, resync done/);
  });

  test('of every rung leaves nothing to do but to find out why', () => {
    const all = steps(
      momentOf(3, '12:00'),
      'check',
      'requestor-import-export',
      'resync',
      'local-reset',
      'global-reset',
    );
    const found = ladder(STILL, { steps: all });
    expect(statesOf(found)).not.toContain('next');
    expect(found.basis.join(' ')).toContain('Every rung was taken');
  });
});

test('a full import that the messages show is done without being recorded', () => {
  const found = ladder(`${STILL}
    c4 18:00 A→ R=0 was 0 S=0 I=1 sent 0
    c4 18:01 B→ R=9 was 9 S=97 I=1 sent 0
    c4 21:00 →A R=0 S=99 was 0 I=1 sent 99 hung
    c4 21:01 →B R=9 S=99 was 97 I=1 sent 2
    c5 18:01 B→ R=9 was 9 S=99 I=1 sent 0
    c5 18:00 A→ R=0 was 0 S=0 I=1 sent 0
    c5 21:00 →A R=0 S=99 was 0 I=1 sent 99 hung
    c5 21:01 →B R=9 S=99 was 99 I=1 sent 0`);
  const rung = found.rungs.find((one) => one.rung === 'requestor-import-export');
  expect(rung).toMatchObject({ state: 'done', recorded: null });
  expect(rung?.reason).toMatch(/cycle 5/);
});

test('a full import that is asked for in vain every day is no remedy that was taken', () => {
  const days = [2, 3, 4, 5, 6, 7, 8].map(
    (day) => `c${day} 18:00 A→ R=0 was 0 S=0 I=1 sent 0
      c${day} 18:01 B→ R=9 was 9 S=${70 + 10 * day} I=1 sent 0
      c${day} 21:00 →A R=0 S=${80 + 10 * day} was 0 I=1 sent 99
      c${day} 21:01 →B R=9 S=${80 + 10 * day} was ${70 + 10 * day} I=1 sent 10`,
  );
  const found = ladder(`${HEALTHY}\n${days.join('\n')}`);
  expect(found.trouble).toContain('asks for all lists again and again');
  expect(statesOf(found)).toMatch(/^wait done, check next, requestor-import-export locked/);
});

test('a schedule is mended by no waiting', () => {
  const board = boardOf('HUB T2 Mon 21:00\n A T1 Mon 18:00\n A T3 Mon 20:00');
  const found = ladderOf(storyContext(HEALTHY, { board }), A);
  expect(statesOf(found)).toMatch(/^wait not-needed, check next, requestor-import-export never/);
  expect(found.rungs[1]?.reason).toContain('T3');
});

describe('what no reset mends', () => {
  const others = (from: number, to: number, names = 'BCD'): string =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at)
      .flatMap((day) => names.split('').map((name) => both(name, day)))
      .join('\n');
  const both = (name: string, day: number, words = ''): string =>
    `c${day} 18:00 ${name}→ R=5 was 5 S=${70 + 10 * day} I=1 sent 0 ${words}
     c${day} 21:00 →${name} R=5 S=${80 + 10 * day} was ${70 + 10 * day} I=1 sent 10`;
  const beyond = ({ rungs }: Ladder): string[] =>
    rungs.filter(({ state }) => state === 'never').map(({ rung, reason }) => `${rung}: ${reason}`);

  test('is a clock, and it is named', () => {
    const found = ladder(
      `${others(1, 4)}\n${[1, 2, 3].map((day) => both('A', day, 'arrives 16:00')).join('\n')}`,
    );
    expect(statesOf(found)).toMatch(/check next, requestor-import-export never, resync never, local-reset/);
    expect(found.rungs[1]?.reason).toMatch(/^Begin with the clock: .*NORTH\/A/);
    expect(beyond(found)).toHaveLength(4);
    expect(beyond(found)[0]).toContain('does not mend this');
  });

  test('is a requestor that is not heard, and everything was taken once it was looked into', () => {
    const story = `${others(1, 8)}\n${others(1, 2, 'A')}`;
    const found = ladder(story, { steps: steps(LATER, 'check') });
    expect(found.trouble).toContain('not heard');
    expect(statesOf(found)).toMatch(/^wait done, check done, requestor-import-export never, .*reset never$/);
    expect(found.basis.join(' ')).toContain('Every rung that could mend it was taken');
  });

  test('is a reply that is stuck, with the acknowledgements that are missing by it', () => {
    const stuck = [3, 4]
      .map(
        (day) => `c${day} 18:00 A→ R=5 was 5 S=100 I=1 sent 0
          c${day} 21:00 →A R=5 S=${80 + 10 * day} was 100 I=1 sent ${10 * day - 20} hung`,
      )
      .join('\n');
    const found = ladder(`${others(1, 4)}\n${others(1, 2, 'A')}\n${stuck}`);
    expect(found.trouble).toMatch(/stuck in this queue/);
    expect(statesOf(found)).toMatch(/requestor-import-export never, resync never/);
  });

  test('is a silence beyond Keep Updates: it needs its lists, no numbers', () => {
    const found = ladder(`${others(1, 20)}\n${others(1, 2, 'A')}`, { steps: steps(LATER, 'check') });
    expect(statesOf(found)).toMatch(/requestor-import-export \S+, resync never, local-reset never, global/);
  });

  test('is a server that fell behind several requestors: they export, and none is reset', () => {
    const fell = 'ABCD'
      .split('')
      .map(
        (name) => `c4 18:00 ${name}→ R=5 was 5 S=110 I=1 sent 0
          c4 21:00 →${name} R=5 S=86 was 110 I=1 sent 0`,
      )
      .join('\n');
    const story = `${others(1, 3, 'ABCD')}\n${fell}`;
    const found = ladder(story, { steps: steps(LATER, 'wait', 'check') });
    expect(statesOf(found)).toMatch(
      /requestor-import-export next, resync locked, local-reset never, global-reset never$/,
    );
    expect(found.rungs[2]?.reason).toContain('Q113453');
    expect(beyond(found)[0]).toContain('4 requestors show it');
  });
});

describe("the server's own post office", () => {
  const own = { ends: { ...MS_MAIL, isServersOwn: true } };

  test('is never reset by itself, and takes no RESYNC.GLB', () => {
    const found = ladder(STILL, own);
    expect(statesOf(found)).toMatch(/resync never, local-reset never, global-reset locked$/);
    expect(found.never.join(' ')).toContain('REQCONF.GLB');
  });

  test('comes to the global reset once it has exported in vain', () => {
    const done = steps(momentOf(3, '12:00'), 'check', 'requestor-import-export');
    const found = ladder(STILL, { ...own, steps: done });
    expect(statesOf(found)).toMatch(/resync never, local-reset never, global-reset next$/);
    expect(found.rungs.at(-1)?.reason).toContain('every post office');
  });
});

describe('commands', () => {
  const texts = ({ rungs }: Ladder, rung: string): string =>
    (rungs.find((one) => one.rung === rung)?.commands ?? [])
      .map(({ where, text }) => `${where}: ${text}`)
      .join('\n');

  test('of MS Mail are those of the article, at the right end', () => {
    const found = ladder(STILL);
    expect(texts(found, 'resync')).toMatch(/^server: import admin -p<password> -s -d<drive>/);
    expect(texts(found, 'resync')).toContain('requestor: import admin -p<password> -q -y -d<drive>');
    expect(texts(found, 'local-reset')).toContain('requestor: listds admin -p<password> -d<drive> -r -z');
    expect(texts(found, 'local-reset')).not.toContain('server: listds');
  });

  test('of Exchange are its own', () => {
    const found = ladder(STILL, { ends: { ...MS_MAIL, server: 'exchange' } });
    expect(texts(found, 'resync')).toMatch(
      /^server: net stop MSExchangeDX\nserver: net start MSExchangeDX\n/,
    );
    expect(found.rungs[3]?.what).toContain('the value ResyncConnectionRDNs (REG_MULTI_SZ) of MSExchangeDX');
    expect(texts(found, 'local-reset')).toMatch(/^server: admin \/r\n/);
    expect(found.rungs[4]?.commands[0]?.note).toContain('DXA-Svr-Seq');
    expect(found.basis.join(' ')).toContain('Exchange computer');
  });

  test('are typed exactly as they stand: what else there is to say stands beside them', () => {
    const ends = [
      MS_MAIL,
      { ...MS_MAIL, server: 'exchange' },
      { ...MS_MAIL, requestor: 'exchange' },
    ] as const;
    const typed = ends.flatMap((at) => ladder(STILL, { ends: at }).rungs.flatMap(({ commands }) => commands));
    const odd = typed.filter(
      ({ text }) => !/^(?:listds|listq|dssched|import|rebuild|admin|net) [-a-z/<>A-Z ]+$/.test(text),
    );
    expect(odd).toEqual([]);
    expect(typed.some(({ note }) => note !== null)).toBe(true);
  });

  test('of an unknown end are those of MS Mail, and it is said so', () => {
    const found = ladder(STILL, { ends: { ...MS_MAIL, requestor: 'unknown' } });
    expect(found.basis.join(' ')).toContain('not known');
  });
});
