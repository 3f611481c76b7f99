import { describe, expect, it } from 'vitest';
import { ALL_RULES } from '../../../shared/diagnosis/families.ts';
import { FAMILIES } from '../../../shared/diagnosis/model.ts';
import { RULE_CASES } from './cases.ts';

describe('every rule of the diagnosis', () => {
  it('has an id of its own, in its family', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    for (const { id, family } of ALL_RULES) {
      expect(FAMILIES).toContain(family);
      expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(id.split('/')[0]).toBe(family);
    }
  });

  it('explains only rules that there are', () => {
    const ids = new Set(ALL_RULES.map(({ id }) => id));
    const explained = ALL_RULES.flatMap(({ id, explains }) => explains.map(({ rule }) => `${id} → ${rule}`));
    expect(explained.filter((pair) => !ids.has(pair.split(' → ')[1] ?? ''))).toEqual([]);
  });

  it('explains nothing in a circle, however far around', () => {
    const explains = new Map(ALL_RULES.map((rule) => [rule.id, rule.explains.map((one) => one.rule)]));
    const reach = (from: string, seen: Set<string>): Set<string> => {
      for (const next of explains.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect(ALL_RULES.map(({ id }) => id).filter((id) => reach(id, new Set()).has(id))).toEqual([]);
  });

  it('cites its articles, says what would disprove it, and what to do', () => {
    const isSentence = (text: string): boolean => /[.?!)]$/.test(text);
    const wrong = ALL_RULES.filter(
      ({ kb, remedy, looksAt, meaning, disproof, name }) =>
        kb.some((article) => !/^Q\d{5,6}$/.test(article)) ||
        remedy.length === 0 ||
        ![looksAt, meaning, disproof, ...remedy].every(isSentence) ||
        name.endsWith('.'),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it.each(ALL_RULES.map(({ id }) => id))('%s has a case', (id) => {
    expect(RULE_CASES.some(({ rule }) => rule === id)).toBe(true);
  });
});

describe.each(RULE_CASES)('rule $rule', ({ rule, speaks, silent }) => {
  it('speaks', () => {
    const found = speaks().filter((symptom) => symptom.rule.id === rule);
    expect(found).not.toEqual([]);
    for (const symptom of found) {
      expect(symptom.text).toMatch(/[.?!)]$/);
      expect(symptom.evidence).not.toEqual([]);
    }
  });

  it('is silent', () => {
    expect(silent().filter((symptom) => symptom.rule.id === rule)).toEqual([]);
  });
});
