/** What a change says: of an entry that became another what differs, of one that is new or gone all there is. Pure. */
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { addressText, promptWord, valueChanges } from '../browse/history-words.ts';
import type { ValueChange } from '../browse/history-words.ts';

export function differing({ before, after }: Pick<DiffRow, 'before' | 'after'>): readonly ValueChange[] {
  if (before !== null && after !== null) return valueChanges(before, after);
  const values = after ?? before;
  if (values === null) return [];
  const all = [
    { what: 'Alias', value: values.name },
    { what: 'Address', value: addressText(values) },
    ...values.templates.map(({ prompt, value }) => ({ what: promptWord(prompt), value })),
  ];
  return all.map(({ what, value }) =>
    after === null ? { what, from: value, to: null } : { what, from: null, to: value },
  );
}

/** A value that is not there and one that is empty are two things. */
export function said(value: string | null): string {
  if (value === null) return 'none';
  return value === '' ? '(empty)' : value;
}
