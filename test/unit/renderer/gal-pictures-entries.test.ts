import { describe, expect, it } from 'vitest';
import { drawEntries, drawEntriesAt } from '../../../renderer/gal/pictures/entries-picture.ts';
import { entriesHeadline, entriesNote } from '../../../renderer/gal/pictures/picture-words.ts';
import { jumpsOf, jumpWord, seriesOf } from '../../../renderer/gal/pictures/series.ts';
import { boxOf, overlaps, pathsOf, picturesOf, textsOf, wordsOf } from './gal-pictures-data.ts';

const FALLING = picturesOf(`
  NORTH/PO1: 100 101 102 103
  SOUTH/PO2: 40 40 16 16
  SOUTH/PO3: 30 30 30 0
`);

describe('lists over time', () => {
  it('come after their sum, which is that of each cycle', () => {
    const series = seriesOf(FALLING);
    expect(series.map(({ name }) => name)).toEqual(['All lists', 'NORTH/PO1', 'SOUTH/PO2', 'SOUTH/PO3']);
    expect(series[0]?.entries).toEqual([170, 171, 148, 119]);
  });

  it('have the rest as the last, which is no list of its own', () => {
    const series = seriesOf(picturesOf('NORTH/PO1: 5 6\nrest: 7 8'));
    expect(series.at(-1)).toEqual({ name: 'Other lists', isOne: false, entries: [7, 8] });
    expect(series[0]?.entries).toEqual([12, 14]);
  });

  it('come in the order of the numbers of the latest cycle', () => {
    const series = seriesOf(picturesOf('rest: 9 9\nNORTH/PO1: 90 5\nSOUTH/PO2: 6 6\nSOUTH/PO3: 1 5'));
    const names = ['All lists', 'SOUTH/PO2', 'NORTH/PO1', 'SOUTH/PO3', 'Other lists'];
    expect(series.map(({ name }) => name)).toEqual(names);
  });

  it('say how they are read', () => {
    const note = 'Each row from 0 to its own highest; the largest after cycle 4 first.';
    expect(entriesNote(FALLING.cycles, 'cycle')).toBe(note);
    expect(entriesNote([], 'message')).toBe('Each row from 0 to its own highest.');
  });

  it('need no sum when there is one', () => {
    expect(seriesOf(picturesOf('NORTH/PO1: 5 6')).map(({ name }) => name)).toEqual(['NORTH/PO1']);
  });

  it('jump where they fall to half, vanish, begin or double', () => {
    const told = jumpsOf([20, 10, 0, 0, 12, 24]).map((jump) => [jump.step, jumpWord(jump)]);
    expect(told).toEqual([
      [1, '−50 %'],
      [2, 'gone'],
      [4, 'new'],
      [5, '+100 %'],
    ]);
  });

  it('do not jump by a few entries', () => {
    expect(jumpsOf([4, 2, 4, 9])).toEqual([]);
    expect(jumpsOf([100, 51, 100])).toEqual([]);
  });
});

describe('the first line of entries over time', () => {
  it('names the largest falls first, and when', () => {
    expect(entriesHeadline(seriesOf(FALLING), FALLING.cycles, 'cycle')).toBe(
      'SOUTH/PO3 vanished in cycle 4 (30 entries before); ' +
        'SOUTH/PO2 fell from 40 to 16 entries in cycle 3; 119 entries after cycle 4.',
    );
  });

  it('says that nothing fell', () => {
    const steady = picturesOf('NORTH/PO1: 10 11');
    expect(entriesHeadline(seriesOf(steady), steady.cycles, 'cycle')).toBe(
      'No list fell to half from one cycle to the next; 11 entries after cycle 2.',
    );
  });
});

describe('the picture of entries over time', () => {
  it('has a row for each list and marks the falls with their words', () => {
    const { drawing } = drawEntries(seriesOf(FALLING), FALLING.cycles, 900);
    expect(wordsOf(drawing)).toEqual(
      expect.arrayContaining(['All lists', 'NORTH/PO1', 'SOUTH/PO2', 'SOUTH/PO3', '−60 %', 'gone']),
    );
    expect(pathsOf(drawing).filter(({ fill }) => fill === 'bad')).toHaveLength(2);
  });

  it('tells the numbers of a cycle for all lists', () => {
    const series = seriesOf(FALLING);
    const picture = drawEntries(series, FALLING.cycles, 900);
    const shapes = drawEntriesAt(series, FALLING.cycles, picture, 2, 'cycle');
    expect(wordsOf({ ...picture.drawing, shapes })).toEqual([
      'Cycle 3 (1996-03-03)',
      'entries',
      'change',
      '148',
      '−23',
      '102',
      '+1',
      '16',
      '−24',
      '30',
      '0',
    ]);
  });

  it.each([320, 480, 960, 2400])('keeps every text within %i pixels and apart from the others', (width) => {
    const series = seriesOf(
      picturesOf(`
        A_VERY_LONG_NETWORK_NAME/AND_A_LONG_POST_OFFICE: 100 40 0 60 200 90 20 44 0 10
        SOUTH/PO2: 40 10 40 10 40 10 40 10 40 10
      `),
    );
    const { cycles } = picturesOf('NORTH/PO1: 1 2 3 4 5 6 7 8 9 10');
    const picture = drawEntries(series, cycles, width);
    const shapes = [
      ...picture.drawing.shapes,
      ...drawEntriesAt(series, cycles, picture, 4, 'cycle').filter(
        // It is where it points, and has a halo's worth of letters above.
        (shape) => shape.kind === 'text',
      ),
    ];
    const boxes = textsOf({ ...picture.drawing, shapes }).map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(-0.5);
      expect(box.right).toBeLessThanOrEqual(width + 0.5);
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
    }
  });

  it('draws ten thousand cycles with as many points as pixels, and still shows the one without entries', () => {
    const entries = Array.from({ length: 10_000 }, (_, step) => (step === 4_321 ? 0 : 500));
    const pictures = picturesOf(`NORTH/PO1: ${entries.join(' ')}`);
    const { drawing } = drawEntries(seriesOf(pictures), pictures.cycles, 960);
    expect(pathsOf(drawing).reduce((most, { d }) => Math.max(most, d.length), 0)).toBeLessThan(60_000);
    expect(pathsOf(drawing).some(({ fill }) => fill === 'bad')).toBe(true);
    expect(pathsOf(drawing).every(({ d }) => !d.includes('NaN'))).toBe(true);
  });

  it('survives a list that never held an entry', () => {
    const pictures = picturesOf('NORTH/PO1: 0 0 0');
    const { drawing } = drawEntries(seriesOf(pictures), pictures.cycles, 600);
    expect(pathsOf(drawing).every(({ d }) => !d.includes('NaN'))).toBe(true);
  });
});
