/** What the lists ask for when nothing else is said. (The constant in shared/query.ts would bring zod into the window.) */
import type { MessageQuery } from '../../shared/query.ts';

export const ALL_MESSAGES: MessageQuery = {
  states: [],
  kinds: [],
  requestors: [],
  text: '',
  sort: { column: 'file', direction: 'ascending' },
};

export const HUNG_MESSAGES: MessageQuery = { ...ALL_MESSAGES, states: ['hung'] };

export function isFiltered(query: MessageQuery): boolean {
  return query.states.length + query.kinds.length + query.requestors.length > 0 || query.text !== '';
}

/** Whether both are narrowed in the same way, in whatever order. */
export function hasSameFilter(one: MessageQuery, other: MessageQuery): boolean {
  const narrowing = ({ states, kinds, requestors, text }: MessageQuery): string =>
    JSON.stringify([states.toSorted(), kinds.toSorted(), requestors.toSorted(), text]);
  return narrowing(one) === narrowing(other);
}

export function isDefaultOrder(query: MessageQuery): boolean {
  return query.sort.column === 'file' && query.sort.direction === 'ascending';
}
