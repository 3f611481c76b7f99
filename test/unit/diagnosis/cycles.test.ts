/** What is said of cycles beyond speaking or not: when it is over, how sure it is, and of whom it is not said. */
import { describe, expect, test } from 'vitest';
import { CYCLES } from '../../../shared/diagnosis/families/cycles/cycles.ts';
import { SEQUENCE } from '../../../shared/diagnosis/families/sequence/sequence.ts';
import type { Symptom } from '../../../shared/diagnosis/model.ts';
import { withList } from '../../fixtures/gal-facts.ts';
import { watchFiles } from '../../fixtures/rule-cases.ts';
import { storyContext } from '../../fixtures/story-context.ts';

function daysOf(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function asks(name: string, day: number, clock = '18:00', at = ''): string {
  return `c${day} ${clock} ${name}→ ${at} R=5 was 5 S=${80 + day} I=1 sent 0`;
}

function answered(name: string, day: number, at = ''): string {
  return `c${day} 21:00 →${name} ${at} R=5 S=${81 + day} was ${80 + day} I=1 sent 1`;
}

function exchanges(names: string, from: number, to: number, at = ''): string {
  return daysOf(from, to)
    .flatMap((day) =>
      names.split('').flatMap((name) => [asks(name, day, '18:00', at), answered(name, day, at)]),
    )
    .join('\n');
}

function found(
  rule: string,
  story: readonly string[],
  given: Parameters<typeof storyContext>[1] = {},
): Symptom[] {
  const context = storyContext(story.join('\n'), given);
  return [CYCLES, SEQUENCE]
    .flatMap((family) => [...watchFiles(family, context, [])])
    .filter((one) => one.rule.id === rule);
}

describe('a requestor that is often late', () => {
  const late = (days: readonly number[], last: number): Symptom[] =>
    found('cycles/late', [
      exchanges('BC', 1, last),
      ...daysOf(1, last).map(
        (day) => `c${day} ${days.includes(day) ? '23:30' : '18:00'} A→ R=5 was 5 S=90 I=1 sent 0`,
      ),
    ]);
  const areOver = (symptoms: readonly Symptom[]): boolean => symptoms.every(({ isOver }) => isOver);

  test('is so until several requests in a row were in time', () => {
    expect(late([2, 3, 4], 6)).toMatchObject([2, 3, 4].map(() => ({ severity: 'warning', isOver: false })));
    expect(areOver(late([2, 3, 4], 7))).toBe(true);
  });

  test('is so for longer where it is late every third time', () => {
    expect(areOver(late([2, 5, 8], 12))).toBe(false);
    expect(areOver(late([2, 5, 8], 13))).toBe(true);
  });

  test('once is over with the next request', () => {
    expect(late([3], 4)).toMatchObject([{ severity: 'info', isOver: true }]);
  });
});

describe('a request without a reply', () => {
  const story = [exchanges('ABC', 1, 2), asks('A', 3), exchanges('BC', 3, 3)];

  test('is an error where all else is there', () => {
    expect(found('cycles/no-reply', story)).toMatchObject([{ certainty: null, severity: null, group: '' }]);
  });

  test('is possible only where the address list shows that messages are missing', () => {
    const absent = [
      {
        message: { id: 1, file: '1.eml' },
        state: 'decoded',
        why: 'absent',
        cycle: 1,
        requestor: 'NORTH/B',
        role: 'request',
        sent: 3,
        reason: 'missing',
      },
    ] as const;
    const { gal } = withList({ plan: { holes: [], absent, basis: [] } });
    expect(found('cycles/no-reply', story, { gal })).toMatchObject([
      { certainty: 'possible', severity: 'warning', group: 'in doubt' },
    ]);
  });

  test('is possible only where other replies have arrived and are not here', () => {
    const gone = story.map((rows) =>
      rows
        .split('\n')
        .filter((row) => row !== answered('B', 1))
        .join('\n'),
    );
    expect(found('cycles/no-reply', gone)).toMatchObject([{ certainty: 'possible', severity: 'warning' }]);
  });
});

describe('a requestor that is not heard at one server', () => {
  const others = exchanges('BCD', 1, 20);
  const moved = exchanges('A', 4, 20, 'at HUB2');

  test('has moved when another server hears it: no verdict of silence, and none of Keep Updates', () => {
    const [silent] = found('cycles/silent-requestor', [others, exchanges('A', 1, 3), moved]);
    expect(silent).toMatchObject({ severity: 'info', isOver: true });
    expect(silent?.remedy.join(' ')).toMatch(/asks NORTH\/HUB2 now.*delete it at NORTH\/HUB:/);
    expect(found('sequence/keep-updates-passed', [others, exchanges('A', 1, 3), moved])).toEqual([]);
  });

  test('is silent when the other server heard it before that', () => {
    const story = [others, exchanges('A', 3, 4), exchanges('A', 1, 2, 'at HUB2')];
    expect(found('cycles/silent-requestor', story)).toMatchObject([{ severity: null, isOver: false }]);
    expect(found('sequence/keep-updates-passed', story)).toHaveLength(1);
  });
});
