import { SEQUENCE } from '../../../../shared/diagnosis/families/sequence/sequence.ts';
import { watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { storyCase, storyContext } from '../../../fixtures/story-context.ts';

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

const after = (rule: string, speaks: string, silent: string): RuleCase =>
  storyCase(SEQUENCE, `sequence/${rule}`, HEALTHY + speaks, HEALTHY + silent);

/** A and B ask and are answered from `from` to `to`. */
function both(from: number, to: number, who = 'AB'): string {
  return days(from, to)
    .flatMap((day) => who.split('').map((name) => exchange(name, day)))
    .join('\n');
}

function exchange(name: string, day: number): string {
  return `c${day} 18:00 ${name}→ R=5 was 5 S=${80 + day} I=1 sent 0\n c${day} 21:00 →${name} R=5 S=${81 + day} was ${80 + day} I=1 sent 1`;
}

function days(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

const listed =
  (queuedHighest: number): RuleCase['speaks'] =>
  () => {
    const nothing = { reqSync: null, srvSync: null, impSync: null, highest: null, queuedHighest: null };
    const of = { ...nothing, side: 'requestor', postOffice: 'NORTH/A', atMs: null } as const;
    const listings = [
      { ...of, line: 1, reqSync: 5 },
      { ...of, line: 2, queuedHighest },
    ];
    return watchFiles(SEQUENCE, storyContext(HEALTHY, {}, listings), []);
  };

const imports = (times: number): string =>
  days(1, times)
    .map(
      (day) => `c${day} 18:00 A→ R=0 was 0 S=0 I=${day} sent 0
        c${day} 21:00 →A R=0 S=90 was 0 I=${day} sent 90`,
    )
    .join('\n');

/** Each request sends two updates that its reply acknowledges; the next one knows of it, or does not. */
const repeated = (isTakenNoteOf: boolean): string =>
  days(1, 5)
    .map((day) => {
      const was = isTakenNoteOf ? 3 + 2 * day : 3;
      return `c${day} 18:00 A→ R=${was + 2} was ${was} S=${80 + day} I=1 sent 2
        c${day} 21:00 →A R=${was + 2} S=${81 + day} was ${80 + day} I=1 sent 1`;
    })
    .join('\n');

export const SEQUENCE_CASES: readonly RuleCase[] = [
  after('arithmetic', 'c3 18:00 A→ R=9 was 5 S=95 I=1 sent 2', 'c3 18:00 A→ R=7 was 5 S=95 I=1 sent 2'),
  { rule: 'sequence/reqtrans-behind', speaks: listed(2), silent: listed(5) },
  after(
    'acknowledgement-differs',
    'c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3\n c3 21:00 →A R=5 S=97 was 95 I=1 sent 2',
    'c3 18:00 A→ R=8 was 5 S=95 I=1 sent 3\n c3 21:00 →A R=8 S=97 was 95 I=1 sent 2',
  ),
  after(
    'server-behind',
    'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0\n c3 21:00 →A R=5 S=86 was 95 I=1 sent 0',
    'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0\n c3 21:00 →A R=5 S=96 was 95 I=1 sent 1',
  ),
  after(
    'rejected-as-old',
    'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0\n c3 21:00 →A R=5 S=99 was 95 I=0 sent 4',
    'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0\n c3 21:00 →A R=5 S=99 was 95 I=1 sent 4',
  ),
  storyCase(SEQUENCE, 'sequence/full-import', imports(5), imports(3)),
  after(
    'acknowledgement-lost',
    'c3 18:00 A→ R=5 was 5 S=90 I=1 sent 0\n c3 18:01 B→ R=9 was 9 S=95 I=1 sent 0',
    'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0\n c3 18:01 B→ R=9 was 9 S=95 I=1 sent 0',
  ),
  after(
    'ahead-of-server',
    'c3 18:00 A→ R=200 was 200 S=95 I=1 sent 0',
    'c3 18:00 A→ R=60 was 60 S=95 I=1 sent 0',
  ),
  after('backwards', 'c3 18:00 A→ R=2 was 2 S=95 I=1 sent 0', 'c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0'),
  // B, C stay; A falls silent after the first day.
  storyCase(
    SEQUENCE,
    'sequence/keep-updates-passed',
    `${both(1, 1, 'ABC')}\n${both(2, 17, 'BC')}`,
    `${both(1, 1, 'ABC')}\n${both(2, 13, 'BC')}`,
  ),
  storyCase(
    SEQUENCE,
    'sequence/keep-updates-near',
    `${both(1, 1, 'ABC')}\n${both(2, 13, 'BC')}`,
    `${both(1, 1, 'ABC')}\n${both(2, 8, 'BC')}`,
  ),
  storyCase(
    SEQUENCE,
    'sequence/returned-without-import',
    `${both(1, 1, 'ABC')}\n${both(2, 17, 'BC')}\n${both(18, 18, 'BC')}\n c18 18:00 A→ R=5 was 5 S=82 I=1 sent 0`,
    `${both(1, 1, 'ABC')}\n${both(2, 17, 'BC')}\n${both(18, 18, 'BC')}\n c18 18:00 A→ R=0 was 0 S=0 I=2 sent 0`,
  ),
  storyCase(SEQUENCE, 'sequence/acknowledgement-not-recorded', repeated(false), repeated(true)),
];
