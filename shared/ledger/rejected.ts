/**
 * Invariant 5: a reply whose I is below the requestor's own is rejected as old mail, without a word (Q99961). Neither
 * its acknowledgement nor its position reach the requestor then.
 */
import { hasFileTimeOnly } from '../cycles/order.ts';
import type { Exchange } from './exchange.ts';
import { answersReset, belongTogether, isReset, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

export interface Rejections {
  readonly findings: readonly Finding[];
  /** Exchanges whose reply was rejected, those included whose own I cannot be read. */
  readonly exchanges: ReadonlySet<Exchange>;
}

export function findRejections(exchanges: readonly Exchange[]): Rejections {
  const findings: Finding[] = [];
  const rejected = new Set<Exchange>();
  /** What the requestor itself said last, or the server after it. */
  let known: number | null = null;
  let lasts = false;
  let accepted: Exchange | null = null;
  for (const exchange of exchanges) {
    if (isReset(exchange.request)) known = null;
    known = numbersOf(exchange.request).imports ?? known;
    if (wasReceived(exchange)) lasts = false;
    if (exchange.reply === null) continue;
    const { imports } = numbersOf(exchange.reply);
    const own = ownCount(exchange, known);
    if (imports !== null) lasts = own !== null && imports < own;
    if (lasts) rejected.add(exchange);
    else {
      known = imports ?? own ?? known;
      accepted = exchange;
    }
    if (!lasts || imports === null) continue;
    const fact = `In cycle ${exchange.cycle} the reply carries I=${imports}, the requestor's own is I=${own}`;
    const draft = finding(imports === 0 ? 'rejected' : 'rejected-lower', exchange, fact, [
      exchange.asked,
      exchange.reply,
    ]);
    findings.push({ ...draft, since: accepted });
  }
  return { findings, exchanges: rejected };
}

/**
 * The requestor's own count at the time of the reply: from the request that the reply answers, else the last known one
 * if the reply goes on from where the one before began or ended, so that no reset lies between. Null when not known,
 * and when everything was asked for: the server counts anew then.
 */
function ownCount(exchange: Exchange, known: number | null): number | null {
  const { asked, reply, requestBefore, replyBefore } = exchange;
  const own = numbersOf(asked);
  if (answersReset(exchange)) return null;
  if (own.imports !== null) return belongTogether(exchange) ? own.imports : null;
  if (reply === null || hasFileTimeOnly(reply)) return null;
  const from = numbersOf(reply).srvWas ?? own.srv;
  const before = numbersOf(replyBefore?.reply ?? null);
  const places = [before.srv, before.srvWas, numbersOf(requestBefore?.request ?? null).srv];
  return from !== null && places.includes(from) ? known : null;
}

/** The request names the position of the reply before: that one was taken. */
export function wasReceived({ request, replyBefore }: Exchange): boolean {
  const { srv } = numbersOf(request);
  const sent = numbersOf(replyBefore?.reply ?? null);
  return srv !== null && srv === sent.srv && sent.srv !== sent.srvWas;
}
