import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryKey, foldedAlias, isWholeGateway, listLabel, listOf } from '../../../shared/gal/identity.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import { cutNotice, cycleOfStep, lastStepOf } from '../../../shared/gal/versions.ts';
import { galOf } from '../../fixtures/gal.ts';
import { foldedOf } from '../../fixtures/gal-view.ts';

describe('the list of an address', () => {
  test.each([
    ['PCM', 'north/po1/JS', 'NORTH/PO1'],
    ['MS', 'NORTH/PO1/JS', 'NORTH/PO1'],
    ['CSI', ' NORTH / PO1 /JS', 'NORTH/PO1'],
    [null, 'NORTH/PO1', 'NORTH/PO1'],
    ['snads', 'GATE/NODE/JS', 'SNADS GATE/NODE'],
    ['PROFS', 'GATE/NODE/JS', 'PROFS GATE/NODE'],
    ['OV', 'A/B/C/D', 'OV A/B'],
    ['SMTP', 'a/b/c@example.com', 'SMTP'],
    ['X400', '/c=us/a=mci/s=smith', 'X400'],
    ['PCM', 'NORTH', 'PCM'],
    ['PCM', '/PO1/JS', 'PCM'],
    ['SNADS', '', 'SNADS'],
  ])('of %s:%s is %s', (type, address, label) => {
    expect(listLabel(listOf(type, address))).toBe(label);
  });

  test('stands for a whole gateway only where the type has post offices and is not PCM', () => {
    const bare = ['SNADS', 'PROFS', 'OV', 'PCM', 'SMTP'].filter((type) => isWholeGateway(listOf(type, '')));
    expect(bare).toEqual(['SNADS', 'PROFS', 'OV']);
    expect(isWholeGateway(listOf('SNADS', 'A/B'))).toBe(false);
  });
});

describe('two aliases', () => {
  test('are the same in one list whatever their case', () => {
    const list = listOf('PCM', 'NORTH/PO1/X');
    expect(entryKey(list, 'Ann')).toBe(entryKey(listOf('MS', 'north/po1/Y'), ' ANN '));
    expect(entryKey(list, 'Ann')).not.toBe(entryKey(listOf('PCM', 'NORTH/PO2/X'), 'Ann'));
  });

  test('are not the same by a letter that only capitals spell alike', () => {
    expect(foldedAlias('Strauß')).not.toBe(foldedAlias('STRAUSS'));
  });
});

describe('text that is searched', () => {
  test.each([
    ['Müller', 'muller'],
    ['STRAUß', 'strauss'],
    ['Sørensen', 'sorensen'],
    ['Æbelø', 'aebelo'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['a\tb', 'a\tb'],
  ])('of %s is %s', (text, folded) => {
    expect(searchText(text)).toBe(folded);
  });

  test('is not changed by folding it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(searchText(searchText(text))).toBe(searchText(text));
      }),
    );
  });
});

describe('steps', () => {
  const ann = 'A Ann\tPCM:NORTH/PO1/ANN';
  const exchanged = { role: 'request', supplier: 'NORTH/PO1', text: ann } as const;

  test('of an exchange are those of their cycles', () => {
    const data = galOf([1, 1, 4].map((cycle) => ({ ...exchanged, cycle })));
    const folded = foldedOf(data, data.plan.views[0]?.view ?? { kind: 'loose' });
    expect([0, 1, 3, 4, null].map((cycle) => lastStepOf(folded, cycle))).toEqual([-1, 1, 1, 2, 2]);
  });

  test('of loose messages are a cycle each', () => {
    const data = galOf([ann, ann].map((text) => ({ role: 'loose', cycle: null, supplier: null, text })));
    const folded = foldedOf(data, { kind: 'loose' });
    expect([0, 1, 2, 9].map((cycle) => lastStepOf(folded, cycle))).toEqual([-1, 0, 1, 1]);
    expect(cycleOfStep(folded, 1)).toBe(2);
  });

  test('that are left out at the limit are told', () => {
    const data = galOf(
      [1, 2, 3].map((cycle) => ({ ...exchanged, cycle, text: `A Nr ${cycle}\tPCM:NORTH/PO1/NR` })),
      { limits: { galVersions: 1 } },
    );
    const folded = foldedOf(data, data.plan.views[0]?.view ?? { kind: 'loose' });
    expect(cutNotice(folded, 1)).toBe(
      'The list has more than the 1 states of entries that are kept: it ends within 2.eml, and 1 later message did not count.',
    );
    expect(cutNotice({ ...folded, cut: null }, 1)).toBeNull();
  });
});
