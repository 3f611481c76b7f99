/**
 * The picture that Q140946 and Q200079 draw, sign by sign: outgoing, made by the DXA of Exchange, compressed, large
 * lists, some and not all, several processors, the events, the files left behind. What nothing tells of is not known.
 */
import { bytes } from '../../../format/bytes.ts';
import { counted } from '../../../format/count.ts';
import type { Evidence, Place } from '../../model.ts';
import type { Reply, Replies } from './compressed-replies.ts';
import type { InterchangeEvents } from './interchange-events.ts';

/** A list that decompresses to more is large; our reading, the article gives no number. */
const LARGE_BYTES = 512 * 1024;

export interface Sign {
  readonly name: string;
  /** Null: not known. */
  readonly isMet: boolean | null;
  readonly why: string;
  readonly place: Place | null;
}

/** What the signs are looked for in. */
export interface Picture {
  readonly replies: Replies;
  readonly events: InterchangeEvents;
  /** Messages that hang, or that the interchange has left in its queue. */
  readonly affected: readonly Reply[];
  /** How many hang with several workers and not alone; null when that was not tried. */
  readonly hangTogether: number | null;
}

export function signsOf(picture: Picture): readonly Sign[] {
  return [...messageSigns(picture), processorSign(picture), ...eventSigns(picture)];
}

function messageSigns({ replies, events, affected }: Picture): readonly Sign[] {
  const sizes = affected.flatMap(({ bytesOut }) => bytesOut ?? []);
  const largest = Math.max(0, ...sizes.slice(0, SIZES_COMPARED));
  const [first] = affected;
  const place = first === undefined ? null : ({ kind: 'message', id: first.id, file: first.file } as const);
  const known = affected.length > 0;
  return [
    {
      name: 'Outgoing and compressed',
      isMet: known ? true : null,
      why: known
        ? `${counted(affected.length, 'compressed reply', 'compressed replies')} of the server`
        : 'no message is named',
      place,
    },
    {
      name: 'Made by the DXA, Exchange is the server',
      isMet: events.fromExchange > 0 ? true : null,
      why:
        events.fromExchange > 0
          ? 'services of Exchange write the event log'
          : 'no event log of Exchange is here',
      place: null,
    },
    {
      name: 'Large lists',
      isMet: sizes.length === 0 ? null : largest >= LARGE_BYTES,
      why: sizes.length === 0 ? 'their sizes are not known' : `the largest decompresses to ${bytes(largest)}`,
      place,
    },
    {
      name: 'Some, not all',
      isMet: known ? affected.length < replies.total : null,
      why: `${affected.length} of ${counted(replies.total, 'compressed reply', 'compressed replies')}`,
      place: null,
    },
  ];
}

/** Arguments of one call are bounded by the stack. */
const SIZES_COMPARED = 10_000;

function processorSign({ hangTogether }: Picture): Sign {
  return {
    name: 'Several processors only',
    isMet: hangTogether === null ? null : hangTogether > 0,
    why:
      hangTogether === null
        ? 'it was not tried: a run of the Lab with several workers, and one with a single worker, would tell'
        : `${counted(hangTogether, 'message hangs', 'messages hang')} with several workers and not alone`,
    place: hangTogether === null ? null : { kind: 'lab' },
  };
}

function eventSigns({ events, replies }: Picture): readonly Sign[] {
  const { violations, left, allocations } = events;
  return [
    eventSign('Event 2380, access violation', violations, events.events),
    eventSign('Events 2446 or 2447 about a DirSync message', left, events.events),
    eventSign('Event 2247 of the MTA', allocations, events.events),
    {
      name: 'ATT files of zero bytes left behind',
      isMet: replies.leftOver.length > 0 ? true : replies.hasAttachments ? false : null,
      why: replies.hasAttachments
        ? counted(replies.leftOver.length, 'such file')
        : 'no ATT file is in this queue',
      place: leftOverPlace(replies),
    },
  ];
}

function leftOverPlace({ leftOver: [first] }: Replies): Place | null {
  return first === undefined ? null : { kind: 'message', ...first };
}

function eventSign(name: string, { total, lines }: InterchangeEvents['left'], all: number): Sign {
  const last = lines.at(-1);
  return {
    name,
    isMet: all === 0 ? null : total > 0,
    why: all === 0 ? 'no event log is here' : counted(total, 'line'),
    place: last === undefined ? null : { kind: 'line', line: last.id },
  };
}

/** Those that are met first, then those that are not, then what is not known. */
export function evidenceOf(signs: readonly Sign[]): readonly Evidence[] {
  const words = (isMet: boolean | null): string => (isMet === null ? 'Not known' : isMet ? 'Met' : 'Not met');
  const rank = ({ isMet }: Sign): number => (isMet === null ? 2 : isMet ? 0 : 1);
  return signs
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ name, isMet, why, place }) => ({ text: `${words(isMet)}: ${name} (${why}).`, place }));
}

export function signsText(signs: readonly Sign[]): string {
  const met = signs.filter(({ isMet }) => isMet === true).length;
  const unknown = signs.filter(({ isMet }) => isMet === null).length;
  const rest = unknown === 0 ? '' : `, ${unknown} cannot be told from what is here`;
  return `${met} of ${signs.length} signs of Q140946 and Q200079 are met${rest}.`;
}
