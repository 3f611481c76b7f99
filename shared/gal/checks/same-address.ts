/** One address under several aliases: mail reaches one mailbox, and people find it under two names. */
import { quoted } from '../../lint/rule.ts';
import { addressKey } from '../same-values.ts';
import { few, groupsOf, versionsOf } from './check.ts';
import type { Check, Tell } from './check.ts';

export function createSameAddressCheck(): Check {
  return {
    sameAddress(entries, say) {
      for (const group of groupsOf(entries, (entry) => addressKey(entry.addressType, entry.address)))
        say(versionsOf(group));
    },
  };
}

export const tellSameAddress: Tell = (entries, total) => {
  const [first] = entries;
  const isSpelledAlike = entries.every(({ address }) => address === first?.address);
  const names = few(
    entries.map(({ name }) => quoted(name)),
    total,
  );
  const address = quoted(`${first?.addressType ?? ''}:${first?.address ?? ''}`);
  return `${address} is the address of ${total} entries: ${names}${isSpelledAlike ? '' : '; it is not spelled alike in all of them'}.`;
};
