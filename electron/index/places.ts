/** Where the bytes of a row are: in a file of the queue, or in something that lies in one. */
import type { PlaceStep } from '../../shared/formats/archive.ts';
import type { MessageId } from '../../shared/model.ts';
import { parsed } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

export interface Place {
  /** Path of the file, relative to the queue. */
  readonly file: string;
  /** From that file to the row's content; empty for the file itself. */
  readonly steps: readonly PlaceStep[];
}

/** The file as the listing saw it. */
export interface PlacedFile extends Place {
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** To be selected from `message`. */
export const PLACE_COLUMNS = `file, place_json,
  iif(place_json IS NULL, file_bytes, (SELECT file_bytes FROM message AS own WHERE own.file = message.place_json ->> '$.file')) AS own_bytes,
  iif(place_json IS NULL, modified_ms, (SELECT modified_ms FROM message AS own WHERE own.file = message.place_json ->> '$.file')) AS own_modified_ms`;

export function placedFile(row: Row): PlacedFile {
  const { place_json: json, own_bytes: bytes, own_modified_ms: modifiedMs } = row;
  const place = json === null ? { file: String(row['file']), steps: [] } : parsed<Place>(json);
  return { ...place, bytes: Number(bytes), modifiedMs: Number(modifiedMs) };
}

/** Null when there is no such row. */
export function readPlace(index: ReadHandle, id: MessageId): PlacedFile | null {
  const row = index.first(`SELECT ${PLACE_COLUMNS} FROM message WHERE id = ?`, id);
  return row === undefined ? null : placedFile(row);
}
