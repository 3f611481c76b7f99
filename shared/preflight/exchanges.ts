/** What is known of the exchange that a message belongs to: found once for all messages of a plan. */
import type { Cycle, CyclePicture, MessageRef, SyncMessage } from '../cycles/model.ts';
import { numbersKey } from '../cycles/numbers.ts';
import { receivedBy } from '../diagnosis/received.ts';
import type { Received } from '../diagnosis/received.ts';
import type { LedgerRow } from '../ledger/model.ts';
import type { MessageId } from '../model.ts';
import type { PreflightFacts } from './facts.ts';

export interface ExchangeState {
  readonly requestor: string;
  readonly server: string | null;
  /** The requestor's latest request that shows S, and the numbers it holds by it. */
  readonly held: { readonly cycle: number; readonly srv: number; readonly imports: number | null } | null;
  readonly received: Received;
  /** The server's latest reply that repeats an R. */
  readonly acknowledged: { readonly cycle: number; readonly req: number } | null;
  /** Last cycle in which it asked for everything or was reset; 0 for never. */
  readonly anewAt: number;
  /** Last cycle whose reply was delivered from here; 0 for none. */
  readonly deliveredAt: number;
  /** Last cycle in which a request of it was answered; 0 for none. */
  readonly answeredAt: number;
  /** The latest reply in the queue that can be read, is not delivered, and begins at or below what it holds. */
  readonly waiting: { readonly cycle: number; readonly reply: MessageRef } | null;
}

/** Where a message stands. */
export interface Placed {
  readonly exchange: ExchangeState;
  readonly cycle: number;
  /** Its copies in this cycle, itself included. */
  readonly key: string;
}

export interface Exchanges {
  placeOf(message: MessageId): Placed | null;
  /** A message that was delivered from here with the same numbers in the same cycle. */
  deliveredTwin(message: MessageId, placed: Placed): MessageRef | null;
}

export function createExchanges({ picture, ledger, messages }: PreflightFacts): Exchanges {
  const known = new Map(messages.map((message) => [message.id, message]));
  const positions = positionsOf(picture);
  const states = new Map<number, ExchangeState>();
  const stateAt = (at: number): ExchangeState | null => {
    const kept = states.get(at);
    const requestor = picture.requestors[at];
    if (kept !== undefined || requestor === undefined) return kept ?? null;
    const state = stateOf(requestor, ledger.ledgers[at]?.rows ?? [], known);
    states.set(at, state);
    return state;
  };
  const placeOf = (id: MessageId): Placed | null => {
    const position = positions.get(id);
    const message = known.get(id);
    const exchange = position === undefined ? null : stateAt(position.at);
    if (position === undefined || message === undefined || exchange === null) return null;
    return { exchange, cycle: position.cycle, key: twinKey(message, position) };
  };
  const twins = new Map<string, MessageRef>();
  for (const message of messages) {
    const position = message.state === 'delivered' ? positions.get(message.id) : undefined;
    if (position !== undefined) twins.set(twinKey(message, position), message);
  }
  return {
    placeOf,
    deliveredTwin: (message, { key }) => {
      const twin = twins.get(key);
      return twin === undefined || twin.id === message ? null : { id: twin.id, file: twin.file };
    },
  };
}

interface Position {
  /** Of the requestor in the picture. */
  readonly at: number;
  readonly cycle: number;
}

function positionsOf({ requestors }: CyclePicture): ReadonlyMap<MessageId, Position> {
  const positions = new Map<MessageId, Position>();
  for (const [at, { cycles }] of requestors.entries())
    for (const { index, request, reply, others } of cycles)
      for (const message of [...others, request, reply])
        if (message !== null) positions.set(message.id, { at, cycle: index });
  return positions;
}

function twinKey({ kind, sync }: SyncMessage, { at, cycle }: Position): string {
  return `${at} ${cycle} ${kind} ${numbersKey(sync)}`;
}

function deliveredCycle(cycles: readonly Cycle[], known: ReadonlyMap<MessageId, SyncMessage>): number {
  const isDelivered = ({ reply }: Cycle): boolean => known.get(reply?.id ?? -1)?.state === 'delivered';
  return cycles.findLast(isDelivered)?.index ?? 0;
}

/** One that cannot be read goes nowhere, and one of other lists or numbers does not take the place of this one. */
function waitingReply(
  cycles: readonly Cycle[],
  known: ReadonlyMap<MessageId, SyncMessage>,
  held: number | null,
): ExchangeState['waiting'] {
  if (held === null) return null;
  const found = cycles.findLast(({ reply }) => {
    const message = known.get(reply?.id ?? -1);
    const srvWas = message?.sync?.srvWas ?? null;
    return message?.state === 'decoded' && srvWas !== null && srvWas <= held;
  });
  return found?.reply == null ? null : { cycle: found.index, reply: found.reply };
}

function stateOf(
  { requestor, server, cycles }: CyclePicture['requestors'][number],
  rows: readonly LedgerRow[],
  known: ReadonlyMap<MessageId, SyncMessage>,
): ExchangeState {
  const asked = rows.findLast((row) => row.requestor?.srv != null);
  const counted = rows.findLast((row) => row.requestor?.imports != null);
  const answered = rows.findLast((row) => row.server?.req != null);
  const srv = asked?.requestor?.srv ?? null;
  const req = answered?.server?.req ?? null;
  const isAnew = ({ notes }: Cycle): boolean =>
    notes.some(({ kind }) => kind === 'full-import' || kind === 'reset');
  return {
    requestor,
    server,
    held:
      asked === undefined || srv === null
        ? null
        : { cycle: asked.cycle, srv, imports: counted?.requestor?.imports ?? null },
    received: receivedBy({ rows }),
    acknowledged: answered === undefined || req === null ? null : { cycle: answered.cycle, req },
    anewAt: cycles.findLast(isAnew)?.index ?? 0,
    deliveredAt: deliveredCycle(cycles, known),
    answeredAt: cycles.findLast(({ request, reply }) => request !== null && reply !== null)?.index ?? 0,
    waiting: waitingReply(cycles, known, srv),
  };
}
