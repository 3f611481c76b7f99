/**
 * Which messages make the list of each point of view, in which order, and which are missing. Cycles come from the
 * picture of the exchange, which believes numbers before clocks; no transaction is looked at.
 */
import type { CyclePicture, MessageRef, SyncMessage } from '../cycles/model.ts';
import { groupBy } from '../group-by.ts';
import { byNaturalName } from '../format/natural.ts';
import type { MessageId, MessageKind, TransactionFormat } from '../model.ts';
import type { StateKind } from '../state.ts';
import type { GalPlan } from './model.ts';
import { absentRequests } from './plan-absent.ts';
import { basisOf } from './plan-basis.ts';
import { exchangeOf } from './plan-exchange.ts';
import { factsOf } from './plan-facts.ts';
import { loosePart } from './plan-loose.ts';
import { setBacksOf } from './plan-set-backs.ts';
import { requestorView, serverView } from './plan-views.ts';

/** What is known of a message without its transactions. */
export interface PlanMessage
  extends MessageRef, Pick<SyncMessage, 'server' | 'sentMs' | 'sentSource' | 'arrivedMs' | 'sync'> {
  /** Null until the headers were read. */
  readonly kind: MessageKind | null;
  readonly requestor: string | null;
  readonly state: StateKind;
  /** Why it, or its transactions, could not be read: a sentence or a part of one; null when nothing is wrong. */
  readonly reason: string | null;
  readonly format: TransactionFormat | null;
  /** Null until it was decoded. */
  readonly transactions: number | null;
}

export interface PlanInput {
  readonly picture: Pick<CyclePicture, 'servers' | 'requestors'>;
  /** All messages, in any order. */
  readonly messages: readonly PlanMessage[];
  /** "NET/PO" of further servers and requestors that logs and listings name. */
  readonly registered: readonly string[];
}

/** The server's view comes first, then those of the requestors; loose messages come last, unless there is nothing else. */
export function planGal({ picture, messages, registered }: PlanInput): GalPlan {
  const byId = new Map<MessageId, PlanMessage>(messages.map((message) => [message.id, message]));
  const exchanges = picture.requestors.map((cycles) => exchangeOf(cycles, byId));
  const placed = new Set(exchanges.flatMap((exchange) => exchange.ids));
  const loose = loosePart(messages, placed);
  const byServer = groupBy(exchanges, ({ server }) => server);
  const setBacks = new Map([...byServer].map(([server, own]) => [server, setBacksOf(own)]));
  const servers = picture.servers.map((server) => serverView(server, byServer.get(server.server) ?? []));
  const requestors = exchanges.map(requestorView);
  const views = [...servers, ...requestors].filter(({ messages: own, holes }) => own.length > 0 || holes > 0);
  return {
    views: [...views.map(({ holes: _, ...view }) => view), ...loose.views],
    holes: [...exchanges.flatMap(({ holes }) => holes), ...loose.holes],
    absent: picture.requestors.flatMap(({ requestor, cycles }) => absentRequests(requestor, cycles, byId)),
    exchanges: picture.requestors.map((cycles) => factsOf(cycles, byId, setBacks.get(cycles.server) ?? [])),
    registered: namesOf(picture, registered),
    basis: basisOf(exchanges, loose, setBacks),
  };
}

function namesOf({ servers, requestors }: PlanInput['picture'], further: readonly string[]): string[] {
  const known = [...servers.map(({ server }) => server), ...requestors.map(({ requestor }) => requestor)];
  const names = new Set([...known, ...further].filter((name) => name !== null && name !== ''));
  return [...names].map(String).sort(byNaturalName);
}
