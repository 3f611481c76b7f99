/** When the server wrote each of its replies, also where its own clock is wrong. */
import type { SyncMessage } from './model.ts';
import { CLOCK_TOLERANCE_MS, repliedMs } from './order.ts';
import type { ServerMessages } from './sort-messages.ts';

type Verdict = 'confirmed' | 'contradicted' | 'unknown';

/**
 * A reply's Date, unless every request that it proves to answer arrived after it: then its own arrival. Where that is
 * so of more replies than not, it is the server's clock, and all are taken by their arrival.
 */
export function replyClock({
  replies,
  requests,
}: Pick<ServerMessages, 'replies' | 'requests'>): (reply: SyncMessage) => number | null {
  const firstArrivals = new Map<string, number>();
  for (const { message } of [...requests.values()].flat()) {
    const key = keyOf(message.requestor, message.sync?.req, message.sync?.srv);
    const known = key === null ? undefined : firstArrivals.get(key);
    if (key !== null && message.arrivedMs !== null && message.arrivedMs < (known ?? Infinity))
      firstArrivals.set(key, message.arrivedMs);
  }
  const verdictOf = (reply: SyncMessage): Verdict => {
    const key = keyOf(reply.requestor, reply.sync?.req, reply.sync?.srvWas);
    const heardMs = key === null ? undefined : firstArrivals.get(key);
    if (heardMs === undefined || reply.sentSource !== 'header' || reply.sentMs === null) return 'unknown';
    if (heardMs <= reply.sentMs + CLOCK_TOLERANCE_MS) return 'confirmed';
    return reply.arrivedMs !== null && reply.arrivedMs >= heardMs ? 'contradicted' : 'unknown';
  };
  const verdicts = new Map(replies.map((reply) => [reply, verdictOf(reply)]));
  const countOf = (verdict: Verdict): number =>
    [...verdicts.values()].filter((one) => one === verdict).length;
  const isWrong = countOf('contradicted') > countOf('confirmed');
  return (reply) => {
    const isDoubted = isWrong || verdicts.get(reply) === 'contradicted';
    return isDoubted ? (reply.arrivedMs ?? repliedMs(reply)) : repliedMs(reply);
  };
}

function keyOf(
  requestor: string,
  req: number | null | undefined,
  srv: number | null | undefined,
): string | null {
  return req == null || srv == null ? null : `${req} ${srv} ${requestor}`;
}
