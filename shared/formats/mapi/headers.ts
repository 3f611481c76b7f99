import type { HeaderField } from '../../model.ts';
import { ID } from './names.ts';
import { findProperty } from './property.ts';
import type { MapiProperty } from './property.ts';
import { fileTimeMs } from './time.ts';
import { TYPE } from './types.ts';
import { integerValue, textValue } from './value.ts';
import type { Showing } from './value.ts';

/** Someone a message is from or to, as MAPI keeps them; null what it does not tell. */
export interface Correspondent {
  readonly name: string | null;
  /** "EX", "SMTP", "MS", … */
  readonly addressType: string | null;
  readonly address: string | null;
  readonly smtpAddress: string | null;
}

export interface Recipient extends Correspondent {
  readonly kind: 'To' | 'Cc' | 'Bcc';
}

/** What else a format knows beside its properties. */
export interface KnownOtherwise {
  readonly from: Correspondent | null;
  readonly subject: string | null;
  readonly sentMs: number | null;
}

const SENT_REPRESENTING = {
  name: ID.sentRepresentingName,
  addressType: ID.sentRepresentingType,
  address: ID.sentRepresentingAddress,
  smtpAddress: ID.sentRepresentingSmtp,
};
const SENDER = {
  name: ID.senderName,
  addressType: ID.senderType,
  address: ID.senderAddress,
  smtpAddress: ID.senderSmtp,
};
const RECIPIENT = {
  name: ID.displayName,
  addressType: ID.addressType,
  address: ID.emailAddress,
  smtpAddress: ID.smtpAddress,
};
const DISPLAYED = [
  ['To', ID.displayTo],
  ['Cc', ID.displayCc],
  ['Bcc', ID.displayBcc],
] as const;
const KINDS: Readonly<Record<number, Recipient['kind']>> = { 1: 'To', 2: 'Cc', 3: 'Bcc' };

/** Data files put a mark before a subject: 1, then how long its "RE: " is ([MS-PST] 2.5.3.1.1.1). */
const SUBJECT_MARK = '\u0001';

/**
 * Header fields that follow from the properties of a message; null when they tell neither a sender nor a subject, which
 * every message that was sent has.
 */
export function headersOf(
  properties: readonly MapiProperty[],
  recipients: readonly Recipient[],
  otherwise: KnownOtherwise,
  showing: Showing,
): HeaderField[] | null {
  const text = (id: number): string | null => textValue(findProperty(properties, id), showing) || null;
  const sender = correspondent(properties, SENDER, showing);
  const from = correspondent(properties, SENT_REPRESENTING, showing) ?? sender ?? otherwise.from;
  const subject = plainSubject(text(ID.subject)) ?? otherwise.subject;
  if (from === null && subject === null) return null;
  const date = sentMs(properties) ?? otherwise.sentMs;
  const senderText = sender === null ? null : correspondentText(sender);
  const fromText = from === null ? null : correspondentText(from);
  return fieldsOf([
    ['From', fromText],
    ['Sender', senderText === fromText ? null : senderText],
    ...DISPLAYED.map(([kind, id]) => [kind, recipientsText(recipients, kind) ?? text(id)] as const),
    ['Subject', subject],
    ['Date', date === null ? null : new Date(date).toUTCString()],
    ['Message-ID', text(ID.internetMessageId)],
  ]);
}

function fieldsOf(fields: readonly (readonly [string, string | null])[]): HeaderField[] {
  return fields.flatMap(([name, value]) => (value === null ? [] : [{ name, value: oneLine(value) }]));
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').trim();
}

function plainSubject(subject: string | null): string | null {
  if (subject === null) return null;
  return (subject.startsWith(SUBJECT_MARK) ? subject.slice(2) : subject) || null;
}

/** When it was sent, else delivered, by its properties; Unix milliseconds. */
export function sentMs(properties: readonly MapiProperty[]): number | null {
  for (const id of [ID.clientSubmitTime, ID.deliveryTime]) {
    const property = findProperty(properties, id);
    const [value] = property?.values ?? [];
    if (property?.type === TYPE.time && value !== undefined) return fileTimeMs(value.bytes);
  }
  return null;
}

/** A row of the recipients; null of the originator, and of one that tells neither a name nor an address. */
export function recipientOf(properties: readonly MapiProperty[], showing: Showing): Recipient | null {
  const recipient = correspondent(properties, RECIPIENT, showing);
  // The high bits tell whether it is sent to once more.
  const kind = KINDS[(integerValue(findProperty(properties, ID.recipientType)) ?? 1) & 0xff];
  return recipient === null || kind === undefined ? null : { ...recipient, kind };
}

function correspondent(
  properties: readonly MapiProperty[],
  ids: Readonly<Record<keyof Correspondent, number>>,
  showing: Showing,
): Correspondent | null {
  const text = (id: number): string | null => textValue(findProperty(properties, id), showing) || null;
  const name = text(ids.name);
  const address = text(ids.address);
  const smtpAddress = text(ids.smtpAddress);
  if (name === null && address === null && smtpAddress === null) return null;
  return { name, addressType: text(ids.addressType), address, smtpAddress };
}

function recipientsText(recipients: readonly Recipient[], kind: Recipient['kind']): string | null {
  const texts = recipients.filter((recipient) => recipient.kind === kind).map(correspondentText);
  return texts.length === 0 ? null : texts.join(', ');
}

/**
 * `"Ann Lee" <ann@example.com>`. An address of MS Mail is the name by which every other part of this program knows a
 * mailbox, so it stands where a reader of headers looks for it; other types keep theirs before the address.
 */
export function correspondentText({ name, addressType, address, smtpAddress }: Correspondent): string {
  const type = addressType?.toUpperCase() ?? 'SMTP';
  const internet = smtpAddress ?? (type === 'SMTP' ? address : null);
  if (internet !== null)
    return name === null || name === internet ? internet : `${quoted(name)} <${internet}>`;
  if (address === null) return quoted(name ?? '');
  if (['MS', 'PCM', 'CSI'].includes(type)) return quoted(address);
  return name === null ? `<${type}:${address}>` : `${quoted(name)} <${type}:${address}>`;
}

function quoted(name: string): string {
  return `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
}
