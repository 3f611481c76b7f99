/** Which messages hung, and what was tried with each of them alone since then. */
import type { Trial } from '../../shared/diagnosis/hung/model.ts';
import { TELLING_SILENCE_MS } from '../../shared/diagnosis/hung/standstill.ts';
import type { MessageId } from '../../shared/model.ts';
import { DECODERS } from '../../shared/state.ts';
import type { Decoder, HungEvidence } from '../../shared/state.ts';
import { textOrNull } from './message-rows.ts';
import type { ReadHandle } from './open-index.ts';
import { PLACE_COLUMNS, placedFile } from './places.ts';
import type { PlacedFile } from './places.ts';
import { HUNG_MESSAGES } from './trials.ts';

/** A message that hung, as the listing saw its file. */
export interface HungMessage {
  readonly id: MessageId;
  readonly file: string;
  readonly place: PlacedFile;
  readonly attempts: number;
  /** Of the hang: the message's state, or the last one in the Lab. */
  readonly hang: Pick<HungEvidence, 'decoder' | 'workers' | 'codec'> & { readonly startedAtMs: number };
  /** Trials alone, the oldest first; without those that were ended before a silence could tell. */
  readonly alone: readonly Pick<Trial, 'decoder' | 'outcome' | 'atMs'>[];
}

/** Messages that can be decoded again: one in quarantine is not where it was. What hung only in an examination needs none. */
const HANGS = `SELECT message.id, ${PLACE_COLUMNS}, attempts,
    iif(state = 'hung', state_json ->> '$.evidence.decoder', lab.decoder) AS hung_decoder,
    iif(state = 'hung', state_json ->> '$.evidence.workers', lab.workers) AS hung_workers,
    iif(state = 'hung', state_json ->> '$.evidence.codec', lab.evidence_json ->> '$.codec') AS hung_codec,
    iif(state = 'hung', (SELECT max(started_at_ms) FROM attempt
      WHERE attempt.message_id = message.id AND attempt.outcome = 'hung'), lab.at_ms) AS hung_at
  FROM message LEFT JOIN trial AS lab ON lab.id =
    (SELECT max(id) FROM trial WHERE message_id = message.id AND outcome = 'hung' AND origin = 'lab')
  WHERE message.id IN (${HUNG_MESSAGES}) AND state <> 'quarantined' AND (state = 'hung' OR lab.id IS NOT NULL)
  ORDER BY message.id`;

export function readHangs(index: ReadHandle): HungMessage[] {
  const alone = new Map<MessageId, Pick<Trial, 'decoder' | 'outcome' | 'atMs'>[]>();
  const sql = `SELECT message_id, decoder, outcome, at_ms FROM trial
    WHERE workers = 1 AND message_id IN (${HUNG_MESSAGES}) AND (outcome <> 'hung'
      OR evidence_json ->> '$.cause' = 'deadline' OR evidence_json ->> '$.silentMs' >= ?) ORDER BY id`;
  for (const row of index.all(sql, TELLING_SILENCE_MS)) {
    const id = Number(row['message_id']);
    const outcome = row['outcome'] === 'hung' || row['outcome'] === 'decoded' ? row['outcome'] : 'failed';
    const trial = { decoder: decoderOf(row['decoder']), outcome, atMs: Number(row['at_ms']) } as const;
    alone.set(id, [...(alone.get(id) ?? []), trial]);
  }
  return index.all(HANGS).map((row) => ({
    id: Number(row['id']),
    file: String(row['file']),
    place: placedFile(row),
    attempts: Number(row['attempts']),
    hang: {
      decoder: decoderOf(row['hung_decoder']),
      workers: Number(row['hung_workers']),
      codec: textOrNull(row['hung_codec']),
      startedAtMs: Number(row['hung_at'] ?? 0),
    },
    alone: alone.get(Number(row['id'])) ?? [],
  }));
}

function decoderOf(value: unknown): Decoder {
  return DECODERS.find((decoder) => decoder === value) ?? 'safe';
}

/** Each hang that is there: by the number of its attempt, or the trial. Sums would be equal where one took another's place. */
const MARK = `SELECT group_concat(hang, ' ') AS mark FROM (
  SELECT id || ':' || attempts AS hang FROM message WHERE gone = 0 AND state = 'hung'
  UNION ALL
  SELECT 'lab' || max(trial.id) FROM trial JOIN message ON message.id = message_id
    WHERE outcome = 'hung' AND origin = 'lab' AND gone = 0 AND state <> 'quarantined' GROUP BY message_id
  ORDER BY hang)`;

/** Differs as soon as something has hung that had not. Cheap: it is asked at every change of the index. */
export function readHangsMark(index: ReadHandle): string {
  return String(index.first(MARK)?.['mark'] ?? '');
}
