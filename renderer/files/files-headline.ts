/** The first line of the Files view: what else is in this queue, and could everything be read? Pure. */
import type { FileCounts as Counted } from '../../shared/contract/files.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { count, counted } from '../../shared/format/count.ts';
import { isScanning } from '../queue/headlines.ts';
import { FILE_KINDS, countedFiles } from './file-kinds.ts';
import type { FileKind } from './file-kinds.ts';

export type FileCounts = Counted['counts'];

/** @param failed archives that were not read to their end */
export function filesHeadline(summary: Summary | null, counts: FileCounts | null, failed: number): string {
  if (summary === null || counts === null) return 'What else lies in this queue is being looked for.';
  const scanning = isScanning(summary.scan);
  const yet = scanning ? ' so far' : '';
  const found = filesFound(counts, summary.archives);
  const unread = unreadText(summary, counts, failed);
  if (found === null && counts.unrecognised === 0) {
    const none = summary.total === 0 ? `No file was found${yet}` : `Nothing but messages was found${yet}`;
    return `${none}${unread}.`;
  }
  // What was not recognised is told first of the rest.
  return found === null ? `${unread.slice(2)}.` : `${found}${yet}${unread}.`;
}

/** The words that lead to them. */
export function failedText(failed: number): string {
  return `${counted(failed, 'archive')} could not be read to ${failed === 1 ? 'its' : 'their'} end`;
}

/** "3 archives with 1,204 members, 2 logs, 1 address list"; null without any. */
export function filesFound(counts: FileCounts, archives: Summary['archives']): string | null {
  const named = FILE_KINDS.filter((kind) => kind !== 'unrecognised' && counts[kind] > 0);
  if (named.length === 0) return null;
  const text = (kind: FileKind): string => {
    const told = countedFiles(kind, counts[kind]);
    // None may be there, or none was seen: each row says which.
    const isCounted = kind === 'archive' && archives.members > 0;
    return isCounted ? `${told} with ${counted(archives.members, 'member')}` : told;
  };
  return named.map(text).join(', ');
}

/** "; 4 files were not recognised", or that all were: "not checked" and "failed" are other words. */
function unreadText({ scan }: Summary, counts: FileCounts, failed: number): string {
  const { unrecognised } = counts;
  const said = [
    unrecognised > 0
      ? `${counted(unrecognised, 'file')} ${unrecognised === 1 ? 'was' : 'were'} not recognised`
      : null,
    failed > 0 ? failedText(failed) : null,
    scan.problems.length > 0 ? 'parts of the queue could not be listed' : null,
    scan.phase === 'cancelled' ? 'the rest was not checked: the scan was cancelled' : null,
    isScanning(scan) ? `${count(scan.filesDone)} of ${counted(scan.filesSeen, 'file')} checked` : null,
  ].filter((part) => part !== null);
  if (said.length > 0) return `; ${said.join('; ')}`;
  return counts.all > 0 ? '; every file was recognised' : '';
}
