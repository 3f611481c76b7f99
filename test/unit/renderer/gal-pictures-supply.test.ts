import { describe, expect, it } from 'vitest';
import { supplyHeadline } from '../../../renderer/gal/pictures/picture-words.ts';
import { supplyTable } from '../../../renderer/gal/pictures/picture-tables.ts';
import { isForeign, SIDE_SHOWN, supplyMap } from '../../../renderer/gal/pictures/supply-model.ts';
import { drawSupply } from '../../../renderer/gal/pictures/supply-picture.ts';
import { boxOf, overlaps, pathsOf, supplyOf, textsOf, wordsOf } from './gal-pictures-data.ts';

const STORY = supplyOf(`
  NORTH/PO1 > NORTH/PO1: 300
  NORTH/PO1 > SOUTH/PO2: 12
  SOUTH/PO2 > SOUTH/PO2: 200
  NORTH/PO1 > SMTP: 40
  CENTRAL/HUB > EAST/PO3: 90 by reply
  ? > EAST/PO4: 5 by reply
`);

const HUNDRED = supplyOf(
  [
    ...Array.from({ length: 100 }, (_, po) => `NET/PO${po} > NET/PO${po}: ${500 + po}`),
    'NET/PO7 > NET/PO8: 1',
  ].join('\n'),
);

describe('who supplies what', () => {
  it('is somebody else only where a request tells of the list of another post office', () => {
    expect(STORY.filter(isForeign)).toEqual([STORY[1]]);
  });

  it('does not tell case apart', () => {
    expect(supplyOf('north/po1 > NORTH/PO1: 3').some(isForeign)).toBe(false);
  });

  it('loses no entry on either side', () => {
    for (const supply of [STORY, HUNDRED]) {
      const whole = supply.reduce((sum, { entries }) => sum + entries, 0);
      const { suppliers, lists, bands } = supplyMap(supply);
      for (const side of [suppliers, lists, bands])
        expect(side.reduce((sum, { entries }) => sum + entries, 0)).toBe(whole);
    }
  });

  it('has about twenty a side and the rest together, last', () => {
    const { suppliers, lists } = supplyMap(HUNDRED);
    expect(suppliers).toHaveLength(SIDE_SHOWN + 1);
    expect(lists).toHaveLength(SIDE_SHOWN + 1);
    expect(suppliers.at(-1)?.name).toBe('80 other suppliers');
    expect(lists.at(-1)?.name).toBe('80 other lists');
  });

  it('shows what somebody else supplies, however little it is', () => {
    const { suppliers, lists, bands } = supplyMap(HUNDRED);
    expect(suppliers.map(({ name }) => name)).toContain('NET/PO7');
    expect(lists.map(({ name }) => name)).toContain('NET/PO8');
    expect(bands.filter((band) => band.isForeign).map(({ entries }) => entries)).toEqual([1]);
  });
});

describe('the map of suppliers', () => {
  it.each([320, 700, 1400])('keeps ends and texts apart and within %i pixels', (width) => {
    const { drawing, suppliers, lists } = drawSupply(supplyMap(HUNDRED), width, null);
    for (const side of [suppliers, lists])
      for (const [index, end] of side.entries())
        expect(side[index + 1]?.y ?? drawing.height).toBeGreaterThanOrEqual(end.y + end.height);
    const boxes = textsOf(drawing).map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(drawing.height);
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
    }
  });

  it('fills each end with its bands, without one over the other', () => {
    const { suppliers, lists, bands } = drawSupply(supplyMap(STORY), 900, null);
    for (const [ends, side, edge] of [
      [suppliers, 'from', 'left'],
      [lists, 'to', 'right'],
    ] as const)
      for (const end of ends) {
        const own = bands
          .filter((band) => band[side] === end.key)
          .toSorted((one, other) => one[edge] - other[edge]);
        let free = end.y;
        for (const band of own) {
          expect(band[edge]).toBeCloseTo(free, 6);
          free += band.thickness;
        }
        expect(free).toBeCloseTo(end.y + end.height, 6);
      }
  });

  it('marks the foreign band by pattern, shape and word', () => {
    const { drawing } = drawSupply(supplyMap(STORY), 900, null);
    // The band, its mark, and the swatch that says what it means.
    expect(pathsOf(drawing).filter(({ fill }) => fill === 'hung')).toHaveLength(3);
    expect(pathsOf(drawing).filter(({ hatched }) => hatched)).toHaveLength(2);
    expect(wordsOf(drawing)).toContain('supplied by another post office than its own');
  });

  it('lets the others step back for the one that is pointed at', () => {
    const map = supplyMap(STORY);
    const [first] = map.bands;
    const { drawing } = drawSupply(map, 900, first?.key ?? null);
    const faded = pathsOf(drawing).filter(({ opacity }) => opacity < 1);
    expect(faded).toHaveLength(map.bands.length - 1);
  });

  it('says each band as a sentence', () => {
    const sentences = drawSupply(supplyMap(STORY), 900, null).bands.map(({ sentence }) => sentence);
    expect(sentences).toEqual(
      expect.arrayContaining([
        'NORTH/PO1 supplies 12 entries of SOUTH/PO2 by request, which is not its own post office.',
        'the server supplies 5 entries of EAST/PO4 by reply.',
      ]),
    );
  });
});

describe('the words of the map', () => {
  it('names what somebody else supplies', () => {
    expect(supplyHeadline(STORY)).toBe(
      'Supplied by another post office than their own: SOUTH/PO2 by NORTH/PO1 (12 entries).',
    );
  });

  it('claims nothing of what replies relay', () => {
    expect(supplyHeadline(supplyOf('NORTH/PO1 > NORTH/PO1: 3\nHUB/A > EAST/B: 4 by reply'))).toBe(
      'No request tells of entries of another post office than its own. ' +
        '4 entries known from replies alone, which do not say who told first.',
    );
  });

  it('tells in the table what is known of the own post office', () => {
    expect(supplyTable(STORY).rows.map((cells) => cells[3])).toEqual([
      'yes',
      'no',
      'yes',
      'not known',
      'not known',
      'not known',
    ]);
  });
});
