/** Messages whose transactions are missing in a list. Pure. */
import { counted } from '../../shared/format/count.ts';
import { isMissingIn } from '../../shared/gal/missing.ts';
import type { Hole, PointOfView } from '../../shared/gal/model.ts';
import { stateLook } from '../ui/state-look.ts';
import type { StateLook } from '../ui/state-look.ts';

/**
 * Those that are missing in the list after a cycle (null: the latest). What belongs to no cycle may be missing at any.
 * Without a list: all.
 */
export function holesOf(
  holes: readonly Hole[],
  view: PointOfView | null,
  cycle: number | null,
): readonly Hole[] {
  if (view === null) return holes;
  return holes.filter(
    (hole) => isMissingIn(hole, view) && (cycle === null || hole.cycle === null || hole.cycle <= cycle),
  );
}

/** "2 requests could not be read: what they hold is missing"; not read, not imported and not there are three things. */
export function holesText(holes: readonly Hole[]): string {
  const [first] = holes;
  const isOne = holes.length === 1;
  const messages = counted(holes.length, ...nounOf(holes));
  switch (first !== undefined && holes.every(({ why }) => why === first.why) ? first.why : 'several') {
    case 'unread':
      return `${messages} could not be read: what ${isOne ? 'it holds' : 'they hold'} is missing`;
    case 'not-imported':
      return `${messages} ${isOne ? 'was' : 'were'} not imported: what ${isOne ? 'it holds' : 'they hold'} is not in this list`;
    case 'absent':
      return `${messages} ${isOne ? 'is' : 'are'} not in this queue: what ${isOne ? 'it' : 'they'} told is missing`;
    case 'several':
      return `${messages} ${isOne ? 'is' : 'are'} missing in this list`;
  }
}

function nounOf(holes: readonly Hole[]): readonly [string, string] {
  if (holes.every(({ role }) => role === 'reply')) return ['reply', 'replies'];
  return holes.every(({ role }) => role === 'request') ? ['request', 'requests'] : ['message', 'messages'];
}

const NOT_IMPORTED: StateLook = {
  word: 'Not imported',
  tone: 'odd',
  meaning: 'It was read. Its requestor went on without it, as the next request shows.',
  mark: [{ d: 'M2 3.5h8M6 3.5v6M3.5 7L6 9.5L8.5 7', paint: 'stroke' }],
};

const ABSENT: StateLook = {
  word: 'Not here',
  tone: 'odd',
  meaning: 'Numbers prove that it was sent; no message of this queue is it.',
  mark: [{ d: 'M2.5 1.75v8.5M9.5 1.75v8.5', paint: 'stroke' }],
};

/** A message that could not be read looks as it does everywhere. */
export function holeLook({ why, state }: Pick<Hole, 'why' | 'state'>): StateLook {
  switch (why) {
    case 'unread':
      return stateLook(state);
    case 'not-imported':
      return NOT_IMPORTED;
    case 'absent':
      return ABSENT;
  }
}
