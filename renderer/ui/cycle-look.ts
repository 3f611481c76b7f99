/**
 * How the state of a cycle looks: a shape, a colour (tone) and a word, and what it means. This is the only place that
 * says so; cycles, timeline and copies all read it here. None of the shapes is that of a message state, as both stand
 * side by side in the timeline.
 */
import type { CycleState } from '../../shared/cycles/model.ts';
import type { StateLook } from './state-look.ts';
import { TICK } from './mark-shapes.ts';

const CYCLE_LOOKS: Readonly<Record<CycleState, StateLook>> = {
  complete: {
    word: 'Complete',
    tone: 'good',
    meaning: 'The server answered its request.',
    mark: TICK,
  },
  'no-request': {
    word: 'Skipped',
    tone: 'idle',
    meaning: 'The server ran without hearing from it. One missed cycle is no failure (Q96060).',
    mark: [{ d: 'M3 6h6', paint: 'stroke' }],
  },
  'no-reply': {
    word: 'No reply',
    tone: 'bad',
    meaning: 'Its request was there in time, and no answer is known.',
    mark: [
      { d: 'M4.75 1h2.5l-.5 6.25h-1.5z', paint: 'fill' },
      { d: 'M6 8.5a1.25 1.25 0 1 0 0 2.5a1.25 1.25 0 1 0 0-2.5z', paint: 'fill' },
    ],
  },
  late: {
    word: 'Late',
    tone: 'hung',
    meaning: 'Its request came after the server had run; it is served in the next cycle.',
    mark: [
      { d: 'M6 1.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5z', paint: 'stroke' },
      { d: 'M6 3.5V6l1.75 1.25', paint: 'stroke' },
    ],
  },
  pending: {
    word: 'Pending',
    tone: 'idle',
    meaning: 'The server has not run since its request.',
    mark: [
      { d: 'M2 5.1a.9 .9 0 1 0 0 1.8a.9 .9 0 1 0 0-1.8z', paint: 'fill' },
      { d: 'M6 5.1a.9 .9 0 1 0 0 1.8a.9 .9 0 1 0 0-1.8z', paint: 'fill' },
      { d: 'M10 5.1a.9 .9 0 1 0 0 1.8a.9 .9 0 1 0 0-1.8z', paint: 'fill' },
    ],
  },
};

export function cycleLook(state: CycleState): StateLook {
  return CYCLE_LOOKS[state];
}
