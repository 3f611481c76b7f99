/** Post offices that have entries and that no message, log or listing names as server or requestor. */
import { counted } from '../../format/count.ts';
import { listLabel } from '../identity.ts';
import type { AddressList } from '../model.ts';
import type { Check, Tell } from './check.ts';

/** Lists of gateways are nobody's post office, so they are not looked at. */
export function createUnregisteredCheck(registered: readonly string[]): Check {
  const known = new Set(registered.map((name) => name.toUpperCase()));
  const isKnown = ({ type, network, postOffice }: AddressList): boolean =>
    type !== 'PCM' || network === null || known.has(`${network}/${postOffice}`);
  /** Null for lists that are known. Every list is one object, whoever is in it. */
  const versionsOf = new Map<AddressList, number[] | null>();
  return {
    entry({ list, version }) {
      let versions = versionsOf.get(list);
      if (versions === undefined) {
        versions = isKnown(list) ? null : [];
        versionsOf.set(list, versions);
      }
      versions?.push(version);
    },
    end(say) {
      for (const versions of versionsOf.values()) if (versions !== null) say(versions);
    },
  };
}

export const tellUnregistered: Tell = ([entry], total) =>
  `${counted(total, 'entry', 'entries')} of ${entry === undefined ? '' : listLabel(entry.list)}, which no message, log or listing names as server or requestor.`;
