/** What a version of an entry says, in texts. */
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { AddressList, EntryValues } from '../../../shared/gal/model.ts';
import type { GalData } from '../data.ts';

export function valuesOf(
  data: Pick<GalData, 'dictionary'>,
  folded: Pick<FoldedList, 'line' | 'values'>,
  version: number,
): EntryValues {
  return saidValues(data, folded.line[version] ?? NONE, folded.values[version] ?? NONE);
}

export function saidValues(
  { dictionary }: Pick<GalData, 'dictionary'>,
  line: number,
  values: number,
): EntryValues {
  const { name, addressType, address } = dictionary.line(line);
  return { name, addressType, address, templates: dictionary.templates(values) };
}

const NO_LIST: AddressList = { type: 'PCM', network: null, postOffice: null };

export function listOfEntry({ dictionary }: Pick<GalData, 'dictionary'>, entry: number): AddressList {
  return dictionary.lists[dictionary.listOfEntry[entry] ?? NONE] ?? NO_LIST;
}
