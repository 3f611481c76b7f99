/** What is worth saying of a cycle, in whole sentences. */
import { counted } from '../format/count.ts';
import { duration } from '../format/duration.ts';
import type { SyncNumbers } from '../model.ts';
import type { Slot } from './assign.ts';
import type { CycleNote, LoggedRun, SyncMessage } from './model.ts';
import { NO_SYNC_NUMBERS } from '../model.ts';
import { asksForEverything } from './numbers.ts';
import { CLOCK_TOLERANCE_MS } from './order.ts';
import { refsOf } from './steps.ts';

const DAY = 24 * 60 * 60_000;

/** What a note may look at beside the slot itself. */
export interface Surroundings {
  readonly requestor: string;
  readonly index: number;
  /** Of this run and the one before; null while it is pending, or the first. */
  readonly ranMs: number | null;
  readonly ranBeforeMs: number | null;
  /** The numbers of the requestor's request before this one. */
  readonly before: SyncNumbers | null;
  /** Its log tells of a run of NSDA -RT before this run of the server. */
  readonly sendingLogged: boolean;
  /** The answer of the run before this one. */
  readonly answerBefore: SyncMessage | null;
  /** Its own programs in this cycle that missed their window or ended abnormally. */
  readonly failedRuns: readonly LoggedRun[];
}

export function notesOf(slot: Slot, around: Surroundings): CycleNote[] {
  return [
    secondOfTheDay(around),
    skipped(slot, around),
    late(slot, around),
    served(slot, around),
    clockAhead(slot, around),
    clockBehind(slot, around),
    anew(slot, around),
    duplicates(slot),
    inferred(slot),
    stuck(slot, around),
    ...around.failedRuns.map(failed),
  ].filter((one) => one !== null);
}

function note(kind: CycleNote['kind'], text: string, messages: readonly SyncMessage[] = []): CycleNote {
  return { kind, text, messages: refsOf(messages), line: null };
}

function secondOfTheDay({ ranMs, ranBeforeMs }: Surroundings): CycleNote | null {
  if (ranMs === null || ranBeforeMs === null || Math.floor(ranMs / DAY) !== Math.floor(ranBeforeMs / DAY))
    return null;
  return note(
    'second-of-the-day',
    `The server had run on this day before, ${duration(ranMs - ranBeforeMs)} earlier.`,
  );
}

function skipped(slot: Slot, { requestor, ranMs, sendingLogged }: Surroundings): CycleNote | null {
  if (slot.request !== null || slot.answer !== null || ranMs === null) return null;
  const heard = sendingLogged
    ? `NSDA -RT ran on ${requestor} before this run of the server, but no request of it was found in this queue.`
    : `No request of ${requestor} for this run was found in this queue.`;
  return note('skipped', `${heard} One missed cycle is no failure: the next one makes up for it (Q96060).`);
}

function late(slot: Slot, { ranMs }: Surroundings): CycleNote | null {
  if (!slot.isLate || slot.request === null || ranMs === null) return null;
  const behind = duration(Math.max(0, slot.request.atMs - ranMs));
  const text = `The request came ${behind} after the server had run; the next cycle serves it (Q96060).`;
  return note('late', text, [slot.request.message]);
}

function served(slot: Slot, { index }: Surroundings): CycleNote | null {
  if (slot.served.length === 0) return null;
  const text = `The reply also answers the request that came too late for cycle ${index - 1}.`;
  return note('served-late-request', text, slot.served);
}

function clockAhead(slot: Slot, around: Surroundings): CycleNote | null {
  const request = slot.request?.message;
  if (request?.sentSource !== 'header' || request.sentMs === null || slot.isLate) return null;
  const byArrival = request.arrivedMs === null ? -Infinity : request.sentMs - request.arrivedMs;
  // A request that arrived while the server ran is none: only its sender's clock is in question.
  const isAnswered = slot.answer !== null && !slot.isByTimeAlone && request.arrivedMs === null;
  const byRun = isAnswered ? request.sentMs - (around.ranMs ?? Infinity) : -Infinity;
  const aheadMs = Math.max(byArrival - CLOCK_TOLERANCE_MS, byRun);
  if (aheadMs <= 0) return null;
  const amount = duration(Math.max(byArrival, byRun));
  const against = byArrival >= byRun ? 'its arrival' : 'the run that answered it';
  const text = `The clock of ${around.requestor} is at least ${amount} ahead of the server's: its request is dated after ${against}.`;
  return note('clock-ahead', text, [request]);
}

/** A request that names the position of a reply was written after it, whatever its date says. */
function clockBehind(slot: Slot, { requestor, answerBefore, ranBeforeMs }: Surroundings): CycleNote | null {
  const request = slot.request?.message;
  if (request?.sentSource !== 'header' || request.sentMs === null || ranBeforeMs === null) return null;
  const { srv, srvWas } = answerBefore?.sync ?? NO_SYNC_NUMBERS;
  const behindMs = ranBeforeMs - request.sentMs;
  if (srv === null || srv === srvWas || request.sync?.srv !== srv || behindMs <= CLOCK_TOLERANCE_MS)
    return null;
  const text = `The clock of ${requestor} is at least ${duration(behindMs)} behind the server's: its request is dated before the run whose reply it has received.`;
  return note('clock-behind', text, [request]);
}

/**
 * A full import, or a reset. An import leaves the requestor's own count as it is until the server has received the
 * request (Q99961); only a reset makes it fall, or lets the updates count from 0 again and be sent (LISTDS -Z and
 * Export, Q96060).
 */
function anew(slot: Slot, { before }: Surroundings): CycleNote | null {
  const request = slot.request?.message;
  if (request === undefined) return null;
  const { req, reqWas, srv, imports } = request.sync ?? NO_SYNC_NUMBERS;
  const asksAll = asksForEverything(request.sync);
  const countFell = imports !== null && before?.imports != null && imports < before.imports;
  const hadNumbers = (before?.reqWas ?? 0) > 0 || (before?.srv ?? 0) > 0;
  const beganAnew = !asksAll && hadNumbers && srv === 0 && reqWas === 0;
  if ((asksAll && countFell) || beganAnew) {
    const asked = asksAll ? ' and asks for all address lists' : '';
    const count = countFell ? `, I=${imports} after I=${before.imports}` : '';
    const text = `R=${req ?? '?'}${asksAll ? '' : ' (was 0)'} and S=0 after R=${before?.req ?? '?'} and S=${before?.srv ?? '?'}${count}: the requestor was reset${asked}.`;
    return note('reset', text, [request]);
  }
  if (!asksAll) return null;
  return note(
    'full-import',
    'R=0 and S=0 ask for all address lists. The reply replaces them and can be very large (Q96060).',
    [request],
  );
}

function duplicates(slot: Slot): CycleNote | null {
  const copies = [...slot.duplicates, ...(slot.answer?.copies ?? [])];
  if (copies.length === 0) return null;
  const text = `This queue holds ${counted(copies.length, 'further copy', 'further copies')} of the messages of this cycle; each message counts once.`;
  return note('duplicate', text, copies);
}

function inferred(slot: Slot): CycleNote | null {
  if (slot.answer === null) return null;
  const { reply } = slot.answer;
  if (slot.isByTimeAlone)
    return note(
      'inferred',
      'The numbers of request and reply do not fit; they are taken together by their time.',
      [...(slot.request === null ? [] : [slot.request.message]), reply],
    );
  if (slot.request !== null || slot.served.length > 0) return null;
  const text =
    'No request was found in this queue. That there was one follows from the reply: the server answers those it has heard from (Q96060).';
  return note('inferred', text, [reply]);
}

function failed({ step, postOffice, outcome, line }: LoggedRun): CycleNote {
  const program = step === 'T1' ? 'NSDA -RT' : 'NSDA -RR';
  const how = outcome === 'missed' ? 'missed its run window' : 'ended abnormally';
  return { ...note('run-failed', `${program} ${how} at ${postOffice}.`), line };
}

function stuck(slot: Slot, { requestor }: Surroundings): CycleNote | null {
  const reply = slot.answer?.reply;
  if (reply?.state !== 'hung' && reply?.state !== 'failed') return null;
  const copyMoves = slot.answer?.copies.some(({ state }) => state === 'decoded' || state === 'delivered');
  if (copyMoves === true) return null;
  const what = reply.state === 'hung' ? 'hung when it was decoded' : 'could not be decoded';
  return note('reply-stuck', `The reply ${what} and is in this queue: ${requestor} does not receive it.`, [
    reply,
  ]);
}
