/** Invariant 9: numbers are totals, so they never fall, except to 0 by a reset. */
import type { SyncMessage } from '../cycles/model.ts';
import { hasFileTimeOnly } from '../cycles/order.ts';
import type { SyncNumbers } from '../model.ts';
import type { Exchange } from './exchange.ts';
import { answersReset, areAdjacent, isReset, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Setbacks } from './setbacks.ts';

const NAMES = { req: 'R', reqWas: 'acknowledged R', srv: 'S', imports: 'I' } as const;
type Total = keyof typeof NAMES;

/** Falls on the requestor's side. A set-back of the server explains a fall of S. */
export function findRequestorFalls(exchanges: readonly Exchange[], setbacks: Setbacks): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { request, requestBefore } = exchange;
    if (request === null || requestBefore === null || isReset(request)) return [];
    const now = numbersOf(request);
    const before = numbersOf(requestBefore.request);
    // A full import was counted in between: its request said 0, and is not in this queue.
    if (now.imports !== null && before.imports !== null && now.imports > before.imports) return [];
    if (!areAdjacent(requestBefore, exchange) || isUndated(requestBefore.request) || isUndated(request))
      return [];
    const isExplained = (total: Total): boolean =>
      total === 'srv' &&
      (now.srv === numbersOf(requestBefore.reply).srv ||
        setbacks.between(requestBefore.cycle, exchange.cycle));
    const fallen = fallsOf(before, now).filter((total) => !isExplained(total));
    if (fallen.length === 0) return [];
    const fact = `From cycle ${requestBefore.cycle} to ${exchange.cycle} the requestor's ${told(fallen, before, now)}`;
    return finding('requestor-fell', exchange, fact, [requestBefore.request, request]);
  });
}

/** Falls of the server's position, where no requestor holds a higher one. */
export function findServerFalls(
  exchanges: readonly Exchange[],
  rejected: ReadonlySet<Exchange>,
  setbacks: Setbacks,
): Finding[] {
  return exchanges.flatMap((exchange) => {
    const { reply, replyBefore } = exchange;
    const now = numbersOf(reply).srv;
    const before = numbersOf(replyBefore?.reply ?? null).srv;
    if (reply === null || replyBefore === null || now === null || before === null || now >= before) return [];
    if (answersReset(exchange) || rejected.has(exchange) || !areAdjacent(replyBefore, exchange)) return [];
    if (isUndated(replyBefore.reply) || isUndated(reply)) return [];
    if (setbacks.between(replyBefore.cycle + 1, exchange.cycle)) return [];
    const fact = `The server's position fell from S=${before} in cycle ${replyBefore.cycle} to S=${now} in cycle ${exchange.cycle}`;
    const held = numbersOf(exchange.asked).srv;
    return {
      ...finding('server-fell', exchange, fact, [replyBefore.reply, reply]),
      ofMany: `show it: the server's position fell from S=${before} in cycle ${replyBefore.cycle} to S=${now} in cycle ${exchange.cycle}`,
      remark:
        held !== null && held <= now
          ? `The request shows S=${held}: the higher number is not held there.`
          : '',
      since: replyBefore,
    };
  });
}

/** The order of messages that only have file times is not known. */
function isUndated(message: SyncMessage | null): boolean {
  return message === null || hasFileTimeOnly(message);
}

function fallsOf(before: SyncNumbers, now: SyncNumbers): Total[] {
  return (Object.keys(NAMES) as Total[]).filter((total) => {
    const earlier = before[total];
    const later = now[total];
    return earlier !== null && later !== null && later < earlier;
  });
}

function told(fallen: readonly Total[], before: SyncNumbers, now: SyncNumbers): string {
  return fallen.map((total) => `${NAMES[total]} fell from ${before[total]} to ${now[total]}`).join(', its ');
}
