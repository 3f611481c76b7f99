/**
 * Why a requestor does not have what the server has. The server answers a request with all that the requestor lacks
 * (Q96060), so the first reply since the change is looked at: it names the entry, cannot be read, was never written,
 * was not imported, or was read and does not hold it. Most queues begin in the middle of an exchange, and delivered
 * messages have left them: what was there before is not known, and only what is told from then on can be called lost.
 */
import { NONE } from '../columns.ts';
import { CODE } from '../import-rules.ts';
import { cycleOfStep } from '../versions.ts';
import { isWhole } from '../whole-columns.ts';
import type { CauseKind, GalPlan, Hole } from '../model.ts';
import type { ServerTold } from '../server-told.ts';
import { unnamedBy } from '../server-told.ts';
import type { Answered, Answers } from './answers.ts';
import { createAnswered } from './answers.ts';
import type { EntryPair } from './between-views.ts';
import {
  tellDisproved,
  tellExcluded,
  tellFullImport,
  tellLost,
  tellMissing,
  tellNamed,
  tellNotInQueue,
  tellOwn,
  tellSetBack,
  tellUnanswered,
  tellUnknownTime,
  tellUntold,
} from './carried-words.ts';
import type { Carried } from './carried-words.ts';
import type { FoundCause } from './found.ts';
import { lastEvent, presentVersion, viewName } from './past.ts';
import type { CauseSource, Past, PastEvent } from './past.ts';
import { readToldTo } from './told-to.ts';
import type { Naming, ToldTo } from './told-to.ts';

export interface CarriedFacts {
  readonly plan: Pick<GalPlan, 'holes' | 'exchanges'>;
  readonly source: CauseSource;
  readonly server: Past;
  readonly requestor: Past;
  readonly serverTold: () => ServerTold;
}

/** A cause of what two lists have otherwise; null when the server's messages tell nothing of the entry. */
export type CarriedCause = (pair: EntryPair) => FoundCause | null;

/** One difference, and all that is asked of it. */
interface Asked extends Carried {
  readonly facts: CarriedFacts;
  readonly pair: EntryPair;
  readonly answered: Answered;
  readonly answers: Answers;
  readonly toldTo: ToldTo;
  /** Full imports, by message: what they tell of may be as old as the list. */
  readonly fullReplies: ReadonlySet<number>;
}

export function createCarriedCause(facts: CarriedFacts): CarriedCause {
  const { plan, source, server, requestor } = facts;
  const answered = createAnswered(plan, server, requestor);
  const toldTo = readToldTo(requestor, source);
  const name = viewName(requestor);
  const fullReplies = new Set(
    plan.exchanges.flatMap(({ cycles }) =>
      cycles.flatMap(({ isFull, reply }) => (isFull && reply !== null ? [reply.id] : [])),
    ),
  );
  return (pair) => {
    const event = lastEvent(server, pair.left);
    if (event === null) return null;
    const answers = answered.since(event.cycle);
    const carried = { source, server, event, entry: pair.left, name };
    const asked: Asked = { ...carried, facts, pair, answered, answers, toldTo, fullReplies };
    return (
      named(asked) ??
      setBack(asked) ??
      disproved(asked) ??
      ownEntry(asked) ??
      unreached(asked) ??
      readSince(asked)
    );
  };
}

/** A reply tells the requestor of it all the same; or its own request did, which the server took. */
function named(asked: Asked): FoundCause | null {
  const { event, answers, facts, pair } = asked;
  const naming = namingSince(asked);
  if (naming === null) return null;
  if (answers.hole !== null && (answers.hole.hole.cycle ?? 0) < naming.cycle) return null;
  const isLacking = presentVersion(facts.requestor, pair.right) === NONE;
  const isUnknown = naming.code === CODE.M && !event.isEnd && isLacking;
  if (isUnknown || isKnownByModify(asked)) return tellNamedBy('known-from-before', asked, naming);
  return tellNamedBy(lacksTemplates(asked) ? 'without-templates' : 'unexplained', asked, naming);
}

function tellNamedBy(kind: CauseKind, asked: Asked, { step, row, cycle }: Naming): FoundCause {
  const { answered, facts } = asked;
  const past = facts.requestor;
  const holes = [...answered.replyHoles, ...answered.requestHoles];
  return tellNamed(kind, asked, {
    past,
    step,
    place: facts.source.placeAt(past.folded, step, row),
    before: holes.find((hole) => (hole.cycle ?? 0) <= cycle) ?? null,
  });
}

/** Both say the same but for template values, of which the requestor has none. */
function lacksTemplates({ pair, server, facts: { requestor } }: Asked): boolean {
  const [one, other] = [presentVersion(server, pair.left), presentVersion(requestor, pair.right)];
  if (one === NONE || other === NONE || requestor.folded.values[other] !== NONE) return false;
  return server.folded.line[one] === requestor.folded.line[other] && server.folded.values[one] !== NONE;
}

function namingSince({ event, pair, facts, toldTo, source, server }: Asked): Naming | null {
  const own = toldTo.stepOf(server.folded.messages[event.step]?.message.id ?? NONE);
  if (own !== null) {
    const code =
      source.columnsOf(server.folded.messages[event.step]?.message.id ?? NONE)?.code[event.row] ?? NONE;
    return { step: own, row: event.row, cycle: cycleOfStep(facts.requestor.folded, own), code };
  }
  const namings = [toldTo.namingOf(pair.left), toldTo.namingOf(pair.right)].filter((one) => one !== null);
  return namings.find(({ cycle }) => cycle >= event.cycle) ?? null;
}

/** The first that the server's list knows of it is an M: what it was before, and its template values, are not known. */
function isKnownByModify({ server, pair, source }: Asked): boolean {
  const root = rootOf(server, presentVersion(server, pair.left));
  if (root === NONE) return false;
  const message = server.folded.messages[server.folded.from[root] ?? NONE]?.message.id ?? NONE;
  return source.columnsOf(message)?.code[server.folded.madeBy[root] ?? NONE] === CODE.M;
}

function rootOf({ folded }: Past, version: number): number {
  let root = version;
  while (root !== NONE && (folded.previous[root] ?? NONE) !== NONE) root = folded.previous[root] ?? NONE;
  return root;
}

/** What the server took and forgot, and what a requestor that was ahead of it was not sent. */
function setBack(asked: Asked): FoundCause | null {
  const { event, answered, answers } = asked;
  const { setBacks = [], cycles = [] } = answered.exchange ?? {};
  const first = Math.min(answers.hole?.hole.cycle ?? Infinity, answers.read?.index ?? Infinity);
  const one = setBacks.findLast(({ cycle, kept }) => {
    if (event.cycle <= kept) return false;
    if (event.cycle < cycle) return first >= cycle;
    const ahead = cycles.find(({ index, reply, isBehind }) => index >= cycle && reply !== null && !isBehind);
    const until = ahead === undefined || ahead.index > cycle ? (ahead?.index ?? Infinity) : NONE;
    return event.cycle <= until;
  });
  return one === undefined ? null : tellSetBack(asked, one);
}

/** The server has given its whole list since, and left it out. */
function disproved(asked: Asked): FoundCause | null {
  const { event, facts, pair, source, server } = asked;
  if (event.isEnd) return null;
  const told = facts.serverTold();
  const replaced = unnamedBy(told, source.listOfEntry, pair.left);
  if (replaced === null || (told.lastNamed[pair.left] ?? NONE) > replaced.step) return null;
  if (cycleOfStep(server.folded, replaced.step) <= event.cycle) return null;
  return tellDisproved(asked, replaced);
}

/** The server sends nobody his own entries: he told of them himself. */
function ownEntry(asked: Asked): FoundCause | null {
  const { event, pair, answered, source, server, name, toldTo } = asked;
  const list = source.lists[source.listOfEntry[pair.left] ?? NONE];
  const isOwn =
    list?.type === 'PCM' && `${list.network ?? ''}/${list.postOffice ?? ''}` === name.toUpperCase();
  if (!isOwn) return null;
  const naming = toldTo.ownNamingOf(pair.left);
  if (naming !== null) return tellNamedBy('known-from-before', asked, naming);
  const root = rootOf(server, server.lastVersion[pair.left] ?? NONE);
  const since = root === NONE ? event.cycle : cycleOfStep(server.folded, server.folded.from[root] ?? 0);
  // A request from after the first that is known of it did not tell of it first.
  const hole: Hole | null = answered.requestHoles.findLast(({ cycle }) => (cycle ?? 0) <= since) ?? null;
  return tellOwn(hole === null ? 'own-entry' : answered.kindOf(hole), asked, hole);
}

/** No reply that was read could have told of it. */
function unreached(asked: Asked): FoundCause | null {
  const { answers, answered, fullReplies } = asked;
  const isOfUnknownTime = fullReplies.has(messageOf(asked));
  if (isOfUnknownTime) return tellUnknownTime(asked);
  if (answers.unseen !== null) return tellNotInQueue(asked, answers.unseen);
  if (answers.hole !== null) {
    const { kind, importShownIn } = answers.hole;
    const isReadElsewhere = importShownIn !== null && kind !== 'not-imported-yet';
    return tellMissing(isReadElsewhere ? 'read-elsewhere' : kind, asked, answers.hole);
  }
  return answers.read === null ? tellUnanswered(asked, answers, answered.exchange) : null;
}

/** A reply was read and does not name it. */
function readSince(asked: Asked): FoundCause {
  const { event, answers, toldTo, pair, source, facts } = asked;
  const { read } = answers;
  if (read === null) return tellUntold(asked, null);
  if (read.isFull && event.isEnd) return tellFullImport(asked, read);
  const base = toldTo.baseOf(pair.left) ?? fullImportOf(asked);
  const columns = source.columnsOf(read.reply?.id ?? NONE);
  const isRead = columns === null || isWhole(columns);
  const isKnown = base !== null && base <= read.index;
  if (!isRead || !isKnown || isReply(asked, event) || isSupplierUnsure(asked)) return tellUntold(asked, read);
  if (event.isEnd || toldTo.isTypeSent(pair.left)) return tellLost(asked, read);
  const { lists, listOfEntry } = facts.source;
  return tellExcluded(asked, read, lists[listOfEntry[pair.left] ?? NONE]?.type ?? '');
}

/** A request of whoever told of it is missing: the server may have taken there what it is told again here. */
function isSupplierUnsure({ facts, server, event }: Asked): boolean {
  const supplier = server.folded.messages[event.step]?.supplier ?? null;
  return facts.plan.holes.some(
    ({ role, requestor, cycle }) =>
      role === 'request' && requestor === supplier && (cycle ?? 0) <= event.cycle,
  );
}

/** Cycle of the first reply that told it of all there was, be it nothing. */
function fullImportOf({ answered }: Asked): number | null {
  const missing = new Set(answered.replyHoles.map(({ message }) => message.id));
  const cycles = answered.exchange?.cycles ?? [];
  const full = cycles.find(({ isFull, reply }) => isFull && reply !== null && !missing.has(reply.id));
  return full?.index ?? null;
}

function messageOf({ server, event }: Asked): number {
  return server.folded.messages[event.step]?.message.id ?? NONE;
}

function isReply({ server }: Asked, { step }: PastEvent): boolean {
  return server.folded.messages[step]?.role === 'reply';
}
