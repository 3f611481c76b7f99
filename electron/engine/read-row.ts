/** Reads one file or member of an archive, and writes what it is as the worker tells it. */
import { findReceipt, hasDeliveries } from '../index/deliveries.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { isOfVersion } from '../index/read-messages.ts';
import type { WaitingRow } from '../index/read-messages.ts';
import { addLogLines, removeLogLines } from '../index/write-log-lines.ts';
import { addMembers } from '../index/write-members.ts';
import { writeEnvelope, writeState } from '../index/write-messages.ts';
import type { Outcome, Supervision } from '../workers/supervised-worker.ts';
import { applyOutcome } from './apply-outcome.ts';
import { contentHash } from './content-hash.ts';
import { isTooDeep, outcomeInQueue } from './read-outcome.ts';
import { sourceAt } from './session.ts';
import type { QueueSession } from './session.ts';

/** Writing a log line or a member, compared with writing the result of a message. */
const LINE_COST = 0.5;

/**
 * @param onMembers told when rows of its members were written, with their number
 * @returns bytes that came out of its payload
 */
export async function readRow(
  session: QueueSession,
  row: WaitingRow,
  onMembers: (count: number) => void,
): Promise<number> {
  const { buffer, decoder, limits, live, pool, rules } = session;
  const { id, file } = row;
  let startedAtMs = Date.now();
  const { bytes, ...source } = sourceAt(session, row.place);
  const outcome = await pool.run<'read'>(
    { kind: 'read', ...source, limits, decoder },
    {
      ...listeners(session, row, onMembers, () => (startedAtMs = Date.now())),
      name: file,
      rules,
      inputBytes: bytes,
      decoder,
      attempt: row.attempts + 1,
    },
  );
  const sha256 = await hashDeliverable(session, row, outcome);
  buffer.add((index) => {
    live.delete(id);
    if (!isOfVersion(index, row)) return;
    // Part of a log would pass for the whole of it.
    if (outcome.kind !== 'finished') removeLogLines(index, id);
    const context = { decoder, workers: pool.size, startedAtMs };
    applyOutcome(index, id, outcomeInQueue(session, row, outcome), context);
    const receipt = sha256 === null ? null : findReceipt(index, sha256);
    if (receipt !== null) writeState(index, id, { kind: 'delivered', receipt });
  });
  // Whoever waits for more rows must see them before this one is done.
  if (outcome.kind !== 'finished' || outcome.result.kind === 'archive') buffer.flush();
  return outcome.samples.at(-1)?.bytesOut ?? 0;
}

/**
 * Listed anew, an archive gives the same messages as other rows, or with other codecs: what was delivered is known by its
 * content.
 * @returns hash of a message in an archive, null where nothing was delivered or it could not be told
 */
async function hashDeliverable(
  session: QueueSession,
  { place, attempts }: WaitingRow,
  read: Outcome<'read'>,
): Promise<string | null> {
  const isNone = read.kind === 'cancelled' || (read.kind === 'finished' && read.result.kind !== 'message');
  if (place.steps.length === 0 || isNone || !hasDeliveries(session.index.read)) return null;
  const outcome = await contentHash(session, sourceAt(session, place), attempts + 1);
  return outcome.kind === 'finished' && outcome.result.ok ? outcome.result.value : null;
}

/** Writes what comes before the outcome. */
function listeners(
  session: QueueSession,
  row: WaitingRow,
  onMembers: (count: number) => void,
  onStart: () => void,
): Pick<Supervision, 'onStart' | 'onLogLines' | 'onMembers' | 'onEnvelope'> {
  const { buffer, live } = session;
  const { id, file, place, version } = row;
  // What is read of a content that the row no longer stands for is dropped; the row waits again.
  const write = (act: (index: WriteHandle) => void, cost?: number): void =>
    buffer.add((index) => {
      if (isOfVersion(index, row)) act(index);
    }, cost);
  return {
    onStart: () => {
      onStart();
      live.set(id, { kind: 'reading' });
      // What a reading that was cut short has left, before the first new line.
      write((index) => removeLogLines(index, id));
    },
    onLogLines: (part, lines) =>
      write((index) => addLogLines(index, id, part, lines), lines.length * LINE_COST),
    onMembers: (archive, members) => {
      if (isTooDeep(session, row)) return;
      write((index) => {
        addMembers(index, { id, file, version, place }, archive, members);
        onMembers(members.length);
      }, members.length * LINE_COST);
    },
    onEnvelope: (envelope) => {
      live.set(id, { kind: 'decoding' });
      write((index) => writeEnvelope(index, id, envelope));
    },
  };
}
