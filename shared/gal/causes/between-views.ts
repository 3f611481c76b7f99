/** Why the server's list and a requestor's differ in an entry. */
import type { MessageId } from '../../model.ts';
import { NONE } from '../columns.ts';
import type { CarriedCause } from './carried.ts';
import { found } from './found.ts';
import type { FoundCause } from './found.ts';
import { lastEvent, messageWords, presentVersion, viewName } from './past.ts';
import type { CauseSource, LastAdds, Past, PastEvent } from './past.ts';
import type { IsKnownBetween } from './unknown-cycles.ts';
import { cycleOfStep } from '../versions.ts';

/** One entry as two lists have it: its number on either side, which differ when it has another alias there. */
export interface EntryPair {
  readonly left: number;
  readonly right: number;
}

export interface ExchangePasts {
  readonly source: CauseSource;
  readonly server: Past;
  readonly requestor: Past;
  /** Messages that the server had taken by its step. */
  readonly taken: ReadonlySet<MessageId>;
  readonly serverAdds: () => LastAdds;
  readonly requestorAdds: () => LastAdds;
  readonly carried: CarriedCause;
  readonly isKnownBetween: IsKnownBetween;
}

/** @param pair the server on the left */
export function serverAgainstRequestor(pasts: ExchangePasts, pair: EntryPair): FoundCause {
  const { source, server, requestor } = pasts;
  const here = lastEvent(server, pair.left);
  const there = lastEvent(requestor, pair.right);
  return (
    laterChange(source, server, requestor, pair) ??
    notServedYet(pasts, there) ??
    refusedBy(pasts, requestor, pasts.requestorAdds, pair.right) ??
    refusedBy(pasts, server, pasts.serverAdds, pair.left) ??
    // What the requestor was told after the server's last word on it is no update that it lacks.
    (here === null || (there !== null && there.cycle > here.cycle) ? null : pasts.carried(pair)) ??
    unexplained(source, requestor, there)
  );
}

/** One side is looked at in a later cycle, and the entry was changed in between. */
export function laterChange(
  source: CauseSource,
  left: Past,
  right: Past,
  pair: EntryPair,
): FoundCause | null {
  if (left.cycle === right.cycle) return null;
  const [earlier, later, entry] =
    left.cycle < right.cycle ? [left, right, pair.right] : [right, left, pair.left];
  const event = lastEvent(later, entry);
  if (event === null || event.cycle <= earlier.cycle) return null;
  return found('later-change', () => ({
    text: `${event.isEnd ? 'Removed' : 'Added or changed'} by ${messageWords(later, event.step)}, after cycle ${earlier.cycle}, which the other side shows.`,
    cycle: event.cycle,
    places: [source.placeAt(later.folded, event.step, event.row)],
  }));
}

/** The requestor has changed it itself, and the server has not taken that request by its cycle. */
function notServedYet(
  { source, server, requestor, taken }: ExchangePasts,
  event: PastEvent | null,
): FoundCause | null {
  const planned = event === null ? undefined : requestor.folded.messages[event.step];
  if (event === null || planned?.role !== 'request') return null;
  if (taken.has(planned.message.id)) return null;
  return found('not-sent-yet', () => ({
    text: `${viewName(requestor)} ${event.isEnd ? 'removed' : 'changed'} it by ${messageWords(requestor, event.step)}, which the server has not taken by cycle ${server.cycle}.`,
    cycle: event.cycle,
    places: [source.placeAt(requestor.folded, event.step, event.row)],
  }));
}

/**
 * An A that came when the alias was there already with something else: nothing changes (Q96001 [27]). Where a message
 * is missing in between, that one may have freed the alias.
 */
function refusedBy(
  { source, isKnownBetween }: ExchangePasts,
  past: Past,
  addsOf: () => LastAdds,
  entry: number,
): FoundCause | null {
  const version = presentVersion(past, entry);
  if (version === NONE) return null;
  const adds = addsOf();
  const [step, row] = [adds.step[entry] ?? NONE, adds.row[entry] ?? NONE];
  if (step === NONE || step <= (past.folded.from[version] ?? 0)) return null;
  const columns = source.columnsOf(past.folded.messages[step]?.message.id ?? NONE);
  const isSame =
    columns?.line[row] === past.folded.line[version] && columns?.values[row] === past.folded.values[version];
  if (columns === null || isSame) return null;
  const since = cycleOfStep(past.folded, past.folded.from[version] ?? 0);
  if (!isKnownBetween(past.view, since, cycleOfStep(past.folded, step))) return null;
  return found('refused', () => ({
    text: `${messageWords(past, step).replace(/^the/, 'The')} adds it, but the alias was in the list of ${viewName(past)} already with something else, so that was refused [27] (Q96001).`,
    cycle: past.folded.messages[step]?.cycle ?? null,
    places: [
      source.placeAt(past.folded, step, row),
      source.placeAt(past.folded, past.folded.from[version] ?? NONE, past.folded.madeBy[version] ?? NONE),
    ],
  }));
}

export function unexplained(source: CauseSource, past: Past, event: PastEvent | null): FoundCause {
  return found('unexplained', () =>
    event === null
      ? { text: 'No message of this queue tells of it.', cycle: null }
      : {
          text: `It was ${event.isEnd ? 'removed' : 'told of'} by ${messageWords(past, event.step)}; why the other side differs is not told by any message of this queue.`,
          cycle: event.cycle,
          places: [source.placeAt(past.folded, event.step, event.row)],
        },
  );
}
