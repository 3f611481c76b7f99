/** How a cycle looks as long as not everything was read: a message that is not there yet is none that is missing. */
import type { CycleState } from '../../shared/cycles/model.ts';
import { cycleLook } from '../ui/cycle-look.ts';
import type { StateLook } from '../ui/state-look.ts';

const NOT_READ_YET: StateLook = {
  word: 'Not read yet',
  tone: 'idle',
  meaning: 'Its request, or the reply to it, was not read so far.',
  mark: [{ d: 'M6 4.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3z', paint: 'stroke' }],
};

/** Whether a message that may still be read would change the state. */
export function isUnread(state: CycleState, provisional: boolean): boolean {
  return provisional && (state === 'no-reply' || state === 'no-request');
}

export function shownLook(state: CycleState, provisional: boolean): StateLook {
  return isUnread(state, provisional) ? NOT_READ_YET : cycleLook(state);
}
