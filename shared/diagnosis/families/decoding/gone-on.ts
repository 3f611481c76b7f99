/** Messages that are not needed any more: later requests hold what they carry. */
import type { SyncNumbers } from '../../../model.ts';
import type { MessageId } from '../../../model.ts';
import { receivedBy } from '../../received.ts';
import type { Received } from '../../received.ts';
import type { Context } from '../../facts.ts';
import type { CyclesOf } from './cycles-of.ts';

/** @returns whether a later request of its requestor holds the S of this reply, as the preflight of a retry tells */
export function createGoneOn(
  { ledger }: Pick<Context, 'ledger'>,
  cyclesOf: CyclesOf,
): (message: MessageId, sync: SyncNumbers | null) => boolean {
  const known = new Map<string, Received>();
  const receivedOf = (requestor: string, server: string | null): Received | null => {
    const key = `${requestor} ${server ?? ''}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const own = ledger.ledgers.find((one) => one.requestor === requestor && one.server === server);
    const received = own === undefined ? null : receivedBy(own);
    if (received !== null) known.set(key, received);
    return received;
  };
  return (message, sync) => {
    const srv = sync?.srv ?? null;
    if (srv === null || srv === sync?.srvWas) return false;
    const cycles = cyclesOf(message);
    return (
      cycles.length > 0 &&
      cycles.every(
        ({ requestor, server, cycle }) => receivedOf(requestor, server)?.holdsAfter(cycle, srv) === true,
      )
    );
  };
}
