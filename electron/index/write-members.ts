/** Members of archives: rows of their own, as true as the archive they were listed in. */
import type { ArchiveMember } from '../../shared/formats/archive.ts';
import type { Archive } from '../../shared/formats/names.ts';
import type { MessageId } from '../../shared/model.ts';
import type { Row, WriteHandle } from './open-index.ts';
import { readPlace } from './places.ts';
import type { PlacedFile } from './places.ts';
import { forgetReading, START_ANEW } from './start-anew.ts';

/** An archive as it was when its reading began. */
export interface ListedArchive {
  readonly id: MessageId;
  readonly file: string;
  readonly version: number;
  readonly place: PlacedFile;
}

const WAITS = JSON.stringify({ kind: 'discovered' });

/**
 * Records some members of an archive that is being listed. What was listed of this very content before, by a reading that
 * was cut short, keeps what is known of it; every other one is read anew, also when name and size are the same: the
 * seventeenth message of a mailbox is another one when the third was taken out.
 */
export function addMembers(
  index: WriteHandle,
  archive: ListedArchive,
  kind: Archive,
  members: readonly ArchiveMember[],
): void {
  index.run(
    `UPDATE message SET role = 'archive', archive_kind = ?, name_key = natural(file) WHERE id = ?`,
    kind,
    archive.id,
  );
  for (const member of members) addMember(index, archive, kind, member);
}

function addMember(index: WriteHandle, archive: ListedArchive, kind: Archive, member: ArchiveMember): void {
  const place = JSON.stringify(placeIn(archive.place, kind, member));
  const file = freeName(index, archive, `${archive.file}/${member.name}`, place);
  const { changes } = index.run(
    `UPDATE message SET ${START_ANEW}, role = iif(role = 'archive', role, 'message'), first_attempt = attempts + 1
     WHERE file = ? AND (archive_id IS NOT ? OR seen <> ?)`,
    'discovered',
    WAITS,
    file,
    archive.id,
    archive.version,
  );
  if (changes > 0) forgetReading(index, file);
  index.run(
    `INSERT INTO message (file, file_bytes, modified_ms, seen, state, state_json, archive_id, place_json)
     VALUES (?, ?, ifnull(?, (SELECT modified_ms FROM message WHERE id = ?)), ?, 'discovered', ?, ?, ?)
     ON CONFLICT (file) DO UPDATE SET gone = 0, seen = excluded.seen,
       file_bytes = iif(excluded.file_bytes = 0 AND archive_id IS excluded.archive_id AND seen = excluded.seen,
         file_bytes, excluded.file_bytes),
       modified_ms = excluded.modified_ms, archive_id = excluded.archive_id, place_json = excluded.place_json`,
    file,
    member.bytes ?? 0,
    member.modifiedMs,
    archive.id,
    archive.version,
    WAITS,
    archive.id,
    place,
  );
}

function placeIn(around: PlacedFile, archive: Archive, { place, modifiedMs }: ArchiveMember): PlacedFile {
  return { ...around, steps: [...around.steps, { archive, place, modifiedMs }] };
}

/**
 * Names are unique within an archive. An archive in it may be called "b" and hold a "c", and "b/c" lie beside it, and
 * "b/c~2" as well: none may take the place of another.
 */
function freeName(index: WriteHandle, archive: ListedArchive, wanted: string, place: string): string {
  let name = wanted;
  for (let count = 2; isTaken(index, archive, name, place); count += 1) name = `${wanted}~${count}`;
  return name;
}

function isTaken(index: WriteHandle, archive: ListedArchive, name: string, place: string): boolean {
  const sql = 'SELECT gone, state, seen, archive_id, place_json FROM message WHERE file = ?';
  const row = index.first(sql, name);
  if (row === undefined) return false;
  // A file that this program moved away comes back to this name when that is undone. Any other has made way.
  if (row['archive_id'] === null) return row['state'] === 'delivered' || row['state'] === 'quarantined';
  if (row['archive_id'] === archive.id) return row['seen'] === archive.version && row['place_json'] !== place;
  return row['gone'] === 0 && isHeld(index, row);
}

/** Whether the archive that a row was listed in is still the one that it was then, and so are all around that. */
function isHeld(index: WriteHandle, { archive_id: id, seen }: Row): boolean {
  if (id === null || id === undefined) return true;
  const sql = `SELECT archive_id, seen FROM message WHERE id = ? AND version = ? AND role = 'archive' AND gone = 0`;
  const archive = index.first(sql, id, seen ?? null);
  return archive !== undefined && isHeld(index, archive);
}

/**
 * Rows that this archive gave before and does not hold now, or never did: it may have become something else. Delivered
 * ones as well: of an archive nothing is moved away, and the journal keeps the receipt.
 */
export function endListing(index: WriteHandle, id: MessageId): void {
  const { changes } = index.run(
    `UPDATE message SET gone = 1 WHERE archive_id = ?1 AND gone = 0
       AND (seen <> (SELECT version FROM message WHERE id = ?1) OR (SELECT role FROM message WHERE id = ?1) <> 'archive')`,
    id,
  );
  if (changes > 0) followArchives(index);
}

/**
 * Of a file whose reading came to an end without telling what it is: what lay in an earlier content is not there any
 * more. It stays an archive only as long as something lies in it.
 */
export function endUnlisted(index: WriteHandle, id: MessageId): void {
  const listed = JSON.stringify(readPlace(index, id)?.listed ?? null);
  const { changes } = index.run(
    `UPDATE message SET gone = 1
     WHERE archive_id = ? AND gone = 0 AND place_json -> '$.listed' <> ?`,
    id,
    listed,
  );
  index.run(
    `UPDATE message SET role = 'message', archive_kind = NULL, name_key = NULL
     WHERE id = ?1 AND role = 'archive' AND NOT EXISTS (
       SELECT 1 FROM message AS member WHERE archive_id = ?1 AND gone = 0 AND place_json -> '$.listed' = ?2)`,
    id,
    listed,
  );
  if (changes > 0) followArchives(index);
}

const GO = `UPDATE message SET gone = 1
  WHERE gone = 0 AND archive_id IN (SELECT id FROM message WHERE role <> 'message' AND role = 'archive' AND gone = 1)`;
const COME_BACK = `UPDATE message SET gone = 0
  WHERE gone = 1 AND archive_id IN (SELECT id FROM message WHERE role <> 'message' AND role = 'archive' AND gone = 0)
    AND seen = (SELECT version FROM message AS archive WHERE archive.id = message.archive_id)`;

/** Members go with their archive and come back with it, those of archives within it, too. */
export function followArchives(index: WriteHandle): void {
  for (const step of [GO, COME_BACK]) while (index.run(step).changes > 0);
}

/** What of an archive could not be read is tried again with every scan, as a file of its own is. */
export function retryUnreadMembers(index: WriteHandle): void {
  index.run(
    `UPDATE message SET state = 'discovered', state_json = ? WHERE archive_id IS NOT NULL AND gone = 0 AND state = 'failed'
       AND state_json ->> '$.failure.kind' = 'read-error'`,
    WAITS,
  );
}
