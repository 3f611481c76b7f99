/** Why two lists differ in an entry, as far as the messages show it. What they do not show is said to be unexplained. */
import { toldBesideFile, untoldBesideFile } from './causes/beside-file.ts';
import { laterChange, serverAgainstRequestor, unexplained } from './causes/between-views.ts';
import type { EntryPair } from './causes/between-views.ts';
import { createCarriedCause } from './causes/carried.ts';
import type { FoundCause } from './causes/found.ts';
import { lastAddsOf, lastEvent, presentVersion } from './causes/past.ts';
import type { CauseSource, Past } from './causes/past.ts';
import { isKnownBetween } from './causes/unknown-cycles.ts';
import { NONE } from './columns.ts';
import type { GalPlan } from './model.ts';
import { readServerTold } from './server-told.ts';

export interface CauseFacts {
  readonly plan: Pick<GalPlan, 'holes' | 'exchanges'>;
  readonly source: CauseSource;
  /** The server's own list at a cycle; null when there is none. */
  readonly serverAt: (server: string | null, cycle: number) => Past | null;
}

/** Asked with the entry's number on either side; where one side does not have it, with that of the other. */
export type FindCause = (left: number, right: number) => FoundCause;

/** Causes of the differences between two points of view. */
export function causesBetween(facts: CauseFacts, left: Past, right: Past): FindCause {
  const { source } = facts;
  const explain = explainerOf(facts, left, right);
  // Loose messages count their own steps, which are no cycles of any server.
  const isOneTime = (left.view.kind === 'loose') === (right.view.kind === 'loose');
  return (one, other) => {
    const pair = { left: one, right: other };
    return (
      (isOneTime ? laterChange(source, left, right, pair) : null) ??
      explain?.(pair) ??
      unexplained(source, ...toldLast(left, right, pair))
    );
  };
}

/** Causes of the differences between a point of view and a file. NONE stands for a record that no message names. */
export function causesBesideFile(facts: CauseFacts, list: Past): (entry: number) => FoundCause {
  const fileFacts = { plan: facts.plan, source: facts.source, list };
  const { view } = list;
  const server = view.kind === 'requestor' ? facts.serverAt(view.server, list.cycle) : null;
  const ofServer = server === null ? null : explainerOf(facts, server, list);
  return (entry) => {
    if (entry === NONE) return untoldBesideFile(fileFacts);
    const isLacking = presentVersion(list, entry) === NONE;
    // The file has what the server has, so what kept it from the requestor is what is asked for.
    const isAtServer = server !== null && isLacking && presentVersion(server, entry) !== NONE;
    const ofLack = isAtServer ? ofServer?.({ left: entry, right: entry }) : null;
    return ofLack ?? toldBesideFile(fileFacts, entry) ?? untoldBesideFile(fileFacts);
  };
}

type Explain = (pair: EntryPair) => FoundCause | null;

/** Null where no exchange connects the two. */
function explainerOf(facts: CauseFacts, left: Past, right: Past): Explain | null {
  const [one, other] = [left.view, right.view];
  if (one.kind === 'loose' || other.kind === 'loose' || one.server !== other.server) return null;
  if (one.kind === 'server') return other.kind === 'server' ? null : exchangeExplainer(facts, left, right);
  if (other.kind === 'requestor') return throughServer(facts, left, right);
  const explain = exchangeExplainer(facts, right, left);
  return (pair) => explain({ left: pair.right, right: pair.left });
}

function exchangeExplainer(facts: CauseFacts, server: Past, requestor: Past): Explain {
  const { plan, source } = facts;
  const { listOfEntry, columnsOf } = source;
  const serverTold = once(() => readServerTold({ server, listOfEntry, columnsOf }));
  const pasts = {
    source,
    server,
    requestor,
    taken: new Set(server.folded.messages.slice(0, server.step + 1).map(({ message }) => message.id)),
    serverAdds: once(() => lastAddsOf(server, source)),
    requestorAdds: once(() => lastAddsOf(requestor, source)),
    carried: createCarriedCause({ plan, source, server, requestor, serverTold }),
    isKnownBetween: isKnownBetween(plan),
  };
  return (pair) => serverAgainstRequestor(pasts, pair);
}

/** Two requestors differ where one of them differs from the server; of two that do, what is explained first. */
function throughServer(facts: CauseFacts, left: Past, right: Past): Explain | null {
  const { view } = left;
  const cycle = Math.max(left.cycle, right.cycle);
  const server = view.kind === 'requestor' ? facts.serverAt(view.server, cycle) : null;
  if (server === null) return null;
  const sides = [
    { past: left, explain: exchangeExplainer(facts, server, left), entryOf: (pair: EntryPair) => pair.left },
    {
      past: right,
      explain: exchangeExplainer(facts, server, right),
      entryOf: (pair: EntryPair) => pair.right,
    },
  ];
  return ({ left: one, right: other }) => {
    // Under whichever alias the server has it.
    const atServer = presentVersion(server, one) !== NONE ? one : other;
    const causes = sides
      .map((side) => ({ ...side, entry: side.entryOf({ left: one, right: other }) }))
      .filter(({ past, entry }) => !isAsAtServer(server, past, entry))
      .map(({ explain, entry }) => explain({ left: atServer, right: entry }));
    return causes.find((cause) => cause?.kind !== 'unexplained') ?? causes[0] ?? null;
  };
}

function isAsAtServer(server: Past, past: Past, entry: number): boolean {
  const [one, other] = [presentVersion(server, entry), presentVersion(past, entry)];
  if (one === NONE || other === NONE) return one === other;
  return (
    server.folded.line[one] === past.folded.line[other] &&
    server.folded.values[one] === past.folded.values[other]
  );
}

function toldLast(left: Past, right: Past, pair: EntryPair) {
  const event = lastEvent(left, pair.left);
  return event === null ? ([right, lastEvent(right, pair.right)] as const) : ([left, event] as const);
}

function once<Value>(work: () => Value): () => Value {
  let kept: Value | null = null;
  return () => (kept ??= work());
}
