/** What is said of a retry before it is done. */
import { describe, expect, test } from 'vitest';
import type { RetryVariant } from '../../../shared/contract/retry.ts';
import type { PlannedMessage, TriedDecode } from '../../../shared/preflight/facts.ts';
import type { Preflight } from '../../../shared/preflight/model.ts';
import { createPreflight } from '../../../shared/preflight/preflight.ts';
import { NAMED_MESSAGES } from '../../../shared/preflight/remarks.ts';
import type { MessageState } from '../../../shared/state.ts';
import { readStory } from '../../fixtures/sync-story.ts';

const SAFE: RetryVariant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 };
const FAILED: MessageState = {
  kind: 'failed',
  failure: { kind: 'truncated', detail: 'ends at byte 1,234', part: '1.2', offset: 1_234 },
};
const HUNG: MessageState = {
  kind: 'hung',
  evidence: {
    cause: 'no-progress',
    thresholdMs: 5_000,
    elapsedMs: 6_000,
    silentMs: 5_000,
    phase: 'decoding',
    part: '1.2',
    codec: 'gzip',
    bytesIn: 10,
    bytesOut: 20,
    cpuMs: 5_000,
    measuredMs: 5_000,
    activity: 'burned',
    decoder: 'safe',
    attempt: 1,
    workersBusy: 4,
    workers: 4,
    samples: [],
  },
};

/** Plans these rows of the story, counted from 1. */
function preflight(
  story: string,
  rows: readonly number[],
  given: Partial<PlannedMessage> = {},
  variant = SAFE,
): Preflight {
  const { picture, ledgers, causes, messages } = readStory(story);
  const underWay = createPreflight({ picture, ledger: { ledgers, causes }, messages }, variant);
  for (const row of rows) {
    const found = messages.find(({ id }) => id === row);
    if (found === undefined) throw new Error(`row ${row} is no message`);
    const { id, file, kind, requestor, sync } = found;
    const none = { attempts: [], trials: [], lint: [] };
    underWay.look({ id, file, kind, requestor, sync, state: { kind: 'decoded' }, ...none, ...given });
  }
  return underWay.finish();
}

/** "stop duplicate 1": weight, kind and how many of each remark. */
function told({ remarks }: Preflight, kind: string): string[] {
  return remarks
    .filter((remark) => remark.kind === kind)
    .map(({ weight, messagesTotal }) => `${weight} ${messagesTotal}`);
}

function textOf({ remarks }: Preflight, kind: string): string {
  return remarks
    .filter((remark) => remark.kind === kind)
    .map(({ text }) => text)
    .join(' ');
}

const FIRST = `c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10`;

describe('numbers', () => {
  test('say where the requestor goes', () => {
    const found = preflight(FIRST, [2]);
    expect(told(found, 'numbers')).toEqual(['fine 1']);
    expect(textOf(found, 'numbers')).toBe('NORTH/A goes from S=80 to S=90 at its next T3.');
    expect(told(found, 'duplicate')).toEqual([]);
  });

  test('stop a reply that counts fewer imports than its requestor', () => {
    const found = preflight(FIRST.replace('was 80 I=1', 'was 80 I=0'), [2]);
    expect(told(found, 'numbers')).toContain('stop 1');
    expect(textOf(found, 'numbers')).toContain('I=0');
  });

  test('of a reply that would be rejected do not say where it goes', () => {
    const found = preflight(FIRST.replace('was 80 I=1', 'was 80 I=0'), [2]);
    expect(told(found, 'numbers')).toEqual(['stop 1']);
    expect(told(found, 'order')).toEqual([]);
  });

  test('warn of a reply that ends before what the requestor holds', () => {
    const found = preflight(
      'c1 18:00 A→ R=5 was 3 S=180 I=1 sent 2\n c1 21:00 →A R=5 S=100 was 100 I=1 sent 0',
      [2],
    );
    expect(told(found, 'numbers')).toEqual(['warn 1']);
    expect(textOf(found, 'numbers')).toContain('ends at S=100, and NORTH/A holds S=180');
  });

  test('warn of what would be missing between', () => {
    const found = preflight(
      `${FIRST}\n c2 18:00 A→ R=5 was 5 S=80 I=1 sent 0\n c2 21:00 →A R=5 S=97 was 92 I=1 sent 5`,
      [4],
    );
    expect(textOf(found, 'numbers')).toContain('begins at S=92, and NORTH/A holds S=80');
  });

  test('that are not there are not checked, and it is said so', () => {
    const found = preflight('c1 18:00 A status\n' + FIRST, [1]);
    expect(found.notChecked.join(' ')).toContain('1 message carries no numbers');
  });
});

describe('a duplicate', () => {
  test('is a reply that the requestor holds by its next request', () => {
    const found = preflight(`${FIRST}\n c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0`, [2]);
    expect(told(found, 'duplicate')).toEqual(['stop 1']);
    expect(textOf(found, 'duplicate')).toContain('holds S=90');
  });

  test('is none as long as the next request still holds less', () => {
    const found = preflight(`${FIRST}\n c2 18:00 A→ R=5 was 5 S=80 I=1 sent 0`, [2]);
    expect(told(found, 'duplicate')).toEqual([]);
  });

  test('is a copy within the plan', () => {
    const found = preflight(`${FIRST}\n c1 21:00 →A R=5 S=90 was 80 I=1 sent 10`, [2, 3]);
    expect(told(found, 'duplicate')).toEqual(['warn 1']);
  });

  test('is a request that the server has acknowledged', () => {
    expect(told(preflight(FIRST, [1]), 'duplicate')).toEqual(['warn 1']);
  });

  test('is none when quiet cycles repeat their numbers', () => {
    const quiet = [1, 2, 3].map(
      (day) => `c${day} 18:00 A→ R=5 was 5 S=80 I=1 sent 0\n c${day} 21:00 →A R=5 S=80 was 80 I=1 sent 0`,
    );
    expect(told(preflight(quiet.join('\n'), [6]), 'duplicate')).toEqual([]);
  });
});

describe('a later reply in the queue', () => {
  const later = (words = ''): string =>
    `${FIRST} hung\n c2 18:00 A→ R=5 was 3 S=80 I=1 sent 2\n c2 21:00 →A R=5 S=100 was 80 I=1 sent 20 ${words}`;

  test('goes first', () => {
    const found = preflight(later(), [2]);
    expect(told(found, 'order')).toEqual(['warn 1']);
    expect(textOf(found, 'order')).toContain('4.eml of cycle 2 waits for NORTH/A too');
    expect(told(preflight(later(), [4]), 'order')).toEqual([]);
  });

  test('says nothing when it hangs as well, or begins further on', () => {
    expect(told(preflight(later('hung'), [2]), 'order')).toEqual([]);
    expect(
      told(preflight(later().replace('was 80 I=1 sent 20', 'was 90 I=1 sent 10'), [2]), 'order'),
    ).toEqual([]);
  });
});

test('a reply without updates from before is past, too', () => {
  const found = preflight(
    `c1 18:00 A→ R=5 was 5 S=80 I=1 sent 0\n c1 21:00 →A R=5 S=80 was 80 I=1 sent 0
     c2 18:00 A→ R=5 was 5 S=80 I=1 sent 0\n c2 21:00 →A R=5 S=85 was 80 I=1 sent 5
     c3 18:00 A→ R=5 was 5 S=85 I=1 sent 0`,
    [2],
  );
  expect(told(found, 'duplicate')).toEqual(['stop 1']);
});

describe('a request for everything', () => {
  const again = 'c2 18:00 A→ R=0 was 0 S=0 I=3 sent 0';

  test('is better left when a later request was answered', () => {
    const found = preflight(
      `c1 18:00 A→ R=0 was 0 S=0 I=2 sent 0 hung\n c1 21:00 log T2\n${again}\n c2 21:00 →A R=0 S=100 was 0 I=3 sent 100`,
      [1],
    );
    expect(told(found, 'order')).toEqual(['stop 1']);
    expect(textOf(found, 'order')).toContain('answered in cycle 2');
    expect(told(found, 'numbers')).toEqual([]);
  });

  test('is better left when its requestor counts more imports', () => {
    const found = preflight(`c1 18:00 A→ R=0 was 0 S=0 I=2 sent 0 hung\n c1 21:00 log T2\n${again}`, [1]);
    expect(textOf(found, 'order')).toContain('It says I=2, NORTH/A counts I=3');
  });

  test('is fine as long as it is the latest', () => {
    const found = preflight(`${FIRST}\n${again} hung`, [3]);
    expect(told(found, 'order')).toEqual([]);
    expect(told(found, 'numbers')).toEqual(['fine 1']);
  });
});

test('a full import since makes an older reply worthless', () => {
  const found = preflight(
    `${FIRST}\n c2 18:00 A→ R=0 was 0 S=0 I=1 sent 0\n c2 21:00 →A R=0 S=95 was 0 I=2 sent 95`,
    [2],
  );
  expect(told(found, 'order')).toEqual(['warn 1']);
  expect(textOf(found, 'order')).toContain('asked for everything in cycle 2');
});

test('several replies to one requestor are told of, the first of them too', () => {
  const found = preflight(
    `${FIRST}\n c2 18:00 A→ R=5 was 5 S=80 I=1 sent 0\n c2 21:00 →A R=5 S=95 was 80 I=1 sent 15`,
    [2, 4],
  );
  expect(told(found, 'order')).toEqual(['warn 2']);
});

describe('the cause', () => {
  const tried = (given: Partial<TriedDecode> = {}): TriedDecode => ({
    decoder: 'safe',
    outcome: 'failed',
    failureKind: 'truncated',
    text: 'Ends too early: ends at byte 1,234',
    workers: 4,
    ...given,
  });
  const judged = (given: Partial<PlannedMessage>, variant: Partial<RetryVariant> = {}): Preflight =>
    preflight(FIRST, [2], { state: FAILED, ...given }, { ...SAFE, ...variant });

  test('is no matter of what was decoded', () => {
    expect(told(preflight(FIRST, [2]), 'cause')).toEqual(['fine 1']);
  });

  test('stands after one failure with the same decoder', () => {
    const found = judged({ attempts: [tried()] });
    expect(told(found, 'cause')).toEqual(['warn 1']);
    expect(textOf(found, 'cause')).toContain('byte 1,234');
    expect(textOf(found, 'cause')).toContain('second decoder');
  });

  test('stops a third try in the same way', () => {
    expect(told(judged({ attempts: [tried(), tried(), tried()] }), 'cause')).toEqual(['stop 1']);
    expect(told(judged({ attempts: [tried(), tried()] }), 'cause')).toEqual(['warn 1']);
    const another = tried({ failureKind: 'corrupt-data' });
    expect(told(judged({ attempts: [tried(), another, tried()] }), 'cause')).toEqual(['warn 1']);
  });

  test('is not told of a decoder that was not tried', () => {
    expect(told(judged({ attempts: [tried()] }, { decoder: 'second' }), 'cause')).toEqual(['fine 1']);
  });

  test('is the data when neither decoder reads it', () => {
    const trials = [tried({ decoder: 'second' })];
    expect(told(judged({ attempts: [tried()], trials }), 'cause')).toEqual(['stop 1']);
  });

  test('is the decoder when the other one reads it', () => {
    const trials = [tried({ decoder: 'second', outcome: 'decoded', failureKind: null })];
    const found = judged({ attempts: [tried()], trials });
    expect(textOf(found, 'cause')).toContain('Choose the second decoder.');
  });

  test('is several workers when it hangs among others and works alone', () => {
    const hung = { state: HUNG, attempts: [tried({ outcome: 'hung', failureKind: null })] };
    const trials = [tried({ outcome: 'decoded', failureKind: null, workers: 1 })];
    expect(textOf(judged({ ...hung, trials }), 'cause')).toContain('Choose one processor');
    expect(told(judged({ ...hung, trials }, { oneProcessor: true }), 'cause')).toEqual(['fine 1']);
  });

  test('is away with a longer deadline for what ran out of time', () => {
    const state: MessageState = { kind: 'hung', evidence: { ...HUNG.evidence, cause: 'deadline' } };
    const attempts = [tried({ outcome: 'hung', failureKind: null })];
    expect(told(judged({ state, attempts }, { deadlineFactor: 4 }), 'cause')).toEqual(['fine 1']);
    expect(told(judged({ state, attempts }), 'cause')).toEqual(['warn 1']);
  });
});

test('what its receiver would refuse is counted, and what cannot be read is not called fine', () => {
  const fault = {
    rule: 'name-too-long',
    code: 12,
    severity: 'error',
    count: 3,
    part: '1.2',
    transaction: 0,
    start: 0,
    end: 9,
    reason: 'the name has 40 characters, 30 are taken',
  } as const;
  const found = preflight(FIRST, [2], { lint: [fault] });
  expect(told(found, 'payload')).toEqual(['warn 1']);
  expect(textOf(found, 'payload')).toContain('3 faults');
  expect(told(preflight(FIRST, [2], { lint: [{ ...fault, severity: 'warning' }] }), 'payload')).toEqual([
    'fine 1',
  ]);
  const unread = preflight(FIRST, [2], { state: FAILED });
  expect(told(unread, 'payload')).toEqual([]);
  expect(unread.notChecked.join(' ')).toContain('cannot be read yet');
});

test('the weightiest comes first, and only the first few are named', () => {
  const days = Array.from({ length: NAMED_MESSAGES + 2 }, (_, at) => at + 1);
  const story = days
    .map(
      (day) =>
        `c${day} 18:00 A→ R=5 was 5 S=${80 + day} I=1 sent 0\n c${day} 21:00 →A R=5 S=${81 + day} was ${80 + day} I=1 sent 1`,
    )
    .join('\n');
  const found = preflight(
    story,
    days.map((day) => day * 2),
  );
  const weights = found.remarks.map(({ weight }) => weight);
  expect(weights).toEqual(
    weights.toSorted((one, other) => 'stop warn fine'.indexOf(one) - 'stop warn fine'.indexOf(other)),
  );
  const [first] = found.remarks;
  expect(first).toMatchObject({ kind: 'duplicate', weight: 'stop', messagesTotal: days.length - 1 });
  expect(first?.messages).toHaveLength(NAMED_MESSAGES);
});
