/** When two entries say the same. MS Mail tells no case apart in addresses; a name is compared as people see it. */
import { MAIL_ADDRESS_TYPES } from '../dirsync/address.ts';
import type { TemplateValue } from '../model.ts';

const MAIL_TYPES: ReadonlySet<string> = new Set(MAIL_ADDRESS_TYPES);

/** Equal for addresses that lead to the same mailbox: MS, PCM and CSI are one type (Q156730). */
export function addressKey(type: string, address: string): string {
  return `${canonicalType(type)}:${address.trim().toLowerCase()}`;
}

/** In capitals; PCM for its other names. */
export function canonicalType(type: string): string {
  const given = type.trim().toUpperCase();
  return given === '' || MAIL_TYPES.has(given) ? 'PCM' : given;
}

/** Whatever their order: prompts belong to the template, not to the place of a line below an entry. */
export function saySameTemplates(one: readonly TemplateValue[], other: readonly TemplateValue[]): boolean {
  if (one.length !== other.length) return false;
  const [left, right] = [one, other].map((values) =>
    values.map(({ prompt, value }) => `${prompt.length} ${prompt}${value}`).sort(),
  );
  return left?.every((text, index) => text === right?.[index]) ?? false;
}
