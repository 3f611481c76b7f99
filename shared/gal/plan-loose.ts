/** Transactions that no exchange explains: files of them, and messages without requestor or time. */
import { byNaturalName } from '../format/natural.ts';
import type { MessageId } from '../model.ts';
import type { GalPlan, Hole } from './model.ts';
import { holeOf, isEmpty, isReadable, plannedOf, roleOf, timeOf } from './plan-parts.ts';
import type { PlanMessage } from './plan.ts';

export interface LoosePart {
  /** One, or none. */
  readonly views: GalPlan['views'];
  readonly holes: readonly Hole[];
  /** Messages of the view that say no time themselves: that of their file is taken. */
  readonly undated: number;
}

/** @param placed messages that are part of a cycle */
export function loosePart(messages: readonly PlanMessage[], placed: ReadonlySet<MessageId>): LoosePart {
  const outside = messages.filter((message) => !placed.has(message.id) && !isEmpty(message));
  const early = outside.filter(isOfExchange);
  const others = outside.filter((message) => !isOfExchange(message));
  const counted = others
    .filter((message) => isReadable(message) && message.transactions !== null)
    .sort(inOrder);
  const unread = others.filter((message) => !isReadable(message) && mayHoldTransactions(message));
  const planned = counted.map((message) =>
    plannedOf(message, 'loose', { cycle: null, supplier: message.requestor, repeats: 0 }),
  );
  const cycles = planned.map(({ atMs }, at) => ({ cycle: at + 1, atMs }));
  return {
    undated: counted.filter(({ sentSource }) => sentSource !== 'header').length,
    views: planned.length === 0 ? [] : [{ view: { kind: 'loose' }, messages: planned, cycles }],
    holes: [
      ...early.map((message) => ({
        ...holeOf(message, roleOf(message) ?? 'loose', null),
        reason: 'It is part of a cycle before those that are kept.',
      })),
      ...unread.map((message) => holeOf(message, 'loose', null)),
    ],
  };
}

/** It has all that puts a message into a cycle, and is in none: there were more cycles than are kept. */
function isOfExchange(message: PlanMessage): boolean {
  const hasTime = message.sentMs !== null || message.arrivedMs !== null;
  return roleOf(message) !== null && message.requestor !== null && hasTime;
}

/** Of files that are no messages nobody expects transactions. */
function mayHoldTransactions(message: PlanMessage): boolean {
  return roleOf(message) !== null || (message.format !== null && message.format !== 'none');
}

/** By time, those without one last. */
function inOrder(one: PlanMessage, other: PlanMessage): number {
  const [left, right] = [timeOf(one, 'loose') ?? Infinity, timeOf(other, 'loose') ?? Infinity];
  return (left === right ? 0 : left - right) || byNaturalName(one.file, other.file) || one.id - other.id;
}
