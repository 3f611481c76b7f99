/** Causes of what a requestor lacks, in words: what changed it, and what is known of how that was carried. */
import type { MessageRef } from '../../cycles/model.ts';
import { listLabel } from '../identity.ts';
import type { CauseKind, CycleFacts, ExchangeFacts, Hole, SetBack, TransactionPlace } from '../model.ts';
import { NONE } from '../columns.ts';
import type { OutlivedReplacement } from '../server-told.ts';
import type { Answers, MissingReply } from './answers.ts';
import { found } from './found.ts';
import type { FoundCause } from './found.ts';
import { messageWords } from './past.ts';
import type { CauseSource, Past, PastEvent } from './past.ts';

/** What every cause begins with: the server's last word on the entry. */
export interface Carried {
  readonly source: CauseSource;
  readonly server: Past;
  readonly event: PastEvent;
  readonly entry: number;
  /** The requestor. */
  readonly name: string;
}

interface Why {
  /** Whole sentences. */
  readonly why: string;
  readonly cycle?: number | null;
  readonly places?: readonly (TransactionPlace | null)[];
  readonly messages?: readonly (MessageRef | null)[];
}

function because(kind: CauseKind, carried: Carried, tell: () => Why): FoundCause {
  return found(kind, () => {
    const { source, server, event } = carried;
    const { why, cycle = event.cycle, places = [], messages = [] } = tell();
    return {
      text: `It was ${event.isEnd ? 'removed' : 'told of'} by ${messageWords(server, event.step)}. ${why}`,
      cycle,
      places: [source.placeAt(server.folded, event.step, event.row), ...places],
      messages,
    };
  });
}

export interface NamedBy {
  /** The list of the requestor, and its step and place that name the entry. */
  readonly past: Past;
  readonly step: number;
  readonly place: TransactionPlace | null;
  /** A message from before that is missing in that list. */
  readonly before: Hole | null;
}

export function tellNamed(kind: CauseKind, carried: Carried, by: NamedBy): FoundCause {
  return because(kind, carried, () => {
    const { past, step, place, before } = by;
    const { role, message } = past.folded.messages[step] ?? {};
    const { server, event, name } = carried;
    const isSame = message?.id === server.folded.messages[event.step]?.message.id;
    const verb = role === 'request' ? 'names it itself in' : 'is told of it by';
    const told = isSame ? `${name} has that message, too` : `${name} ${verb} ${messageWords(past, step)}`;
    const source =
      before === null ? 'the queue begins later' : `the queue begins later, or ${holeWords(before)} holds it`;
    const why =
      kind === 'without-templates'
        ? `${told}, without its template values, and no later one gives them.`
        : kind === 'unexplained'
          ? `${told}; why its list differs is not told by any message of this queue.`
          : `${told}, so the post office need not differ: what the entry was before is not known here, as ${source}.`;
    const cycle = past.folded.messages[step]?.cycle ?? null;
    return { why, cycle, places: [place], messages: [before?.message ?? null] };
  });
}

function holeWords({ role, cycle, message }: Hole): string {
  return `the ${role}${cycle === null ? '' : ` of cycle ${cycle}`} that is missing (${message.file})`;
}

export function tellSetBack(carried: Carried, { cycle, from, to }: SetBack): FoundCause {
  return because('server-restored', carried, () => {
    const server =
      carried.server.view.kind === 'server' ? (carried.server.view.server ?? 'the server') : 'the server';
    const fell = `In cycle ${cycle} the position of ${server} fell from S=${from} to S=${to}: it was restored from a backup or set up anew`;
    const why =
      carried.event.cycle < cycle
        ? `${fell}, and may not know of this change any more.`
        : `${fell}. ${carried.name} held a higher position and was sent nothing until the server passed that.`;
    return { why, cycle };
  });
}

export function tellDisproved(carried: Carried, { step, row }: OutlivedReplacement): FoundCause {
  return because('disproved', carried, () => {
    const { source, server, entry } = carried;
    const list = source.lists[source.listOfEntry[entry] ?? NONE];
    const label = list === undefined ? 'its list' : `the list ${listLabel(list)}`;
    return {
      why: `Since then ${messageWords(server, step)} gives all of ${label} and leaves it out: the server does not seem to have it any more, and what removed it is not in this queue.`,
      cycle: server.folded.messages[step]?.cycle ?? null,
      places: [source.placeAt(server.folded, step, row)],
    };
  });
}

export function tellOwn(kind: CauseKind, carried: Carried, hole: Hole | null): FoundCause {
  return because(kind, carried, () => {
    const { name } = carried;
    const own = `It is an entry of ${name} itself, which tells the server of it and is not sent it`;
    if (hole === null) return { why: `${own}; the request that did is not in this queue.` };
    return {
      why: `${own}. Its request of cycle ${hole.cycle ?? 0} (${hole.message.file}) may have, and is missing in both lists. ${hole.reason}`,
      cycle: hole.cycle,
      messages: [hole.message],
    };
  });
}

export function tellNotInQueue(carried: Carried, { index, unseen }: CycleFacts): FoundCause {
  return because('not-in-queue', carried, () => ({
    why: `The numbers of cycle ${index} show that ${carried.name} holds S=${unseen?.srv ?? 0}: it was sent a reply before that which is not in this queue (delivered ones have left it) and may hold this.`,
    cycle: index,
  }));
}

export function tellMissing(
  kind: CauseKind,
  carried: Carried,
  { hole, importShownIn }: MissingReply,
): FoundCause {
  return because(kind, carried, () => {
    const reply = `The reply of cycle ${hole.cycle ?? 0} (${hole.message.file})`;
    const why =
      kind === 'read-elsewhere'
        ? `${reply} should have carried that to ${carried.name} and could not be read here, but the numbers of cycle ${importShownIn ?? 0} show that it was imported: the difference is in this list alone, not at the post office. ${hole.reason}`
        : `${reply} should have carried that to ${carried.name} and is missing in its list. ${hole.reason}`;
    return { why, cycle: hole.cycle, messages: [hole.message] };
  });
}

/** A full import tells of what there is. */
export function tellUnknownTime(carried: Carried): FoundCause {
  return because('unexplained', carried, () => ({
    why: `That reply gives all that there was, so when the entry came is not known: ${carried.name} may have had it before.`,
  }));
}

export function tellUnanswered(
  carried: Carried,
  answers: Answers,
  exchange: ExchangeFacts | null,
): FoundCause {
  const { since, unanswered: open, waiting } = answers;
  const { name } = carried;
  if (exchange !== null && !exchange.hasRequests)
    return because('unexplained', carried, () => ({
      why: `No reply to ${name} of cycle ${since} or later is in this queue: delivered ones have left it, so whether it was told is not known.`,
    }));
  const cycle = open ?? waiting;
  const kind = open !== null ? 'no-reply' : waiting !== null ? 'not-sent-yet' : 'not-asked-yet';
  return because(kind, carried, () => {
    const why =
      open !== null
        ? `${name} asked in cycle ${open.index}, and no reply to that is known`
        : waiting !== null
          ? `The request of ${name} in cycle ${waiting.index} waits for the next run of the server`
          : `No request of ${name} from cycle ${since} on is known, so neither is a reply that could tell it`;
    return { why: `${why}.`, cycle: cycle?.index ?? since, messages: [cycle?.request ?? null] };
  });
}

export function tellFullImport(carried: Carried, { index, reply }: CycleFacts): FoundCause {
  return because('full-import', carried, () => ({
    why: `The reply of cycle ${index} (${reply?.file ?? ''}) answers a full import by ${carried.name}: it gives what there is and names no removals. That is no loss, and this list still shows what was there before.`,
    cycle: index,
    messages: [reply],
  }));
}

export function tellLost(carried: Carried, { index, reply }: CycleFacts): FoundCause {
  return because('lost-update', carried, () => ({
    why: `The reply of cycle ${index} (${reply?.file ?? ''}) was read and does not tell ${carried.name} of it, nor does a later one: the update was lost.`,
    cycle: index,
    messages: [reply],
  }));
}

export function tellExcluded(carried: Carried, { index, reply }: CycleFacts, type: string): FoundCause {
  return because('excluded-type', carried, () => ({
    why: `The replies to ${carried.name} since were read, and none in this queue has ever named an entry of type ${type}: it does not seem to be sent that type.`,
    cycle: index,
    messages: [reply],
  }));
}

export function tellUntold(carried: Carried, read: CycleFacts | null): FoundCause {
  return because('unexplained', carried, () => {
    const reply = read === null ? 'No reply' : `The reply of cycle ${read.index} (${read.reply?.file ?? ''})`;
    return {
      why: `${reply} ${read === null ? 'tells' : 'does not tell'} ${carried.name} of it. What was told before this queue begins, or by a message that is missing, is not known, so that is not called a loss.`,
      messages: [read?.reply ?? null],
    };
  });
}
