/** Entries that were deleted and added again as something else: told from their one address, or their one alias. */
import { NONE } from './columns.ts';
import type { FoldedList } from './columns.ts';
import { foldedAlias } from './identity.ts';
import { addressKey } from './same-values.ts';
import { uniquePairs } from './unique-pairs.ts';

/** What is known of the texts and transactions behind the numbers. */
export interface MoveFacts {
  readonly listOfEntry: Int32Array;
  lineOf(line: number): { readonly name: string; readonly addressType: string; readonly address: string };
  /** Code of the transaction in a row of the columns of a step. */
  codeOf(step: number, row: number): string;
}

/** The transaction that ended each version that is gone, beside them. */
export interface LastEnds {
  readonly step: Int32Array;
  readonly row: Int32Array;
}

export interface Move {
  /** Place in `gone`. */
  readonly gone: number;
  /** The version that came. */
  readonly came: number;
}

interface Unpaired {
  readonly gone: Int32Array;
  readonly came: Int32Array;
  readonly ends: LastEnds;
}

/** One address under one alias before and under one other after: it was renamed, in whichever way that was told. */
export function findRenames(
  folded: FoldedList,
  { gone, came }: Pick<Unpaired, 'gone' | 'came'>,
  facts: MoveFacts,
): readonly Move[] {
  const addresses = (versions: Int32Array) => ({
    length: versions.length,
    keyAt(place: number): string {
      const { addressType, address } = facts.lineOf(folded.line[versions[place] ?? NONE] ?? NONE);
      return addressKey(addressType, address);
    },
  });
  return uniquePairs(addresses(gone), addresses(came)).map(({ left, right }) => ({
    gone: left,
    came: came[right] ?? NONE,
  }));
}

/** An alias has moved when it was deleted in one list only and added in one other only. */
export function findMoves(
  folded: FoldedList,
  { gone, came, ends }: Unpaired,
  facts: MoveFacts,
): readonly Move[] {
  const aliases = (versions: Int32Array) => ({
    length: versions.length,
    keyAt: (place: number) => foldedAlias(facts.lineOf(folded.line[versions[place] ?? NONE] ?? NONE).name),
  });
  const pairs = uniquePairs(aliases(gone), aliases(came));
  return pairs
    .map(({ left, right }) => ({ gone: left, came: came[right] ?? NONE }))
    .filter(
      (move) =>
        facts.codeOf(ends.step[move.gone] ?? NONE, ends.row[move.gone] ?? NONE) === 'D' &&
        facts.codeOf(folded.from[move.came] ?? NONE, folded.madeBy[move.came] ?? NONE) === 'A',
    );
}
