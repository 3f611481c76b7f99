/** One alias in several lists. A post office takes it, as names must be unique within one list only (Q146676). */
import { quoted } from '../../lint/rule.ts';
import { foldedAlias, listLabel } from '../identity.ts';
import { few, groupsOf, versionsOf } from './check.ts';
import type { Check, Tell } from './check.ts';

export function createSameNameCheck(): Check {
  return {
    sameName(entries, say) {
      for (const group of groupsOf(entries, ({ name }) => foldedAlias(name))) say(versionsOf(group));
    },
  };
}

export const tellSameName: Tell = (entries, total) => {
  const lists = few(
    entries.map(({ list }) => listLabel(list)),
    total,
  );
  return `${quoted(entries[0]?.name ?? '')} is in ${total} lists: ${lists}. That is allowed, as a name must be unique within one list only (Q146676), but people cannot tell them apart by name.`;
};
