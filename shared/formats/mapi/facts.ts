import type { Fact } from '../container.ts';
import { guidName } from './guid.ts';
import { correspondentText } from './headers.ts';
import type { Recipient } from './headers.ts';
import type { Kept } from './kept.ts';
import { propertyName } from './names.ts';
import type { MapiProperty } from './property.ts';
import { MULTIPLE } from './types.ts';
import { propertyText } from './value.ts';
import type { Showing } from './value.ts';

/** What looks into a container learns of its properties, in the order they stand in. */
export function addPropertyFacts(
  facts: Kept<Fact>,
  properties: readonly MapiProperty[],
  showing: Showing,
): void {
  for (const property of properties) {
    facts.add(() => ({ name: factName(property), value: propertyText(property, showing) }));
  }
}

/** Who it is for, also where header fields tell it in another way. */
export function addRecipientFacts(facts: Kept<Fact>, recipients: readonly Recipient[]): void {
  for (const recipient of recipients) {
    facts.add(() => ({ name: recipient.kind, value: correspondentText(recipient) }));
  }
}

/** "PidTagSubject", "PSETID_Common 0x8503", "PS_PUBLIC_STRINGS Keywords"; "0x6f03 (type 0x0102)" where nobody names it. */
function factName({ id, type, isMultiple, named }: MapiProperty): string {
  if (named === null)
    return propertyName(id) ?? `${hex(id)} (type ${hex(isMultiple ? type | MULTIPLE : type)})`;
  const name = typeof named.name === 'number' ? hex(named.name) : named.name;
  return `${guidName(named.guid)} ${name}`;
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
