import { describe, expect, it } from 'vitest';
import { createDiagnosis } from '../../../shared/diagnosis/diagnose.ts';
import type { RuleFamily } from '../../../shared/diagnosis/facts.ts';
import { ABOUT_NOTHING, CARD_LIMITS } from '../../../shared/diagnosis/model.ts';
import type { About, Diagnosis, Rule, Symptom } from '../../../shared/diagnosis/model.ts';
import { contextOf, fileOf, linesOf } from '../../fixtures/rule-cases.ts';

function aRule(id: string, given: Partial<Rule> = {}): Rule {
  return {
    id,
    family: 'cycles',
    severity: 'warning',
    certainty: 'likely',
    name: id,
    looksAt: 'Tests.',
    meaning: 'A test.',
    disproof: 'Another test.',
    kb: [],
    remedy: ['Wait.'],
    acts: [],
    explains: [],
    title: ({ symptoms, requestors }) => `${symptoms} ${id} (${requestors.join(', ')})`,
    ...given,
  };
}

function aSymptom(rule: Rule, about: Partial<About>, given: Partial<Symptom> = {}): Symptom {
  return {
    rule,
    group: '',
    text: 'It is so.',
    certainty: null,
    severity: null,
    isOver: false,
    atMs: null,
    evidence: [],
    remedy: [],
    about: { ...ABOUT_NOTHING, ...about },
    ...given,
  };
}

function diagnose(...symptoms: Symptom[]): Diagnosis {
  return diagnoseAll(symptoms);
}

function diagnoseAll(symptoms: readonly Symptom[]): Diagnosis {
  const family: RuleFamily = { rules: [], watch: () => ({ finish: () => symptoms }) };
  return createDiagnosis(contextOf(), [family]).finish();
}

const inCycle = (requestor: string, cycle: number): Partial<About> => ({
  requestors: [requestor],
  cycles: [{ requestor, server: 'N/HUB', cycle }],
});

const NO_REPLY = aRule('cycles/no-reply', { severity: 'error' });
const LATE = aRule('cycles/late', { severity: 'info' });
const LOST = aRule('transport/lost', {
  severity: 'error',
  explains: [
    { rule: 'cycles/no-reply', by: 'cycle' },
    { rule: 'cycles/late', by: 'requestor' },
  ],
});
const BROKEN = aRule('decoding/broken', { explains: [{ rule: 'transport/lost', by: 'message' }] });

const titles = ({ findings }: Diagnosis): string[] => findings.map(({ title }) => title);

describe('verdicts', () => {
  it('make one card of all symptoms of one rule and group', () => {
    const found = diagnose(
      aSymptom(NO_REPLY, inCycle('N/A', 1)),
      aSymptom(NO_REPLY, inCycle('N/B', 1)),
      aSymptom(NO_REPLY, inCycle('N/C', 1), { group: 'other' }),
    );
    expect(titles(found)).toEqual(['2 cycles/no-reply (N/A, N/B)', '1 cycles/no-reply (N/C)']);
  });

  it('tell what follows from a cause with the cause, not as a card of its own', () => {
    const found = diagnose(
      aSymptom(LOST, inCycle('N/A', 3)),
      aSymptom(NO_REPLY, inCycle('N/A', 3)),
      aSymptom(NO_REPLY, inCycle('N/A', 5)),
    );
    expect(titles(found)).toEqual(['1 transport/lost (N/A)']);
    expect(found.findings[0]?.consequences).toMatchObject([{ rule: 'cycles/no-reply', symptoms: 2 }]);
  });

  it('leave alone what lies outside of the cause: other requestors, earlier and much later cycles', () => {
    const found = diagnose(
      aSymptom(LOST, inCycle('N/A', 3)),
      aSymptom(NO_REPLY, inCycle('N/B', 3)),
      aSymptom(NO_REPLY, inCycle('N/A', 2)),
      aSymptom(NO_REPLY, inCycle('N/A', 6)),
    );
    expect(titles(found)).toEqual(['3 cycles/no-reply (N/A, N/B)', '1 transport/lost (N/A)']);
  });

  it('follow causes to their beginning', () => {
    const found = diagnose(
      aSymptom(BROKEN, { messages: [7] }),
      aSymptom(LOST, { ...inCycle('N/A', 3), messages: [7] }),
      aSymptom(NO_REPLY, inCycle('N/A', 4)),
    );
    expect(titles(found)).toEqual(['1 decoding/broken ()']);
    expect(found.findings[0]?.consequences.map(({ rule }) => rule).toSorted()).toEqual([
      'cycles/no-reply',
      'transport/lost',
    ]);
  });

  it('do not explain what is still so by what is over', () => {
    const found = diagnose(
      aSymptom(LOST, inCycle('N/A', 3), { isOver: true }),
      aSymptom(LATE, inCycle('N/A', 9)),
    );
    expect(titles(found)).toEqual(['1 cycles/late (N/A)', '1 transport/lost (N/A)']);
  });

  it('follow the very symptom that shares the cycle, where a cause has several', () => {
    const stopped = aRule('schedule/stopped', { explains: [{ rule: 'transport/lost', by: 'cycle' }] });
    const found = diagnose(
      aSymptom(stopped, inCycle('N/A', 1), { group: 'N/A' }),
      aSymptom(stopped, inCycle('N/B', 1), { group: 'N/B' }),
      aSymptom(LOST, inCycle('N/A', 1)),
      aSymptom(LOST, inCycle('N/B', 1)),
      aSymptom(NO_REPLY, inCycle('N/B', 1)),
    );
    const ofB = found.findings.find(({ key }) => key === 'schedule/stopped N/B');
    expect(ofB?.consequences.map(({ rule }) => rule)).toContain('cycles/no-reply');
    const ofA = found.findings.find(({ key }) => key === 'schedule/stopped N/A');
    expect(ofA?.consequences.map(({ rule }) => rule)).toEqual(['transport/lost']);
  });

  it('explain by what is over what was seen when it was still so: a log line cannot say that it is over', () => {
    const line = (atMs: number) =>
      diagnose(
        aSymptom(LOST, inCycle('N/A', 3), { isOver: true, atMs: 1_000 }),
        aSymptom(NO_REPLY, inCycle('N/A', 3), { atMs }),
      );
    expect(line(900).findings).toHaveLength(1);
    expect(line(1_000 + 48 * 60 * 60_000).findings).toHaveLength(2);
  });

  it('explain nothing by itself, and nothing that concerns nothing', () => {
    const selfish = aRule('cycles/selfish', { explains: [{ rule: 'cycles/selfish', by: 'requestor' }] });
    expect(titles(diagnose(aSymptom(selfish, { requestors: ['N/A'] })))).toHaveLength(1);
    expect(titles(diagnose(aSymptom(BROKEN, {}), aSymptom(LOST, {})))).toHaveLength(2);
  });

  it('come in order: what is so before what is over, the worst first, then what explains the most', () => {
    const found = diagnose(
      aSymptom(LATE, inCycle('N/A', 1)),
      aSymptom(NO_REPLY, inCycle('N/A', 1), { isOver: true, group: 'past' }),
      aSymptom(NO_REPLY, inCycle('N/A', 1), { group: 'small' }),
      aSymptom(NO_REPLY, { requestors: ['N/A', 'N/B', 'N/C'] }, { group: 'large' }),
      aSymptom(NO_REPLY, inCycle('N/A', 1), { group: 'sure', certainty: 'proven' }),
      aSymptom(NO_REPLY, { requestors: ['N/A', 'N/B'] }, { group: 'vague', certainty: 'possible' }),
    );
    expect(found.findings.map(({ key }) => key)).toEqual([
      'cycles/no-reply large',
      'cycles/no-reply sure',
      'cycles/no-reply small',
      'cycles/no-reply vague',
      'cycles/late ',
      'cycles/no-reply past',
    ]);
  });

  it('are as sure as the least sure symptom, and as bad as the worst that is not over', () => {
    const [card] = diagnose(
      aSymptom(LATE, { requestors: ['N/A'] }, { certainty: 'proven', severity: 'error' }),
      aSymptom(LATE, { requestors: ['N/B'] }, { certainty: 'possible' }),
    ).findings;
    expect(card).toMatchObject({ certainty: 'possible', severity: 'error' });
    const [over] = diagnose(
      aSymptom(LATE, { requestors: ['N/A'] }, { severity: 'error', isOver: true }),
      aSymptom(LATE, { requestors: ['N/B'] }),
    ).findings;
    expect(over).toMatchObject({ severity: 'info', isOver: false });
  });

  it('concern everything that they and their consequences concern', () => {
    const found = diagnose(
      aSymptom(LOST, { ...inCycle('N/A', 3), messages: [7] }),
      aSymptom(NO_REPLY, { ...inCycle('N/A', 4), messages: [8], lines: [9] }),
    );
    expect(found.about.get('transport/lost ')).toMatchObject({
      own: { messages: [7], lines: [] },
      all: { messages: [7, 8], lines: [9] },
    });
    expect(found.findings[0]?.messages).toBe(1);
  });

  it('carry no more symptoms, evidence and steps than a card holds, and say how many there are', () => {
    const evidence = Array.from({ length: CARD_LIMITS.evidence + 1 }, (_, at) => ({
      text: `${at}`,
      place: null,
    }));
    const many = Array.from({ length: CARD_LIMITS.symptoms + 1 }, (_, at) =>
      aSymptom(NO_REPLY, { requestors: [`N/${at}`] }, { evidence, remedy: [`Step ${at}.`] }),
    );
    const [card] = diagnose(...many).findings;
    expect(card?.symptoms).toHaveLength(CARD_LIMITS.symptoms);
    expect(card?.symptomsTotal).toBe(CARD_LIMITS.symptoms + 1);
    expect(card?.symptoms[0]?.evidence).toHaveLength(CARD_LIMITS.evidence);
    expect(card?.remedy).toHaveLength(CARD_LIMITS.steps);
    expect(card?.remedy.at(-1)).toBe('Wait.');
  });

  it('are made of a group larger than a call may have arguments, and of causes and consequences by the thousand', () => {
    const many = Array.from({ length: 200_000 }, (_, at) =>
      aSymptom(NO_REPLY, inCycle(`N/${at % 8_000}`, 1)),
    );
    const causes = Array.from({ length: 8_000 }, (_, at) =>
      aSymptom(LOST, inCycle(`N/${at}`, 1), { group: `N/${at}` }),
    );
    expect(diagnoseAll(many).findings[0]?.symptomsTotal).toBe(200_000);
    const explained = diagnoseAll([...causes, ...many]);
    expect(explained.findings).toHaveLength(8_000);
    expect(explained.findings.every(({ consequences }) => consequences[0]?.symptoms === 25)).toBe(true);
  });

  it('tell once what several families could not check', () => {
    const family: RuleFamily = {
      rules: [],
      watch: () => ({ finish: () => [], notChecked: () => ['Not this.'] }),
    };
    expect(createDiagnosis(contextOf(), [family, family]).finish().notChecked).toEqual(['Not this.']);
  });

  it('rest on every file and line, shown once to each family', () => {
    const seen: string[] = [];
    const family: RuleFamily = {
      rules: [],
      watch: () => ({
        file: ({ file }) => void seen.push(file),
        line: ({ text }) => void seen.push(text),
        finish: () => [],
      }),
    };
    const diagnosis = createDiagnosis(contextOf(), [family]);
    diagnosis.file(fileOf({ file: 'a.eml' }));
    for (const line of linesOf('05/06/96 18:00 | Status [ 105] 3 updates received', 'dirsync'))
      diagnosis.line(line);
    diagnosis.finish();
    expect(seen).toEqual(['a.eml', '3 updates received']);
  });
});
