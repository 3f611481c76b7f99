/** Which messages the timeline shows: the one choice that is kept from one queue to the next. */
import { MESSAGE_KINDS } from '../../shared/model.ts';
import type { MessageKind } from '../../shared/model.ts';
import { STATE_KINDS } from '../../shared/state.ts';
import type { StateKind } from '../../shared/state.ts';
import { recall, remember } from '../ui/remembered.ts';

export interface MarkFilter {
  /** Empty arrays mean "any". */
  readonly states: readonly StateKind[];
  readonly kinds: readonly MessageKind[];
}

export const EVERY_MARK: MarkFilter = { states: [], kinds: [] };

export function isNarrowed({ states, kinds }: MarkFilter): boolean {
  return states.length + kinds.length > 0;
}

export function rememberedFilter(): MarkFilter {
  return recall('timeline-filter', isFilter, EVERY_MARK);
}

export function rememberFilter(filter: MarkFilter): void {
  remember('timeline-filter', filter);
}

/** A list with `value` added, or taken out when it was there. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function isFilter(value: unknown): value is MarkFilter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'states' in value &&
    isListOf(STATE_KINDS, value.states) &&
    'kinds' in value &&
    isListOf(MESSAGE_KINDS, value.kinds)
  );
}

function isListOf(allowed: readonly string[], value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => allowed.includes(String(one)));
}
