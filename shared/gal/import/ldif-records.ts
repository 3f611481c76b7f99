/**
 * Records of LDIF (RFC 2849), one at a time. An own reader: the package that there is for it takes the whole file as one
 * string through a generated grammar, and reads what a `:<` value names from the disk.
 *
 * Lenient where files in use are: no version line, 8-bit text (told), several empty lines, no final line end, a record
 * that begins without an empty line before it (told).
 */
import { decodeBase64 } from '../base64.ts';
import type { ImportBounds } from './model.ts';
import { createLdifLineReader } from './ldif-lines.ts';
import { quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { createUtf8Input, readText } from './text.ts';

const HASH = 35;
const HYPHEN = 45;
const COLON = 58;
const LESS = 60;
const SPACE = 32;

export interface LdifAttribute {
  /** Without its options, in small letters. */
  readonly name: string;
  /** In small letters: "binary", "lang-de". */
  readonly options: readonly string[];
  /** Null where it could not be read, or stands behind a URL; that was told. */
  readonly value: string | null;
  /** Never fetched. */
  readonly url: string | null;
  readonly line: number;
}

export const LDIF_CHANGES = ['add', 'delete', 'modify', 'modrdn', 'moddn'] as const;
export type LdifChange = (typeof LDIF_CHANGES)[number];

export interface LdifRecord {
  /** Null in a record that does not begin with one. */
  readonly dn: string | null;
  /** Null where the record is an entry and no change; 'unknown' where its changetype is none of RFC 2849. */
  readonly change: LdifChange | 'unknown' | null;
  /** As they stand there, without comments. In a modify the lines that name what is done, and none for `-`. */
  readonly attributes: readonly LdifAttribute[];
  readonly controls: readonly string[];
  readonly line: number;
}

export interface LdifReaderOptions {
  readonly bounds: Pick<ImportBounds, 'lineBytes' | 'values'>;
  readonly problems: ProblemList;
  /** Of other attributes nothing is kept. What gives a record its structure is always read. */
  readonly wants: (attribute: string) => boolean;
  readonly onRecord: (record: LdifRecord) => void;
}

export interface LdifReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

export function createLdifReader({ bounds, problems, wants, onRecord }: LdifReaderOptions): LdifReader {
  const records = createRecordBuilder({ bounds, problems, onRecord });
  const lines = createLdifLineReader(bounds.lineBytes, {
    line(bytes, end, line, isCut) {
      if (bytes[0] === HASH || (end === 1 && bytes[0] === HYPHEN)) return;
      if (isCut) problems.tell(line, `A value is longer than ${bounds.lineBytes} bytes and is left out.`);
      else readAttribute({ bytes, end, line, problems, wants, take: records.take });
    },
    gap: records.close,
    orphan: (line) => problems.tell(line, 'A folded line has no line above it.'),
  });
  const input = createUtf8Input((bytes) => lines.push(bytes));
  return {
    push: (bytes) => input.push(bytes),
    end() {
      input.end();
      lines.end();
      records.close();
    },
  };
}

interface OpenRecord {
  readonly dn: string | null;
  change: LdifRecord['change'];
  readonly attributes: LdifAttribute[];
  readonly controls: string[];
  readonly line: number;
}

function createRecordBuilder({ bounds, problems, onRecord }: Omit<LdifReaderOptions, 'wants'>) {
  let open: OpenRecord | null = null;
  let isFirst = true;
  const close = (): void => {
    if (open !== null) onRecord(open);
    open = null;
  };
  const begin = (line: number, dn: string | null): OpenRecord => {
    if (open !== null) problems.tell(line, 'No empty line stands before this record.');
    close();
    open = { dn, change: null, attributes: [], controls: [], line };
    return open;
  };
  const take = (attribute: LdifAttribute): void => {
    const { name, value, line } = attribute;
    const wasFirst = isFirst;
    isFirst = false;
    if (name === 'version' && wasFirst) checkVersion(value, line, problems);
    else if (name === 'dn') begin(line, value);
    // What OpenLDAP adds to the format.
    else if (name === 'include' && open === null)
      problems.tell(line, `${quoted(value ?? '')} is included, which is not read.`);
    else addTo(open ?? begin(line, null), attribute, bounds.values, problems);
  };
  return { take, close };
}

function addTo(record: OpenRecord, attribute: LdifAttribute, most: number, problems: ProblemList): void {
  const { name, value } = attribute;
  const { attributes, controls } = record;
  if (name === 'changetype' && record.change === null && attributes.length === 0)
    record.change = changeOf(value);
  else if (attributes.length + controls.length >= most)
    problems.tellOnce(record.line, `A record has more than ${most} values; the rest is left out.`);
  else if (name === 'control' && attributes.length === 0) controls.push(value ?? '');
  else attributes.push(attribute);
}

interface AttributeLine {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly line: number;
  readonly problems: ProblemList;
  readonly wants: (attribute: string) => boolean;
  readonly take: (attribute: LdifAttribute) => void;
}

const STRUCTURE: ReadonlySet<string> = new Set(['dn', 'version', 'changetype', 'control', 'include']);
/** No attribute description is longer; a line of prose has its colon later, if at all. */
const DESCRIPTION_BYTES = 1_024;

function readAttribute({ bytes, end, line, problems, wants, take }: AttributeLine): void {
  const colon = bytes.subarray(0, Math.min(end, DESCRIPTION_BYTES)).indexOf(COLON);
  if (colon < 1) {
    const start = readText(bytes, 0, Math.min(end, 80)).text;
    return problems.tell(line, `${quoted(start)} is no line of LDIF: no name and colon begin it.`);
  }
  const [name = '', ...options] = readText(bytes, 0, colon).text.trim().toLowerCase().split(';');
  const attribute = { name, options, line, url: null };
  const kind = bytes[colon + 1];
  const start = skipSpaces(bytes, kind === COLON || kind === LESS ? colon + 2 : colon + 1, end);
  if (kind === LESS) {
    const url = readText(bytes, start, end).text;
    problems.tell(line, `The value of ${name} stands behind ${quoted(url)}, which is not fetched.`);
    return take({ ...attribute, value: null, url });
  }
  const isRead = STRUCTURE.has(name) || wants(name);
  // The line is counted, but nobody asked what it says.
  if (!isRead) return take({ ...attribute, value: null });
  const value = kind === COLON ? fromBase64(bytes, start, end) : fromText(bytes, start, end);
  if (value.problem !== null) problems.tellOnce(line, value.problem);
  if (value.text === null) problems.tell(line, `The value of ${name} is no base64 and is left out.`);
  take({ ...attribute, value: value.text });
}

function fromText(bytes: Uint8Array, start: number, end: number) {
  const { text, encoding } = readText(bytes, start, end);
  if (encoding === 'ascii') return { text, problem: null };
  const problem = `Values hold letters outside of ASCII, which LDIF has in base64 only: read as ${encoding}.`;
  return { text, problem };
}

function fromBase64(bytes: Uint8Array, start: number, end: number) {
  const decoded = decodeBase64(bytes, start, end);
  if (decoded === null) return { text: null, problem: null };
  const { text, encoding } = readText(decoded, 0, decoded.length);
  const problem = 'Values in base64 are no UTF-8: read as windows-1252.';
  return { text, problem: encoding === 'windows-1252' ? problem : null };
}

function checkVersion(value: string | null, line: number, problems: ProblemList): void {
  if (value?.trim() !== '1')
    problems.tell(line, `The file says LDIF version ${quoted(value ?? '')}; it is read as version 1.`);
}

function changeOf(value: string | null): LdifRecord['change'] {
  const word = value?.trim().toLowerCase();
  return LDIF_CHANGES.find((change) => change === word) ?? 'unknown';
}

function skipSpaces(bytes: Uint8Array, from: number, end: number): number {
  let index = from;
  while (index < end && bytes[index] === SPACE) index++;
  return index;
}
