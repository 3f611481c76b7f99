/** All that an entry was ever called, and the messages that may have had to do with it. */
import { NONE } from '../../../shared/gal/columns.ts';
import { isWholeGateway } from '../../../shared/gal/identity.ts';
import { CODE } from '../../../shared/gal/import-rules.ts';
import type { MessageId } from '../../../shared/model.ts';
import type { GalData } from '../data.ts';
import { listOfEntry } from './values.ts';

/** Beyond this, looking at all transactions is cheaper. */
export const LINEAGE_ENTRIES = 64;

export interface Lineage {
  readonly entries: ReadonlySet<number>;
  readonly messages: ReadonlySet<MessageId>;
}

/**
 * Entries that an M joins with the given one, however far: whether an M has an effect depends on both of its aliases.
 * Null where only all transactions tell.
 */
export function lineageOf(data: GalData, entry: number): Lineage | null {
  const entries = new Set([entry]);
  const messages = new Set<MessageId>();
  // A set is walked in the order in which it grows.
  for (const one of entries) {
    for (const id of data.messagesNaming(one)) {
      messages.add(id);
      for (const joined of joinedIn(data, id, one)) entries.add(joined);
    }
    if (entries.size > LINEAGE_ENTRIES) return null;
  }
  // An R of a whole gateway is among the messages of no other list.
  const gateways = new Set(data.dictionary.lists.filter(isWholeGateway).map(({ type }) => type));
  const isExposed = [...entries].some((one) => gateways.has(listOfEntry(data, one).type));
  return isExposed ? null : { entries, messages };
}

function joinedIn(data: GalData, id: MessageId, entry: number): number[] {
  const columns = data.columns(id);
  if (columns === null) return [];
  const joined: number[] = [];
  for (let row = 0; row < columns.code.length; row++) {
    if (columns.code[row] !== CODE.M) continue;
    const [one, other] = [columns.entry[row] ?? NONE, columns.newEntry[row] ?? NONE];
    if (other === NONE || one === other) continue;
    if (one === entry) joined.push(other);
    if (other === entry) joined.push(one);
  }
  return joined;
}
