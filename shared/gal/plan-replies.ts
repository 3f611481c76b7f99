/** The replies to one requestor in the order in which they count, and which of them it has imported. */
import type { Cycle, RequestorCycles } from '../cycles/model.ts';
import { compareNumbers, numbersKey } from '../cycles/numbers.ts';
import type { MessageId } from '../model.ts';
import type { Hole } from './model.ts';
import { signsOfImport, wasImported, whyNotImported } from './plan-imported.ts';
import { holeOf, isEmpty, isReadable, roleOf, timeOf } from './plan-parts.ts';
import type { PlanMessage } from './plan.ts';

export interface CountedReply {
  readonly message: PlanMessage;
  readonly cycle: number;
  /** Numbers show that the requestor did not import it, so that its own list lacks it. */
  readonly isLost: boolean;
}

export function countReplies(
  { cycles }: RequestorCycles,
  byId: ReadonlyMap<MessageId, PlanMessage>,
): { readonly counted: readonly CountedReply[]; readonly holes: readonly Hole[] } {
  const counted: CountedReply[] = [];
  const holes: Hole[] = [];
  const signs = signsOfImport(cycles, byId);
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
      const sign = signs[at];
      const isLost = sign !== undefined && wasImported(message, sign) === false;
      counted.push({ message, cycle: cycle.index, isLost });
      if (isLost)
        holes.push({
          ...holeOf(message, 'reply', cycle.index),
          why: 'not-imported',
          reason: whyNotImported(message, sign),
        });
    }
  }
  return { counted, holes };
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
