/** Why messages hung, from what the index holds. */
import type { Around } from '../../shared/diagnosis/hung/around.ts';
import type { HungProof } from '../../shared/diagnosis/hung/model.ts';
import { proveHung } from '../../shared/diagnosis/hung/prove.ts';
import type { HungInput } from '../../shared/diagnosis/hung/prove.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { readAround, readHungMessages, readTriedAttempts } from '../index/hung-messages.ts';
import { readMessageRow } from '../index/read-messages.ts';
import { readTrials } from '../index/trials.ts';
import type { QueueSession } from './session.ts';

type PassedOver = ReadonlyMap<MessageId, string>;
type Tried = Pick<HungInput, 'attempts' | 'trials'>;
type ProofSession = Pick<QueueSession, 'index' | 'limits'>;

/**
 * Of every message that is hung, or hung in a trial, by id. Readings of the progress are left out, in the evidence and
 * in its trials: `readProof` has them.
 */
export function readProofs(session: ProofSession, passedOver: PassedOver = new Map()): HungProof[] {
  const { read } = session.index;
  const around = readAround(read);
  const attempts = byMessage(readTriedAttempts(read, 'all hung'));
  const trials = byMessage(readTrials(read, 'all hung'));
  return readHungMessages(read).flatMap((row) => {
    const tried = { attempts: attempts.get(row.id) ?? [], trials: trials.get(row.id) ?? [] };
    return proofOf(session, row, tried, around, passedOver) ?? [];
  });
}

/** Of one message, with all readings; null when it neither is hung nor hung in a trial. */
export function readProof(
  session: ProofSession,
  id: MessageId,
  passedOver: PassedOver = new Map(),
): HungProof | null {
  const { read } = session.index;
  const row = readMessageRow(read, id);
  const trials = readTrials(read, [id]);
  const isHung = row?.state.kind === 'hung' || trials.some(({ outcome }) => outcome === 'hung');
  if (row === null || !isHung) return null;
  const tried = { attempts: readTriedAttempts(read, [id]), trials };
  return proofOf(session, row, tried, readAround(read), passedOver);
}

function proofOf(
  { limits }: ProofSession,
  row: MessageRow,
  tried: Tried,
  around: Around,
  passedOver: PassedOver,
): HungProof | null {
  const why = passedOver.get(row.id) ?? null;
  return proveHung({ row, ...tried, around, ratioWarning: limits.ratioWarning, passedOver: why });
}

function byMessage<Item extends { readonly message: MessageId }>(
  items: readonly Item[],
): ReadonlyMap<MessageId, readonly Item[]> {
  const found = new Map<MessageId, Item[]>();
  for (const item of items) {
    const known = found.get(item.message);
    if (known === undefined) found.set(item.message, [item]);
    else known.push(item);
  }
  return found;
}
