/** What the lists rest on and what they cannot tell, in whole sentences. */
import { groupBy } from '../cycles/group-by.ts';
import { counted } from '../format/count.ts';
import type { Exchange } from './plan-exchange.ts';
import type { LoosePart } from './plan-loose.ts';

export function basisOf(exchanges: readonly Exchange[], loose: LoosePart): string[] {
  const sentences = [...groupBy(exchanges, ({ server }) => server)].flatMap(([server, own]) =>
    serverBasis(server ?? 'the unknown server', own),
  );
  const files = loose.views[0]?.messages.length ?? 0;
  if (files > 0) {
    const verb = files === 1 ? 'is' : 'are';
    sentences.push(
      `${counted(files, 'message or file', 'messages and files')} of transactions ${verb} part of no exchange; ${files === 1 ? 'it is a list' : 'they are a list'} of their own, in the order of their times.`,
    );
  }
  if (exchanges.length > 0)
    sentences.push(
      'The lists begin empty: what was there before the first message is known only where a message names it.',
    );
  const holes = exchanges.reduce((sum, exchange) => sum + exchange.holes.length, loose.holes.length);
  if (holes > 0)
    sentences.push(
      `${counted(holes, 'message')} with transactions ${holes === 1 ? 'is' : 'are'} missing in the lists; what ${holes === 1 ? 'it tells' : 'they tell'} was not checked.`,
    );
  return sentences;
}

function serverBasis(server: string, exchanges: readonly Exchange[]): string[] {
  const requests = exchanges.reduce((sum, exchange) => sum + exchange.requests.length, 0);
  const replies = exchanges.reduce((sum, exchange) => sum + exchange.replies.length, 0);
  const lost = exchanges.reduce(
    (sum, { replies: own }) => sum + own.filter(({ isLost }) => isLost).length,
    0,
  );
  return [
    madeOf(server, requests, replies),
    lost > 0
      ? `${counted(lost, 'reply', 'replies')} of ${server} ${lost === 1 ? 'was' : 'were'} not imported, as the next request shows; the requestor's list is without ${lost === 1 ? 'it' : 'them'}.`
      : null,
  ].filter((sentence) => sentence !== null);
}

function madeOf(server: string, requests: number, replies: number): string | null {
  const list = `The list of ${server}`;
  if (requests === 0 && replies === 0) return null;
  if (requests === 0)
    return `No request with transactions to ${server} was found in this queue. Its list is made of what its ${counted(replies, 'reply tells', 'replies tell')}: entries that none of them names are missing, and who changed an entry is not known.`;
  const from = `${list} is made of ${counted(requests, 'request')}`;
  return replies === 0
    ? `${from}; no reply with transactions was found.`
    : `${from}; ${counted(replies, 'reply tells', 'replies tell')} of what no request names.`;
}
