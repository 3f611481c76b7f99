/** What of the proof of a cause is shown where. */
import type { MessageRef } from '../../../shared/cycles/model.ts';
import type { Cause } from '../../../shared/gal/model.ts';

/** Messages that prove it otherwise than by one of its transactions: those that are missing in a list. */
export function messagesAside({
  places,
  messages,
}: Pick<Cause, 'places' | 'messages'>): readonly MessageRef[] {
  const inPlaces = new Set(places.map(({ message }) => message.id));
  return messages.filter(({ id }) => !inPlaces.has(id));
}
