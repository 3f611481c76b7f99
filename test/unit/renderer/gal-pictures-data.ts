/** Numbers of pictures, from readable text. */
import type { GalCycle, GalPictures } from '../../../shared/contract/gal-values.ts';
import type { Drawing, PathShape, Shape, TextShape } from '../../../renderer/charts/drawing.ts';
import { labelWidth } from '../../../renderer/charts/label-text.ts';
import { listOf } from '../../../shared/gal/identity.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(1996, 2, 1);

/** Cycles from 1 on, a day apart; each may say what it changed. */
export function cyclesOf(entries: readonly number[], said: Readonly<Record<number, Partial<GalCycle>>> = {}) {
  return entries.map((now, step): GalCycle => ({
    cycle: step + 1,
    atMs: FIRST + step * DAY,
    entries: now,
    changes: {
      added: Math.max(0, now - (entries[step - 1] ?? 0)),
      removed: Math.max(0, (entries[step - 1] ?? 0) - now),
      changed: 0,
      moved: 0,
    },
    mass: null,
    holes: 0,
    ...said[step + 1],
  }));
}

/** "NORTH/PO1: 3 4 5", a list a line; "rest: …" are the others together. */
export function listsOf(text: string): GalPictures['lists'] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', numbers = ''] = line.split(':').map((part) => part.trim());
      const entries = numbers.split(' ').map(Number);
      return { list: name === 'rest' ? null : listOf(null, `${name}/X`), entries };
    });
}

export function picturesOf(text: string): GalPictures {
  const lists = listsOf(text);
  const length = lists[0]?.entries.length ?? 0;
  const sums = Array.from({ length }, (_, step) =>
    lists.reduce((sum, { entries }) => sum + (entries[step] ?? 0), 0),
  );
  return { cycles: cyclesOf(sums), lists, supply: [] };
}

/** "NORTH/PO1 > SOUTH/PO2: 12 by reply", a row a line; by request when nothing else is said. */
export function supplyOf(text: string): GalPictures['supply'] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [supplier = '', list = '', entries = '', role = 'request'] = line.trim().split(/ > |: | by /u);
      return {
        supplier: supplier === '?' ? null : supplier,
        role: role === 'reply' ? 'reply' : 'request',
        list: list.includes('/') ? listOf(null, `${list}/X`) : listOf(list, ''),
        entries: Number(entries),
      };
    });
}

interface Moved<Kind extends Shape> {
  readonly shape: Kind;
  readonly x: number;
  readonly y: number;
}

export function textsOf(drawing: Drawing): readonly TextShape[] {
  return flat(drawing.shapes, 0, 0).flatMap(({ shape, x, y }) =>
    shape.kind === 'text' ? [{ ...shape, x: shape.x + x, y: shape.y + y }] : [],
  );
}

export function pathsOf(drawing: Drawing): readonly PathShape[] {
  return flat(drawing.shapes, 0, 0).flatMap(({ shape }) => (shape.kind === 'path' ? [shape] : []));
}

export function wordsOf(drawing: Drawing): readonly string[] {
  return textsOf(drawing).map(({ text }) => text);
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room that a text takes at most, but for what hangs below the line. */
export function boxOf({ x, y, text, size, mono, anchor }: TextShape): Box {
  const width = labelWidth(text, size, mono);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.75, bottom: y };
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function flat(shapes: readonly Shape[], x: number, y: number): readonly Moved<Shape>[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'group' ? flat(shape.shapes, x + shape.x, y + shape.y) : [{ shape, x, y }],
  );
}
