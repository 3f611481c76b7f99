/** Names and address elements longer than a post office takes: [20] [72] [74] to [77] (Q96001, Q96003). */
import { quoted } from '../../lint/rule.ts';
import { ELEMENT_BYTES, NODE_TYPES } from '../../lint/rules/addresses.ts';
import { NAME_BYTES } from '../../lint/rules/columns.ts';
import { FAX_FIELDS } from '../../lint/rules/fax.ts';
import type { Check, CheckedEntry, Tell } from './check.ts';

export function createOverLongCheck(): Check {
  return {
    entry(entry, say) {
      if (overLongPart(entry) !== null) say([entry.version]);
    },
  };
}

interface OverLongPart {
  readonly what: string;
  readonly text: string;
  readonly allowed: number;
}

/** A byte is a character in every code page of the time. */
function overLongPart({ name, addressType, address }: CheckedEntry): OverLongPart | null {
  if (name.length > NAME_BYTES) return { what: 'The name', text: name, allowed: NAME_BYTES };
  if (NODE_TYPES.has(addressType)) return overLongElement(address);
  if (addressType !== 'FAX') return null;
  const fields = address.split('~', FAX_FIELDS.length);
  for (const [index, { name: what, characters }] of FAX_FIELDS.entries()) {
    const text = fields[index] ?? '';
    if (text.length > characters)
      return { what: `The ${what} of the fax address`, text, allowed: characters };
  }
  return null;
}

function overLongElement(address: string): OverLongPart | null {
  let start = 0;
  while (start <= address.length) {
    const slash = address.indexOf('/', start);
    const end = slash === -1 ? address.length : slash;
    if (end - start > ELEMENT_BYTES)
      return { what: 'The address element', text: address.slice(start, end), allowed: ELEMENT_BYTES };
    start = end + 1;
  }
  return null;
}

export const tellOverLong: Tell = ([entry]) => {
  const part = entry === undefined ? null : overLongPart(entry);
  if (part === null) return '';
  return `${part.what} ${quoted(part.text)} is ${part.text.length} characters long; ${part.allowed} are allowed (Q96001, Q96003).`;
};
