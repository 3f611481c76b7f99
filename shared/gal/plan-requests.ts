/**
 * The requests of one requestor in the order in which they count. R counts its updates (Q96060), so R says which come
 * first, which were sent before, and how many of them: what was not acknowledged is sent again.
 */
import type { Cycle, RequestorCycles } from '../cycles/model.ts';
import { numbersKey } from '../cycles/numbers.ts';
import type { MessageId } from '../model.ts';
import type { Hole } from './model.ts';
import { holeOf, isEmpty, isReadable, roleOf, timeOf } from './plan-parts.ts';
import type { PlanMessage } from './plan.ts';

export interface CountedRequest {
  readonly message: PlanMessage;
  /** Cycle for which it was sent, and the one whose run of the server took it. */
  readonly cycle: number;
  readonly servedIn: number;
  readonly repeats: number;
}

interface Request {
  readonly message: PlanMessage;
  readonly cycle: number;
  servedIn: number;
  /** The picture takes it for the request of its cycle, not for one beside it. */
  readonly isMain: boolean;
}

export function countRequests(
  { cycles }: RequestorCycles,
  byId: ReadonlyMap<MessageId, PlanMessage>,
): { readonly counted: readonly CountedRequest[]; readonly holes: readonly Hole[] } {
  const requests = requestsOf(cycles, byId).sort(inOrder);
  const counted: CountedRequest[] = [];
  const holes: Hole[] = [];
  const told = createTold();
  for (const request of requests) {
    const { message, cycle, servedIn } = request;
    const repeats = told.repeatsOf(request);
    if (repeats === null) continue;
    if (isReadable(message)) {
      told.note(request);
      if (!isEmpty(message)) counted.push({ message, cycle, servedIn, repeats });
    } else if (!isEmpty(message)) holes.push(holeOf(message, 'request', servedIn));
  }
  return { counted, holes };
}

/** A late request is listed again in the cycle that served it; where none did, it waits for the next run. */
function requestsOf(cycles: readonly Cycle[], byId: ReadonlyMap<MessageId, PlanMessage>): Request[] {
  const requests = new Map<MessageId, Request>();
  for (const { index, request, others } of cycles) {
    const refs = request === null ? others : [request, ...others];
    for (const { id } of refs) {
      const message = byId.get(id);
      if (message === undefined || roleOf(message) !== 'request') continue;
      const known = requests.get(id);
      const isMain = id === request?.id;
      const isLate = isMain && request.late;
      if (known !== undefined) known.servedIn = index;
      else requests.set(id, { message, cycle: index, servedIn: isLate ? index + 1 : index, isMain });
    }
  }
  return [...requests.values()];
}

/** By number, not by arrival; of two that say the same, the one that can be read. */
function inOrder(one: Request, other: Request): number {
  const [left, right] = [one.message.sync?.req ?? Infinity, other.message.sync?.req ?? Infinity];
  return (
    one.servedIn - other.servedIn ||
    one.cycle - other.cycle ||
    (left === right ? 0 : left - right) ||
    Number(isReadable(other.message)) - Number(isReadable(one.message)) ||
    (timeOf(one.message, 'request') ?? 0) - (timeOf(other.message, 'request') ?? 0) ||
    one.message.id - other.message.id
  );
}

/** Remembers what requests have told. */
function createTold() {
  let highest: number | null = null;
  const keys = new Set<string>();
  return {
    /** How many of its updates were told before; null for a copy that tells nothing new. */
    repeatsOf({ message, isMain }: Request): number | null {
      const key = keyOf(message);
      if (key !== null && keys.has(key)) return null;
      const req = message.sync?.req ?? null;
      if (req === null || req === 0 || highest === null) return 0;
      const was = wasOf(message, req);
      const isAllTold = req === highest && was !== null && was < req;
      if (isAllTold || (req <= highest && !isMain)) return null;
      // Its numbers have begun anew, though no request with R=0 is here.
      if (req < highest) return 0;
      return was === null ? 0 : Math.max(0, highest - was);
    },
    note({ message }: Request): void {
      const req = message.sync?.req ?? null;
      if (req !== null && highest !== null && req < highest) keys.clear();
      if (req !== null) highest = req;
      const key = keyOf(message);
      if (key !== null) keys.add(key);
    },
  };
}

/** Equal for copies; null where nothing tells copies apart. */
function keyOf({ sync, sentMs, sentSource }: PlanMessage): string | null {
  if (sync?.req != null && sync.req > 0) return `${sync.req} ${sync.reqWas ?? ''}`;
  return sentSource === 'header' ? `${sentMs} ${numbersKey(sync)}` : null;
}

/** R before its updates; null where its numbers contradict each other, so that they say nothing of single updates. */
function wasOf({ sync, transactions }: PlanMessage, req: number): number | null {
  const sent = sync?.sent ?? transactions;
  if (sent === null) return null;
  const was = sync?.reqWas ?? req - sent;
  return was >= 0 && was + sent === req ? was : null;
}
