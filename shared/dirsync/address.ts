/**
 * MS Mail addresses as they stand in mail headers. A post office has no Internet address of its own, so Exchange wraps
 * it: encapsulated in the local part, as a display name, or as an X.400 domain-defined attribute (Q147084, Q162680).
 */
import { decodeWindows1252, encodeWindows1252 } from './windows-1252.ts';

export interface PostOfficeAddress {
  readonly network: string;
  readonly postOffice: string;
  readonly mailbox: string;
}

/** Names of the MS Mail address type; all mean the same (CSI is what FFAPI says, PCM what DirSync says). */
export const MAIL_ADDRESS_TYPES = ['MS', 'PCM', 'CSI'] as const;
export type MailAddressType = (typeof MAIL_ADDRESS_TYPES)[number];

/** A header value can be megabytes long; no address needs more, and the patterns below then stay cheap. */
const ADDRESS_CHARS = 2_048;
/** Longest network, post office or mailbox name (Q96001, error 20). */
const ELEMENT_CHARS = 10;
/** Encapsulated names may belong to gateways with longer names; beyond this they are noise. */
const LENIENT_ELEMENT_CHARS = 64;

const ENCAPSULATED = /IMCEA(MS|PCM|CSI|X400)-([^@\s<>"(),;]+)"?@/i;
const PLAIN_ATTRIBUTE = /(?:ddav\s*=|dda:(?:ms|pcm|csi)\s*=)\s*"?([^;"<>]+)/i;
const PLAIN_TYPE = /(?:ddat\s*=\s*|dda:)(?:ms|pcm|csi)(?![a-z0-9])/i;

/**
 * Reads one raw header address such as `"NORTH/PO1/$SYSTEM" <IMCEAMS-NORTH_PO1_+24SYSTEM@example.com>`.
 * Null when it is not the address of an MS Mail mailbox. The machine-made encapsulation wins over the display name.
 */
export function parseDirSyncAddress(text: string): PostOfficeAddress | null {
  const bounded = text.slice(0, ADDRESS_CHARS);
  return parseEncapsulated(bounded) ?? parseX400(bounded) ?? parseDisplayName(bounded);
}

/** "NET/PO", in capitals: MS Mail does not tell case apart, so this is the form to compare and group by. */
export function postOfficeName(address: Pick<PostOfficeAddress, 'network' | 'postOffice'>): string {
  return `${address.network}/${address.postOffice}`.toUpperCase();
}

/** Reads `PCM:NET/PO`, with or without its type, as "NET/PO" in capitals; null when it is none. */
export function parsePostOffice(text: string): string | null {
  const [network = '', postOffice = '', ...rest] = text
    .slice(0, ADDRESS_CHARS)
    .replace(/^[ \t]*(?:ms|pcm|csi):/i, '')
    .split('/')
    .map((element) => element.trim());
  const isUsable = [network, postOffice].every(
    (name) => /^[^\s:]+$/.test(name) && name.length <= ELEMENT_CHARS,
  );
  return isUsable && rest.length === 0 ? postOfficeName({ network, postOffice }) : null;
}

/** Whether DirSync itself, not a person, reads this mailbox. */
export function isSystemMailbox(address: PostOfficeAddress): boolean {
  return address.mailbox.toUpperCase() === '$SYSTEM';
}

/** Exchange's form of the address: letters, digits, `-` and `=` stay, `/` becomes `_`, any other byte `+HH`. */
export function encapsulate(address: PostOfficeAddress, host: string, type: MailAddressType = 'MS'): string {
  const parts = [address.network, address.postOffice, address.mailbox].map(escapeElement);
  return `IMCEA${type}-${parts.join('_')}@${host}`;
}

/** The address as a header shows it: `"NET/PO/MAILBOX" <IMCEAMS-…@host>`. */
export function printAddress(address: PostOfficeAddress, host: string, type: MailAddressType = 'MS'): string {
  const name = `${address.network}/${address.postOffice}/${address.mailbox}`;
  return `"${name.replaceAll(/["\\]/g, '\\$&')}" <${encapsulate(address, host, type)}>`;
}

function escapeElement(element: string): string {
  let escaped = '';
  for (const byte of encodeWindows1252(element)) {
    const character = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9=-]/.test(character)
      ? character
      : `+${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

/** Undoes the escapes. The separators must be told from `+2F` and `+5F` first, hence the split before this. */
function unescapeElement(escaped: string): string {
  return escaped.replaceAll(/\+([0-9a-f]{2})/gi, (_, hex: string) =>
    decodeWindows1252(Uint8Array.of(parseInt(hex, 16))),
  );
}

function parseEncapsulated(text: string): PostOfficeAddress | null {
  const match = ENCAPSULATED.exec(text);
  if (match === null) return null;
  const [, type = '', body = ''] = match;
  if (type.toUpperCase() === 'X400') return parseX400(unescapeElement(body.replaceAll('_', '/')));
  return fromElements(body.split(/[_/]/).map(unescapeElement), LENIENT_ELEMENT_CHARS);
}

function parseX400(text: string): PostOfficeAddress | null {
  if (!PLAIN_TYPE.test(text)) return null;
  const value = PLAIN_ATTRIBUTE.exec(text)?.[1];
  if (value === undefined) return null;
  // With `/` between the attributes the next one follows the mailbox: NET/PO/MAILBOX/ddat=MS.
  return fromElements(value.split('/').slice(0, 3), LENIENT_ELEMENT_CHARS);
}

/** The display name, the comment or the bare text, whichever is `NET/PO/MAILBOX`, with or without `PCM:` before it. */
function parseDisplayName(text: string): PostOfficeAddress | null {
  const quoted = /"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const comment = /\(([^()]*)\)/.exec(text)?.[1];
  const bare = /^[^<("]*/.exec(text)?.[0];
  const angled = /<([^<>]*)>/.exec(text)?.[1];
  for (const candidate of [quoted, bare, comment, angled]) {
    if (candidate === undefined || /[\s@]/.test(candidate.trim())) continue;
    const address = fromElements(candidate.replace(/^\s*(?:ms|pcm|csi):/i, '').split('/'), ELEMENT_CHARS);
    if (address !== null) return address;
  }
  return null;
}

function fromElements(elements: readonly string[], longest: number): PostOfficeAddress | null {
  if (elements.length !== 3) return null;
  const [network = '', postOffice = '', mailbox = ''] = elements.map((element) => element.trim());
  const isUsable = [network, postOffice, mailbox].every((name) => name !== '' && name.length <= longest);
  return isUsable ? { network, postOffice, mailbox } : null;
}
