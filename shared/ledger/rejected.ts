/**
 * Invariant 5: a reply whose I is below the requestor's own is rejected as old mail, without a word (Q99961). Neither
 * its acknowledgement nor its position reach the requestor then.
 */
import type { Exchange } from './exchange.ts';
import { answersReset, isReset, numbersOf } from './exchange.ts';
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
  let own: number | null = null;
  let lasts = false;
  let accepted: Exchange | null = null;
  for (const exchange of exchanges) {
    if (isReset(exchange.request)) own = null;
    own = numbersOf(exchange.request).imports ?? own;
    if (wasReceived(exchange)) lasts = false;
    if (exchange.reply === null) continue;
    const { imports } = numbersOf(exchange.reply);
    if (exchange.asked === null && answersReset(exchange)) own = null;
    if (imports !== null) lasts = own !== null && imports < own;
    if (lasts) rejected.add(exchange);
    else {
      // What the server counts came from the requestor's own requests.
      own = Math.max(own ?? 0, imports ?? 0);
      accepted = exchange;
    }
    if (!lasts || imports === null) continue;
    const fact = `In cycle ${exchange.cycle} the reply carries I=${imports}, the requestor's own is I=${own}`;
    findings.push({
      ...finding('rejected', exchange, fact, [exchange.asked, exchange.reply]),
      since: accepted,
    });
  }
  return { findings, exchanges: rejected };
}

/** The request names the position of the reply before: that one was taken. */
function wasReceived({ request, replyBefore }: Exchange): boolean {
  const { srv } = numbersOf(request);
  const sent = numbersOf(replyBefore?.reply ?? null);
  return srv !== null && srv === sent.srv && sent.srv !== sent.srvWas;
}
