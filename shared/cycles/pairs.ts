/**
 * Which run answered which request by the numbers alone. A reply repeats the request's R and S (Q96060); where only
 * one request and one reply of a requestor hold them, they belong together whatever their clocks say.
 */
import type { RequestorSide } from './assign.ts';
import type { SyncMessage } from './model.ts';
import { fits } from './numbers.ts';
import { hasFileTimeOnly } from './order.ts';
import type { Timed } from './order.ts';
import type { Run } from './server-runs.ts';

/** Requests that must agree, before a clock is not believed against other signs. */
const ENOUGH = 2;

/** Position of the run that each request belongs to whose own time names another one. */
export function pairsAgainstTime(
  requestor: RequestorSide,
  runs: readonly Run[],
  timely: ReadonlyMap<Timed, number>,
): ReadonlyMap<Timed, number> {
  // Where time contradicts nothing there is nothing to prove; that is nearly always so.
  if (requestor.requests.every((one) => isInTime(one, runs[timely.get(one) ?? -1], requestor.name)))
    return new Map();
  const replies = uniqueBy(requestor.answeredIn, (at) => keysOf(replyNumbers(runs[at], requestor.name)));
  const requests = uniqueBy(requestor.requests, ({ message }) => keysOf(message.sync));
  const pairs: Pair[] = [];
  for (const request of requestor.requests) {
    if (hasFileTimeOnly(request.message)) continue;
    const keys = keysOf(request.message.sync).filter((key) => requests.get(key) === request);
    const at = keys.map((key) => replies.get(key) ?? null).find((one) => one !== null);
    const timelyAt = timely.get(request);
    if (at === undefined || timelyAt === undefined) continue;
    const { imports = null } = replyNumbers(runs[at], requestor.name) ?? {};
    const own = request.message.sync?.imports ?? null;
    if (imports === null || own === null || imports === own) pairs.push({ request, at, timelyAt });
  }
  return inStep(believable(pairs, requestor.name, runs), requestor.requests, timely);
}

function isInTime({ message }: Timed, run: Run | undefined, requestor: string): boolean {
  const answer = run?.answers.get(requestor);
  return answer !== undefined && fits(message.sync, answer.reply.sync);
}

interface Pair {
  readonly request: Timed;
  readonly at: number;
  readonly timelyAt: number;
}

function believable(
  pairs: readonly Pair[],
  requestor: string,
  runs: readonly Run[],
): ReadonlyMap<Timed, number> {
  const moved = pairs.filter(
    ({ at, timelyAt }, place) =>
      at !== timelyAt &&
      hasNews(runs[at]?.answers.get(requestor)?.reply) &&
      // A requestor's requests were answered in their order, on whatever clock.
      at > (pairs[place - 1]?.at ?? -1) &&
      at < (pairs[place + 1]?.at ?? Infinity),
  );
  const isHeardBefore = ({ request, at, timelyAt }: Pair): boolean =>
    at < timelyAt && request.message.arrivedMs !== null;
  const isServerClockWrong = moved.filter(isHeardBefore).length >= ENOUGH;
  const kept = moved.filter((pair) => isServerClockWrong || !isHeardBefore(pair));
  return new Map(kept.map(({ request, at }) => [request, at]));
}

/** One alone proves no clock that is wrong, if it would pass another request for it. */
function inStep(
  moved: ReadonlyMap<Timed, number>,
  requests: readonly Timed[],
  timely: ReadonlyMap<Timed, number>,
): ReadonlyMap<Timed, number> {
  if (moved.size >= ENOUGH) return moved;
  const placeOf = (request: Timed | undefined): number | undefined => request && timely.get(request);
  return new Map(
    [...moved].filter(([request, at]) => {
      const place = requests.indexOf(request);
      const before = placeOf(requests[place - 1]) ?? -1;
      const after = placeOf(requests[place + 1]) ?? Infinity;
      return before <= at && at <= after;
    }),
  );
}

/** A requestor that was sent nothing new asks with the same numbers again. */
function hasNews(reply: SyncMessage | undefined): boolean {
  const { srv = null, srvWas = null } = reply?.sync ?? {};
  return srv !== null && srvWas !== null && srv !== srvWas;
}

interface Asked {
  readonly req: number | null;
  readonly srv: number | null;
  readonly imports: number | null;
}

function replyNumbers(run: Run | undefined, requestor: string): Asked | null {
  const sync = run?.answers.get(requestor)?.reply.sync;
  return sync == null ? null : { req: sync.req, srv: sync.srvWas, imports: sync.imports };
}

/** R and S alone, and with I, which tells full imports apart: they all ask with R=0 and S=0. */
function keysOf(asked: Asked | null): string[] {
  if (asked === null || asked.req === null || asked.srv === null) return [];
  const key = `${asked.req} ${asked.srv}`;
  const keys = asked.imports === null ? [key] : [key, `${key} ${asked.imports}`];
  return asked.srv === 0 ? keys.slice(1) : keys;
}

/** The only item of each key; null where there are more. */
function uniqueBy<Item>(
  items: readonly Item[],
  keys: (item: Item) => readonly string[],
): Map<string, Item | null> {
  const unique = new Map<string, Item | null>();
  for (const item of items) for (const key of keys(item)) unique.set(key, unique.has(key) ? null : item);
  return unique;
}
