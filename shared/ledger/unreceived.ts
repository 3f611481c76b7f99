/**
 * Invariant 7: a request that was sent after the previous reply arrived, and still names the position from before it.
 * Until then a difference is normal: the acknowledgement travels with the next request (Q152231).
 */
import type { SyncMessage } from '../cycles/model.ts';
import { proves } from '../cycles/numbers.ts';
import { hasFileTimeOnly } from '../cycles/order.ts';
import type { Exchange } from './exchange.ts';
import { isEchoed, isReset, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

const HOUR = 60 * 60_000;
/** From the arrival of a reply to the next request: T3 may start up to four hours behind its time (Q96060). */
const PROCESSING_MS = 4 * HOUR;
/** The same from its sending, when its arrival is not known: with time for transport. */
const UNKNOWN_ARRIVAL_MS = PROCESSING_MS + 2 * HOUR;

/**
 * Requests that show that a reply did not take effect; `rejected` replies are another matter. Compared are the reply
 * before and, where cycles follow each other so fast that nothing can be said of that one, the oldest one since S last
 * moved.
 */
export function findUnreceived(exchanges: readonly Exchange[], rejected: ReadonlySet<Exchange>): Finding[] {
  const findings: Finding[] = [];
  let heldSince: number | null = null;
  let oldest: Exchange | null = null;
  let unreadable = 0;
  for (const exchange of exchanges) {
    const { srv } = numbersOf(exchange.request);
    if (srv !== null && (srv !== heldSince || isReset(exchange.request))) {
      heldSince = srv;
      oldest = null;
    }
    const lost = [exchange.replyBefore, oldest].find(
      (before) => before !== null && !rejected.has(before) && isLost(exchange, before),
    );
    if (lost !== undefined && lost !== null) {
      unreadable = hasReadableCount(lost) ? 0 : unreadable + 1;
      findings.push(toFinding(exchange, lost, unreadable));
    }
    if (exchange.reply !== null && !rejected.has(exchange)) oldest ??= exchange;
  }
  return findings;
}

/** The request was sent after the reply arrived and still holds the position from which that reply starts. */
function isLost({ request }: Exchange, before: Exchange): boolean {
  const { reply, asked } = before;
  if (request === null || reply === null || isReset(request) || !isSentAfter(request, reply)) return false;
  // It may be the very request that this reply answers, on a clock that is wrong.
  if (asked === null && proves(request.sync, reply.sync)) return false;
  const { srv } = numbersOf(request);
  const sent = numbersOf(reply);
  const from = isEchoed(before) ? numbersOf(asked).srv : (sent.srvWas ?? numbersOf(asked).srv);
  return srv !== null && sent.srv !== null && srv === from && srv < sent.srv;
}

function hasReadableCount({ asked, reply }: Exchange): boolean {
  return numbersOf(asked).imports !== null && numbersOf(reply).imports !== null;
}

function toFinding(exchange: Exchange, lost: Exchange, unreadable: number): Finding {
  const { request } = exchange;
  const { reply, failedRuns } = lost;
  const fact = `The request of cycle ${exchange.cycle} still has S=${numbersOf(request).srv}, although the reply of cycle ${lost.cycle} carried S=${numbersOf(reply).srv}`;
  const logged = failedRuns.map(({ text }) => `After that reply ${text} That is the likely reason.`);
  // One is soon made up for; a requestor that was registered anew takes none.
  const perhaps =
    unreadable >= 2
      ? 'I, its count of full imports, cannot be read here: if the server counts fewer than the requestor, every reply is rejected (Q99961).'
      : '';
  return {
    ...finding('unreceived', exchange, fact, [reply, request]),
    remark: [reply === null ? '' : likelyReason(reply), ...logged, perhaps]
      .filter((part) => part !== '')
      .join(' '),
    lines: failedRuns.flatMap(({ line }) => line ?? []),
    since: lost,
  };
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
