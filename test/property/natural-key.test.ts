/** The order of names in SQL is that of `byNaturalName`. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalKey } from '../../electron/index/natural-key.ts';
import { byNaturalName } from '../../shared/format/natural.ts';

const NAMES = fc.string({
  unit: fc.constantFrom('a', 'B', '-', '.', '/', ' ', '0', '1', '2', '10', '007', 'é'),
});

test('keys are ordered byte by byte as the names are by people', () => {
  fc.assert(
    fc.property(NAMES, NAMES, (one, other) => {
      const [left, right] = [naturalKey(one), naturalKey(other)].map((key) => Buffer.from(key));
      if (left === undefined || right === undefined) throw new Error('two keys were made');
      expect(Math.sign(left.compare(right))).toBe(Math.sign(byNaturalName(one, other)));
    }),
    { numRuns: 2_000 },
  );
});
