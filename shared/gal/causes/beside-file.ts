/**
 * What the messages say of an entry that a file has otherwise. Nobody knows when a file was written, so it is never
 * said which of the two is older: only what a file from before or after would hold.
 */
import { counted } from '../../format/count.ts';
import { isMissingIn } from '../missing.ts';
import type { ExchangeFacts, GalPlan } from '../model.ts';
import { found } from './found.ts';
import type { FoundCause } from './found.ts';
import { lastEvent, messageWords } from './past.ts';
import type { CauseSource, Past, PastEvent } from './past.ts';

export interface FileFacts {
  readonly plan: Pick<GalPlan, 'holes' | 'exchanges'>;
  readonly source: CauseSource;
  readonly list: Past;
}

/** Messages that are missing in a list are named up to this number. */
const HOLES_NAMED = 5;

/** An entry that the list has, or had. Null when it tells nothing of it. */
export function toldBesideFile(facts: FileFacts, entry: number): FoundCause | null {
  const { source, list } = facts;
  const event = lastEvent(list, entry);
  if (event === null) return null;
  const places = () => [source.placeAt(list.folded, event.step, event.row)];
  if (isOpenReply(facts, event))
    return found('not-imported-yet', () => ({
      text: `It was ${event.isEnd ? 'removed' : 'told of'} by ${messageWords(list, event.step)}, and nothing shows yet that T3 was done after it: the post office may not have it.`,
      cycle: event.cycle,
      places: places(),
    }));
  return found('later-change', () => {
    const change = `${event.isEnd ? 'Removed' : 'Added or changed'} by ${messageWords(list, event.step)}`;
    const before = event.isEnd ? 'still holds it' : 'does not hold it as it is now';
    return { text: `${change}. A file from before that ${before}.`, cycle: event.cycle, places: places() };
  });
}

/** A reply of which no later request shows that it was imported. */
function isOpenReply({ plan, list }: FileFacts, event: PastEvent): boolean {
  const planned = list.folded.messages[event.step];
  if (list.view.kind !== 'requestor' || planned?.role !== 'reply') return false;
  const cycles = exchangeOf(plan.exchanges, list)?.cycles ?? [];
  const since = cycles.filter(({ index }) => index >= event.cycle && index <= list.cycle);
  return !since.some(({ imported }) => imported === true);
}

function exchangeOf(exchanges: readonly ExchangeFacts[], { view }: Past): ExchangeFacts | undefined {
  if (view.kind !== 'requestor') return undefined;
  return exchanges.find(({ requestor, server }) => requestor === view.requestor && server === view.server);
}

/** No message that could be read names it. */
export function untoldBesideFile({ plan, list }: FileFacts): FoundCause {
  return found('unexplained', () => {
    const missing = plan.holes.filter(
      (hole) => isMissingIn(hole, list.view) && (hole.cycle ?? 0) <= list.cycle,
    );
    const unread =
      missing.length === 0
        ? ''
        : ` ${counted(missing.length, 'message')} of its list ${missing.length === 1 ? 'is' : 'are'} missing and may do so.`;
    return {
      text: `No message of this queue tells of it.${unread}`,
      cycle: null,
      messages: missing.slice(0, HOLES_NAMED).map(({ message }) => message),
    };
  });
}
