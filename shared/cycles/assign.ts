/**
 * Which request each run of the server answered. The numbers decide where they are known, as the requestor's clock may
 * be wrong; time decides the rest. Nothing is ever moved against the order of time among one requestor's requests.
 */
import type { SyncMessage } from './model.ts';
import { fits, proves, repeatsReq, sameImports, sayTheSame } from './numbers.ts';
import { CLOCK_TOLERANCE_MS } from './order.ts';
import type { Timed } from './order.ts';
import type { Answer, Run } from './server-runs.ts';
import { requestWindows } from './windows.ts';

const MINUTE = 60_000;
/** The widest that clocks set to two zones stand apart: farther than this only numbers that are unique prove anything. */
const CLOCK_AHEAD_LIMIT_MS = 14 * 60 * MINUTE;

/** What one requestor has to do with one run. */
export interface Slot {
  request: Timed | null;
  /** The request came after the run. */
  isLate: boolean;
  /** The numbers contradict each other: request and reply are together by their time alone. */
  isByTimeAlone: boolean;
  /** Late for the run before, and answered by this one. */
  readonly served: SyncMessage[];
  readonly duplicates: SyncMessage[];
  readonly others: SyncMessage[];
  answer: Answer | null;
}

/** How one requestor's requests lie to the runs. */
export interface Pace {
  /** Usual time from a request to the run that answers it; null when none was seen. */
  readonly leadMs: number | null;
  /** Usual time between two runs; null when there is one run only. */
  readonly distanceMs: number | null;
}

/** What is known of one requestor's side. */
export interface RequestorSide {
  readonly name: string;
  /** In order of time. */
  readonly requests: readonly Timed[];
  /** Further copies of requests, by the one that counts. */
  readonly copies: ReadonlyMap<SyncMessage, readonly SyncMessage[]>;
  /** Positions of the runs that answered it, rising. */
  readonly answeredIn: readonly number[];
}

/** Slots by position in `runs`; behind the last run is the place of what waits for the next. */
export type Slots = ReadonlyMap<number, Slot>;

export function assignRequests(requestor: RequestorSide, runs: readonly Run[], pace: Pace): Slots {
  const slots = new Map<number, Slot>();
  const slotAt = (at: number): Slot => {
    const slot = slots.get(at) ?? emptySlot(runs[at]?.answers.get(requestor.name) ?? null);
    slots.set(at, slot);
    return slot;
  };
  const { byRun: windows, moved } = requestWindows(requestor, runs);
  const positions = [...new Set([...windows.keys(), ...requestor.answeredIn])];
  positions.sort((one, other) => one - other);
  for (const at of positions) {
    let own = windows.get(at) ?? [];
    const slot = slotAt(at);
    if (slot.answer !== null) chooseAnswered(slot, own, windows.get(at + 1) ?? [], runs, at);
    if (at > 0 && wasSilent(slots.get(at - 1))) {
      const belated = ofRunBefore(own, slot, at, runs, pace, moved);
      const isAll = belated.size === own.length + (slot.request === null ? 0 : 1);
      // Nothing is known of a requestor before its first message, so that cannot be late for anything.
      if (belated.size > 0 && !(isAll && at === positions[0])) {
        moveLate(belated, slot, slotAt(at - 1));
        own = own.filter((one) => !belated.has(one));
      }
    }
    if (slot.request === null) takeLatest(slot, own);
    for (const { message } of own) keepBeside(slot, message);
    if (isEmpty(slot)) slots.delete(at);
  }
  for (const slot of slots.values()) addCopies(slot, requestor.copies);
  return slots;
}

/** Copies stand beside the request that counts for them, wherever that went. */
function addCopies(slot: Slot, copies: ReadonlyMap<SyncMessage, readonly SyncMessage[]>): void {
  if (copies.size === 0) return;
  const requests = slot.request === null ? [] : [slot.request.message];
  for (const message of [...requests, ...slot.duplicates, ...slot.others])
    slot.duplicates.push(...(copies.get(message) ?? []));
}

function wasSilent(slot: Slot | undefined): boolean {
  return (slot?.request ?? null) === null && (slot?.answer ?? null) === null;
}

function takeLatest(slot: Slot, own: Timed[]): void {
  slot.request = own.pop() ?? null;
  const reply = slot.answer?.reply;
  const asked = slot.request?.message.sync ?? null;
  slot.isByTimeAlone =
    slot.request !== null &&
    reply !== undefined &&
    !fits(asked, reply.sync) &&
    !repeatsReq(asked, reply.sync);
}

function keepBeside(slot: Slot, message: SyncMessage): void {
  const isCopy = slot.request !== null && sayTheSame(slot.request.message.sync, message.sync);
  (isCopy ? slot.duplicates : slot.others).push(message);
}

export function emptySlot(answer: Answer | null): Slot {
  const lists = { served: [], duplicates: [], others: [] };
  return { request: null, isLate: false, isByTimeAlone: false, ...lists, answer };
}

function isEmpty(slot: Slot): boolean {
  return (
    slot.request === null &&
    slot.answer === null &&
    slot.served.length + slot.duplicates.length + slot.others.length === 0
  );
}

/**
 * The request that the reply answers: the latest in time that fits, or one whose numbers prove it although its date
 * is after the reply's. What is chosen is taken from its list.
 */
function chooseAnswered(slot: Slot, own: Timed[], next: Timed[], runs: readonly Run[], at: number): void {
  const reply = slot.answer?.reply;
  if (reply === undefined) return;
  const fitting = own.filter(({ message }) => fits(message.sync, reply.sync));
  const proved = fitting.filter(({ message }) => proves(message.sync, reply.sync));
  const counted = proved.filter(({ message }) => sameImports(message.sync, reply.sync));
  const chosen = counted.at(-1) ?? proved.at(-1) ?? fitting.at(-1);
  const ahead = chosen === undefined ? next.find((one) => isAhead(one, reply, runs, at)) : undefined;
  slot.request = chosen ?? ahead ?? null;
  if (slot.request === null) return;
  const list = ahead === undefined ? own : next;
  list.splice(list.indexOf(slot.request), 1);
}

/**
 * Dated after the run, and yet the one it answered: the requestor's clock is ahead. Numbers that fit this reply and no
 * other prove it. Where they are missing, or nothing changes and all are equal, only the distance is left to tell.
 */
function isAhead(request: Timed, reply: SyncMessage, runs: readonly Run[], at: number): boolean {
  const { message, atMs } = request;
  const ranMs = runs[at]?.atMs ?? 0;
  const isProved = proves(message.sync, reply.sync);
  if (!fits(message.sync, reply.sync)) return false;
  if (message.arrivedMs !== null) return isProved && atMs <= (reply.sentMs ?? ranMs) + CLOCK_TOLERANCE_MS;
  const isOnlyOne = isProved && !answeredAsWell(request, reply, runs[at + 1]);
  // A file's time is the time of its last copying.
  if (message.sentSource === 'mtime') return isOnlyOne;
  if (atMs > ranMs + CLOCK_AHEAD_LIMIT_MS) return false;
  return isOnlyOne || atMs - ranMs < (runs[at + 1]?.atMs ?? Infinity) - atMs;
}

function answeredAsWell(request: Timed, reply: SyncMessage, next: Run | undefined): boolean {
  const other = next?.answers.get(reply.requestor);
  return other !== undefined && proves(request.message.sync, other.reply.sync);
}

/** Requests that came after the run before, nearer to when they should have come for that one than for this one. */
function ofRunBefore(
  own: readonly Timed[],
  slot: Slot,
  at: number,
  runs: readonly Run[],
  pace: Pace,
  moved: ReadonlySet<Timed>,
): ReadonlySet<Timed> {
  const beforeMs = runs[at - 1]?.atMs ?? -Infinity;
  const ranMs = runs[at]?.atMs ?? (pace.distanceMs === null ? Infinity : beforeMs + pace.distanceMs);
  const lead = pace.leadMs ?? 0;
  const isNearerToBefore = ({ atMs }: Timed): boolean =>
    Math.abs(atMs - (beforeMs - lead)) < Math.abs(atMs - (ranMs - lead));
  const all = slot.request === null ? own : [...own, slot.request];
  const clocked = all.filter((one) => !moved.has(one) && isNearerToBefore(one));
  return new Set(clocked.sort((one, other) => one.atMs - other.atMs));
}

/** The run before did not hear from the requestor in time: these were meant for it, and this run serves them. */
function moveLate(belated: ReadonlySet<Timed>, slot: Slot, before: Slot): void {
  before.request = [...belated].at(-1) ?? null;
  before.isLate = true;
  for (const one of belated) {
    if (one === slot.request) slot.request = null;
    if (one !== before.request) keepBeside(before, one.message);
  }
  if (slot.answer !== null && before.request !== null) slot.served.push(before.request.message);
}
