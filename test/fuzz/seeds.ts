/** What every decoder is tried with: contents that exercise it, and files of a corpus when it is there. */
import fs from 'node:fs';
import { bytesOf } from '../fixtures/bytes.ts';
import { noise } from '../fixtures/compressed.ts';
import { corpusFiles } from '../fixtures/corpora.ts';
import { manyEntries } from '../fixtures/transactions.ts';

/** Larger files are left out: mutations of them find little, slowly. */
const SEED_BYTES = 64 * 1024;

/** Nothing, text, transactions, noise, long runs, and more than a window of 4 KB. */
export const CONTENTS: readonly Uint8Array[] = [
  new Uint8Array(),
  bytesOf('A Martin, and another Martin, and another\r\n'),
  bytesOf(manyEntries(20)),
  noise(700),
  new Uint8Array(9_000).fill(65),
  Buffer.concat([noise(4_500), bytesOf(manyEntries(5)), noise(4_500)]),
];

/** More than a block of 32 KB: what reaches back into the block before. */
export const LONG_CONTENT: Uint8Array = bytesOf(manyEntries(700));

/** Small files of a corpus whose names end so; none when it is not there. */
export function corpusSeeds(corpus: string, ending = ''): Uint8Array[] {
  const files = corpusFiles(corpus).filter(({ name }) => name.endsWith(ending));
  return files.map((file) => fs.readFileSync(file.path)).filter(({ length }) => length <= SEED_BYTES);
}
