/** What the status bar says of a scan and of the workers. */
import type { ScanProgress, WorkingMessage } from '../../shared/contract/queue.ts';
import { byteRate } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';

export function scanText(scan: ScanProgress): string {
  switch (scan.phase) {
    case 'listing':
      return `Listing, ${counted(scan.filesSeen, 'file')} found, ${count(scan.filesDone)} checked`;
    case 'decoding':
      return `${count(scan.filesDone)} of ${counted(scan.filesSeen, 'file')} checked`;
    case 'cancelled':
      return `Scan cancelled: ${count(scan.filesDone)} of ${counted(scan.filesSeen, 'file')} checked`;
    case 'finished': {
      const rate = scan.bytesOut > 0 ? byteRate(scan.bytesOut, scan.elapsedMs) : null;
      return `${counted(scan.filesDone, 'file')} checked in ${duration(scan.elapsedMs)}${rate === null ? '' : `, ${rate}`}`;
    }
  }
}

/** The worker that has been silent longest: the one to worry about. */
export function slowest(working: readonly WorkingMessage[]): WorkingMessage | null {
  return working.reduce<WorkingMessage | null>(
    (found, one) => (found === null || one.silentMs > found.silentMs ? one : found),
    null,
  );
}
