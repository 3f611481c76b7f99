/** Aliases that were asked for and belong to another entry: who asked in vain is missing (Q96001 [27]). */
import { counted } from '../../../shared/format/count.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { foldList } from '../../../shared/gal/fold.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';
import type { GalData } from '../data.ts';
import { foldSource } from './fold-source.ts';

/** The latest transaction that was refused, and how many were. */
export interface Refusal {
  readonly step: number;
  readonly row: number;
  readonly times: number;
}

/** By the entry that has the alias, up to a step of the list. */
export function refusalsOf(
  data: GalData,
  view: PointOfView,
  { messages }: FoldedList,
  step: number,
): ReadonlyMap<number, Refusal> {
  const refusals = new Map<number, Refusal>();
  foldList({
    ...foldSource(data, view, messages.slice(0, step + 1)),
    onEffect(told) {
      if (told.effect !== 'refused') return;
      const { entry } = askedFor(data, messages, told);
      refusals.set(entry, {
        step: told.step,
        row: told.row,
        times: (refusals.get(entry)?.times ?? 0) + 1,
      });
    },
  });
  return refusals;
}

/** What was asked for, and in vain, as a sentence. */
export function tellRefusal(data: GalData, { messages }: FoldedList, name: string, refusal: Refusal): string {
  const planned = messages[refusal.step];
  const { line } = askedFor(data, messages, refusal);
  if (planned === undefined || line === NONE) return '';
  const { addressType, address } = data.dictionary.line(line);
  const who =
    planned.role === 'reply'
      ? 'a reply of the server'
      : `a message of ${planned.supplier ?? 'an unknown post office'}`;
  const when = planned.cycle === null ? '' : ` in cycle ${planned.cycle}`;
  const more = refusal.times === 1 ? '' : `; ${counted(refusal.times, 'time')} in all`;
  return `“${name}” was asked for by ${who}${when} (${planned.message.file}) for ${addressType}:${address} as well: the alias was taken, and nothing came of it [27]${more}.`;
}

/** Entry and line that an A or an M would have made. */
function askedFor(
  data: GalData,
  messages: FoldedList['messages'],
  { step, row }: { readonly step: number; readonly row: number },
): { readonly entry: number; readonly line: number } {
  const columns = data.columns(messages[step]?.message.id ?? NONE);
  const newEntry = columns?.newEntry[row] ?? NONE;
  return newEntry === NONE
    ? { entry: columns?.entry[row] ?? NONE, line: columns?.line[row] ?? NONE }
    : { entry: newEntry, line: columns?.newLine[row] ?? NONE };
}
