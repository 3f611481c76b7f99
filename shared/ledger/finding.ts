/** One place where the numbers of one requestor contradict each other, before it is joined with its neighbours. */
import type { SyncMessage } from '../cycles/model.ts';
import type { LogLineId } from '../logs/model.ts';
import type { Exchange } from './exchange.ts';
import type { WordingKey } from './words.ts';

export interface Finding {
  readonly wording: WordingKey;
  readonly exchange: Exchange;
  /** The numbers, in one sentence without its full stop. */
  readonly fact: string;
  /** The same of several requestors with these numbers, behind "12 requestors"; null where it is not told of many. */
  readonly ofMany: string | null;
  /** What else is known of the reason. Whole sentences; empty when nothing is. */
  readonly remark: string;
  readonly messages: readonly (SyncMessage | null)[];
  readonly lines: readonly LogLineId[];
  /** The exchange since which it may have come about; null when nothing was seen before. */
  readonly since: Exchange | null;
  readonly cause: string | null;
}

export function finding(
  wording: WordingKey,
  exchange: Exchange,
  fact: string,
  messages: readonly (SyncMessage | null)[],
): Finding {
  const nothingElse = { ofMany: null, remark: '', lines: [], since: null, cause: null };
  return { wording, exchange, fact, messages, ...nothingElse };
}
