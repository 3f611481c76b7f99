/** How far a statement on the whole queue can be trusted while, or because, not all of it was read. */
import type { Summary } from '../../shared/contract/queue.ts';
import { counted } from '../../shared/format/count.ts';
import { isScanning, unchecked } from '../queue/headlines.ts';

/** @param revision of the index that the statement was worked out from */
export function soFar({ scan, revision: latest }: Summary, revision: number): string {
  return isScanning(scan) || revision !== latest ? ' so far' : '';
}

/** After a cancelled scan there may be more in what nobody looked at. */
export function notChecked(summary: Summary): string {
  const open = unchecked(summary);
  return isScanning(summary.scan) || open === 0 ? '' : `; ${counted(open, 'message')} not checked`;
}
