/** The ledger as it is written: one row for each cycle. */
import type { SyncMessage } from '../cycles/model.ts';
import { heardMs, repliedMs } from '../cycles/order.ts';
import { numbersOf } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { KnownNumber } from './listed-breaches.ts';
import type { Invariant, LedgerNumbers, LedgerRow } from './model.ts';
import { WORDINGS } from './words.ts';

export function rowsOf(exchanges: readonly Exchange[], findings: readonly Finding[]): LedgerRow[] {
  const broken = new Map<Exchange, Set<Invariant>>();
  for (const { exchange, wording } of findings) {
    const invariants = broken.get(exchange) ?? new Set();
    invariants.add(WORDINGS[wording].invariant);
    broken.set(exchange, invariants);
  }
  return exchanges.map((exchange) => ({
    cycle: exchange.cycle,
    requestor: written(exchange.request, heardMs),
    server: written(exchange.reply, repliedMs),
    broken: [...(broken.get(exchange) ?? [])].sort((one, other) => one - other),
  }));
}

function written(
  message: SyncMessage | null,
  timeOf: (message: SyncMessage) => number | null,
): LedgerNumbers | null {
  if (message === null) return null;
  const { id, file } = message;
  return { atMs: timeOf(message), message: { id, file }, line: null, ...numbersOf(message) };
}

/** The last number of this kind on one side of the rows. */
export function latestIn(
  rows: readonly LedgerRow[],
  side: 'requestor' | 'server',
  field: 'req' | 'srv' | 'imports',
): KnownNumber | null {
  const row = rows.findLast((one) => (one[side]?.[field] ?? null) !== null);
  const value = row?.[side]?.[field] ?? null;
  return value === null ? null : { value, atMs: row?.[side]?.atMs ?? null };
}
