/** LDIF as an address list: which records are entries, and which attributes make one. */
import { readTemplateValue } from '../../dirsync/entry-lines.ts';
import type { TemplateValue } from '../../model.ts';
import { ENTRY_CLASS, TEMPLATE_ATTRIBUTE } from '../ldif-names.ts';
import { distinctAddresses, otherMailbox, typedAddress } from './addresses.ts';
import { createLdifReader } from './ldif-records.ts';
import type { LdifAttribute, LdifRecord } from './ldif-records.ts';
import { IMPORT_BOUNDS } from './model.ts';
import type { ImportBounds, ImportedAddress, ImportedRecord, Importer } from './model.ts';
import { createProblemList, quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';

type AddressReader = (value: string) => ImportedAddress | null;
const smtp: AddressReader = (value) => typedAddress(value, 'SMTP');
const typed: AddressReader = (value) => typedAddress(value, null);

/**
 * Attributes that hold addresses: mail of RFC 1274 under both its names, otherMailbox of RFC 1274 (`MS$NET/PO/MAILBOX`),
 * which Exchange 5.5 fills like textEncodedORAddress (Q263520), and proxyAddresses (`SMTP:…`, Q266693) with targetAddress.
 */
const ADDRESSES: ReadonlyMap<string, AddressReader> = new Map([
  ['mail', smtp],
  ['rfc822mailbox', smtp],
  ['othermailbox', otherMailbox],
  ['proxyaddresses', typed],
  ['proxy-addresses', typed],
  ['targetaddress', typed],
  ['target-address', typed],
  ['textencodedoraddress', (value) => typedAddress(value, 'X400')],
]);
/** What a person reads as the name comes first: that is what Exchange hands on as the alias of an entry. */
const NAMES = ['displayname', 'cn', 'commonname', 'name', 'uid'] as const;
const TEMPLATE = TEMPLATE_ATTRIBUTE.toLowerCase();
const WANTED: ReadonlySet<string> = new Set([...ADDRESSES.keys(), ...NAMES, TEMPLATE, 'objectclass']);

/** What the first line says that is neither empty nor a comment; null where LDIF does not begin so. */
export function ldifBeginning(text: string): 'version' | 'dn' | null {
  const first = /^(?!#|[ \t]|\r?$).*/m.exec(text)?.[0] ?? '';
  if (/^version:[ ]*\d+\s*$/i.test(first)) return 'version';
  return /^dn::?/i.test(first) ? 'dn' : null;
}

/** It begins so, or some line says dn, after what was damaged. */
export function isLdif(text: string): boolean {
  return ldifBeginning(text) !== null || /^dn::?/im.test(text);
}

export function createLdifImporter(bounds: ImportBounds = IMPORT_BOUNDS): Importer {
  const problems = createProblemList();
  const records: ImportedRecord[] = [];
  let recordsRead = 0;
  let carriesTemplates = false;
  let cut: string | null = null;
  const reader = createLdifReader({
    bounds,
    problems,
    wants: (name) => WANTED.has(name),
    onRecord(record) {
      if (recordsRead >= bounds.records) {
        cut = `Only the first ${bounds.records} records were read.`;
        return;
      }
      recordsRead += 1;
      const entry = entryOf(record, problems);
      if (entry === null) return;
      carriesTemplates ||= entry.templates !== null;
      records.push(entry);
    },
  });
  return {
    push(bytes) {
      if (cut === null) reader.push(bytes);
    },
    end() {
      reader.end();
      return { format: 'LDIF', carriesTemplates, records, recordsRead, ...problems.result(), cut };
    },
  };
}

function entryOf(record: LdifRecord, problems: ProblemList): ImportedRecord | null {
  const { dn, change, line } = record;
  const subject = quoted(dn ?? 'a record without a name');
  if (change !== null && change !== 'add') {
    const what =
      change === 'unknown' ? 'has a changetype that LDIF does not know' : `is a change (${change})`;
    problems.tell(line, `${subject} ${what} and no entry.`);
    return null;
  }
  const addresses = distinctAddresses(addressesOf(record, problems));
  const name = nameOf(record);
  if (addresses.length === 0) problems.tell(line, `${subject} has no mail address.`);
  else if (name === null) problems.tell(line, `${subject} has a mail address and no name.`);
  if (addresses.length === 0 || name === null) return null;
  return { name, addresses, templates: templatesOf(record, problems), line };
}

function addressesOf({ attributes }: LdifRecord, problems: ProblemList): ImportedAddress[] {
  return attributes.flatMap(({ name, value, line }) => {
    const read = ADDRESSES.get(name);
    if (read === undefined || value === null) return [];
    const address = read(value);
    if (address === null) problems.tell(line, `${quoted(value)} in ${name} is no address.`);
    return address ?? [];
  });
}

/** A name in some language counts only where there is none without. */
function nameOf({ attributes, dn }: LdifRecord): string | null {
  for (const isPlain of [true, false]) {
    for (const name of NAMES) {
      const found = attributes.find((one) => one.name === name && isPlain === (one.options.length === 0));
      const text = found?.value?.trim() ?? '';
      if (text !== '') return text;
    }
  }
  return firstNameIn(dn ?? '');
}

/** Value of the first part of a distinguished name that stands in it without escapes. */
function firstNameIn(dn: string): string | null {
  const text = /^[^=,+\\]+=([^,+\\"]+)/.exec(dn)?.[1]?.trim() ?? '';
  return text === '' ? null : text;
}

/** Only what this program exports says template values. */
function templatesOf({ attributes }: LdifRecord, problems: ProblemList): readonly TemplateValue[] | null {
  const isOwn = attributes.some(({ name, value }) => name === 'objectclass' && value === ENTRY_CLASS);
  return isOwn ? attributes.flatMap((attribute) => templateOf(attribute, problems)) : null;
}

function templateOf({ name, value, line }: LdifAttribute, problems: ProblemList): readonly TemplateValue[] {
  if (name !== TEMPLATE || value === null) return [];
  const template = readTemplateValue(`- ${value}`);
  if (template === null) problems.tell(line, `${quoted(value)} is no template value.`);
  return template === null ? [] : [template];
}
