/** What must not be done to a message in an archive: an archive is never changed, and holds others beside it. */
import { counted } from '../../shared/format/count.ts';
import type { MessageRow } from '../../shared/model.ts';
import { countMembers, isArchive } from '../index/read-files.ts';
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
