/**
 * Which files of an archive could not be taken out of it: the fault lies in the bytes of the archive, or in how it keeps
 * them, and none of it is known to be that of a message. The list of files, the summary and the rules all count by this.
 */
import type { FailureKind } from '../failure.ts';
import type { MessageRow } from '../model.ts';

/** Kinds that may be those of the archive: a file in it that was never seen says nothing of itself. */
export const LOCKED_IN_KINDS = [
  'truncated',
  'checksum-mismatch',
  'corrupt-data',
  'unsupported-codec',
  'output-limit',
] as const satisfies readonly FailureKind[];

/** Of a row that is no archive, log or list itself: those tell of themselves. */
export function isLockedIn({
  archive,
  kind,
  state,
}: Pick<MessageRow, 'archive' | 'kind' | 'state'>): boolean {
  if (archive === null || kind !== null || state.kind !== 'failed') return false;
  const { failure } = state;
  return failure.part === null && LOCKED_IN_KINDS.some((known) => known === failure.kind);
}
