/** What the card of an entry works out of its history and the template of its list. Pure. */
import type { EntryCard } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { promptWord } from './history-words.ts';
import type { Effect, EntryValues, HistoryItem, TemplateDefinition } from '../../../shared/gal/model.ts';

/** Effects after which the entry says something else than before, or is new. */
const GIVES_VALUES: ReadonlySet<Effect> = new Set(['added', 'changed', 'moved']);

/** Whether it counts in the list after a cycle (null: the latest). Without a cycle of its own it always does. */
export function countsAt(item: HistoryItem, cycle: number | null): boolean {
  return cycle === null || item.cycle === null || item.cycle <= cycle;
}

/** The transaction that gave the entry the values it has after a cycle; null where none is known. */
export function originOf(history: readonly HistoryItem[], cycle: number | null): HistoryItem | null {
  return (
    history.findLast(
      (item) => GIVES_VALUES.has(item.effect) && item.after !== null && countsAt(item, cycle),
    ) ?? null
  );
}

/** What the entry was when it was there last; null when it never was. */
export function latestValues(history: readonly HistoryItem[]): EntryValues | null {
  return history.findLast(({ after }) => after !== null)?.after ?? null;
}

/** The same under its own alias, though what it was before or after has its place in its history. */
export function ownValues({ renamed, history }: Pick<EntryCard, 'renamed' | 'history'>): EntryValues | null {
  const isOwn = ({ after }: HistoryItem): boolean => after?.name !== renamed?.values.name;
  return latestValues(renamed === null ? history : history.filter(isOwn));
}

/** Prompts of the template that the entry says nothing to. They are compared without case and the colon at their end. */
export function emptyFields(definition: TemplateDefinition | null, values: EntryValues): readonly string[] {
  if (definition === null) return [];
  const key = (prompt: string): string => promptWord(prompt).toLowerCase();
  const said = new Set(values.templates.map(({ prompt }) => key(prompt)));
  return definition.fields.map(({ prompt }) => prompt).filter((prompt) => !said.has(key(prompt)));
}

/** It has another alias then, was removed or not made yet, or never was in this list. */
export function whyGone(
  { renamed, history, historyLeftOut }: Pick<EntryCard, 'renamed' | 'history' | 'historyLeftOut'>,
  cycle: number | null,
  word: StepWord = 'cycle',
): string {
  const after = cycle === null ? null : `after ${word} ${count(cycle)}`;
  if (renamed !== null) {
    const { name } = renamed.values;
    return after === null ? `It is called “${name}” now.` : `It was called “${name}” ${after}.`;
  }
  if (historyLeftOut === 0 && latestValues(history) === null)
    return 'Not in this list: nothing that was read made it.';
  return after === null ? 'Not in the list any more.' : `Not in the list ${after}.`;
}
