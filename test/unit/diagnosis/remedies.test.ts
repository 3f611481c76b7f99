/** Steps of all rules: the mildest first, in the order of the ladder (Q96060), and none twice. */
import { describe, expect, test } from 'vitest';
import { ALL_RULES } from '../../../shared/diagnosis/families.ts';
import { LINE_RULES } from '../../../shared/diagnosis/lines.ts';
import { HUNG_RULES } from '../../../shared/diagnosis/families/decoding/hung-rules.ts';
import { disproofOf } from '../../../shared/diagnosis/hung/words.ts';
import { HUNG_VERDICTS } from '../../../shared/diagnosis/hung/model.ts';
import type { Rule } from '../../../shared/diagnosis/model.ts';
import type { Rung } from '../../../shared/ladder/model.ts';
import { RUNGS } from '../../../shared/ladder/model.ts';

/** What the first words of a step show it to be; what is none of these changes nothing at either end. */
const SIGNS: readonly (readonly [RegExp, Rung])[] = [
  [/^(?:Find out who|Look|See|Compare|Read)\b/, 'check'],
  [/^(?:Let|Wait).*\b(?:one|next) (?:more )?cycle\b(?!.*(?:Import|Export|complete))/, 'wait'],
  [/\b(?:listds.*-z|LISTDS -R -Z)\b/i, 'local-reset'],
  [/\bRESYNC\.GLB: IMPORT -S/, 'resync'],
  [/Requestor, (?:Import|Export)|\bfull import\b/, 'requestor-import-export'],
];

function rungOf(step: string): Rung {
  return SIGNS.find(([sign]) => sign.test(step))?.[1] ?? 'check';
}

/** What a program itself says in its log may leave nothing but an import. */
const OF_LINES = new Set(LINE_RULES.map(({ id }) => id));
const CLIMBING = ALL_RULES.filter(({ id, acts }) => acts.includes('open-ladder') && !OF_LINES.has(id));

function changes(step: string): number {
  const rung = rungOf(step);
  // Waiting and looking change nothing: which of the two comes first is all one.
  return rung === 'wait' ? RUNGS.indexOf('check') : RUNGS.indexOf(rung);
}

describe('a rule that offers the ladder', () => {
  test('names no harmful step before a mild one', () => {
    const wrong = CLIMBING.flatMap(({ id, remedy }) => {
      const order = remedy.map(changes);
      const firstChange = order.findIndex((rung) => rung > RUNGS.indexOf('check'));
      const known = firstChange === -1 ? [] : order.slice(firstChange).filter((rung) => rung > 1);
      return known.every((rung, at) => rung >= (known[at - 1] ?? 0)) ? [] : [id];
    });
    expect(wrong).toEqual([]);
  });

  test('begins with waiting or looking, never with an import, a reset or RESYNC.GLB', () => {
    const wrong = CLIMBING.filter(({ remedy: [first = ''] }) => changes(first) > RUNGS.indexOf('check'));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

test('no rule tells a step twice, or one that is broken in the middle', () => {
  const twice = ALL_RULES.filter(({ remedy }) => new Set(remedy).size < remedy.length);
  expect(twice.map(({ id }) => id)).toEqual([]);
  const broken = ALL_RULES.filter(({ remedy }) => remedy.some((step) => /: Only then/.test(step)));
  expect(broken.map(({ id }) => id)).toEqual([]);
});

test('only rules about messages that hung offer to examine them', () => {
  const hung = new Set(Object.values(HUNG_RULES).map(({ id }) => id));
  const others = ALL_RULES.filter(({ id, acts }: Rule) => acts.includes('examine') && !hung.has(id));
  expect(others.map(({ id }) => id)).toEqual([]);
});

test('what would disprove it is told plainly: the label says what it is', () => {
  const told = [...ALL_RULES.map(({ disproof }) => disproof), ...HUNG_VERDICTS.map(disproofOf)];
  expect(told.filter((text) => /would disprove/.test(text))).toEqual([]);
});
