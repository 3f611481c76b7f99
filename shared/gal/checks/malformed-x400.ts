/**
 * X.400 addresses that cannot be taken apart: attributes stand between semicolons or slashes, and anything else once
 * stopped the DXA (Q156729). Only the form is judged: which attributes an address needs differs from provider to
 * provider.
 */
import { quoted } from '../../lint/rule.ts';
import type { Check, Tell } from './check.ts';

export function createMalformedX400Check(): Check {
  return {
    entry({ addressType, address, version }, say) {
      if (addressType === 'X400' && x400Fault(address) !== null) say([version]);
    },
  };
}

/** Attributes whose values are another system's addresses, and may hold slashes and equals signs of their own. */
const FOREIGN = /^(?:dda|ddav|ddat|dd\.)/i;

/** What is wrong with the form of an X.400 address, as a clause; null when nothing is. */
export function x400Fault(address: string): string | null {
  const text = address.trim();
  const separator = text.startsWith('/') || !text.includes(';') ? '/' : ';';
  const attributes = text.split(separator).filter((attribute) => attribute.trim() !== '');
  if (attributes.length === 0) return 'it holds no attribute';
  let isForeign = false;
  for (const attribute of attributes) {
    const equals = attribute.indexOf('=');
    // With slashes between attributes, those in NET/PO/MAILBOX look like more of them.
    if (equals === -1 && isForeign) continue;
    if (equals === -1) return `${quoted(attribute)} is no attribute of the form name=value`;
    const name = attribute.slice(0, equals).trim();
    isForeign = FOREIGN.test(name);
    if (name === '') return `${quoted(attribute)} names no attribute`;
    if (!isForeign && attribute.includes('=', equals + 1))
      return `in ${quoted(attribute)} something other than a semicolon or a slash stands between two attributes`;
  }
  return null;
}

export const tellMalformedX400: Tell = ([entry]) =>
  `The X.400 address ${quoted(entry?.address ?? '')} is malformed: ${x400Fault(entry?.address ?? '') ?? ''}. Such addresses stopped the directory synchronization of Exchange 4.0 or were thrown away (Q156729).`;
