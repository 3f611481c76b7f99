/** Names that differ in case alone. MS Mail does not tell case apart, so they stand for one name in several lists. */
import { quoted } from '../../lint/rule.ts';
import { foldedAlias, listLabel } from '../identity.ts';
import { few, groupsOf, versionsOf } from './check.ts';
import type { Check, Tell } from './check.ts';

export function createCaseOnlyCheck(): Check {
  return {
    sameName(entries, say) {
      for (const group of groupsOf(entries, ({ name }) => foldedAlias(name))) {
        const spelling = group[0]?.name.trim();
        // Two spellings come first, so that what is told of the first few is what the finding is about.
        const other = group.find(({ name }) => name.trim() !== spelling);
        if (other === undefined) continue;
        const rest = group.filter((entry) => entry !== other && entry !== group[0]);
        say([...versionsOf(group.slice(0, 1)), other.version, ...versionsOf(rest)]);
      }
    },
  };
}

export const tellCaseOnly: Tell = (entries, total) => {
  const spellings = few(
    entries.map(({ name, list }) => `${quoted(name)} in ${listLabel(list)}`),
    total,
  );
  return `The names of ${total} entries differ in case alone: ${spellings}.`;
};
