/** Invariants 1, 3 and 8: what must hold between the numbers of one request, one reply, one exchange. */
import type { Exchange } from './exchange.ts';
import { answersReset, isReset, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** 1: R is the number of the last transaction sent, so it is `was` and the transactions sent (Q133428). */
export function findWrongSums(exchanges: readonly Exchange[]): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { request } = exchange;
    const { req, reqWas, sent } = numbersOf(request);
    if (request?.kind !== 'ReqTx' || req === null || reqWas === null || sent === null) return [];
    // A request for everything says R=0 whatever was acknowledged.
    if (isReset(request) || req === reqWas + sent) return [];
    const fact = `The request of cycle ${exchange.cycle} says R=${req} (was ${reqWas}) with ${sent} sent, but ${reqWas} and ${sent} make ${reqWas + sent}`;
    return finding('wrong-sum', exchange, fact, [request]);
  });
}

/** 1: a reply that starts behind its own end, although the requestor did not ask from there. */
export function findReversedReplies(exchanges: readonly Exchange[]): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { asked, reply } = exchange;
    const { srv, srvWas } = numbersOf(reply);
    const held = numbersOf(asked).srv;
    if (srv === null || srvWas === null || srv >= srvWas || held === null || srv < held) return [];
    const fact = `The reply of cycle ${exchange.cycle} says S=${srv} (was ${srvWas}), the request had S=${held}`;
    return finding('reversed-reply', exchange, fact, [asked, reply]);
  });
}

/** 3: the reply repeats another R than was sent. A requestor that says later that it was acknowledged knows better. */
export function findWrongEchoes(exchanges: readonly Exchange[], rejected: ReadonlySet<Exchange>): Finding[] {
  const acknowledgedNext = nextAcknowledged(exchanges);
  return exchanges.flatMap((exchange, at) => {
    const { asked, reply, candidates } = exchange;
    const { req, srvWas } = numbersOf(reply);
    const own = numbersOf(asked);
    if (reply === null || req === null || own.req === null || rejected.has(exchange)) return [];
    const matches = candidates.some((one) => (numbersOf(one).req ?? req) === req);
    // A reply that starts from another position answers another request, which this queue does not hold.
    const isOfAnother = srvWas !== null && own.srv !== null && srvWas !== own.srv;
    const wasTaken = acknowledgedNext[at] === req && own.reqWas !== req;
    if (matches || isOfAnother || answersReset(exchange) || wasTaken) return [];
    const fact = `In cycle ${exchange.cycle} the requestor sent R=${own.req}, the reply acknowledges R=${req}`;
    return finding('wrong-echo', exchange, fact, [asked, reply]);
  });
}

/** The `was` of the next request behind each exchange. */
function nextAcknowledged(exchanges: readonly Exchange[]): (number | null)[] {
  const next: (number | null)[] = [];
  let known: number | null = null;
  for (let at = exchanges.length - 1; at >= 0; at--) {
    next[at] = known;
    const request = exchanges[at]?.request ?? null;
    if (request !== null) known = numbersOf(request).reqWas;
  }
  return next;
}

/**
 * 8: all acknowledged updates of a requestor are among those it is sent a position of, with the others' (Q96060). Not
 * so after the server was set back, and not for a requestor alone with its server.
 */
export function findImbalance(exchanges: readonly Exchange[], setbackCycle: number): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { request } = exchange;
    const { srv, reqWas } = numbersOf(request);
    if (srv === null || srv === 0 || reqWas === null || reqWas <= srv) return [];
    if (exchange.cycle >= setbackCycle) return [];
    const fact = `In cycle ${exchange.cycle} the requestor has R=${reqWas} acknowledged and S=${srv} received`;
    return finding('imbalance', exchange, fact, [request]);
  });
}
