/**
 * Whether a reply was imported, by numbers alone. The S of the next request is that of what was imported last (Q96060);
 * where that request is not here, the reply to it repeats it as the S it starts from. A reply that counts fewer full
 * imports than the requestor is rejected (Q99961).
 */
import type { Cycle } from '../cycles/model.ts';
import { asksForEverything } from '../cycles/numbers.ts';
import { exactTime } from '../format/time.ts';
import type { MessageId, SyncNumbers } from '../model.ts';
import type { PlanMessage } from './plan.ts';

/** What is known beside a reply of whether it was imported. */
export interface SignsOfImport {
  /** What the requestor held when it asked next; null when nothing tells. */
  readonly later: Acknowledgement | null;
  /** Full imports that the requestor had asked for when the reply was written, by its own count. */
  readonly imports: number | null;
}

interface Acknowledgement {
  readonly cycle: number;
  /** S of the request. */
  readonly srv: number;
  readonly imports: number | null;
  readonly asksForAll: boolean;
  /** The request, or the reply to one that is not here. */
  readonly role: 'request' | 'reply';
  readonly sentMs: number | null;
}

/** For each cycle, in two passes. */
export function signsOfImport(
  cycles: readonly Cycle[],
  byId: ReadonlyMap<MessageId, PlanMessage>,
): readonly SignsOfImport[] {
  const after: (Acknowledgement | null)[] = Array.from(cycles, () => null);
  let next: Acknowledgement | null = null;
  for (let at = cycles.length - 1; at >= 0; at--) {
    after[at] = next;
    next = acknowledgementOf(cycles[at], byId) ?? next;
  }
  let imports: number | null = null;
  let ofLate: number | null = null;
  return cycles.map(({ request }, at) => {
    imports = ofLate ?? imports;
    ofLate = null;
    const own = byId.get(request?.id ?? -1)?.sync?.imports ?? null;
    // A late request was written when the reply of its cycle was there already.
    if (request?.late === true) ofLate = own;
    else imports = own ?? imports;
    return { later: after[at] ?? null, imports };
  });
}

/** What the requestor held when it asked in this cycle: by its request, or by the reply where that is not here. */
export function acknowledgementOf(
  cycle: Cycle | undefined,
  byId: ReadonlyMap<MessageId, PlanMessage>,
): Acknowledgement | null {
  if (cycle === undefined) return null;
  const request = byId.get(cycle.request?.id ?? -1);
  const reply = byId.get(cycle.reply?.id ?? -1);
  const [message, role] =
    request?.sync?.srv == null ? [reply, 'reply' as const] : [request, 'request' as const];
  const srv = (role === 'reply' ? message?.sync?.srvWas : message?.sync?.srv) ?? null;
  if (message === undefined || srv === null) return null;
  const asked: SyncNumbers | null = message.sync === null ? null : { ...message.sync, srv };
  const { index } = cycle;
  const imports = message.sync?.imports ?? null;
  return { cycle: index, srv, imports, asksForAll: asksForEverything(asked), role, sentMs: message.sentMs };
}

/** Null where the numbers tell nothing. */
export function wasImported(message: PlanMessage, signs: SignsOfImport): boolean | null {
  const byPosition = reachedBy(message, signs.later);
  // What the requestor holds is stronger than what it should have rejected.
  return byPosition !== true && isRejected(message, signs) ? false : byPosition;
}

function reachedBy({ sync }: PlanMessage, later: Acknowledgement | null): boolean | null {
  const { srv = null, srvWas = null, imports = null } = sync ?? {};
  if (later === null || srv === null || srvWas === null || srv <= srvWas) return null;
  if (later.srv >= srv) return true;
  if (later.srv > srvWas) return null;
  if (later.srv > 0) return false;
  // S=0 is what it had from the beginning, unless it has begun anew: asked for everything once more than before.
  if (srvWas > 0) return null;
  return !later.asksForAll || (imports !== null && later.imports === imports) ? false : null;
}

function isRejected({ sync }: PlanMessage, { imports }: SignsOfImport): boolean {
  return sync?.imports != null && imports !== null && sync.imports < imports;
}

/** Why it was not, as a sentence; asked only of one that was not. */
export function whyNotImported(message: PlanMessage, signs: SignsOfImport): string {
  const { later, imports } = signs;
  const { srv, imports: counted } = message.sync ?? {};
  if (isRejected(message, signs) || later === null)
    return `It was not imported: it says I=${counted ?? 0}, and the request before it I=${imports ?? 0}; a reply with the lower number is rejected (Q99961).`;
  const upTo = `it goes up to S=${srv ?? 0}`;
  if (later.role === 'reply')
    return `It was not imported when the request of cycle ${later.cycle} was sent: ${upTo}, and the reply to that request starts from S=${later.srv}.`;
  const when = later.sentMs === null ? '' : ` (${exactTime(later.sentMs)})`;
  const says = later.asksForAll ? 'asks for everything again' : `still says S=${later.srv}`;
  return `It was not imported when the request of cycle ${later.cycle} was sent${when}: ${upTo}, and that request ${says}.`;
}
