/** The replies to one requestor in the order in which they count, and which of them it has imported. */
import type { Cycle, RequestorCycles } from '../cycles/model.ts';
import { compareNumbers, numbersKey } from '../cycles/numbers.ts';
import type { MessageId } from '../model.ts';
import type { Hole } from './model.ts';
import { holeOf, isEmpty, isReadable, roleOf, timeOf } from './plan-parts.ts';
import type { PlanMessage } from './plan.ts';

export interface CountedReply {
  readonly message: PlanMessage;
  readonly cycle: number;
  /** The requestor's later request shows that it did not import it, so that its own list lacks it. */
  readonly isLost: boolean;
}

export function countReplies(
  { cycles }: RequestorCycles,
  byId: ReadonlyMap<MessageId, PlanMessage>,
): { readonly counted: readonly CountedReply[]; readonly holes: readonly Hole[] } {
  const counted: CountedReply[] = [];
  const holes: Hole[] = [];
  const acknowledged = acknowledgedAfter(cycles, byId);
  for (const [at, cycle] of cycles.entries()) {
    const known = new Set<string>();
    for (const message of repliesOf(cycle, byId)) {
      const key = keyOf(message);
      if (key !== null && known.has(key)) continue;
      if (isEmpty(message)) continue;
      if (!isReadable(message)) {
        holes.push(holeOf(message, 'reply', cycle.index));
        continue;
      }
      if (key !== null) known.add(key);
      const later = acknowledged[at] ?? null;
      const isLost = wasImported(message, later) === false;
      counted.push({ message, cycle: cycle.index, isLost });
      if (isLost && later !== null) holes.push(notImported(message, cycle.index, later));
    }
  }
  return { counted, holes };
}

/** What a request says of the replies before it. */
export interface Acknowledgement {
  readonly cycle: number;
  readonly srv: number;
}

/** For each cycle the next request after it that says which S it has, in one pass. */
export function acknowledgedAfter(
  cycles: readonly Cycle[],
  byId: ReadonlyMap<MessageId, PlanMessage>,
): (Acknowledgement | null)[] {
  const after: (Acknowledgement | null)[] = Array.from(cycles, () => null);
  let next: Acknowledgement | null = null;
  for (let at = cycles.length - 1; at >= 0; at--) {
    after[at] = next;
    const cycle = cycles[at];
    const srv = byId.get(cycle?.request?.id ?? -1)?.sync?.srv ?? null;
    if (cycle !== undefined && srv !== null) next = { cycle: cycle.index, srv };
  }
  return after;
}

/** By the next request's S, which is the S of what was imported last (Q96060). S=0 asks for everything and tells nothing. */
export function wasImported({ sync }: PlanMessage, later: Acknowledgement | null): boolean | null {
  const { srv = null, srvWas = null } = sync ?? {};
  if (later === null || later.srv === 0 || srv === null || srvWas === null || srv <= srvWas) return null;
  if (later.srv >= srv) return true;
  return later.srv <= srvWas ? false : null;
}

/** By number, not by arrival; of two that say the same, the one that can be read. */
function repliesOf({ reply, others }: Cycle, byId: ReadonlyMap<MessageId, PlanMessage>): PlanMessage[] {
  const refs = reply === null ? others : [reply, ...others];
  const replies = new Map<MessageId, PlanMessage>();
  for (const { id } of refs) {
    const message = byId.get(id);
    if (message !== undefined && roleOf(message) === 'reply') replies.set(id, message);
  }
  return [...replies.values()].sort(
    (one, other) =>
      compareNumbers(one.sync, other.sync) ||
      Number(isReadable(other)) - Number(isReadable(one)) ||
      (timeOf(one, 'reply') ?? 0) - (timeOf(other, 'reply') ?? 0) ||
      one.id - other.id,
  );
}

function keyOf({ sync, sentMs, sentSource }: PlanMessage): string | null {
  if (sync?.srv != null) return numbersKey(sync);
  return sentSource === 'header' ? `${sentMs} ${numbersKey(sync)}` : null;
}

function notImported(message: PlanMessage, cycle: number, later: Acknowledgement): Hole {
  const upTo = message.sync?.srv ?? 0;
  return {
    ...holeOf(message, 'reply', cycle),
    reason: `It was not imported by then: it goes up to S=${upTo}, and the request of cycle ${later.cycle} still says S=${later.srv}.`,
  };
}
