/** What two lists say of one entry, field by field. */
import type { CompareRow } from '../../../shared/contract/gal-values.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { addressKey } from '../../../shared/gal/same-values.ts';
import { promptWord } from '../browse/history-words.ts';

export interface FieldPair {
  readonly field: string;
  /** Null where that side does not say it. */
  readonly left: string | null;
  readonly right: string | null;
  /** Of an entry that is on one side only nothing differs: it is there or missing as a whole. */
  readonly differs: boolean;
}

/** Which sides are files. */
export type AreFiles = Readonly<Record<'left' | 'right', boolean>>;

/** Alias, address, then every template prompt of either side in its order; a prompt may stand more than once. */
export function fieldPairs(
  { left, right }: Pick<CompareRow, 'left' | 'right'>,
  areFiles: AreFiles,
): readonly FieldPair[] {
  const isBoth = left !== null && right !== null;
  const [name, otherName] = [left?.name ?? null, right?.name ?? null];
  const line: FieldPair[] = [
    { field: 'Alias', left: name, right: otherName, differs: isBoth && name !== otherName },
    {
      field: 'Address',
      left: addressText(left),
      right: addressText(right),
      differs: isBoth && keyOf(left) !== keyOf(right),
    },
  ];
  // Most files cannot hold template values: one without any says nothing of them, unless they are all that differs.
  const isSilent = saysNothing(left, areFiles.left) || saysNothing(right, areFiles.right);
  const isCompared = isBoth && (!isSilent || !line.some(({ differs }) => differs));
  const templates = templatePairs(left, right).map((pair) => ({
    ...pair,
    differs: isCompared && pair.left !== pair.right,
  }));
  return [...line, ...templates];
}

function saysNothing(values: EntryValues | null, isFile: boolean): boolean {
  return isFile && values !== null && values.templates.length === 0;
}

/** "PCM:NORTH/PO1/ADAMS". */
export function addressText(values: Pick<EntryValues, 'addressType' | 'address'> | null): string | null {
  return values === null ? null : `${values.addressType}:${values.address}`;
}

function keyOf(values: EntryValues | null): string | null {
  return values === null ? null : addressKey(values.addressType, values.address);
}

function templatePairs(
  left: EntryValues | null,
  right: EntryValues | null,
): readonly Omit<FieldPair, 'differs'>[] {
  const [ours, theirs] = [promptsOf(left), promptsOf(right)];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])];
  return keys.map((key) => {
    const [one, other] = [ours.get(key), theirs.get(key)];
    const field = promptWord(one?.prompt ?? other?.prompt ?? '');
    return { field, left: one?.value ?? null, right: other?.value ?? null };
  });
}

/** By prompt, and which of several with that prompt. */
function promptsOf(values: EntryValues | null): ReadonlyMap<string, EntryValues['templates'][number]> {
  const prompts = new Map<string, EntryValues['templates'][number]>();
  const seen = new Map<string, number>();
  for (const template of values?.templates ?? []) {
    const number = seen.get(template.prompt) ?? 0;
    seen.set(template.prompt, number + 1);
    prompts.set(`${number} ${template.prompt}`, template);
  }
  return prompts;
}
