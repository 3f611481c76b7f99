/** How what came of a transaction looks: a shape, a colour (tone) and a word. The only place that says so. */
import type { Effect } from '../../shared/gal/model.ts';
import type { StateLook } from '../ui/state-look.ts';

const PLUS = 'M6 2v8M2 6h8';
const MINUS = 'M2 6h8';
const SQUARE = 'M1.75 1.75h8.5v8.5h-8.5z';

const EFFECT_LOOKS: Readonly<Record<Effect, StateLook>> = {
  added: {
    word: 'Added',
    tone: 'good',
    meaning: 'The entry is new in the list.',
    mark: [{ d: PLUS, paint: 'stroke' }],
  },
  changed: {
    word: 'Changed',
    tone: 'busy',
    meaning: 'Its alias, address or template values are other ones than before.',
    mark: [{ d: 'M6 1.75L10.5 10h-9z', paint: 'stroke' }],
  },
  moved: {
    word: 'Moved',
    tone: 'busy',
    meaning: 'It is in another address list than before.',
    mark: [{ d: 'M1.5 6h8.5M6.75 2.5L10.25 6L6.75 9.5', paint: 'stroke' }],
  },
  removed: {
    word: 'Removed',
    tone: 'idle',
    meaning: 'It is not in the list any more.',
    mark: [{ d: MINUS, paint: 'stroke' }],
  },
  swept: {
    word: 'Removed',
    tone: 'idle',
    meaning: 'Its address list was replaced as a whole (R), and it was not named again.',
    mark: [
      { d: SQUARE, paint: 'stroke' },
      { d: 'M4 6h4', paint: 'stroke' },
    ],
  },
  kept: {
    word: 'Kept',
    tone: 'idle',
    meaning: 'Its address list was replaced as a whole (R), and it was named again as it was.',
    mark: [{ d: SQUARE, paint: 'stroke' }],
  },
  repeated: {
    word: 'Repeated',
    tone: 'idle',
    meaning: 'It was so already; nothing changed.',
    mark: [{ d: 'M2.5 4.5h7M2.5 7.5h7', paint: 'stroke' }],
  },
  refused: {
    word: 'Refused',
    tone: 'bad',
    meaning: 'Its alias exists already with something else ([27], Q96001); nothing changed.',
    mark: [{ d: 'M2.25 2.25l7.5 7.5M9.75 2.25l-7.5 7.5', paint: 'stroke' }],
  },
  unknown: {
    word: 'No effect',
    tone: 'odd',
    meaning: 'There is no such alias in the list ([29], Q96001); nothing changed.',
    mark: [{ d: 'M6 1l5 5l-5 5l-5-5z', paint: 'stroke' }],
  },
  outranked: {
    word: 'Passed over',
    tone: 'idle',
    meaning: 'A request tells of this entry, and a reply of the server knows no better.',
    mark: [{ d: 'M3 9l3-6l3 6', paint: 'stroke' }],
  },
  'list-replaced': {
    word: 'List replaced',
    tone: 'idle',
    meaning: 'Everything known of its address list is replaced by what follows (R).',
    mark: [
      { d: SQUARE, paint: 'stroke' },
      { d: 'M4 6h4M6 4v4', paint: 'stroke' },
    ],
  },
  'template-defined': {
    word: 'Template',
    tone: 'idle',
    meaning: 'The fields of the template of its address list were defined (T).',
    mark: [{ d: 'M2 3h8M2 6h5M2 9h8', paint: 'stroke' }],
  },
};

export function effectLook(effect: Effect): StateLook {
  return EFFECT_LOOKS[effect];
}
