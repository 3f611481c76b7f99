/** Whatever a directory says, no byte of a zip belongs to two of its files, and sound files lose none. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../shared/formats/byte-store.ts';
import { boundsOf } from '../../shared/formats/zip/bounds.ts';

const HEADER = [0x50, 0x4b, 3, 4];
const BYTES = 400;

/** A file of 400 bytes with a header at each of these places that has room for one. */
function storeWith(places: readonly number[]) {
  const bytes = new Uint8Array(BYTES);
  for (const place of places) if (place + 4 <= BYTES) bytes.set(HEADER, place);
  return memoryStore(bytes);
}

const places = fc.array(fc.record({ start: fc.nat(BYTES + 20), bytes: fc.nat(120) }), { maxLength: 12 });
const directory = fc
  .tuple(fc.nat(BYTES), fc.nat(100))
  .map(([start, bytes]) => ({ start, end: Math.min(BYTES, start + bytes) }));

test('the stretches that files may take lie apart, and outside the directory', () => {
  fc.assert(
    fc.property(places, directory, (files, around) => {
      const starts = Float64Array.from(files, ({ start }) => start);
      const ends = Float64Array.from(files, ({ start, bytes }) => start + bytes);
      const store = storeWith(files.map(({ start }) => start));
      const bytes = store.read(0, BYTES);
      const isEntry = (start: number): boolean => HEADER.every((byte, at) => bytes[start + at] === byte);
      const taken = new Set<number>();
      const wrong: number[] = [];
      boundsOf(store, { starts, ends }, around).forEach((bound, index) => {
        const start = starts[index] ?? 0;
        if (!isEntry(start)) return;
        for (let at = start; at < bound; at += 1) {
          if (taken.has(at) || (at >= around.start && at < around.end)) wrong.push(at);
          taken.add(at);
        }
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('files one behind the other have all of their bytes, in whatever order they are named', () => {
  const gaps = fc.array(fc.record({ gap: fc.nat(9), bytes: fc.integer({ min: 30, max: 60 }) }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(gaps, fc.infiniteStream(fc.nat()), (files, order) => {
      let at = 0;
      const laid = files.map(({ gap, bytes }) => {
        const start = at + gap;
        at = start + bytes;
        return { start, end: at, key: order.next().value };
      });
      laid.sort((one, other) => one.key - other.key);
      const starts = Float64Array.from(laid, ({ start }) => start);
      const ends = Float64Array.from(laid, ({ end }) => end);
      const bounds = boundsOf(storeWith([]), { starts, ends }, { start: at, end: BYTES });
      laid.forEach(({ end }, index) => expect(bounds[index]).toBeGreaterThanOrEqual(end));
    }),
    { numRuns: 300 },
  );
});
