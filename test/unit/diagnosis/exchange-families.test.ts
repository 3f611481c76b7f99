/** What rules about numbers, cycles and registration say beyond speaking or not. */
import { describe, expect, test } from 'vitest';
import { CYCLES } from '../../../shared/diagnosis/families/cycles/cycles.ts';
import { REGISTRATION } from '../../../shared/diagnosis/families/registration/registration.ts';
import { SCHEDULE } from '../../../shared/diagnosis/families/schedule/schedule.ts';
import { SEQUENCE } from '../../../shared/diagnosis/families/sequence/sequence.ts';
import { createDiagnosis } from '../../../shared/diagnosis/diagnose.ts';
import type { Diagnosis, Finding } from '../../../shared/diagnosis/model.ts';
import { linesOf } from '../../fixtures/rule-cases.ts';
import { boardOf, storyContext } from '../../fixtures/story-context.ts';

function diagnosed(story: string): Diagnosis {
  return createDiagnosis(storyContext(story), [SEQUENCE, CYCLES, REGISTRATION, SCHEDULE]).finish();
}

function card({ findings }: Diagnosis, rule: string): Finding {
  const found = findings.find((one) => one.rule === rule);
  if (found === undefined)
    throw new Error(`${rule} is not among ${findings.map((one) => one.rule).join(', ')}`);
  return found;
}

function rulesOf({ findings }: Diagnosis): string[] {
  return findings.map(({ rule }) => rule);
}

const TWO = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
`;

describe('a server that was restored', () => {
  const restored = `${TWO}
    c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
    c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
    c2 21:00 →A R=5 S=86 was 90 I=1 sent 0
    c2 21:01 →B R=9 S=86 was 90 I=1 sent 0`;

  test('is one error for all its requestors', () => {
    const found = diagnosed(restored);
    expect(rulesOf(found)).toEqual(['sequence/server-behind']);
    expect(card(found, 'sequence/server-behind')).toMatchObject({
      severity: 'error',
      isOver: false,
      requestors: ['NORTH/A', 'NORTH/B'],
      title: 'The server fell behind 2 requestors, as after a restore from a backup or a set-up anew',
    });
  });

  test('is over, but not healed, once the numbers go on: what lies between must be exported', () => {
    const found = diagnosed(`${restored}
      c3 18:00 A→ R=5 was 5 S=86 I=1 sent 0
      c3 18:01 B→ R=9 was 9 S=86 I=1 sent 0
      c3 21:00 →A R=5 S=88 was 86 I=1 sent 2
      c3 21:01 →B R=9 S=88 was 86 I=1 sent 2`);
    const over = card(found, 'sequence/server-behind');
    expect(over).toMatchObject({ severity: 'warning', isOver: true });
    expect(over.remedy.join(' ')).toContain('Export');
  });
});

test('an acknowledgement that was lost follows from the reply that is stuck', () => {
  const found = diagnosed(`${TWO.replace('sent 10\n', 'sent 10 hung\n')}
    c2 18:00 A→ R=5 was 3 S=80 I=1 sent 2
    c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0`);
  expect(rulesOf(found)).toEqual(['cycles/reply-stuck']);
  expect(card(found, 'cycles/reply-stuck').consequences.map(({ rule }) => rule)).toEqual([
    'sequence/acknowledgement-lost',
  ]);
});

test('a reply that is stuck is over when its requestor holds what it carried', () => {
  const found = diagnosed(`${TWO.replace('sent 10\n', 'sent 10 hung\n')}
    c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
    c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0`);
  expect(card(found, 'cycles/reply-stuck').isOver).toBe(true);
});

test('one late request is worth knowing, a habit is a warning that names the schedule', () => {
  const late = (days: readonly number[]): string =>
    [1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (day) => `c${day} 18:00 B→ R=5 was 5 S=${80 + day} I=1 sent 0
          c${day} 21:00 →B R=5 S=${81 + day} was ${80 + day} I=1 sent 1
          c${day} ${days.includes(day) ? '23:30' : '18:00'} A→ R=5 was 5 S=90 I=1 sent 0`,
      )
      .join('\n');
  expect(card(diagnosed(late([2])), 'cycles/late').severity).toBe('info');
  const habit = card(diagnosed(late([2, 4, 6])), 'cycles/late');
  expect(habit).toMatchObject({ severity: 'warning', symptomsTotal: 3 });
  expect(habit.remedy[0]).toContain('T1 of NORTH/A');
});

describe('a queue that keeps only what is left over', () => {
  const days = Array.from({ length: 20 }, (_, at) => at + 1);
  const runs = days.map((day) => `c${day} 21:00 log T2`).join('\n');

  test('does not make silent who is not in it', () => {
    const all = ['A', 'B', 'C', 'D'].map((name) => `c1 21:01 →${name} R=5 S=81 was 80 I=1 sent 1`).join('\n');
    const left = days.slice(1).map((day) => `c${day} 21:01 →D R=5 S=${80 + day} was ${79 + day} I=1 sent 1`);
    const found = diagnosed(`${all}\n${left.join('\n')}`);
    expect(rulesOf(found)).toEqual([]);
    expect(found.notChecked.join(' ')).toContain(
      'Whether 3 requestors stayed silent beyond Keep Updates was not checked',
    );
  });

  test('does not call unanswered whose replies were handed on', () => {
    const asked = days.map((day) => `c${day} 18:00 A→ R=5 was 5 S=90 I=1 sent 0`).join('\n');
    const found = diagnosed(`${runs}\n${asked}`);
    expect(rulesOf(found)).toEqual([]);
    expect(found.notChecked.join(' ')).toContain('20 requests were answered was not checked');
  });
});

test('a window that was missed is over with the next run of that program, and explains the failed run', () => {
  const log = (after: string): string => `INST 03/04/96 08:00 Checking the process table on NORTH\\A
INST 03/04/96 08:00 "NSDA -RT" missed its run window
INST 03/04/96 20:00 Checking the process table on NORTH\\A
INST 03/04/96 20:00 ${after}`;
  const told = (after: string): Finding => {
    const board = boardOf('HUB T2 Mon 21:00\n A T1 Mon 18:00\n A T3 Mon 23:00', 'A');
    const underWay = createDiagnosis(storyContext('', { board }), [SCHEDULE]);
    for (const line of linesOf(log(after), 'dispatch')) underWay.line(line);
    return card(underWay.finish(), 'schedule/missed-window');
  };
  expect(told('Running "NSDA -RT"')).toMatchObject({ isOver: true, severity: 'info', lines: 1 });
  expect(told('Running "NSDA -RR"')).toMatchObject({ isOver: false, severity: 'warning' });
});

describe('what a card about numbers names', () => {
  const lost = `${TWO}
    c2 18:00 A→ R=5 was 3 S=80 I=1 sent 2
    c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0`;

  test('is the reply itself that did not take effect, so that a hole in the list is told with it', () => {
    const found = diagnosed(lost);
    const { key } = card(found, 'sequence/acknowledgement-lost');
    expect(found.about.get(key)?.own.messages).toContain(3);
  });

  test('are the steps of the rule, once; of what is over only what is left to do', () => {
    const open = card(diagnosed(lost), 'sequence/acknowledgement-lost');
    expect(open.remedy).toHaveLength(3);
    expect(open.remedy[0]).toMatch(/^Let one more cycle pass/);
    const over = card(
      diagnosed(`${lost}
        c2 21:00 →A R=5 S=92 was 80 I=1 sent 12
        c2 21:01 →B R=9 S=92 was 90 I=1 sent 2
        c3 18:00 A→ R=5 was 5 S=92 I=1 sent 0
        c3 18:01 B→ R=9 was 9 S=92 I=1 sent 0`),
      'sequence/acknowledgement-lost',
    );
    expect(over).toMatchObject({ isOver: true });
    expect(over.remedy).toHaveLength(1);
    expect(over.remedy[0]).toMatch(/^Nothing to do/);
  });

  test('is no fact that the numbers do not tell: a backup is one of the reasons', () => {
    const [symptom] = card(
      diagnosed(`${TWO}
        c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
        c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
        c2 21:00 →A R=5 S=86 was 90 I=1 sent 0
        c2 21:01 →B R=9 S=86 was 90 I=1 sent 0`),
      'sequence/server-behind',
    ).symptoms;
    expect(symptom?.text).toMatch(
      /^The server is behind, as after a restore from a backup or a set-up anew\./,
    );
    expect(symptom?.text).not.toMatch(/was restored from a backup\./);
  });
});

test('a stuck reply whose requestor has gone on is not told as stuck', () => {
  const stuck = TWO.replace('sent 10\n', 'sent 10 hung\n');
  const over = diagnosed(`${stuck}
    c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
    c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0`);
  expect(card(diagnosed(stuck), 'cycles/reply-stuck').title).toBe(
    '1 reply stuck in this queue: NORTH/A does not get its updates',
  );
  expect(card(over, 'cycles/reply-stuck').title).toBe(
    '1 reply was stuck in this queue: NORTH/A has the updates by now',
  );
});
