import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byNaturalName } from '../../shared/format/natural.ts';

const name = fc.stringMatching(/^[AP/0-9]{0,8}$/);

test('names have one order, whatever the order they come in', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const sorted = names.toSorted(byNaturalName);
      expect(names.toReversed().toSorted(byNaturalName)).toEqual(sorted);
      for (const [at, one] of sorted.entries())
        for (const other of sorted.slice(at)) expect(byNaturalName(one, other)).toBeLessThanOrEqual(0);
    }),
  );
});

test('only equal names are at one place', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(byNaturalName(one, other) === 0).toBe(one === other);
      expect(Math.sign(byNaturalName(one, other))).toBe(-Math.sign(byNaturalName(other, one)) + 0);
    }),
  );
});
