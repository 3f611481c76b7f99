/**
 * Invariant 7: a request that was sent after the previous reply arrived, and still names the position from before it.
 * Until then a difference is normal: the acknowledgement travels with the next request (Q152231).
 */
import type { SyncMessage } from '../cycles/model.ts';
import { hasFileTimeOnly } from '../cycles/order.ts';
import type { Exchange } from './exchange.ts';
import { isReset, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

const HOUR = 60 * 60_000;
/** From the arrival of a reply to the next request: T3 may start up to four hours behind its time (Q96060). */
const PROCESSING_MS = 4 * HOUR;
/** The same from its sending, when its arrival is not known: with time for transport. */
const UNKNOWN_ARRIVAL_MS = PROCESSING_MS + 2 * HOUR;

/** Requests that show that the reply before was not received; `rejected` replies are another matter. */
export function findUnreceived(exchanges: readonly Exchange[], rejected: ReadonlySet<Exchange>): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { request, replyBefore } = exchange;
    const reply = replyBefore?.reply ?? null;
    if (request === null || replyBefore === null || reply === null) return [];
    if (rejected.has(replyBefore) || isReset(request) || !isSentAfter(request, reply)) return [];
    const { srv } = numbersOf(request);
    const sent = numbersOf(reply);
    const before = sent.srvWas ?? numbersOf(replyBefore.asked).srv;
    if (srv === null || sent.srv === null || srv !== before || srv >= sent.srv) return [];
    const fact = `The request of cycle ${exchange.cycle} still has S=${srv}, although the reply of cycle ${replyBefore.cycle} carried S=${sent.srv}`;
    return {
      ...finding('unreceived', exchange, fact, [reply, request]),
      remark: likelyReason(reply),
      since: replyBefore,
    };
  });
}

/** By the earliest time the request can have, and the latest the reply can. The time of a file proves nothing. */
export function isSentAfter(request: SyncMessage, reply: SyncMessage): boolean {
  if (hasFileTimeOnly(request) || hasFileTimeOnly(reply)) return false;
  const sentMs = Math.min(request.sentMs ?? Infinity, request.arrivedMs ?? Infinity);
  if (sentMs === Infinity) return false;
  if (reply.arrivedMs !== null)
    return sentMs >= Math.max(reply.arrivedMs, reply.sentMs ?? -Infinity) + PROCESSING_MS;
  return reply.sentMs !== null && sentMs >= reply.sentMs + UNKNOWN_ARRIVAL_MS;
}

/** What this queue itself tells of a reply that did not take effect. */
export function likelyReason(reply: SyncMessage): string {
  if (reply.state === 'hung')
    return `That reply (${reply.file}) hung when it was decoded and is still in this queue: that is the likely reason.`;
  if (reply.state === 'failed')
    return `That reply (${reply.file}) could not be decoded and is still in this queue: that is the likely reason.`;
  if (reply.state === 'quarantined')
    return `That reply (${reply.file}) was moved aside into quarantine: that is the likely reason.`;
  return '';
}
