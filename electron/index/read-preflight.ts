/** What is known of the messages of a plan beyond their rows: how often they were tried, and what the linter counted. */
import type { LintCount } from '../../shared/diagnosis/facts.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { MessageId } from '../../shared/model.ts';
import type { TriedDecode } from '../../shared/preflight/facts.ts';
import { DECODERS, STATE_KINDS } from '../../shared/state.ts';
import { parsed } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';
import { ATTEMPTS_WITH_THESE_BYTES } from './same-bytes.ts';

export interface PreflightRows {
  readonly attempts: ReadonlyMap<MessageId, readonly TriedDecode[]>;
  readonly trials: ReadonlyMap<MessageId, readonly TriedDecode[]>;
  readonly lint: ReadonlyMap<MessageId, readonly LintCount[]>;
}

const COLUMNS = 'message_id, decoder, workers, outcome, failure_kind, text';
const CHOSEN = 'IN (SELECT value FROM json_each(?))';

/** Of one page of messages, with the bytes that they have now; the oldest try first. */
export function readPreflightRows(index: ReadHandle, ids: readonly MessageId[]): PreflightRows {
  const chosen = JSON.stringify(ids);
  const attempts = index.all(
    `SELECT ${COLUMNS} FROM ${ATTEMPTS_WITH_THESE_BYTES} WHERE message_id ${CHOSEN} ORDER BY message_id, number`,
    chosen,
  );
  const trials = index.all(
    `SELECT ${COLUMNS} FROM trial WHERE message_id ${CHOSEN} ORDER BY message_id, id`,
    chosen,
  );
  const lint = index.all(
    `SELECT id, lint_json FROM message WHERE lint_json <> '[]' AND id ${CHOSEN}`,
    chosen,
  );
  return {
    attempts: byMessage(attempts),
    trials: byMessage(trials),
    lint: new Map(lint.map((row) => [Number(row['id']), parsed<LintCount[]>(row['lint_json'])])),
  };
}

function byMessage(rows: readonly Row[]): ReadonlyMap<MessageId, readonly TriedDecode[]> {
  const groups = groupBy(rows, (row) => Number(row['message_id']));
  return new Map([...groups].map(([id, tried]) => [id, tried.map(triedDecode)]));
}

function triedDecode(row: Row): TriedDecode {
  return {
    decoder: DECODERS.find((decoder) => decoder === row['decoder']) ?? 'safe',
    outcome: STATE_KINDS.find((kind) => kind === row['outcome']) ?? 'failed',
    failureKind: FAILURE_KINDS.find((kind) => kind === row['failure_kind']) ?? null,
    text: String(row['text']),
    workers: Number(row['workers']),
  };
}
