/** Members of archives: rows of their own, as true as the archive they were listed in. */
import type { ArchiveMember } from '../../shared/formats/archive.ts';
import type { Archive } from '../../shared/formats/names.ts';
import type { MessageId } from '../../shared/model.ts';
import type { WriteHandle } from './open-index.ts';
import type { Place } from './places.ts';
import { forgetReading, MAY_BE_GONE, START_ANEW } from './start-anew.ts';

/** An archive as it was when its reading began. */
export interface ListedArchive {
  readonly id: MessageId;
  readonly file: string;
  readonly version: number;
  readonly place: Place;
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
  for (const member of members) {
    const file = freeName(index, archive.id, `${archive.file}/${member.name}`);
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
         file_bytes = iif(excluded.file_bytes = 0 AND seen = excluded.seen, file_bytes, excluded.file_bytes),
         modified_ms = excluded.modified_ms, archive_id = excluded.archive_id, place_json = excluded.place_json`,
      file,
      member.bytes ?? 0,
      member.modifiedMs,
      archive.id,
      archive.version,
      WAITS,
      archive.id,
      JSON.stringify(placeIn(archive.place, kind, member)),
    );
  }
}

function placeIn({ file, steps }: Place, archive: Archive, { place, modifiedMs }: ArchiveMember): Place {
  return { file, steps: [...steps, { archive, place, modifiedMs }] };
}

/**
 * Names are unique within an archive. An archive in it may be called "b" and hold a "c", and "b/c" lie beside it: neither
 * may take the place of the other.
 */
function freeName(index: WriteHandle, archive: MessageId, wanted: string): string {
  let name = wanted;
  for (let count = 2; isTaken(index, archive, name); count += 1) name = `${wanted}~${count}`;
  return name;
}

function isTaken(index: WriteHandle, archive: MessageId, name: string): boolean {
  const sql = 'SELECT 1 FROM message WHERE file = ? AND gone = 0 AND archive_id <> ?';
  return index.first(sql, name, archive) !== undefined;
}

/** Rows that this archive gave before and does not hold now, or never did: it may have become something else. */
export function endListing(index: WriteHandle, id: MessageId): void {
  const { changes } = index.run(
    `UPDATE message SET gone = 1 WHERE archive_id = ?1 AND gone = 0 AND ${MAY_BE_GONE}
       AND (seen <> (SELECT version FROM message WHERE id = ?1) OR (SELECT role FROM message WHERE id = ?1) <> 'archive')`,
    id,
  );
  if (changes > 0) followArchives(index);
}

const GO = `UPDATE message SET gone = 1
  WHERE gone = 0 AND ${MAY_BE_GONE} AND archive_id IN (SELECT id FROM message WHERE role <> 'message' AND role = 'archive' AND gone = 1)`;
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
