/** Status reports, which a requestor mails together with its request (Q133428). */
import type { Slots } from './assign.ts';
import type { SyncMessage } from './model.ts';
import { firstFrom } from './order.ts';
import type { Timed } from './order.ts';
import type { Run } from './server-runs.ts';

/** A report and its request leave within one run of NSDA -RT. */
const TOGETHER_MS = 60 * 60_000;

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
  const requests = [...slots]
    .flatMap(([position, { request }]) => (request === null ? [] : { position, atMs: request.atMs }))
    .sort((one, other) => one.atMs - other.atMs);
  for (const { message, atMs } of reports) {
    const at = firstFrom(runs, atMs);
    const distanceTo = (position: number): number =>
      Math.abs(atMs - (slots.get(position)?.request?.atMs ?? Infinity));
    const near = nearest(requests, atMs);
    const isTogether = near !== undefined && Math.abs(near.atMs - atMs) <= TOGETHER_MS;
    const position = isTogether ? near.position : distanceTo(at - 1) < distanceTo(at) ? at - 1 : at;
    const list = placed.get(position) ?? [];
    list.push(message);
    placed.set(position, list);
  }
  return placed;
}

function nearest<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  atMs: number,
): Item | undefined {
  const at = firstFrom(items, atMs);
  const [before, after] = [items[at - 1], items[at]];
  if (before === undefined || after === undefined) return before ?? after;
  return atMs - before.atMs <= after.atMs - atMs ? before : after;
}
