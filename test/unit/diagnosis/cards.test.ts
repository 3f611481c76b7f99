/** What a card tells beyond its symptoms: consequences that are over, steps that are left, words of a special kind. */
import { describe, expect, test } from 'vitest';
import { createDiagnosis } from '../../../shared/diagnosis/diagnose.ts';
import type { RuleFamily } from '../../../shared/diagnosis/facts.ts';
import type { Finding, Rule, Symptom } from '../../../shared/diagnosis/model.ts';
import { plainRule, symptomOf } from '../../../shared/diagnosis/plain-rule.ts';
import { contextOf } from '../../fixtures/rule-cases.ts';

const STUCK = aRule('cycles/stuck');
const HANGS = aRule('decoding/hangs', { explains: [{ rule: STUCK.id, by: 'message' }] });

function aRule(id: string, given: Partial<Rule> = {}): Rule {
  return plainRule({
    id,
    family: 'cycles',
    severity: 'error',
    certainty: 'likely',
    name: id,
    looksAt: 'Tests.',
    meaning: 'A test.',
    disproof: 'Another test.',
    kb: [],
    remedy: ['Wait.', 'Look.'],
    title: ({ symptoms }) => `${symptoms} ${id}`,
    ...given,
  });
}

function about(rule: Rule, message: number, given: Partial<Symptom> = {}): Symptom {
  const concerned = { messages: [message], lines: [], requestors: [], cycles: [] };
  return symptomOf(rule, { text: 'So.', evidence: [], about: concerned, ...given });
}

function cardOf(...symptoms: readonly Symptom[]): Finding {
  const family: RuleFamily = { rules: [], watch: () => ({ finish: () => symptoms }) };
  const [first] = createDiagnosis(contextOf(), [family]).finish().findings;
  if (first === undefined) throw new Error('no card');
  return first;
}

describe('consequences', () => {
  const hangs = [1, 2, 3].map((message) => about(HANGS, message));

  test('that are over are told apart from those that are not, though they share rule and group', () => {
    const { consequences } = cardOf(
      ...hangs,
      about(STUCK, 1),
      about(STUCK, 2, { isOver: true }),
      about(STUCK, 3, { isOver: true }),
    );
    expect(consequences).toMatchObject([
      { rule: STUCK.id, title: '1 cycles/stuck', symptoms: 1, isOver: false },
      { rule: STUCK.id, title: '2 cycles/stuck', symptoms: 2, isOver: true },
    ]);
  });

  test('are one line as long as none is over', () => {
    const { consequences } = cardOf(...hangs, about(STUCK, 1), about(STUCK, 2));
    expect(consequences).toMatchObject([{ symptoms: 2, isOver: false }]);
  });
});

describe('steps', () => {
  test('of what is over and names its own are those alone', () => {
    const over = about(STUCK, 1, { isOver: true, remedy: ['Nothing to do.'] });
    expect(cardOf(over).remedy).toEqual(['Nothing to do.']);
    expect(cardOf({ ...over, isOver: false }).remedy).toEqual(['Nothing to do.', 'Wait.', 'Look.']);
  });

  test('stand there once, whoever names them', () => {
    expect(cardOf(about(STUCK, 1, { remedy: ['Look.'] })).remedy).toEqual(['Look.', 'Wait.']);
  });
});

test('a card of a special kind adds to its meaning', () => {
  const rule = aRule('a/b', { more: ({ first }) => (first.group === 'special' ? 'And this.' : null) });
  expect(cardOf(about(rule, 1, { group: 'special' })).meaning).toBe('A test. And this.');
  expect(cardOf(about(rule, 1)).meaning).toBe('A test.');
});
