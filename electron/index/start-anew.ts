/** A row whose file has other content than before: what was read of it is not true any more. */
import type { WriteHandle } from './open-index.ts';

/** Assignments that forget what was read. Their values are the state and its JSON. */
export const START_ANEW = `state = ?, state_json = ?, kind = NULL, from_text = NULL, to_text = NULL, subject = NULL,
  date_ms = NULL, date_source = NULL, arrived_ms = NULL, requestor = NULL, server = NULL, sync_json = NULL,
  format = NULL, codec = NULL, bytes_in = NULL, bytes_out = NULL, transactions = NULL, parts_json = '[]',
  notes_json = '[]', lint_json = '[]', non_delivery_json = NULL, form = NULL, version = version + 1`;

const FORGET_LINES = 'DELETE FROM log_line WHERE file_id = (SELECT id FROM message WHERE file = ?)';
/** What was tried with other bytes says nothing of these. */
const FORGET_TRIALS = 'DELETE FROM trial WHERE message_id = (SELECT id FROM message WHERE file = ?)';

/** What is kept of it beside its row. */
export function forgetReading(index: WriteHandle, file: string): void {
  for (const forget of [FORGET_LINES, FORGET_TRIALS]) index.run(forget, file);
}

/** Messages that this program itself moved away are not gone. */
export const MAY_BE_GONE = `state NOT IN ('delivered', 'quarantined')`;
