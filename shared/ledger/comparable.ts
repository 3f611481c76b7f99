/** Which exchanges can tell whether something that was wrong still is. A cut subject neither shows it nor ends it. */
import { asksForEverything } from '../cycles/numbers.ts';
import type { Exchange } from './exchange.ts';
import { answersReset, belongTogether, isReset, numbersOf } from './exchange.ts';
import { wasReceived } from './rejected.ts';
import type { WordingKey } from './words.ts';

type Test = (exchange: Exchange) => boolean;

const TESTS: Readonly<Record<WordingKey, Test>> = {
  'wrong-sum': ({ request }) => hasAll(request, 'req', 'reqWas', 'sent'),
  'reversed-reply': ({ asked, reply }) => hasAll(asked, 'srv') && hasAll(reply, 'srv', 'srvWas'),
  // Only a listing shows it.
  'ignored-updates': () => false,
  'wrong-echo': ({ asked, reply }) => hasAll(asked, 'req') && hasAll(reply, 'req'),
  'server-restored': showsPosition,
  'server-behind': showsPosition,
  rejected: showsCount,
  'rejected-lower': showsCount,
  'imports-in-vain': ({ request }) => hasAll(request, 'srv') && !asksForEverything(request?.sync ?? null),
  unreceived: showsReceipt,
  imbalance: ({ request }) => hasAll(request, 'reqWas', 'srv'),
  'requestor-fell': ({ request }) => hasAll(request, 'req'),
  'server-fell': ({ reply }) => hasAll(reply, 'srv'),
};

/** Whether the exchange, if nothing is wrong in it, shows that it is over. */
export function isComparable(wording: WordingKey, exchange: Exchange): boolean {
  return TESTS[wording](exchange);
}

function hasAll(
  message: Exchange['request'],
  ...fields: readonly (keyof ReturnType<typeof numbersOf>)[]
): boolean {
  const numbers = numbersOf(message);
  return fields.every((field) => numbers[field] !== null);
}

/** A reply that goes on from what the requestor holds, or a request that holds no more than the last one carried. */
function showsPosition(exchange: Exchange): boolean {
  const { asked, request, reply, replyBefore } = exchange;
  const held = numbersOf(asked).srv ?? numbersOf(reply).srvWas;
  if (numbersOf(reply).srv !== null && held !== null && belongTogether(exchange)) return true;
  const { srv } = numbersOf(request);
  const sent = numbersOf(replyBefore?.reply ?? null).srv;
  return srv !== null && sent !== null && srv <= sent;
}

function showsCount(exchange: Exchange): boolean {
  if (wasReceived(exchange)) return true;
  const { imports } = numbersOf(exchange.reply);
  return imports !== null && (numbersOf(exchange.asked).imports !== null || answersReset(exchange));
}

/** The position of the last reply, or another one than before: one that is still the same may only be early. */
function showsReceipt({ request, requestBefore, replyBefore }: Exchange): boolean {
  const { srv } = numbersOf(request);
  if (request === null || srv === null) return false;
  const sent = numbersOf(replyBefore?.reply ?? null).srv;
  return isReset(request) || srv === sent || srv !== numbersOf(requestBefore?.request ?? null).srv;
}
