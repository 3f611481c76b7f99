/** Who told of a mass deletion, and where: worked out of the removals themselves. Pure. */
import type { DiffRow, OpenedDiff } from '../../../shared/contract/gal-values.ts';
import type { MessageId } from '../../../shared/model.ts';
import type { TransactionPlace } from '../../../shared/gal/model.ts';

/** Removals that are looked through: the contract's limit for a page. */
export const REMOVALS_READ = 500;

export interface MassFacts {
  readonly postOffices: OpenedDiff['postOffices'];
  /** Removals that were looked through, of all. */
  readonly read: number;
  readonly total: number;
  /** The messages that told of them, by the first removal of each; those with most of them first. */
  readonly messages: readonly MassMessage[];
  /** Of the removals that were looked through, those of which no message is known. */
  readonly unknown: number;
}

interface MassMessage {
  readonly place: TransactionPlace;
  readonly supplier: string | null;
  readonly removals: number;
}

export function massFacts({ postOffices, total }: OpenedDiff, rows: readonly DiffRow[]): MassFacts {
  const messages = new Map<MessageId, MassMessage>();
  let unknown = 0;
  for (const { by } of rows) {
    if (by === null) {
      unknown += 1;
      continue;
    }
    const known = messages.get(by.message.id);
    messages.set(by.message.id, {
      place: known?.place ?? by,
      supplier: by.supplier,
      removals: (known?.removals ?? 0) + 1,
    });
  }
  return {
    postOffices,
    read: rows.length,
    total,
    messages: [...messages.values()].toSorted((one, other) => other.removals - one.removals),
    unknown,
  };
}
