/** Addresses as directories of the time write them. */
import { MAIL_ADDRESS_TYPES } from '../../dirsync/address.ts';
import type { ImportedAddress } from './model.ts';

/** No address type of the time is longer. */
const TYPED = /^([A-Za-z][A-Za-z0-9]{0,7}):/;
/** RFC 1274: `type $ mailbox`; Exchange writes it so (Q263520). */
const OTHER_MAILBOX = /^[ \t]*([A-Za-z][A-Za-z0-9]{0,15})[ \t]*\$/;
const MAIL_TYPES: ReadonlySet<string> = new Set(MAIL_ADDRESS_TYPES);
const OTHER_NAMES: Readonly<Record<string, string>> = { RFC822: 'SMTP', INTERNET: 'SMTP' };

/** In capitals, and one name for what means the same. */
export function importedType(type: string): string {
  const capitals = type.toUpperCase();
  return MAIL_TYPES.has(capitals) ? 'PCM' : (OTHER_NAMES[capitals] ?? capitals);
}

/** Reads `TYPE:address`; without a type `otherwise` is taken, and null refuses it. Null where nothing is left. */
export function typedAddress(text: string, otherwise: string | null): ImportedAddress | null {
  const trimmed = text.trim();
  const typed = TYPED.exec(trimmed);
  if (typed === null && otherwise === null) return null;
  const type = importedType(typed?.[1] ?? otherwise ?? '');
  const address = trimmed.slice(typed?.[0].length ?? 0).trim();
  return address === '' ? null : { type, address };
}

/** Reads `TYPE$address`; null when it is none. */
export function otherMailbox(text: string): ImportedAddress | null {
  const typed = OTHER_MAILBOX.exec(text);
  const address = typed === null ? '' : text.slice(typed[0].length).trim();
  return typed === null || address === '' ? null : { type: importedType(typed[1] ?? ''), address };
}

/** What an address without a type is, where a file does not say: by its shape. */
export function guessedType(address: string): string {
  if (/^[^/\s]+@[^/\s]+$/.test(address)) return 'SMTP';
  return /^[;/]?[a-z]{1,4}\d?=/i.test(address) ? 'X400' : 'PCM';
}

/** Each once: directories name the primary address again among all. Addresses are compared without case. */
export function distinctAddresses(all: readonly ImportedAddress[]): readonly ImportedAddress[] {
  if (all.length < 2) return all;
  const seen = new Set<string>();
  return all.filter(({ type, address }) => {
    const key = `${type}:${address.toUpperCase()}`;
    return !seen.has(key) && seen.add(key) !== null;
  });
}
