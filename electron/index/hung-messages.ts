/** What is needed to prove why messages hung: their attempts, and what the rest of the queue did. */
import { silencesOf } from '../../shared/diagnosis/hung/around.ts';
import type { Around, Silences, Tally } from '../../shared/diagnosis/hung/around.ts';
import type { TriedAttempt } from '../../shared/diagnosis/hung/decodes.ts';
import { PACKED_FORMATS } from '../../shared/formats/names.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { MESSAGE_COLUMNS, messageRow } from './message-rows.ts';
import type { ReadHandle } from './open-index.ts';
import { attemptOf } from './read-messages.ts';
import { ATTEMPTS_WITH_THESE_BYTES } from './same-bytes.ts';
import { HUNG_MESSAGES, withoutSamples } from './trials.ts';

/** Every message that is hung, or hung in a trial, and is there; ascending. */
export function readHungIds(index: ReadHandle): MessageId[] {
  return index.all(`SELECT id FROM (${HUNG_MESSAGES}) ORDER BY id`).map((row) => Number(row['id']));
}

/** By id; their evidence without the readings. */
export function readHungMessages(index: ReadHandle, ids: readonly MessageId[]): MessageRow[] {
  const columns = MESSAGE_COLUMNS.replace(
    'state_json',
    `${withoutSamples('state_json', 'evidence.')} AS state_json`,
  );
  return index
    .all(`SELECT ${columns} FROM message WHERE id IN (${CHOSEN}) ORDER BY id`, JSON.stringify(ids))
    .map(messageRow);
}

/** Attempts with the bytes that these messages have now; by message and number, without their readings. */
export function readTriedAttempts(
  index: ReadHandle,
  ids: readonly MessageId[],
): (TriedAttempt & { readonly message: MessageId })[] {
  const sql = `SELECT message_id, number, started_at_ms, elapsed_ms, decoder, workers, outcome, failure_kind, text,
      '[]' AS samples_json
    FROM ${ATTEMPTS_WITH_THESE_BYTES} WHERE message_id IN (${CHOSEN}) ORDER BY message_id, number`;
  return index
    .all(sql, JSON.stringify(ids))
    .map((row) => ({ ...attemptOf(row), message: Number(row['message_id']) }));
}

const CHOSEN = 'SELECT value FROM json_each(?)';

/** What the whole queue did, decoder by decoder, and when its hung messages fell silent. */
export function readAround(index: ReadHandle): Around {
  return { tallies: readTallies(index), silences: readSilences(index) };
}

/**
 * All trials, and attempts with several workers: those with one do not say whether they were alone. A run of the Lab
 * that records writes both, which are counted once. What is not compressed cannot hang in a decoder and would only
 * make hangs look seldom.
 */
const TALLIES = `
  SELECT decoder, together, count(*) AS decodes, sum(hung) AS hung FROM (
    SELECT decoder, workers > 1 AS together, outcome = 'hung' AS hung FROM trial
    UNION ALL
    SELECT attempt.decoder, 1, attempt.outcome = 'hung' FROM ${ATTEMPTS_WITH_THESE_BYTES}
      WHERE attempt.workers > 1 AND message.gone = 0
        AND (attempt.outcome = 'hung' OR message.codec IN (SELECT value FROM json_each(?)))
        AND NOT EXISTS (SELECT 1 FROM trial WHERE trial.message_id = message.id
          AND trial.at_ms = attempt.started_at_ms AND attempt.outcome <> 'decoded')
  ) GROUP BY decoder, together`;

function readTallies(index: ReadHandle): ReadonlyMap<string, Tally> {
  const none = { decodes: 0, hung: 0 };
  const tallies = new Map<string, Tally>();
  for (const row of index.all(TALLIES, JSON.stringify(PACKED_FORMATS))) {
    const decoder = String(row['decoder']);
    const known = tallies.get(decoder) ?? { together: none, alone: none };
    const counts = { decodes: Number(row['decodes']), hung: Number(row['hung']) };
    tallies.set(decoder, { ...known, [row['together'] === 1 ? 'together' : 'alone']: counts });
  }
  return tallies;
}

const SILENCES = `
  SELECT message_id AS message, at_ms + (evidence_json ->> '$.elapsedMs') - (evidence_json ->> '$.silentMs') AS began
    FROM trial WHERE outcome = 'hung' AND evidence_json IS NOT NULL
  UNION
  SELECT message.id, attempt.started_at_ms + (state_json ->> '$.evidence.elapsedMs') - (state_json ->> '$.evidence.silentMs')
    FROM message JOIN attempt ON attempt.message_id = message.id AND attempt.number = message.attempts
    WHERE message.gone = 0 AND message.state = 'hung' AND attempt.outcome = 'hung'
  ORDER BY began`;

function readSilences(index: ReadHandle): Silences {
  const found = index.all(SILENCES);
  return silencesOf(found.map((row) => ({ message: Number(row['message']), atMs: Number(row['began']) })));
}
