/** The proof of a hang: what holds whatever was tried, in whatever order and whatever the decoders are called. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HUNG_VERDICTS } from '../../shared/diagnosis/hung/model.ts';
import { proveHung } from '../../shared/diagnosis/hung/prove.ts';
import { CERTAINTIES } from '../../shared/diagnosis/model.ts';
import { hungStory } from '../fixtures/hung-story.ts';

const circumstances = fc.constantFrom(
  '',
  ', waiting',
  ', unmeasured',
  ', reading',
  ', late',
  ', late growing',
  ', hasty',
  ', hasty starved',
  ', hasty unmeasured',
);
const company = fc.constantFrom('alone', 'with 2', 'with 4');
const came = fc.oneof(
  fc.constantFrom(
    'decoded',
    'decoded in 9000 ms',
    'failed checksum-mismatch',
    'failed read-error',
    'failed output-limit',
  ),
  circumstances.map((words) => `hung${words}`),
);
const line = fc
  .tuple(
    fc.constantFrom('lab', 'examination', 'attempt'),
    fc.constantFrom('one', 'two', 'three'),
    company,
    came,
  )
  .map(([origin, decoder, beside, outcome]) => `${origin}: ${decoder} ${beside} ${outcome}`);
const state = fc
  .tuple(fc.constantFrom('one', 'two'), company, circumstances)
  .map(([decoder, beside, words]) => `state: ${decoder} ${beside} hung${words}`);
const story = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.option(state, { nil: '' }), fc.array(line, { maxLength: 8 }))
  .map(([before, hang, after]) => [...before, hang, ...after].join('\n'));

describe('the proof of a hang', () => {
  test('is there exactly when something hung with evidence, and is whole', () => {
    fc.assert(
      fc.property(story, (text) => {
        const proof = proveHung(hungStory(text));
        expect(proof !== null).toBe(/^(?:state:|(?:lab|examination): .*hung)/m.test(text));
        if (proof === null) return;
        expect(HUNG_VERDICTS).toContain(proof.verdict);
        expect(CERTAINTIES).toContain(proof.certainty);
        for (const sentence of [
          proof.text,
          proof.disproof,
          ...proof.missing,
          ...proof.reasons.map((one) => one.text),
        ])
          expect(sentence).toMatch(/^\S.*\.$/);
        const trials = new Set(proof.trials.map(({ id }) => id));
        for (const { trial } of proof.reasons) expect(trial === null || trials.has(trial)).toBe(true);
      }),
    );
  });

  test('does not depend on what decoders are called', () => {
    const names = fc.uniqueArray(fc.constantFrom('safe', 'second', 'legacy-msmi', 'x', 'y'), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(story, names, (text, [a = '', b = '', c = '']) => {
        const renamed = text
          .replaceAll(' one ', ` ${a} `)
          .replaceAll(' two ', ` ${b} `)
          .replaceAll(' three ', ` ${c} `);
        const [plain, other] = [text, renamed].map((one) => proveHung(hungStory(one)));
        expect([other?.verdict, other?.certainty]).toEqual([plain?.verdict, plain?.certainty]);
      }),
    );
  });

  test('finds a concurrency defect only where the same decoder hung together, never alone, and decoded it alone', () => {
    fc.assert(
      fc.property(story, (text) => {
        const proof = proveHung(hungStory(text));
        if (proof?.verdict !== 'concurrency-defect') return;
        const { decoder } = proof.evidence;
        const has = (pattern: string): boolean =>
          new RegExp(`^(?:lab|examination): ${decoder} ${pattern}`, 'm').test(text);
        expect(has('alone decoded')).toBe(true);
        expect(has('alone hung')).toBe(false);
        expect(new RegExp(` ${decoder} with \\d hung`).test(text)).toBe(true);
      }),
    );
  });

  test('never finds a bomb or bad data in what any decoder read to its end', () => {
    fc.assert(
      fc.property(story, (text) => {
        const proof = proveHung(hungStory(text));
        const isUnread = proof?.verdict === 'bad-data' || proof?.verdict === 'output-bomb';
        expect(isUnread && text.includes('decoded')).toBe(false);
      }),
    );
  });

  test('finds no defect in what was ended sooner than it takes alone, and hardly had the processor', () => {
    fc.assert(
      fc.property(story, (text) => {
        const busy = text
          .replaceAll(/hung.*$/gm, 'hung, hasty starved')
          .replaceAll(/failed .*$/gm, 'decoded');
        const verdict = proveHung(hungStory(busy))?.verdict ?? 'undecided';
        expect(['machine-overload', 'undecided']).toContain(verdict);
      }),
    );
  });

  test('is never proven from a single decode', () => {
    fc.assert(
      fc.property(fc.oneof(line, state), (text) => {
        expect(proveHung(hungStory(text))?.certainty).not.toBe('proven');
      }),
    );
  });
});
