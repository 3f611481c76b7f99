/** Status reports, which a requestor mails together with its request (Q133428). */
import type { Slots } from './assign.ts';
import type { SyncMessage } from './model.ts';
import { firstFrom } from './order.ts';
import type { Timed } from './order.ts';
import type { Run } from './server-runs.ts';

/**
 * Reports by position of their run. One that came after a run belongs to it all the same when the request it was
 * mailed with does: a late one, or one whose clock is ahead.
 */
export function placeReports(
  reports: readonly Timed[],
  slots: Slots,
  runs: readonly Run[],
): ReadonlyMap<number, readonly SyncMessage[]> {
  const placed = new Map<number, SyncMessage[]>();
  for (const { message, atMs } of reports) {
    const at = firstFrom(runs, atMs);
    const distanceTo = (position: number): number =>
      Math.abs(atMs - (slots.get(position)?.request?.atMs ?? Infinity));
    const position = distanceTo(at - 1) < distanceTo(at) ? at - 1 : at;
    const list = placed.get(position) ?? [];
    list.push(message);
    placed.set(position, list);
  }
  return placed;
}
