import { CYCLES } from '../../../../shared/diagnosis/families/cycles/cycles.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { storyCase } from '../../../fixtures/story-context.ts';

/** Each of `who` asks and is answered on these days. */
function exchanges(who: string, from: number, to: number): string {
  const days = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return days
    .flatMap((day) => who.split('').flatMap((name) => [asks(name, day), answered(name, day)]))
    .join('\n');
}

function asks(name: string, day: number, words = ''): string {
  return `c${day} 18:00 ${name}→ R=5 was 5 S=${80 + day} I=1 sent 0 ${words}`;
}

function answered(name: string, day: number, words = ''): string {
  return `c${day} 21:00 →${name} R=5 S=${81 + day} was ${80 + day} I=1 sent 1 ${words}`;
}

function asksForAll(name: string, day: number): string {
  return `c${day} 18:00 ${name}→ R=0 was 0 S=0 I=${day} sent 0
    c${day} 21:00 →${name} R=0 S=${81 + day} was 0 I=${day} sent ${81 + day}`;
}

function forAll(who: string, act: (name: string) => string): string {
  return who.split('').map(act).join('\n');
}

const of = (rule: string, speaks: readonly string[], silent: readonly string[]): RuleCase =>
  storyCase(CYCLES, `cycles/${rule}`, speaks.join('\n'), silent.join('\n'));

const late = (days: readonly number[]): readonly string[] => [
  exchanges('BC', 1, 6),
  ...[1, 2, 3, 4, 5, 6].map((day) =>
    days.includes(day)
      ? `c${day} 23:30 A→ R=5 was 5 S=90 I=1 sent 0`
      : `c${day} 18:00 A→ R=5 was 5 S=90 I=1 sent 0`,
  ),
];

/** The server answers a full import, and again an hour later with updates only. */
const twice = (secondAsk: string): readonly string[] => [
  exchanges('A', 1, 1),
  'c2 10:00 A→ R=0 was 0 S=0 I=2 sent 0',
  'c2 12:00 →A R=0 S=90 was 0 I=2 sent 90',
  `c2 18:00 A→ ${secondAsk}`,
  'c2 21:00 →A R=5 S=91 was 82 I=2 sent 9',
  exchanges('B', 1, 1),
];

export const CYCLES_CASES: readonly RuleCase[] = [
  of(
    'reply-stuck',
    [exchanges('ABC', 1, 2), asks('A', 3), answered('A', 3, 'hung')],
    [exchanges('ABC', 1, 2), asks('A', 3), answered('A', 3)],
  ),
  of(
    'no-reply',
    [exchanges('ABC', 1, 2), asks('A', 3), exchanges('BC', 3, 3)],
    // Nobody's reply of the third day is here: they have been handed on.
    [exchanges('ABC', 1, 2), asks('A', 3), asks('B', 3), asks('C', 3), 'c3 21:00 log T2'],
  ),
  of(
    'run-failed',
    [exchanges('AB', 1, 2), 'c2 23:00 log T3 A abnormal'],
    [exchanges('AB', 1, 2), 'c2 23:00 log T3 A normal'],
  ),
  of('late', late([2]), late([])),
  of(
    'silent-requestor',
    [exchanges('ABC', 1, 2), exchanges('BC', 3, 5)],
    // One missed cycle is no failure, and two are none yet.
    [exchanges('ABC', 1, 2), exchanges('BC', 3, 4)],
  ),
  of(
    'clock',
    [exchanges('AB', 1, 2), asks('A', 3, 'arrives 16:00'), answered('A', 3)],
    [exchanges('AB', 1, 2), asks('A', 3, 'arrives 18:02'), answered('A', 3)],
  ),
  of(
    'full-import',
    [exchanges('B', 1, 8), ...[2, 4, 6, 8].map((day) => asksForAll('A', day))],
    [exchanges('B', 1, 8), ...[2, 4, 6].map((day) => asksForAll('A', day))],
  ),
  of(
    'full-import',
    [exchanges('ABCDEF', 1, 9), forAll('ABCDE', (name) => asksForAll(name, 10)), exchanges('F', 10, 10)],
    [exchanges('ABCDEF', 1, 9), forAll('ABC', (name) => asksForAll(name, 10)), exchanges('DEF', 10, 10)],
  ),
  of(
    'reset',
    [exchanges('AB', 1, 2), 'c3 18:00 A→ R=9 was 0 S=0 I=1 sent 9'],
    [exchanges('AB', 1, 2), 'c3 18:00 A→ R=9 was 5 S=83 I=1 sent 4'],
  ),
  of('duplicate', [exchanges('AB', 1, 2), asks('A', 2)], [exchanges('AB', 1, 2), asks('A', 3)]),
  of('import-overtaken', twice('R=5 was 5 S=82 I=2 sent 0'), [
    ...twice('R=5 was 5 S=82 I=2 sent 0'),
    'c2 13:00 log T3 A normal',
  ]),
];
