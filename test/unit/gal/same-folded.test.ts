import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameFolded } from '../../../shared/gal/same-folded.ts';
import { searchText } from '../../../shared/gal/search-text.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'A', 'é', 'e', '\u0301', 'ß', 's', 'S', ' '),
  maxLength: 5,
});

test('two texts are the same folded exactly when they fold to the same text', () => {
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(isSameFolded(one, other)).toBe(searchText(one) === searchText(other));
    }),
    { numRuns: 5_000 },
  );
});
