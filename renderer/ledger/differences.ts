/** Two ends of one number: whether they agree, and whether it is normal that they do not. Pure. */
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { count } from '../../shared/format/count.ts';
import { lastCycleOf } from '../cycles/matrix-model.ts';

export interface Difference {
  /** same: equal. normal: what is on the way explains it. wrong: a cause concerns it. open: nothing explains it. */
  readonly kind: 'same' | 'normal' | 'wrong' | 'open' | 'unknown';
  readonly sign: string;
  readonly text: string;
}

export type PairName = 'reqSync' | 'srvSync' | 'impSync';

/** In the order one meets them. */
export const SIGNS = [
  { sign: '=', meaning: 'equal' },
  { sign: '→ ←', meaning: 'on its way' },
  { sign: '≠', meaning: 'differ' },
  { sign: '?', meaning: 'one end not known' },
] as const;

/** @param provisional whether replies may not have been read yet: a difference means nothing before */
export function differenceOf(one: RequestorSummary, pair: PairName, provisional: boolean): Difference {
  const { requestor, server } = one[pair];
  if (requestor === null || server === null) return unknown(requestor, server);
  if (requestor === server) return { kind: 'same', sign: '=', text: `Both ends hold ${count(requestor)}.` };
  if (provisional) return { kind: 'normal', sign: '·', text: 'Not compared yet: not all messages are read.' };
  const last = lastCycleOf(one.strip);
  if (last !== null && one.breached.includes(last))
    return {
      kind: 'wrong',
      sign: '≠',
      text: `The ends differ: ${count(requestor)} and ${count(server)}. A cause above concerns the latest cycle.`,
    };
  // Updates go up with R and I, and come down with S; the end that is behind catches up when it runs next.
  const isOnTheWay = pair === 'srvSync' ? requestor < server : requestor > server;
  if (!isOnTheWay)
    return {
      kind: 'open',
      sign: '≠',
      text: `The ends differ: ${count(requestor)} and ${count(server)}. Nothing in this queue explains it.`,
    };
  return { kind: 'normal', sign: pair === 'srvSync' ? '←' : '→', text: ON_THE_WAY[pair] };
}

const ON_THE_WAY: Readonly<Record<PairName, string>> = {
  reqSync: 'The server has not taken the latest updates: normal until it runs next (T2).',
  srvSync: 'The requestor has not told what it received last: normal until the next T1.',
  impSync: 'The server has not seen the latest request for a full import: normal until it runs next (T2).',
};

function unknown(requestor: number | null, server: number | null): Difference {
  const whose =
    requestor === null && server === null
      ? 'either end'
      : requestor === null
        ? 'the requestor'
        : 'the server';
  return {
    kind: 'unknown',
    sign: requestor === null && server === null ? '' : '?',
    text: `The number of ${whose} is not known: nothing in this queue tells it.`,
  };
}
