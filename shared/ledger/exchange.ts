/** What one requestor and its server wrote to each other in one cycle, with what went before. */
import type { Cycle, CycleNote, SyncMessage } from '../cycles/model.ts';
import { asksForEverything, fits, repeatsReq } from '../cycles/numbers.ts';
import { NO_SYNC_NUMBERS } from '../model.ts';
import { hasFileTimeOnly, heardMs } from '../cycles/order.ts';
import type { SyncNumbers } from '../model.ts';

export interface Exchange {
  readonly cycle: number;
  /** When the server ran; null while that is pending. */
  readonly ranMs: number | null;
  /** Sent for this cycle, in time or late. */
  readonly request: SyncMessage | null;
  readonly reply: SyncMessage | null;
  /** What the reply answers: the request, or one that came too late for the cycle before. */
  readonly asked: SyncMessage | null;
  /** All requests whose numbers the reply may repeat. */
  readonly candidates: readonly SyncMessage[];
  /** The last exchanges before that hold a request, a reply. */
  readonly requestBefore: Exchange | null;
  readonly replyBefore: Exchange | null;
  /** Programs of the requestor that failed in this cycle, as its log tells. */
  readonly failedRuns: readonly CycleNote[];
}

/** In the order of the cycles, one for each. */
export function exchangesOf(
  cycles: readonly Cycle[],
  messages: ReadonlyMap<number, SyncMessage>,
): Exchange[] {
  const exchanges: Exchange[] = [];
  let requestBefore: Exchange | null = null;
  let replyBefore: Exchange | null = null;
  for (const cycle of cycles) {
    const request = cycle.request === null ? null : (messages.get(cycle.request.id) ?? null);
    const reply = cycle.reply === null ? null : (messages.get(cycle.reply.id) ?? null);
    const others = cycle.others
      .flatMap(({ id }) => messages.get(id) ?? [])
      .filter(({ kind }) => kind === 'ReqTx' || kind === 'DirectoryExchange');
    const exchange: Exchange = {
      cycle: cycle.index,
      ranMs: cycle.steps.serverRan?.atMs ?? null,
      request,
      reply,
      asked: request ?? (reply === null ? null : (others[0] ?? null)),
      candidates: request === null ? others : [request, ...others],
      requestBefore,
      replyBefore,
      failedRuns: cycle.notes.filter(({ kind }) => kind === 'run-failed'),
    };
    exchanges.push(exchange);
    if (request !== null) requestBefore = exchange;
    if (reply !== null) replyBefore = exchange;
  }
  return exchanges;
}

export function numbersOf(message: SyncMessage | null): SyncNumbers {
  return message?.sync ?? NO_SYNC_NUMBERS;
}

/**
 * The requestor's numbers begin anew: it asks for everything, or its updates count from 0 again, as after LISTDS -R -Z
 * and an Export (Q96060).
 */
export function isReset(request: SyncMessage | null): boolean {
  const { srv, reqWas } = numbersOf(request);
  return asksForEverything(request?.sync ?? null) || (srv === 0 && (reqWas === 0 || reqWas === null));
}

/** The reply to a reset; a queue may hold it without its request. */
export function answersReset(exchange: Exchange): boolean {
  const { asked, reply } = exchange;
  return isReset(asked) || (numbersOf(reply).srvWas === 0 && !isEchoed(exchange));
}

/**
 * The reply repeats the R of this very request. Its `was` may name another S then: by Q96060 it is the server's own
 * copy of it, which an older backup or a new registration sets back. Requests of many cycles may hold one R, so the
 * request must be known to be of this cycle: by its arrival, or as it goes on from the reply before.
 */
export function isEchoed({ asked, reply, replyBefore }: Exchange): boolean {
  if (asked === null || reply === null || !repeatsReq(asked.sync, reply.sync)) return false;
  if (hasFileTimeOnly(asked) || hasFileTimeOnly(reply)) return false;
  const { srv } = numbersOf(asked);
  return asked.arrivedMs !== null || (srv !== null && srv === numbersOf(replyBefore?.reply ?? null).srv);
}

/** Request and reply are of one exchange; two that are together by their time alone prove nothing. */
export function belongTogether(exchange: Exchange): boolean {
  return isEchoed(exchange) || fits(exchange.asked?.sync ?? null, exchange.reply?.sync ?? null);
}

/** A cycle a day, with room for a run that is late. */
const ADJACENT_MS = 36 * 60 * 60_000;
/** Two runs at one instant are times of copied files, which prove nothing. */
const APART_MS = 60_000;

/**
 * Nothing can have happened unseen between the two: they are of neighbouring runs at most a day and a half apart, or
 * the later names the very position that the earlier was sent. A queue from which messages were removed shows runs as
 * neighbours that were not.
 */
export function areAdjacent(earlier: Exchange, later: Exchange): boolean {
  const { srv, reqWas } = numbersOf(later.request);
  const sent = numbersOf(earlier.reply);
  const goesOn = srv !== null && srv > 0 && srv === sent.srv && reqWas !== 0;
  if (goesOn && sent.imports === numbersOf(earlier.request).imports) return true;
  if (later.cycle !== earlier.cycle + 1 || earlier.ranMs === null) return false;
  const heard = later.request === null ? null : heardMs(later.request);
  const before = earlier.request === null ? null : heardMs(earlier.request);
  const distance = (later.ranMs ?? heard ?? Infinity) - earlier.ranMs;
  const betweenRequests = heard === null || before === null ? 0 : heard - before;
  return distance >= APART_MS && Math.max(distance, betweenRequests) <= ADJACENT_MS;
}
