/** Decodes that were made to learn something, and what is needed to tell from them why a message hung. */
import type { Trial } from '../../shared/diagnosis/hung/model.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import type { MessageId } from '../../shared/model.ts';
import { DECODERS } from '../../shared/state.ts';
import type { HungEvidence } from '../../shared/state.ts';
import { numberOrNull, parsed } from './message-rows.ts';
import type { ReadHandle, Row, WriteHandle } from './open-index.ts';

const COLUMNS = `id, message_id, at_ms, origin, run, decoder, workers, workers_busy, outcome, failure_kind, text, elapsed_ms,
  bytes_out, transactions, failure_json, beside_json`;

/**
 * Keeps one trial, and of its message at most `limit`: the oldest goes, but never the last one that hung, as what hung
 * once would pass for what never did.
 */
export function writeTrial(
  index: WriteHandle,
  trial: Omit<Trial, 'id'>,
  limit = DEFAULT_LIMITS.trialsPerMessage,
): void {
  const { evidence } = trial;
  const { lastId } = index.run(
    `INSERT INTO trial (message_id, at_ms, origin, run, decoder, workers, workers_busy, outcome, failure_kind, text,
       elapsed_ms, bytes_out, transactions, failure_json, evidence_json, beside_json)
     SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM message WHERE id = ?`,
    trial.atMs,
    trial.origin,
    trial.run,
    trial.decoder,
    trial.workers,
    trial.workersBusy,
    trial.outcome,
    trial.failureKind,
    trial.text,
    trial.elapsedMs,
    trial.bytesOut,
    trial.transactions,
    trial.failure === null ? null : JSON.stringify(trial.failure),
    evidence === null ? null : JSON.stringify(evidence),
    trial.beside === null ? null : JSON.stringify(trial.beside),
    trial.message,
  );
  index.run(
    `DELETE FROM trial WHERE message_id = ?1 AND id <> ?2
       AND id NOT IN (SELECT id FROM trial WHERE message_id = ?1 ORDER BY id DESC LIMIT ?3)
       AND id <> ifnull((SELECT max(id) FROM trial WHERE message_id = ?1 AND outcome = 'hung'), 0)`,
    trial.message,
    lastId,
    limit,
  );
}

/** Trials of these messages, the oldest first; their evidence with or without the readings. */
export function readTrials(
  index: ReadHandle,
  messages: readonly MessageId[],
  readings: 'with readings' | 'without readings' = 'with readings',
): Trial[] {
  const evidence = readings === 'with readings' ? 'evidence_json' : withoutSamples('evidence_json');
  const sql = `SELECT ${COLUMNS}, ${evidence} AS evidence_json FROM trial
    WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY message_id, id`;
  return index.all(sql, JSON.stringify(messages)).map(trialOf);
}

/** Ids of messages that are hung, or hung in a trial, and are there. */
export const HUNG_MESSAGES = `SELECT id FROM message WHERE gone = 0 AND state = 'hung'
  UNION SELECT message_id FROM trial JOIN message ON message.id = message_id WHERE outcome = 'hung' AND gone = 0`;

/** Of thousands of messages the readings are not looked at, and each has hundreds of them. */
export function withoutSamples(column: 'evidence_json' | 'state_json', below: '' | 'evidence.' = ''): string {
  return `json_replace(${column}, '$.${below}samples', json('[]'))`;
}

function trialOf(row: Row): Trial {
  const evidence = row['evidence_json'];
  const beside = row['beside_json'];
  const failure = row['failure_json'];
  return {
    id: Number(row['id']),
    message: Number(row['message_id']),
    atMs: Number(row['at_ms']),
    origin: row['origin'] === 'lab' ? 'lab' : 'examination',
    run: numberOrNull(row['run']),
    decoder: DECODERS.find((decoder) => decoder === row['decoder']) ?? 'safe',
    workers: Number(row['workers']),
    workersBusy: Number(row['workers_busy']),
    outcome: OUTCOMES.find((outcome) => outcome === row['outcome']) ?? 'failed',
    failureKind: FAILURE_KINDS.find((kind) => kind === row['failure_kind']) ?? null,
    failure: failure == null ? null : parsed<Failure>(failure),
    text: String(row['text']),
    elapsedMs: Number(row['elapsed_ms']),
    bytesOut: numberOrNull(row['bytes_out']),
    transactions: numberOrNull(row['transactions']),
    evidence: evidence == null ? null : parsed<HungEvidence>(evidence),
    beside: beside == null ? null : parsed<string[]>(beside),
  };
}

const OUTCOMES = ['decoded', 'failed', 'hung'] as const;
