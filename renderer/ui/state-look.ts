/**
 * How a message state looks: a shape, a colour (tone) and a word, and what it means. This is the only place that says
 * so; grid, chips, charts and reports all read it here. The shapes differ in outline, so that no colour is needed.
 */
import type { StateKind } from '../../shared/state.ts';

export type Tone = 'idle' | 'busy' | 'good' | 'bad' | 'hung' | 'odd';

/** One stroke or area of a mark, in a 12 × 12 box. */
export interface MarkPath {
  readonly d: string;
  readonly paint: 'fill' | 'stroke';
}

export interface StateLook {
  readonly word: string;
  readonly tone: Tone;
  readonly meaning: string;
  readonly mark: readonly MarkPath[];
}

const RING = 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5z';
const DISC = 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z';

const STATE_LOOKS: Readonly<Record<StateKind, StateLook>> = {
  discovered: {
    word: 'Discovered',
    tone: 'idle',
    meaning: 'Found in the queue, not looked at yet.',
    mark: [{ d: RING, paint: 'stroke' }],
  },
  reading: {
    word: 'Reading',
    tone: 'busy',
    meaning: 'Its bytes are being read.',
    mark: [
      { d: RING, paint: 'stroke' },
      { d: 'M6 6V1.75A4.25 4.25 0 0 1 10.25 6z', paint: 'fill' },
    ],
  },
  decoding: {
    word: 'Decoding',
    tone: 'busy',
    meaning: 'A worker is decompressing it.',
    mark: [
      { d: RING, paint: 'stroke' },
      { d: 'M6 1.75a4.25 4.25 0 0 1 0 8.5z', paint: 'fill' },
    ],
  },
  decoded: {
    word: 'Decoded',
    tone: 'good',
    meaning: 'Decompressed and readable; not delivered by this program.',
    mark: [{ d: 'M6 2.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z', paint: 'fill' }],
  },
  failed: {
    word: 'Failed',
    tone: 'bad',
    meaning: 'It cannot be decoded; the reason is known.',
    mark: [{ d: 'M2.25 2.25l7.5 7.5M9.75 2.25l-7.5 7.5', paint: 'stroke' }],
  },
  hung: {
    word: 'Hung',
    tone: 'hung',
    meaning: 'Its decoder stopped making progress and was ended.',
    mark: [{ d: 'M1.75 1h8.5L7 6l3.25 5h-8.5L5 6z', paint: 'fill' }],
  },
  unrecognised: {
    word: 'Not recognised',
    tone: 'odd',
    meaning: 'The file is no message this program knows.',
    mark: [{ d: 'M6 1l5 5l-5 5l-5-5z', paint: 'stroke' }],
  },
  retrying: {
    word: 'Retrying',
    tone: 'busy',
    meaning: 'It is being decoded again, to be delivered.',
    mark: [
      { d: 'M10 6a4 4 0 1 1-1.4-3.05', paint: 'stroke' },
      { d: 'M10.6 .6v3.6H7z', paint: 'fill' },
    ],
  },
  delivered: {
    word: 'Delivered',
    tone: 'good',
    meaning: 'Decompressed and put into the delivery folder.',
    mark: [
      { d: DISC, paint: 'stroke' },
      { d: 'M3.6 6.2l1.7 1.7l3.1-3.7', paint: 'stroke' },
    ],
  },
  quarantined: {
    word: 'Quarantined',
    tone: 'odd',
    meaning: 'Moved aside with a reason; it can be restored.',
    mark: [
      { d: 'M1.75 1.75h8.5v8.5h-8.5z', paint: 'stroke' },
      { d: 'M4 6h4', paint: 'stroke' },
    ],
  },
};

export function stateLook(kind: StateKind): StateLook {
  return STATE_LOOKS[kind];
}

/** Instead of the state of what is no longer in the queue. */
export const GONE_LOOK: StateLook = {
  word: 'Gone',
  tone: 'idle',
  meaning: 'Not in the queue any more when it was last listed.',
  mark: [{ d: 'M2 6h8', paint: 'stroke' }],
};

/** The order in which states are listed: what is wrong first, what is under way last. */
export const STATES_BY_URGENCY: readonly StateKind[] = [
  'hung',
  'failed',
  'unrecognised',
  'quarantined',
  'decoded',
  'delivered',
  'discovered',
  'reading',
  'decoding',
  'retrying',
];
