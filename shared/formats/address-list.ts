/** Tells files that are address lists to compare with from everything else, by their content. */
import { hasOabBlocksSignature } from '../codecs/oab-blocks.ts';
import { exchangeLayout } from '../gal/import/exchange-csv.ts';
import { ldifBeginning } from '../gal/import/ldif.ts';
import { isOabDetails } from '../gal/import/oab/importer.ts';
import { textOf } from '../gal/import/recognise.ts';

/** How many bytes are looked at; callers may give more. */
const HEAD_BYTES = 4_096;

/**
 * Why a file is an address list, null when it is none. Files of transactions are messages' business, and CSV whose columns
 * somebody has to choose may be anything: neither is claimed.
 */
export function whyAddressList(head: Uint8Array): string | null {
  if (isOabDetails(head)) return 'Offline address book, version 4';
  if (hasOabBlocksSignature(head)) return 'Offline address book, version 4, compressed';
  const beginning = head.subarray(0, HEAD_BYTES);
  const text = textOf(beginning);
  if (text === null) return null;
  const ldif = ldifBeginning(text);
  if (ldif === 'dn') return 'LDIF: begins with dn:';
  if (ldif === 'version' && /^dn::?/im.test(text)) return 'LDIF: begins with version: and dn:';
  return exchangeLayout(beginning) === null ? null : 'Exchange directory CSV: its first column is Obj-Class';
}
