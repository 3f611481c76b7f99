/** What the lists rest on and what they cannot tell, in whole sentences. */
import { groupBy } from '../group-by.ts';
import { counted } from '../format/count.ts';
import type { Exchange } from './plan-exchange.ts';
import type { LoosePart } from './plan-loose.ts';
import type { SetBack } from './model.ts';

export function basisOf(
  exchanges: readonly Exchange[],
  loose: LoosePart,
  setBacks: ReadonlyMap<string | null, readonly SetBack[]>,
): string[] {
  const sentences = [...groupBy(exchanges, ({ server }) => server)].flatMap(([server, own]) =>
    serverBasis(server ?? 'the unknown server', own, setBacks.get(server) ?? []),
  );
  const files = loose.views[0]?.messages.length ?? 0;
  if (files > 0) {
    const verb = files === 1 ? 'is' : 'are';
    sentences.push(
      `${counted(files, 'message or file', 'messages and files')} of transactions ${verb} part of no exchange; ${files === 1 ? 'it is a list of its own' : 'they are a list of their own'}, in the order of their times.`,
    );
    if (loose.undated > 0)
      sentences.push(
        `${counted(loose.undated, 'of these says', 'of these say')} no time: that of the file is taken, which copying may have changed.`,
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

function serverBasis(server: string, exchanges: readonly Exchange[], setBacks: readonly SetBack[]): string[] {
  const requests = exchanges.reduce((sum, exchange) => sum + exchange.requests.length, 0);
  const replies = exchanges.reduce((sum, exchange) => sum + exchange.replies.length, 0);
  const lost = exchanges.reduce(
    (sum, { replies: own }) => sum + own.filter(({ isLost }) => isLost).length,
    0,
  );
  const unread = exchanges.reduce(
    (sum, { holes }) => sum + holes.filter(({ role }) => role === 'request').length,
    0,
  );
  return [
    madeOf(server, { requests, replies, unread }),
    lost > 0
      ? `${counted(lost, 'reply', 'replies')} of ${server} ${lost === 1 ? 'was' : 'were'} not imported, as the numbers show; the requestor's list is without ${lost === 1 ? 'it' : 'them'}.`
      : null,
    ...setBacks.map((setBack) => tellSetBack(server, setBack)),
  ].filter((sentence) => sentence !== null);
}

function tellSetBack(server: string, { cycle, kept, from, to }: SetBack): string {
  const since = kept === 0 ? `before cycle ${cycle}` : `after cycle ${kept} and before cycle ${cycle}`;
  return `In cycle ${cycle} the position of ${server} fell from S=${from} to S=${to}: it was restored from a backup or set up anew. What it was told ${since} may be missing at the server; its list here still shows it.`;
}

interface Made {
  readonly requests: number;
  readonly replies: number;
  /** Requests that are missing in the list. */
  readonly unread: number;
}

function madeOf(server: string, { requests, replies, unread }: Made): string | null {
  const list = `The list of ${server}`;
  if (requests === 0 && replies === 0) return null;
  const isRequests = counted(unread, 'was found and is missing', 'were found and are missing');
  const found =
    unread === 0 ? 'was found in this queue' : `in this queue could be used: ${isRequests} in the list`;
  if (requests === 0)
    return `No request with transactions to ${server} ${found}. Its list is made of what its ${counted(replies, 'reply tells', 'replies tell')}: entries that none of them names are missing, and who changed an entry is not known.`;
  const from = `${list} is made of ${counted(requests, 'request')}`;
  return replies === 0
    ? `${from}; no reply with transactions was found.`
    : `${from}; ${counted(replies, 'reply tells', 'replies tell')} of what no request names.`;
}
