/** What stands in the cells of one difference. */
import type { CompareRow } from '../../../shared/contract/gal-values.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { addressText, fieldPairs } from './field-pairs.ts';
import type { AreFiles, FieldPair } from './field-pairs.ts';

interface SideText {
  readonly text: string;
  /** A word of ours, no value of the list. */
  readonly isWord: boolean;
}

interface RowTexts {
  readonly alias: string;
  readonly address: string;
  /** Only what differs. */
  readonly left: SideText;
  readonly right: SideText;
}

export function rowTexts(row: Pick<CompareRow, 'left' | 'right'>, areFiles: AreFiles): RowTexts {
  const { left, right } = row;
  const known = left ?? right;
  const pairs = fieldPairs(row, areFiles).filter(({ differs }) => differs);
  return {
    alias: known?.name ?? '',
    address: addressText(known) ?? '',
    left: sideText(left, pairs, 'left'),
    right: sideText(right, pairs, 'right'),
  };
}

function sideText(values: EntryValues | null, pairs: readonly FieldPair[], side: 'left' | 'right'): SideText {
  if (values === null) return { text: 'missing', isWord: true };
  if (pairs.length === 0) return { text: 'is there', isWord: true };
  return { text: pairs.map((pair) => `${pair.field}: ${shortened(pair, side)}`).join('; '), isWord: false };
}

/** Saving less is not worth the riddle. */
const WORTH_CUTTING = 5;

/** A value without the beginning that both sides have in common, up to the last place where it can be divided. */
function shortened(pair: FieldPair, side: 'left' | 'right'): string {
  const { left, right } = pair;
  const text = pair[side];
  if (left === null || right === null || text === null) return text ?? 'none';
  let shared = 0;
  for (let at = 0; at < left.length && left[at] === right[at]; at += 1)
    if (SEPARATORS.has(left[at] ?? '')) shared = at + 1;
  return shared < WORTH_CUTTING || shared === text.length ? text : `…${text.slice(shared)}`;
}

const SEPARATORS: ReadonlySet<string> = new Set('/:;,@. ');
