/** Offline address books: what was written is read, and anything else is read as far as it goes. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOabImporter } from '../../shared/gal/import/oab/importer.ts';
import { createPackedOabImporter } from '../../shared/gal/import/oab/packed-importer.ts';
import { whyAddressList } from '../../shared/formats/address-list.ts';
import { entriesOf, importAll } from '../fixtures/gal-files.ts';
import { lzxDelta } from '../fixtures/lzx-encoder.ts';
import { oabBlocks, oabFile, storedBlocks } from '../fixtures/oab-file.ts';
import type { OabEntry } from '../fixtures/oab-file.ts';

/** Blocks of all types in turn, so that there is something of each. */
function lzx(content: Uint8Array): Buffer {
  const types = ['verbatim', 'uncompressed', 'aligned'] as const;
  return lzxDelta(content, { windowBits: 17, blocks: types.map((type) => ({ type, bytes: 150 })) });
}

const word = fc.stringMatching(/^[A-Za-zäöüß]{1,12}$/);
const mailbox = fc.tuple(word, word, word).map((parts) => `MS:${parts.join('/')}`);
const entry: fc.Arbitrary<OabEntry> = fc.record(
  {
    displayName: word,
    proxies: fc.array(mailbox, { minLength: 1, maxLength: 3 }),
    displayType: fc.nat(),
    richInfo: fc.boolean(),
    photo: fc.uint8Array({ maxLength: 300 }),
    members: fc.array(word, { maxLength: 3 }),
  },
  { requiredKeys: ['displayName', 'proxies'] },
);
const book = fc.array(entry, { minLength: 1, maxLength: 20 });

const pack = fc.constantFrom(
  (bytes: Buffer) => storedBlocks(bytes, 100),
  (bytes: Buffer) => oabBlocks([{ content: bytes, lzx: lzx(bytes) }]),
);

test('what was written is read, in any chunks and from blocks', () => {
  fc.assert(
    fc.property(book, pack, fc.integer({ min: 1, max: 500 }), (entries, packed, size) => {
      const bytes = oabFile(entries);
      const plain = importAll(createOabImporter(), bytes, size);
      expect(plain).toMatchObject({ recordsRead: entries.length, problemsTotal: 0, cut: null });
      expect(plain.records.map(({ name }) => name)).toEqual(entries.map(({ displayName }) => displayName));
      expect(importAll(createPackedOabImporter(), packed(bytes), size)).toEqual(plain);
      expect(whyAddressList(bytes)).toContain('Offline address book');
    }),
    { numRuns: 200 },
  );
});

const change = fc.record({
  at: fc.nat(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
  cuts: fc.boolean(),
});

test('what was damaged is read as far as it goes, in any chunks the same, and it is told', () => {
  fc.assert(
    fc.property(book, pack, change, (entries, packed, { at, bytes, cuts }) => {
      const plain = oabFile(entries);
      for (const [original, create] of [
        [plain, createOabImporter],
        [packed(plain), createPackedOabImporter],
      ] as const) {
        const place = at % original.length;
        const input = Buffer.from(cuts ? original.subarray(0, place) : original);
        if (!cuts) input.set(bytes.subarray(0, input.length - place), place);
        const list = importAll(create(), input);
        expect(importAll(create(), input, 5)).toEqual(list);
        const isSame = input.equals(original);
        expect(isSame || list.problemsTotal > 0 || list.cut !== null || entriesOf(list).length > 0).toBe(
          true,
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('any bytes are an address list or not, and nothing is thrown', () => {
  const begun = fc.constantFrom(
    oabFile([], { table: ['smtp'] }),
    oabFile([]).subarray(0, 12),
    storedBlocks(oabFile([]), 9),
  );
  fc.assert(
    fc.property(begun, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
      const input = Buffer.concat([head, rest]);
      for (const importer of [createOabImporter(), createPackedOabImporter()])
        expect(importAll(importer, input).format).toBe('Offline address book');
      expect(whyAddressList(rest)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});
