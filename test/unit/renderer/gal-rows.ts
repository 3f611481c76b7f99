/** Cycles and changes of an address list, as tests of its tabs need them. */
import type { DiffRow, GalCycle, OpenedDiff } from '../../../shared/contract/gal-values.ts';
import { listOf } from '../../../shared/gal/identity.ts';
import type { AddressList, ChangeKind, EntryValues } from '../../../shared/gal/model.ts';

/** "+212 -38 ~17 >4". */
export function changesIn(text: string): Readonly<Record<ChangeKind, number>> {
  const amount = (sign: string): number => {
    const part = text.split(' ').find((word) => word.startsWith(sign));
    return part === undefined ? 0 : Number(part.slice(1));
  };
  return { added: amount('+'), removed: amount('-'), changed: amount('~'), moved: amount('>') };
}

export function aCycle(cycle: number, changes = '', more: Partial<GalCycle> = {}): GalCycle {
  return { cycle, atMs: null, entries: 100, changes: changesIn(changes), mass: null, holes: 0, ...more };
}

/** "NORTH/PO1". */
export function aList(name: string): AddressList {
  return listOf('PCM', `${name}/ANY`);
}

export function anOpenedDiff(changes: string, more: Partial<OpenedDiff> = {}): OpenedDiff {
  return { viewId: 1, total: 1, of: 1, counts: changesIn(changes), postOffices: [], mass: [], ...more };
}

/** "Anna NORTH/PO1/ANNA Department:/Sales". */
export function anEntry(text: string): EntryValues {
  const [name = '', address = '', ...templates] = text.split(' ');
  return {
    name,
    addressType: 'PCM',
    address,
    templates: templates.map((template) => {
      const [prompt = '', value = ''] = template.split(':/');
      return { prompt, value };
    }),
  };
}

/** A change told by a message; `told` is its id and who wrote it. */
export function aChange(kind: ChangeKind, told: readonly [number, string | null] | null = null): DiffRow {
  const values = anEntry('Anna NORTH/PO1/ANNA');
  return {
    kind,
    entry: 1,
    list: aList('NORTH/PO1'),
    before: kind === 'added' ? null : values,
    after: kind === 'removed' ? null : values,
    by:
      told === null
        ? null
        : {
            message: { id: told[0], file: `${told[0]}.eml` },
            part: '1',
            index: 0,
            start: 0,
            end: 10,
            cycle: 3,
            supplier: told[1],
          },
    how: null,
  };
}
