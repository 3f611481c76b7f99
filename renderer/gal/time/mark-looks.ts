/** How the marks of cycles look. */
import { MASS_DELETION } from '../../../shared/gal/model.ts';
import { count } from '../../../shared/format/count.ts';
import type { StateLook } from '../../ui/state-look.ts';

export const MASS_LOOK: StateLook = {
  word: 'Mass deletion',
  tone: 'bad',
  meaning: `More than ${count(MASS_DELETION.entries)} entries, or more than ${count(MASS_DELETION.share * 100)} % of the list, were removed in one cycle.`,
  mark: [{ d: 'M1.5 2h9L6 10.5z', paint: 'fill' }],
};

export const UNREAD_LOOK: StateLook = {
  word: 'Missing messages',
  tone: 'hung',
  meaning:
    'What messages of this cycle hold is missing in the list: they could not be read, or were not imported.',
  mark: [{ d: 'M6 1.5l4.5 4.5l-4.5 4.5l-4.5-4.5z', paint: 'stroke' }],
};
