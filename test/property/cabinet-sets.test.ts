/** Sets of cabinets, cut anywhere and damaged anyhow. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cabArchive } from '../../electron/workers/archives/cab.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { memoryStore } from '../../shared/formats/byte-store.ts';
import { archiveTools } from '../fixtures/archives.ts';
import { cabinetSet, diskName, folderOfFiles, packedBytes } from '../fixtures/cabinet-sets.ts';
import { noise } from '../fixtures/compressed.ts';

/** A method, files that are not empty, and a set of them that is cut at up to six places. */
const sets = fc
  .record({
    // The other two take their time to write.
    method: fc.constantFrom('stored' as const, 'mszip' as const),
    lengths: fc.array(fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 40_000 })), {
      minLength: 1,
      maxLength: 4,
    }),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
  })
  .map(({ method, lengths, cuts }) => {
    const files = lengths.map((length, index) => ({ name: `${index}`, content: noise(length, index + 1) }));
    const total = packedBytes(method, files);
    const places = cuts.map((cut) => Math.floor(cut * total)).toSorted((one, other) => one - other);
    return { files, set: cabinetSet(method, files, places) };
  });

/** What each listed file of each cabinet gives, by name: its content or the kind of its fault. */
async function readAll(set: readonly Uint8Array[]): Promise<(readonly [string, Buffer | string])[]> {
  const folder = folderOfFiles(Object.fromEntries(set.map((bytes, index) => [diskName(index), bytes])));
  const tools = { ...archiveTools(), folder };
  const found: (readonly [string, Buffer | string])[] = [];
  for (const bytes of set) {
    const places: (readonly [string, string])[] = [];
    const store = memoryStore(bytes);
    const fault = await kindOf(() =>
      cabArchive.list(store, tools, ({ name, place }) => places.push([name, place])),
    );
    if (typeof fault === 'string') found.push(['', fault]);
    const opened = places.length === 0 ? null : cabArchive.open?.(store, tools);
    for (const [name, place] of places) {
      const content = await kindOf(() => opened?.read(place, tools));
      found.push([name, content instanceof Uint8Array ? Buffer.from(content) : String(content)]);
    }
  }
  return found;
}

/** Whatever is no CodecFault fails the test. */
async function kindOf<Value>(run: () => Value | Promise<Value>): Promise<Value | string> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return error.kind;
  }
}

describe('a set of cabinets in one folder', () => {
  test('gives each file once and whole, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(sets, async ({ files, set }) => {
        const found = await readAll(set);
        expect(found.map(([name]) => name)).toEqual(files.map(({ name }) => name));
        for (const [index, [, content]] of found.entries()) {
          const right = files[index]?.content ?? noise(1);
          expect(content instanceof Buffer && content.equals(right)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('that was damaged, or lacks one, gives files or named faults', async () => {
    const damage = fc.array(fc.record({ disk: fc.nat(), at: fc.nat(), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 8,
    });
    const removed = fc.option(fc.nat());
    await fc.assert(
      fc.asyncProperty(sets, damage, removed, async ({ set }, writes, gone) => {
        for (const { disk, at, byte } of writes) {
          const bytes = set[disk % set.length];
          // Most of it in the directory, where cabinets name each other.
          if (bytes !== undefined)
            bytes[at % Math.min(bytes.length, at % 4 === 0 ? bytes.length : 120)] = byte;
        }
        const left = set.map((bytes, index) =>
          gone === null || index !== gone % set.length ? bytes : noise(9),
        );
        const verdicts = (await readAll(left)).map(([, content]) =>
          content instanceof Buffer ? 'ok' : content,
        );
        expect(['ok', ...FAILURE_KINDS]).toEqual(expect.arrayContaining([...new Set(verdicts)]));
      }),
      { numRuns: 100 },
    );
  });
});
