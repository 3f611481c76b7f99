/** How the server answered a requestor from a cycle on. */
import type { CycleState } from '../../cycles/model.ts';
import type { StateKind } from '../../state.ts';
import type { CauseKind, CycleFacts, ExchangeFacts, GalPlan, Hole } from '../model.ts';
import type { Past } from './past.ts';

export interface MissingReply {
  readonly hole: Hole;
  readonly kind: CauseKind;
  /** Cycle whose numbers show that the post office has imported it all the same. */
  readonly importShownIn: number | null;
}

/** What was answered from a cycle on. The first answer tells of all that was changed until then (Q96060). */
export interface Answers {
  readonly since: number;
  /** The first answer is missing in the list. */
  readonly hole: MissingReply | null;
  /** Numbers tell of an answer that is not in the queue, before any that is. */
  readonly unseen: CycleFacts | null;
  /** The first reply that was read. */
  readonly read: CycleFacts | null;
  readonly unanswered: CycleFacts | null;
  readonly waiting: CycleFacts | null;
}

export interface Answered {
  readonly exchange: ExchangeFacts | null;
  /** Those of the replies to it up to the cycle that is looked at, in order. */
  readonly replyHoles: readonly Hole[];
  readonly requestHoles: readonly Hole[];
  since(cycle: number): Answers;
  kindOf(hole: Hole): CauseKind;
}

/** There are as many answers as cycles, however many differences ask for them. */
export function createAnswered(
  { holes, exchanges }: Pick<GalPlan, 'holes' | 'exchanges'>,
  server: Past,
  requestor: Past,
): Answered {
  const { view } = requestor;
  const name = view.kind === 'requestor' ? view.requestor : null;
  const to = view.kind === 'requestor' ? view.server : null;
  const exchange = exchanges.find((one) => one.requestor === name && one.server === to) ?? null;
  const isUpToNow = (cycle: number | null): boolean => cycle !== null && cycle <= requestor.cycle;
  const cycles = (exchange?.cycles ?? []).filter(({ index }) => isUpToNow(index));
  const own = holes
    .filter((hole) => hole.requestor === name && isUpToNow(hole.cycle))
    .toSorted((one, other) => (one.cycle ?? 0) - (other.cycle ?? 0));
  const replyHoles = own.filter(({ role }) => role === 'reply');
  const read = new Set(server.folded.messages.map(({ message }) => message.id));
  // The server's own list counts replies that were not imported, so what it counts could be read.
  const kindOf = ({ message, state }: Hole): CauseKind =>
    read.has(message.id) ? 'not-imported-yet' : KIND_OF_STATE[state];
  const known = new Map<number, Answers>();
  return {
    exchange,
    replyHoles,
    requestHoles: own.filter(({ role }) => role === 'request'),
    kindOf,
    since(cycle) {
      const answers = known.get(cycle) ?? answersFrom(cycle, cycles, replyHoles, kindOf);
      known.set(cycle, answers);
      return answers;
    },
  };
}

function answersFrom(
  since: number,
  cycles: readonly CycleFacts[],
  holes: readonly Hole[],
  kindOf: (hole: Hole) => CauseKind,
): Answers {
  const first = (isWanted: (cycle: CycleFacts) => boolean): CycleFacts | null =>
    cycles.find((cycle) => cycle.index >= since && isWanted(cycle)) ?? null;
  const inState = (...states: readonly CycleState[]) => first(({ state }) => states.includes(state));
  const missing = new Set(holes.map(({ message }) => message.id));
  const read = first(({ reply }) => reply !== null && !missing.has(reply.id));
  const hole = holes.find(({ cycle }) => (cycle ?? 0) >= since) ?? null;
  const isFirst = hole !== null && (read === null || (hole.cycle ?? 0) <= read.index);
  return {
    since,
    hole: isFirst ? missingReply(hole, cycles, kindOf(hole)) : null,
    unseen: first(({ unseen }) => unseen !== null && unseen.after < since),
    read,
    unanswered: inState('no-reply'),
    waiting: inState('pending', 'late'),
  };
}

function missingReply(hole: Hole, cycles: readonly CycleFacts[], kind: CauseKind): MissingReply {
  const ofReply = cycles.find(({ reply }) => reply?.id === hole.message.id);
  return { hole, kind, importShownIn: ofReply?.importShownIn ?? null };
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
