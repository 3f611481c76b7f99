/** Rows of the message table as the rest of the program knows them. */
import type { MessageRow, PartFacts, SyncNumbers } from '../../shared/model.ts';
import { MESSAGE_KINDS, TRANSACTION_FORMATS } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import type { Row } from './open-index.ts';

export const MESSAGE_COLUMNS = `id, file, place_json ->> '$.file' AS archive, file_bytes, gone, state_json, kind, from_text, to_text, subject, date_ms, date_source,
  requestor, sync_json, format, codec, bytes_in, bytes_out, transactions, attempts`;

/**
 * Whether a row is in the lists of messages and counted with them: what failed or hung is, whatever it is, as nobody
 * looks for it among archives and logs; it stays there when it was set aside for that.
 */
export const LISTED = `(role = 'message' OR state IN ('failed', 'hung', 'quarantined'))`;

export function messageRow(row: Row): MessageRow {
  return {
    id: Number(row['id']),
    file: String(row['file']),
    archive: textOrNull(row['archive']),
    fileBytes: Number(row['file_bytes']),
    gone: row['gone'] === 1,
    state: parsed<MessageState>(row['state_json']),
    kind: MESSAGE_KINDS.find((kind) => kind === row['kind']) ?? null,
    from: textOrNull(row['from_text']),
    to: textOrNull(row['to_text']),
    subject: textOrNull(row['subject']),
    dateMs: numberOrNull(row['date_ms']),
    dateSource: row['date_source'] === 'header' || row['date_source'] === 'mtime' ? row['date_source'] : null,
    requestor: textOrNull(row['requestor']),
    sync: row['sync_json'] === null ? null : parsed<SyncNumbers>(row['sync_json']),
    format: TRANSACTION_FORMATS.find((format) => format === row['format']) ?? null,
    codec: textOrNull(row['codec']),
    bytesIn: numberOrNull(row['bytes_in']),
    bytesOut: numberOrNull(row['bytes_out']),
    transactions: numberOrNull(row['transactions']),
    attempts: Number(row['attempts']),
  };
}

export function partsOf(row: Row): PartFacts[] {
  return parsed<PartFacts[]>(row['parts_json']);
}

export function notesOf(row: Row): string[] {
  return parsed<string[]>(row['notes_json']);
}

/** Columns ending in _json are written by this program only, from values of the type they are read as. */
export function parsed<Value>(json: Row[string] | undefined): Value {
  return JSON.parse(String(json)) as Value;
}

export function textOrNull(value: Row[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOrNull(value: Row[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
