/** Why messages hung, from what the index holds. */
import type { Around } from '../../shared/diagnosis/hung/around.ts';
import type { HungProof } from '../../shared/diagnosis/hung/model.ts';
import { proveHung } from '../../shared/diagnosis/hung/prove.ts';
import type { HungInput } from '../../shared/diagnosis/hung/prove.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { readAround, readHungIds, readHungMessages, readTriedAttempts } from '../index/hung-messages.ts';
import { readMessageRow } from '../index/read-messages.ts';
import { readTrials } from '../index/trials.ts';
import type { QueueSession } from './session.ts';

type Tried = Pick<HungInput, 'attempts' | 'trials'>;
type ProofSession = Pick<QueueSession, 'index' | 'limits'>;

/** So many take a few milliseconds. */
const PAGE = 200;

/**
 * Of every message that is hung, or hung in a trial, by id, page by page: who asks for the next one may let others
 * have their turn before. Readings of the progress are left out, in the evidence and in its trials: `readProof` has
 * them.
 */
export function* readProofPages(
  session: ProofSession,
  around = readAround(session.index.read),
): Generator<HungProof[]> {
  const { read } = session.index;
  const ids = readHungIds(read);
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const attempts = groupBy(readTriedAttempts(read, page), messageOf);
    const trials = groupBy(readTrials(read, page, 'without readings'), messageOf);
    yield readHungMessages(read, page).flatMap((row) => {
      const tried = { attempts: attempts.get(row.id) ?? [], trials: trials.get(row.id) ?? [] };
      return proofOf(session, row, tried, around, null) ?? [];
    });
  }
}

/** Of one message, with all readings; null when it neither is hung nor hung in a trial. */
export function readProof(
  session: ProofSession,
  id: MessageId,
  passedOver: ReadonlyMap<MessageId, string> = new Map(),
  around = readAround(session.index.read),
): HungProof | null {
  const { read } = session.index;
  const row = readMessageRow(read, id);
  const trials = readTrials(read, [id]);
  const isHung = row?.state.kind === 'hung' || trials.some(({ outcome }) => outcome === 'hung');
  if (row === null || !isHung) return null;
  const tried = { attempts: readTriedAttempts(read, [id]), trials };
  return proofOf(session, row, tried, around, passedOver.get(id) ?? null);
}

function proofOf(
  { limits }: ProofSession,
  row: MessageRow,
  tried: Tried,
  around: Around,
  passedOver: string | null,
): HungProof | null {
  return proveHung({ row, ...tried, around, ratioWarning: limits.ratioWarning, passedOver });
}

function messageOf({ message }: { readonly message: MessageId }): MessageId {
  return message;
}
