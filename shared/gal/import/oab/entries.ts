/** What makes an entry of a record of an offline address book: its name and everything that is an address. */
import { distinctAddresses, typedAddress } from '../addresses.ts';
import type { ImportedAddress, ImportedRecord } from '../model.ts';
import { quoted } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { readProperty } from './values.ts';
import type { Cursor, PropertyValue } from './values.ts';

/** Properties by their number, the upper 16 bits of a tag; names as in [MS-OXPROPS]. */
const DISPLAY_NAME = 0x3001;
const ACCOUNT = 0x3a00;
/** The name of the entry in the directory, with the type EX. */
const EMAIL_ADDRESS = 0x3003;
const SMTP_ADDRESS = 0x39fe;
/** AddressBookTargetAddress: the one that a custom recipient stands for. */
const TARGET_ADDRESS = 0x8011;
/** AddressBookProxyAddresses, each with its type: "MS:NET/PO/MAILBOX". */
const PROXY_ADDRESSES = 0x800f;
/** OfflineAddressBookTruncatedProperties: tags of what the server has cut or left out. */
const TRUNCATED = 0x6805;

const NAMES = [DISPLAY_NAME, ACCOUNT] as const;
const WANTED: ReadonlySet<number> = new Set([
  ...NAMES,
  EMAIL_ADDRESS,
  SMTP_ADDRESS,
  TARGET_ADDRESS,
  PROXY_ADDRESSES,
  TRUNCATED,
]);

const SIZE_BYTES = 4;

export interface OabRecord {
  /** With its size. */
  readonly bytes: Uint8Array;
  readonly tags: readonly number[];
  /** Values of one property that are kept. */
  readonly values: number;
  /** Number of the entry, from 1. */
  readonly place: number;
}

/** Null for a record that is no entry; why, and what of it could not be read, is told. */
export function entryOf(record: OabRecord, problems: ProblemList): ImportedRecord | null {
  const { place } = record;
  const properties = readProperties(record, problems);
  const first = (property: number): string | null => {
    const text = properties.get(property)?.texts[0]?.trim() ?? '';
    return text === '' ? null : text;
  };
  const name = NAMES.map(first).find((text) => text !== null) ?? null;
  const subject = name === null ? 'An entry without a name' : quoted(name);
  tellTruncated(properties.get(TRUNCATED), { subject, place }, problems);
  const addresses = distinctAddresses(mailFirst(addressesOf(properties, place, problems)));
  if (addresses.length === 0) problems.tell(place, `${subject} has no address.`);
  else if (name === null) problems.tell(place, 'The entry has an address and no name.');
  return addresses.length === 0 || name === null ? null : { name, addresses, templates: null, line: place };
}

function readProperties(
  { bytes, tags, values, place }: OabRecord,
  problems: ProblemList,
): Map<number, PropertyValue> {
  const found = new Map<number, PropertyValue>();
  const start = SIZE_BYTES + Math.ceil(tags.length / 8);
  const cursor: Cursor = { bytes, at: start, end: bytes.length };
  for (const [index, tag] of tags.entries()) {
    // The first property is the highest bit.
    const bits = bytes[SIZE_BYTES + (index >> 3)] ?? 0;
    if (((bits << (index & 7)) & 0x80) === 0) continue;
    const value = readProperty(cursor, tag, values);
    if (value === null) {
      const what = `property ${tag.toString(16).toUpperCase().padStart(8, '0')}`;
      problems.tell(place, `The value of ${what} cannot be read, nor what follows it in this entry.`);
      break;
    }
    const property = tag >>> 16;
    if (value.isCut)
      problems.tellOnce(
        place,
        `An entry has more than ${values} values of one property; the rest is left out.`,
      );
    if (WANTED.has(property) && !found.has(property)) found.set(property, value);
  }
  return found;
}

function addressesOf(
  properties: ReadonlyMap<number, PropertyValue>,
  place: number,
  problems: ProblemList,
): ImportedAddress[] {
  const read = (property: number, otherwise: string | null): ImportedAddress[] =>
    (properties.get(property)?.texts ?? []).flatMap((text) => {
      const address = typedAddress(text, otherwise);
      if (address === null && text.trim() !== '')
        problems.tell(place, `${quoted(text)} is no address with a type.`);
      return address ?? [];
    });
  const directoryNames = (properties.get(EMAIL_ADDRESS)?.texts ?? []).flatMap((text) =>
    text.trim() === '' ? [] : { type: 'EX', address: text.trim() },
  );
  return [
    ...read(TARGET_ADDRESS, null),
    ...read(PROXY_ADDRESSES, null),
    ...read(SMTP_ADDRESS, 'SMTP'),
    ...directoryNames,
  ];
}

/** The address that the lists of post offices have comes first: it is the one that is shown. */
function mailFirst(addresses: readonly ImportedAddress[]): readonly ImportedAddress[] {
  const isMail = ({ type }: ImportedAddress): boolean => type === 'PCM';
  return [...addresses.filter(isMail), ...addresses.filter((address) => !isMail(address))];
}

/** The tags in that list may be of another type than those in the table. */
function tellTruncated(
  value: PropertyValue | undefined,
  { subject, place }: { readonly subject: string; readonly place: number },
  problems: ProblemList,
): void {
  if (value?.numbers.some((tag) => tag >>> 16 === PROXY_ADDRESSES))
    problems.tell(place, `The server has left out addresses of ${subject} that were too many.`);
}
