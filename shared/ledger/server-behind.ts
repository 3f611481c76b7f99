/**
 * Invariant 4: the requestor holds a higher position than the server has. The server was set back: restored from a
 * backup (Q113453, Q96060), or set up anew without a reset of its requestors (Q103421).
 */
import type { Exchange } from './exchange.ts';
import { answersReset, belongTogether, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

export function findServerBehind(exchanges: readonly Exchange[]): Finding[] {
  let inStep: Exchange | null = null;
  return exchanges.flatMap((exchange) => {
    const { asked, reply } = exchange;
    const { srv, srvWas } = numbersOf(reply);
    const held = numbersOf(asked).srv ?? srvWas;
    if (reply === null || srv === null || held === null || answersReset(exchange)) return [];
    if (!belongTogether(exchange)) return [];
    if (srv >= held) {
      inStep = exchange;
      return [];
    }
    const position = `S=${held}, the server's last position is S=${srv}`;
    const fact = `In cycle ${exchange.cycle} the requestor holds ${position}`;
    const ofMany = `hold ${position} (cycle ${exchange.cycle})`;
    return { ...finding('server-behind', exchange, fact, [asked, reply]), ofMany, since: inStep };
  });
}
