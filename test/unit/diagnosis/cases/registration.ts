import { REGISTRATION } from '../../../../shared/diagnosis/families/registration/registration.ts';
import { contextOf, fileOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { storyCase } from '../../../fixtures/story-context.ts';

interface Days {
  readonly who: string;
  readonly from: number;
  readonly to: number;
  readonly server?: string;
  readonly without?: 'request' | 'reply';
}

function exchanges({ who, from, to, server = 'HUB', without }: Days): string {
  const days = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  // Who gets no reply holds the same position all the time.
  const held = (day: number): number => (without === 'reply' ? 80 : 80 + day);
  return days
    .flatMap((day) =>
      who
        .split('')
        .flatMap((name) => [
          without === 'request'
            ? ''
            : `c${day} 18:00 ${name}→ R=5 was 5 S=${held(day)} I=1 sent 0 at ${server}`,
          without === 'reply'
            ? ''
            : `c${day} 21:00 →${name} R=5 S=${81 + day} was ${80 + day} I=1 sent 1 at ${server}`,
        ]),
    )
    .join('\n');
}

const of = (rule: string, speaks: readonly Days[], silent: readonly Days[]): RuleCase => {
  const story = (days: readonly Days[]): string => days.map(exchanges).join('\n');
  return storyCase(REGISTRATION, `registration/${rule}`, story(speaks), story(silent));
};

/** A copy for the administrator, and two more replies. */
const replyTo = (to: string) => () =>
  watchFiles(REGISTRATION, contextOf(), [
    fileOf({ id: 9, kind: 'ReqTx', requestor: 'NORTH/A', to: 'NORTH/HUB/$SYSTEM' }),
    ...['NORTH/A/ADMIN', to, to].map((one, at) => fileOf({ id: at + 1, requestor: 'NORTH/A', to: one })),
  ]);

const OTHERS = { who: 'BCD', from: 1, to: 6 } as const;

export const REGISTRATION_CASES: readonly RuleCase[] = [
  of(
    'never-answered',
    [OTHERS, { who: 'A', from: 1, to: 4, without: 'reply' }],
    [OTHERS, { who: 'A', from: 1, to: 3, without: 'reply' }, { who: 'A', from: 4, to: 4 }],
  ),
  of(
    'two-servers',
    [OTHERS, { who: 'A', from: 1, to: 6 }, { who: 'A', from: 3, to: 4, server: 'HUB2' }],
    // Moved to another server.
    [OTHERS, { who: 'A', from: 1, to: 3 }, { who: 'A', from: 4, to: 6, server: 'HUB2' }],
  ),
  of(
    'server-as-requestor',
    [OTHERS, { who: 'E', from: 1, to: 6, server: 'B' }],
    [OTHERS, { who: 'E', from: 1, to: 6, server: 'HUB2' }],
  ),
  of(
    'not-the-server',
    [OTHERS, { who: 'E', from: 1, to: 3, server: 'B', without: 'reply' }],
    [OTHERS, { who: 'E', from: 1, to: 3, server: 'HUB2', without: 'reply' }],
  ),
  of(
    'answered-unasked',
    [OTHERS, { who: 'A', from: 1, to: 4, without: 'request' }],
    [
      { ...OTHERS, without: 'request' },
      { who: 'A', from: 1, to: 4, without: 'request' },
    ],
  ),
  {
    rule: 'registration/wrong-mailbox',
    speaks: replyTo('NORTH/A/ADMIN'),
    silent: replyTo('NORTH/A/$SYSTEM'),
  },
];
