import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitName } from '../../../renderer/ui/split-name.ts';

test('a path keeps its last step', () => {
  expect(splitName('nested6.zip/level1.zip/level2.zip')).toEqual(['nested6.zip/level1.zip', '/level2.zip']);
  expect(splitName('/outgoing/NORTH/0001.eml')).toEqual(['/outgoing/NORTH', '/0001.eml']);
});

test('a long name keeps its end', () => {
  expect(splitName('Rechnung der Post im Norden 17.gz')).toEqual(['Rechnung der Post im ', 'Norden 17.gz']);
  expect(splitName('short.gz')).toEqual(['', 'short.gz']);
  expect(splitName('/short.gz')).toEqual(['', '/short.gz']);
});

test('a name from right to left is not split: its halves would change their order', () => {
  expect(splitName('שלום עולם קובץ ארוך.gz')).toEqual(['', 'שלום עולם קובץ ארוך.gz']);
});

test('no character is lost or torn', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const [start, end] = splitName(name);
      expect(start + end).toBe(name);
      expect(start.isWellFormed() && end.isWellFormed()).toBe(true);
    }),
  );
});
