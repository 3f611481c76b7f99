/** How the state of a rung looks: a shape, a colour and a word. */
import type { RungState } from '../../shared/ladder/model.ts';
import type { StateLook } from '../ui/state-look.ts';
import { NO_ENTRY, TICK } from '../ui/mark-shapes.ts';

const RUNG_LOOKS: Readonly<Record<RungState['state'], StateLook>> = {
  done: {
    word: 'Done',
    tone: 'good',
    meaning: 'It was taken: recorded in the journal, or shown by the messages.',
    mark: TICK,
  },
  next: {
    word: 'Take this now',
    tone: 'busy',
    meaning: 'The mildest remedy that was not taken yet.',
    mark: [{ d: 'M3.5 1.5l5 4.5l-5 4.5z', paint: 'fill' }],
  },
  locked: {
    word: 'Not yet',
    tone: 'idle',
    meaning: 'A milder one comes first; no rung is skipped (Q96060).',
    mark: [
      { d: 'M2.75 5.5h6.5v5h-6.5z', paint: 'stroke' },
      { d: 'M4 5.5V4a2 2 0 0 1 4 0v1.5', paint: 'stroke' },
    ],
  },
  'not-needed': {
    word: 'Not needed',
    tone: 'idle',
    meaning: 'Nothing is wrong that it would help against.',
    mark: [{ d: 'M3 6h6', paint: 'stroke' }],
  },
  never: {
    word: 'Never here',
    tone: 'bad',
    meaning: 'It must not be done with this requestor.',
    mark: NO_ENTRY,
  },
};

export function rungLook(state: RungState['state']): StateLook {
  return RUNG_LOOKS[state];
}
