/** What a message has for the list, or why nothing of it is there. */
import { heardMs, repliedMs } from '../cycles/order.ts';
import type { StateKind } from '../state.ts';
import type { Hole, PlannedMessage } from './model.ts';
import type { PlanMessage } from './plan.ts';

/** A message whose transactions count. */
export function isReadable({ state, reason }: PlanMessage): boolean {
  return (state === 'decoded' || state === 'delivered') && reason === null;
}

/** Decoded, or by its own word, it has nothing to tell. */
export function isEmpty(message: PlanMessage): boolean {
  return isReadable(message) ? message.transactions === 0 : message.sync?.sent === 0;
}

/** A foreign requestor asks by a Directory Exchange profile. */
export function roleOf({ kind }: PlanMessage): PlannedMessage['role'] | null {
  if (kind === 'ReqTx' || kind === 'DirectoryExchange') return 'request';
  return kind === 'SrvTx' ? 'reply' : null;
}

const WHY: Readonly<Record<StateKind, string>> = {
  discovered: 'It was not read yet',
  reading: 'It is being read',
  decoding: 'It is being decoded',
  decoded: 'Its transactions could not be read',
  failed: 'It could not be decoded',
  hung: 'Decoding it hung and was ended',
  unrecognised: 'It was not recognised',
  retrying: 'It is being decoded again',
  delivered: 'Its transactions could not be read',
  quarantined: 'It was set aside',
};

/** The hole that an unreadable message leaves. */
export function holeOf(message: PlanMessage, role: Hole['role'], cycle: number | null): Hole {
  const why = WHY[message.state];
  return {
    message: { id: message.id, file: message.file },
    state: message.state,
    why: 'unread',
    cycle,
    requestor: message.requestor,
    role,
    sent: message.sync?.sent ?? null,
    reason: message.reason === null ? `${why}.` : `${why}: ${ended(message.reason)}`,
  };
}

export function plannedOf(
  message: PlanMessage,
  role: PlannedMessage['role'],
  { cycle, supplier, repeats }: Pick<PlannedMessage, 'cycle' | 'supplier' | 'repeats'>,
): PlannedMessage {
  const { id, file } = message;
  return { message: { id, file }, cycle, atMs: timeOf(message, role), role, supplier, repeats };
}

/** A request counts when it was heard, a reply when it was written, by whichever clock is known. */
export function timeOf(message: PlanMessage, role: PlannedMessage['role']): number | null {
  if (role === 'loose') return message.sentMs ?? message.arrivedMs;
  return role === 'reply' ? repliedMs(message) : heardMs(message);
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
