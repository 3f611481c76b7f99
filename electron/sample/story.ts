/**
 * The story that a sample queue tells (Q140946): an Exchange server answers the requestors of a large organisation
 * once a day, with packed attachments, and some of them ask for the whole address list.
 */
import { createPostOffices, createUpdater, fullList, NO_UPDATES } from './directory.ts';
import type { PostOffice, Updates } from './directory.ts';
import { replyMessage, requestMessage, statusReport } from './exchange.ts';
import type { Envelope, Request } from './exchange.ts';
import { dirsyncLog, dispatchLog } from './logs.ts';
import { messageFileName } from './message.ts';
import type { MessageDraft, Party } from './message.ts';
import type { SampleOptions } from './options.ts';
import type { Packing } from './pack.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createRequestors, hasForeign, partyOf } from './requestors.ts';
import type { Requestor } from './requestors.ts';

/** One file of the queue; `path` is relative to it, with `/`. */
export interface StoryFile {
  readonly path: string;
  readonly mtimeMs: number;
  readonly content: MessageDraft | Uint8Array;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The Monday of the first cycle. Times of day: requests at T1, replies at T2 (all clocks in UTC). */
const FIRST_DAY = Date.UTC(1996, 4, 6);
const T1 = 18 * HOUR;
const T2 = 21 * HOUR;
/** Requestors take turns within this window, so that all requests have arrived by T2. */
const WINDOW = 2 * HOUR;
/** Cycles that the logs tell of: the last ones. */
const LOGGED_CYCLES = 30;
/** What the server had merged before the sample begins, beside the entries that are still there. */
const PAST_CHANGES = 12_000;
const FIRST_NUMBER = 0x0001_2a00;
/** Files beside the messages of the cycles. */
const EXTRA_FILES = 4;

/** Damages that the last replies show, one each, where there are enough of them. */
const DAMAGES: readonly Packing[] = ['truncated-gzip', 'gzip-with-wrong-crc', 'corrupt-gzip', 'szdd'];

/** How many files `tellStory` yields. */
export function countFiles({ requestors, cycles }: SampleOptions): number {
  const all = createRequestors(createPostOffices(requestors, 0, hasForeign(requestors)), 0);
  const messages = all.map(
    ({ role, registeredIn }) => Math.max(0, cycles - registeredIn) * (role === 'foreign' ? 2 : 3),
  );
  return messages.reduce((sum, count) => sum + count, EXTRA_FILES);
}

/** Yields the files in the order of their creation. Memory does not grow with the number of cycles. */
export function* tellStory(options: SampleOptions): Generator<StoryFile> {
  const random = createRandom(options.seed);
  const offices = createPostOffices(options.requestors, options.users, hasForeign(options.requestors));
  const server = offices[0] as PostOffice;
  const serverParty = partyOf(server, '$SYSTEM', 'IMCEAMS');
  // Each entry and each list took one position when the server first merged them, each later change one more.
  let highest = options.users + offices.length + PAST_CHANGES;
  const requestors = createRequestors(offices, highest);
  const drawUpdates = createUpdater(options.users, random);
  const stamp = createStamper(random);

  for (let cycle = 0; cycle < options.cycles; cycle++) {
    const day = FIRST_DAY + cycle * DAY;
    const active = requestors.filter((requestor) => requestor.registeredIn <= cycle);
    const requests = active.map((one) =>
      askFor(one, cycle, drawUpdates(one.office, updateCount(one, cycle, active.length, random))),
    );
    yield* requestFiles(requests, day, serverParty, stamp);

    const changes = [
      drawUpdates(server, 5 + random.below(20)),
      ...requests.map((request) => request.updates),
    ];
    highest += changes.reduce((sum, updates) => sum + updates.transactions, 0);
    const replies = answer(requests, changes, offices, highest);
    const isLast = cycle === options.cycles - 1;
    yield* replyFiles(replies, isLast, day, serverParty, stamp);
  }
  yield* otherFiles(options.cycles, random);
}

/** A turn in time and a number for each message of a cycle. */
type Stamper = (startMs: number, turn: number, turns: number, transitMs: number) => Envelope;

function createStamper(random: Random): Stamper {
  let number = FIRST_NUMBER;
  return (startMs, turn, turns, transitMs) => {
    const sentAtMs =
      startMs + Math.floor((turn * Math.min(WINDOW, turns * 2 * MINUTE)) / turns / 1_000) * 1_000;
    const arrivedAtMs = sentAtMs + 2_000 + random.below(transitMs / 2_000) * 2_000;
    return { number: number++, sentAtMs, arrivedAtMs };
  };
}

/** Large organisations change a little every day; beyond a dozen requestors, only some have changes in one cycle. */
function updateCount(requestor: Requestor, cycle: number, active: number, random: Random): number {
  if (requestor.fullImportCycles.includes(cycle) || !random.chance(Math.min(0.9, 12 / active))) return 0;
  return 1 + Math.floor((random.below(60) * random.below(60)) / 60);
}

/** The requestor's side of T1. Asking for everything means R=0 and S=0. */
function askFor(requestor: Requestor, cycle: number, updates: Updates): Request {
  const isFullImport = requestor.fullImportCycles.includes(cycle);
  if (isFullImport) {
    requestor.reqSync = 0;
    requestor.srvSync = 0;
    requestor.imports++;
    return { requestor, isFullImport, updates: NO_UPDATES, reqWas: 0, srvWas: 0 };
  }
  const reqWas = requestor.reqSync;
  requestor.reqSync += updates.transactions;
  return { requestor, isFullImport, updates, reqWas, srvWas: requestor.srvSync };
}

function* requestFiles(
  requests: readonly Request[],
  day: number,
  server: Party,
  stamp: Stamper,
): Generator<StoryFile> {
  for (const [turn, request] of requests.entries()) {
    const envelope = (): Envelope => stamp(day + T1, turn, requests.length, 10 * MINUTE);
    if (request.requestor.role !== 'foreign')
      yield messageFile('inbound', statusReport(request, server, envelope()));
    yield messageFile('inbound', requestMessage(request, server, envelope()));
  }
}

interface Reply {
  readonly request: Request;
  readonly updates: Updates;
}

/** The server's side of T2: everybody gets the others' changes, or the others' whole lists. */
function answer(
  requests: readonly Request[],
  changes: readonly Updates[],
  offices: readonly PostOffice[],
  highest: number,
): Reply[] {
  const lists = requests.some((request) => request.isFullImport) ? offices.map(fullList) : [];
  return requests.map((request) => {
    const { requestor, isFullImport, updates: own } = request;
    requestor.srvSync = highest;
    const sources = isFullImport
      ? lists.filter((_, at) => offices[at] !== requestor.office)
      : changes.filter((one) => one !== own);
    return { request, updates: merge(sources) };
  });
}

function merge(sources: readonly Updates[]): Updates {
  const transactions = sources.reduce((sum, one) => sum + one.transactions, 0);
  return { lines: sources.flatMap((one) => one.lines), transactions };
}

function* replyFiles(
  replies: readonly Reply[],
  isLast: boolean,
  day: number,
  server: Party,
  stamp: Stamper,
): Generator<StoryFile> {
  const damageable = isLast
    ? replies.filter(
        ({ request, updates }) =>
          !request.isFullImport && request.requestor.packing !== 'none' && updates.transactions > 0,
      )
    : [];
  const damaged = damageable.slice(-DAMAGES.length);
  for (const [turn, reply] of replies.entries()) {
    const packing = DAMAGES[damaged.indexOf(reply)] ?? reply.request.requestor.packing;
    const envelope = stamp(day + T2, turn, replies.length, MINUTE);
    yield messageFile('outbound', replyMessage(reply.request, reply.updates, packing, server, envelope));
  }
}

function messageFile(folder: 'inbound' | 'outbound', draft: MessageDraft): StoryFile {
  return { path: `${folder}/${messageFileName(draft.number)}`, mtimeMs: draft.arrivedAtMs, content: draft };
}

/** What else lies about in a queue directory: two files that are no message in spite of their names, and two logs. */
function* otherFiles(cycles: number, random: Random): Generator<StoryFile> {
  const lastDay = FIRST_DAY + (cycles - 1) * DAY;
  const logged = Array.from(
    { length: Math.min(cycles, LOGGED_CYCLES) },
    (_, index) => lastDay + T2 - index * DAY,
  ).toReversed();
  const text = (lines: readonly string[]): Uint8Array =>
    Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  const mtimeMs = lastDay + T2 + HOUR;
  yield { path: 'outbound/00000BAD.eml', mtimeMs, content: random.bytes(4_096) };
  yield { path: 'outbound/0000E3F0.eml', mtimeMs, content: new Uint8Array(0) };
  yield { path: 'DISPATCH.LOG', mtimeMs, content: text(dispatchLog(logged)) };
  yield { path: 'DIRSYNC.LOG', mtimeMs, content: text(dirsyncLog(logged)) };
}
