/** Where the bytes of a row are: in a file of the queue, or in something that lies in one. */
import type { FileStamp, PlaceStep } from '../../shared/formats/archive.ts';
import type { MessageId } from '../../shared/model.ts';
import { parsed } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

export interface Place {
  /** Path of the file, relative to the queue. */
  readonly file: string;
  /** From that file to the row's content; empty for the file itself. */
  readonly steps: readonly PlaceStep[];
}

/** As it is kept of a member of an archive. */
export interface PlacedFile extends Place {
  /** That file as the listing saw it which gave the row: the steps lead to the row's content in no other one. */
  readonly listed: FileStamp;
}

/** To be selected from `message`. */
export const PLACE_COLUMNS = 'file, place_json, file_bytes AS own_bytes, modified_ms AS own_modified_ms';

export function placedFile(row: Row): PlacedFile {
  const { place_json: json, own_bytes: bytes, own_modified_ms: modifiedMs } = row;
  if (json !== null) return parsed<PlacedFile>(json);
  const listed = { bytes: Number(bytes), modifiedMs: Number(modifiedMs) };
  return { file: String(row['file']), steps: [], listed };
}

/** Null when there is no such row. */
export function readPlace(index: ReadHandle, id: MessageId): PlacedFile | null {
  const row = index.first(`SELECT ${PLACE_COLUMNS} FROM message WHERE id = ?`, id);
  return row === undefined ? null : placedFile(row);
}
