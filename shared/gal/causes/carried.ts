/**
 * Why a requestor does not have what the server has: the reply that should have carried it cannot be read, was never
 * written, was not imported, or was read and does not hold it. The server answers a request with all that the requestor
 * lacks (Q96060), so each reply since the change is looked at.
 */
import type { CycleState } from '../../cycles/model.ts';
import type { StateKind } from '../../state.ts';
import type { CauseKind, ExchangeFacts, GalPlan, Hole, TransactionPlace } from '../model.ts';
import { found } from './found.ts';
import type { FoundCause } from './found.ts';
import { lastEvent, messageWords, viewName } from './past.ts';
import type { CauseSource, Past } from './past.ts';

export interface CarriedFacts {
  readonly plan: Pick<GalPlan, 'holes' | 'exchanges'>;
  readonly source: CauseSource;
  readonly server: Past;
  readonly requestor: Past;
  /** Address types of the entries that replies to it have named. */
  readonly typesSent: ReadonlySet<string>;
}

/** A cause from the entry and its address type; null when the server's messages tell nothing of the entry. */
export type CarriedCause = (entry: number, type: string) => FoundCause | null;

export function createCarriedCause(facts: CarriedFacts): CarriedCause {
  const { source, server, requestor, typesSent } = facts;
  const answersSince = createAnswers(facts);
  const name = viewName(requestor);
  return (entry, type) => {
    const event = lastEvent(server, entry);
    if (event === null) return null;
    const answers = answersSince(event.cycle);
    const told = (): Told => ({
      change: `${event.isEnd ? 'removed' : 'told of'} by ${messageWords(server, event.step)}`,
      places: [source.placeAt(server.folded, event.step, event.row)],
    });
    if (answers.hole !== null) return missingReply(answers.hole, name, told);
    if (answers.replied === null) return unanswered(answers, name, told);
    const isExcluded = !event.isEnd && typesSent.size > 0 && !typesSent.has(type);
    return isExcluded
      ? excludedType(answers.replied, { name, type }, told)
      : lostUpdate(answers.replied, name, told);
  };
}

type FactsOfCycle = ExchangeFacts['cycles'][number];

/** What was answered from a cycle on. */
interface Answers {
  readonly since: number;
  readonly hole: { readonly hole: Hole; readonly kind: CauseKind } | null;
  readonly replied: FactsOfCycle | null;
  readonly unanswered: FactsOfCycle | null;
  readonly waiting: FactsOfCycle | null;
}

interface Told {
  readonly change: string;
  readonly places: readonly (TransactionPlace | null)[];
}

/** There are as many answers as cycles, however many differences ask for them. */
function createAnswers({ plan, server, requestor }: CarriedFacts): (since: number) => Answers {
  const { view } = requestor;
  const name = view.kind === 'requestor' ? view.requestor : null;
  const to = view.kind === 'requestor' ? view.server : null;
  const exchange = plan.exchanges.find((one) => one.requestor === name && one.server === to);
  const isUpToNow = (cycle: number | null): boolean => cycle !== null && cycle <= requestor.cycle;
  const cycles = (exchange?.cycles ?? []).filter(({ index }) => isUpToNow(index));
  const holes = plan.holes
    .filter((hole) => hole.role === 'reply' && hole.requestor === name && isUpToNow(hole.cycle))
    .toSorted((one, other) => (one.cycle ?? 0) - (other.cycle ?? 0));
  const known = new Map<number, Answers>();
  return (since) => {
    const answers = known.get(since) ?? answersFrom(since, cycles, holes, server);
    known.set(since, answers);
    return answers;
  };
}

function answersFrom(
  since: number,
  cycles: readonly FactsOfCycle[],
  holes: readonly Hole[],
  server: Past,
): Answers {
  const hole = holes.find(({ cycle }) => (cycle ?? 0) >= since) ?? null;
  const first = (isWanted: (cycle: FactsOfCycle) => boolean): FactsOfCycle | null =>
    cycles.find((cycle) => cycle.index >= since && isWanted(cycle)) ?? null;
  const inState = (...states: readonly CycleState[]) => first(({ state }) => states.includes(state));
  return {
    since,
    hole: hole === null ? null : { hole, kind: kindOfHole(hole, server) },
    replied: first(({ reply }) => reply !== null),
    unanswered: inState('no-reply'),
    waiting: inState('pending', 'late'),
  };
}

const KIND_OF_STATE: Readonly<Record<StateKind, CauseKind>> = {
  hung: 'hung-message',
  failed: 'failed-message',
  unrecognised: 'failed-message',
  quarantined: 'set-aside',
  decoded: 'failed-message',
  delivered: 'failed-message',
  discovered: 'unexplained',
  reading: 'unexplained',
  decoding: 'unexplained',
  retrying: 'unexplained',
};

/** The server's own list counts replies that were not imported, so what it counts could be read. */
function kindOfHole({ message, state }: Hole, server: Past): CauseKind {
  const isRead = server.folded.messages.some((planned) => planned.message.id === message.id);
  return isRead ? 'not-imported-yet' : KIND_OF_STATE[state];
}

function missingReply(
  { hole, kind }: NonNullable<Answers['hole']>,
  name: string,
  told: () => Told,
): FoundCause {
  return found(kind, () => {
    const { change, places } = told();
    const text = `It was ${change}. The reply of cycle ${hole.cycle ?? 0} (${hole.message.file}) should have carried that to ${name} and is missing in its list. ${hole.reason}`;
    return { text, cycle: hole.cycle, places, messages: [hole.message] };
  });
}

function excludedType(
  { index, reply }: FactsOfCycle,
  { name, type }: { readonly name: string; readonly type: string },
  told: () => Told,
): FoundCause {
  return found('excluded-type', () => {
    const { change, places } = told();
    const text = `It was ${change}. The replies to ${name} since were read, and none in this queue has ever held an entry of type ${type}: it does not seem to be sent that type.`;
    return { text, cycle: index, places, messages: [reply] };
  });
}

function lostUpdate({ index, reply }: FactsOfCycle, name: string, told: () => Told): FoundCause {
  return found('lost-update', () => {
    const { change, places } = told();
    const text = `It was ${change}. The reply of cycle ${index} (${reply?.file ?? ''}) was read and does not tell ${name} of it, nor does a later one: the update was lost.`;
    return { text, cycle: index, places, messages: [reply] };
  });
}

function unanswered(answers: Answers, name: string, told: () => Told): FoundCause {
  const { since, unanswered: open, waiting } = answers;
  const cycle = open ?? waiting;
  const kind = open !== null ? 'no-reply' : waiting !== null ? 'not-sent-yet' : 'not-asked-yet';
  return found(kind, () => {
    const { change, places } = told();
    const why =
      open !== null
        ? `${name} asked in cycle ${open.index}, and no reply to that is known`
        : waiting !== null
          ? `The request of ${name} in cycle ${waiting.index} waits for the next run of the server`
          : `${name} has not asked for updates from cycle ${since} on, so it was sent none`;
    const messages = [cycle?.request ?? null];
    return { text: `It was ${change}. ${why}.`, cycle: cycle?.index ?? since, places, messages };
  });
}
