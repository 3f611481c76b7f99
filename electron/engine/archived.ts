/** What must not be done to a message in an archive: an archive is never changed, and holds others beside it. */
import fs from 'node:fs/promises';
import { counted } from '../../shared/format/count.ts';
import type { MessageRow } from '../../shared/model.ts';
import { readPlace } from '../index/places.ts';
import { countMembers, isArchive } from '../index/read-files.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';

/** Why a row cannot be moved out of the queue, as a clause after its name; null when it can. */
export function whyNotMoved(
  { index }: Pick<QueueSession, 'index'>,
  { id, archive }: Pick<MessageRow, 'id' | 'archive'>,
): string | null {
  if (archive !== null)
    return `it lies in ${archive}, and an archive is never changed; extract it, or deliver a copy`;
  // One that gave nothing is a file like any other that cannot be read.
  const members = isArchive(index.read, id) ? countMembers(index.read, id) : 0;
  if (members === 0) return null;
  return `it is an archive, and ${counted(members, 'file')} in it would be gone with it; move it by hand, then rescan`;
}

/**
 * Why what is at a member's place need not be that member any more, as a clause; null for a file of its own, whose bytes
 * are what it is.
 */
export async function whyNotThisMember(
  session: Pick<QueueSession, 'root' | 'index'>,
  { id, archive }: Pick<MessageRow, 'id' | 'archive'>,
): Promise<string | null> {
  const place = archive === null ? null : readPlace(session.index.read, id);
  if (place === null) return null;
  const stat = await fs.lstat(absolutePath(session, place.file)).catch(() => null);
  if (stat === null) return `${archive} is no longer where it was`;
  return stat.isFile() && stat.size === place.bytes && stat.mtimeMs === place.modifiedMs
    ? null
    : `${archive} has changed since it was listed`;
}
