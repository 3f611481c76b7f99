/** What the history of an entry says in words: what a transaction changed, or why it changed nothing. Pure. */
import type { Effect, EntryValues, HistoryItem } from '../../../shared/gal/model.ts';
import type { TemplateValue } from '../../../shared/model.ts';
import { effectLook } from '../effect-look.ts';

/** One thing that is not as it was; null where there was, or is, nothing. */
export interface ValueChange {
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What the entry was before each item of a history that is complete and begins with the oldest. */
export function valuesBefore(history: readonly HistoryItem[], index: number): EntryValues | null {
  return history[index - 1]?.after ?? null;
}

export interface HistoryStep {
  readonly item: HistoryItem;
  /** Place in the history; the oldest is 0. */
  readonly index: number;
  readonly before: EntryValues | null;
}

/** Effects that leave the entry as it is, and of which a cycle may hold one for every requestor. */
const CHANGES_NOTHING: ReadonlySet<Effect> = new Set(['outranked', 'repeated', 'kept']);

/** Oldest first: what is told of the entry, and apart from it what changed nothing, which may be most of the history. */
export interface SortedHistory {
  readonly told: readonly HistoryStep[];
  /** Of one cycle and for one reason each. */
  readonly idle: readonly (readonly HistoryStep[])[];
  /** Transactions that changed nothing. */
  readonly idleCount: number;
}

export function sortedHistory(history: readonly HistoryItem[]): SortedHistory {
  const told: HistoryStep[] = [];
  const idle: HistoryStep[][] = [];
  history.forEach((item, index) => {
    const step = { item, index, before: valuesBefore(history, index) };
    const group = idle.at(-1);
    const last = group?.at(-1)?.item;
    if (!CHANGES_NOTHING.has(item.effect)) told.push(step);
    else if (last?.effect === item.effect && last.cycle === item.cycle) group?.push(step);
    else idle.push([step]);
  });
  return { told, idle, idleCount: history.length - told.length };
}

export function valueChanges(before: EntryValues, after: EntryValues): readonly ValueChange[] {
  const changes: ValueChange[] = [];
  if (before.name !== after.name) changes.push({ what: 'Alias', from: before.name, to: after.name });
  const [from, to] = [addressText(before), addressText(after)];
  if (from !== to) changes.push({ what: 'Address', from, to });
  return [...changes, ...templateChanges(before.templates, after.templates)];
}

/** "SMTP:anna@north". */
export function addressText({ addressType, address }: EntryValues): string {
  return `${addressType}:${address}`;
}

function templateChanges(
  before: readonly TemplateValue[],
  after: readonly TemplateValue[],
): readonly ValueChange[] {
  const old = byPrompt(before);
  const now = byPrompt(after);
  const prompts = [...new Set([...old.keys(), ...now.keys()])];
  return prompts.flatMap((what) => {
    const from = old.get(what) ?? null;
    const to = now.get(what) ?? null;
    return from === to ? [] : [{ what: promptWord(what), from, to }];
  });
}

/** Messages write prompts with a colon at their end; words beside a value stand without it. */
export function promptWord(prompt: string): string {
  const word = prompt.trim();
  return word.endsWith(':') && word.length > 1 ? word.slice(0, -1) : word;
}

/** A prompt that stands there twice counts with the last value, as for who reads it. */
function byPrompt(values: readonly TemplateValue[]): ReadonlyMap<string, string> {
  return new Map(values.map(({ prompt, value }) => [prompt, value]));
}

/** "changed: Department Sales → Support". */
export function changeText({ what, from, to }: ValueChange): string {
  if (from === null) return `${what} ${shown(to)} added`;
  if (to === null) return `${what} ${shown(from)} removed`;
  return `${what} ${shown(from)} → ${shown(to)}`;
}

function shown(value: string | null): string {
  return value === null || value === '' ? '(empty)' : value;
}

/** Why a transaction had the effect it had; null where its word says all. */
function reason({ effect, code }: HistoryItem): string | null {
  switch (effect) {
    case 'refused':
      return code === 'M' ? 'another entry has the new alias [27]' : 'alias exists [27]';
    case 'unknown':
      return 'no such alias [29]';
    case 'swept':
      return 'its list was replaced and it was not named again';
    case 'kept':
      return 'its list was replaced and it was named again';
    case 'repeated':
      return 'it was so already';
    case 'outranked':
      return 'a request tells of this entry';
    case 'added':
    case 'changed':
    case 'moved':
    case 'removed':
    case 'list-replaced':
    case 'template-defined':
      return null;
  }
}

/** What stands behind the word of the effect; an empty text where nothing more is known. */
export function historyText(item: HistoryItem, before: EntryValues | null): string {
  const why = reason(item);
  if (why !== null) return why;
  if (item.after === null || before === null) return '';
  return valueChanges(before, item.after).map(changeText).join('; ');
}

/** One line of a history as text. */
export function historyLine(item: HistoryItem, before: EntryValues | null): string {
  const text = historyText(item, before);
  const word = effectLook(item.effect).word;
  return text === '' ? word : `${word}: ${text}`;
}
