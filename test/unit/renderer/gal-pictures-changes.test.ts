import { describe, expect, it } from 'vitest';
import { changeBars, topOf } from '../../../renderer/gal/pictures/change-bars.ts';
import { drawChanges, drawChangesAt } from '../../../renderer/gal/pictures/change-picture.ts';
import { changesHeadline } from '../../../renderer/gal/pictures/picture-words.ts';
import { middleOf } from '../../../renderer/charts/step-axis.ts';
import { boxOf, cyclesOf, overlaps, pathsOf, textsOf, wordsOf } from './gal-pictures-data.ts';

const MASS = { cycle: 4, removed: 400, before: 1_000 };
const STORY = cyclesOf([1_000, 1_000, 1_000, 600, 600], {
  3: { changes: { added: 0, removed: 0, changed: 12, moved: 3 }, holes: 2 },
  4: { changes: { added: 0, removed: 400, changed: 0, moved: 0 }, mass: MASS },
});

describe('change volume', () => {
  it('adds up cycles that are too narrow for a bar, and loses none', () => {
    const cycles = cyclesOf(Array.from({ length: 3_000 }, (_, step) => (step * 7) % 50));
    const bars = changeBars(cycles, { x: 0, width: 600, steps: cycles.length });
    expect(bars.length).toBeLessThanOrEqual(120);
    const added = cycles.reduce((sum, { changes }) => sum + changes.added, 0);
    expect(bars.reduce((sum, { changes }) => sum + changes.added, 0)).toBe(added);
    expect(bars.at(-1)?.to).toBe(3_000);
  });

  it('keeps mass deletions of cycles that are added up', () => {
    const cycles = cyclesOf(
      Array.from({ length: 1_000 }, () => 10),
      { 500: { mass: MASS }, 501: { mass: MASS } },
    );
    const bars = changeBars(cycles, { x: 0, width: 100, steps: cycles.length });
    expect(bars.flatMap(({ mass }) => mass)).toHaveLength(2);
  });

  it('breaks off what would press all others flat', () => {
    expect(topOf([10_000, 20, 18, 22, 19, 21])).toBe(33);
    expect(topOf([60, 20, 18, 22, 19, 21])).toBe(60);
    expect(topOf([10_000, 20])).toBe(10_000);
    expect(topOf([])).toBe(0);
  });
});

describe('the picture of changes', () => {
  it('marks a mass deletion by colour, shape and word', () => {
    const { drawing, words } = drawChanges(STORY, 900);
    expect(words.map((shape) => shape.kind === 'text' && [shape.text, shape.ink])).toEqual([
      ['mass deletion, 400 of 1,000', 'bad'],
    ]);
    expect(pathsOf(drawing).filter(({ fill }) => fill === 'bad')).toHaveLength(2);
  });

  it('has the words of mass deletions cover no mark, whatever the width', () => {
    const said = Object.fromEntries([5, 8, 9, 10].map((cycle) => [cycle, { mass: MASS }]));
    const cycles = cyclesOf(
      Array.from({ length: 10 }, () => 500),
      said,
    );
    for (const width of [400, 700, 1_000, 1_400, 2_400]) {
      const { drawing, words, frame } = drawChanges(cycles, width);
      const boxes = textsOf({ ...drawing, shapes: words }).map(boxOf);
      expect(boxes.length > 0).toBe(width > 700);
      for (const step of [4, 7, 8, 9]) {
        const x = middleOf(frame.axis, step);
        expect(boxes.some(({ left, right }) => left < x + 5 && right > x - 5)).toBe(false);
      }
    }
  });

  it('has the words stand above the line of the chosen cycle', () => {
    const picture = drawChanges(STORY, 900);
    const shapes = drawChangesAt(STORY, picture, 4, 'cycle');
    const [words] = picture.words;
    expect(words && shapes.indexOf(words)).toBeGreaterThan(shapes.findIndex(({ kind }) => kind === 'path'));
  });

  it('marks holes, and has no line for them where there are none', () => {
    expect(wordsOf(drawChanges(STORY, 900).drawing)).toContain('Unread');
    expect(wordsOf(drawChanges(cyclesOf([1, 2]), 900).drawing)).not.toContain('Unread');
  });

  it('tells the numbers of a cycle', () => {
    const picture = drawChanges(STORY, 900);
    const shapes = drawChangesAt(STORY, picture, 2, 'cycle');
    expect(wordsOf({ ...picture.drawing, shapes })).toEqual([
      'Cycle 3 (1996-03-03)',
      'mass deletion, 400 of 1,000',
      '0',
      'added',
      '0',
      'removed',
      '3',
      'moved',
      '12',
      'changed',
    ]);
  });

  it('writes the number at a bar that is broken off', () => {
    const first = cyclesOf([50_000, 50_010, 50_021, 50_030, 50_042, 50_050]);
    expect(wordsOf(drawChanges(first, 900).drawing)).toContain('50,000');
  });

  it.each([320, 640, 2000])('keeps its texts within %i pixels and apart', (width) => {
    const said = Object.fromEntries(
      Array.from({ length: 40 }, (_, step) => [step + 1, { mass: MASS, holes: 9 }]),
    );
    const cycles = cyclesOf(
      Array.from({ length: 40 }, (_, step) => (step % 2) * 900),
      said,
    );
    const picture = drawChanges(cycles, width);
    const shapes = [...picture.drawing.shapes, ...drawChangesAt(cycles, picture, 20, 'cycle')];
    const boxes = textsOf({ ...picture.drawing, shapes }).map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(-0.5);
      expect(box.right).toBeLessThanOrEqual(width + 0.5);
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
    }
  });

  it('draws every bar within the picture', () => {
    const { drawing, bottom } = drawChanges(STORY, 900);
    for (const { d } of pathsOf(drawing)) {
      const [, x, y] = /^M(\S+) ([\d.-]+)/u.exec(d) ?? [];
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(bottom + 1);
    }
  });
});

describe('the first line of changes', () => {
  it('names mass deletions, and what is missing', () => {
    expect(changesHeadline(STORY, 'cycle')).toBe(
      '1 mass deletion, more than 500 entries or 10 % at once: cycle 4 (400 of 1,000 entries); ' +
        '2 messages could not be read, and what they tell is missing here.',
    );
  });

  it('says that there was none', () => {
    expect(changesHeadline(cyclesOf([5, 6]), 'message')).toBe(
      'No message removed more than 500 entries or 10 % of the list.',
    );
  });
});
