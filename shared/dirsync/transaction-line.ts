/**
 * One line of the Import file format as byte offsets: no text is made, as most lines are only counted.
 * Layout from Q96001–Q96003, Q99419, Q104869 and Q117198; leniency only where the archive itself shows the variant.
 */
import { MAIL_ADDRESS_TYPES } from './address.ts';

const SPACE = 32;
const TAB = 9;
const HYPHEN = 45;
const HASH = 35;
const COLON = 58;
const SLASH = 47;
const DOS_END_OF_FILE = 26;

/** From the column of the code to that of the address: columns 1 and 34. */
export const ADDRESS_COLUMN = 33;
/** No address type of the time is longer (MSMAIL). */
const TYPE_CHARS = 8;

const OTHER_TYPES = ['SNADS', 'PROFS', 'OV', 'SMTP', 'X400', 'MHS', 'MCI', 'FAX', 'MSMAIL', 'MSA'];
const GATEWAY_TYPES: ReadonlySet<string> = new Set(OTHER_TYPES);
/** Types that are believed wherever they stand in a line; at column 34 or after a tab any type is. */
export const KNOWN_TYPES: ReadonlySet<string> = new Set([...MAIL_ADDRESS_TYPES, ...OTHER_TYPES, 'FFAPI']);

/** Why a line that should begin an entry cannot be read. */
const FAULTS = {
  'no-code': 'column 1 holds no transaction code',
  'nothing-follows': 'nothing follows the transaction code',
  'no-blank': 'no space or tab after the transaction code',
  'no-list': 'no address list after the transaction code',
  'no-address': 'no address in column 34 or after a tab',
  'no-name': 'no name between code and address',
  'no-address-text': 'nothing after the address type',
  'too-long': 'line too long',
} as const;
export type LineFault = keyof typeof FAULTS;

/** What a line is. `fault` and `problem` are null for every role but 'unreadable'. */
export interface LineFacts {
  role: 'entry' | 'template' | 'continuation' | 'blank' | 'comment' | 'marker' | 'unreadable';
  code: string;
  /** Offset of the code; where it was left out, of the name. */
  codeStart: number;
  /** Number before the code, -1 without one. */
  sequence: number;
  nameStart: number;
  nameEnd: number;
  /** Equal to `typeEnd` when the address has no type. */
  typeStart: number;
  typeEnd: number;
  addressStart: number;
  addressEnd: number;
  fault: LineFault | null;
  problem: string | null;
}

export function emptyLineFacts(): LineFacts {
  return {
    role: 'blank',
    code: '',
    codeStart: 0,
    sequence: -1,
    nameStart: 0,
    nameEnd: 0,
    typeStart: 0,
    typeEnd: 0,
    addressStart: 0,
    addressEnd: 0,
    fault: null,
    problem: null,
  };
}

/**
 * Reads the line at bytes [start, end) into `facts`, which is reused from line to line so that counting allocates
 * nothing. Foreign requestors put a sequence number before the code; some leave the code out and mean A.
 */
export function readTransactionLine(bytes: Uint8Array, start: number, end: number, facts: LineFacts): void {
  facts.fault = null;
  facts.problem = null;
  facts.sequence = -1;
  facts.codeStart = start;
  const first = bytes[start] ?? SPACE;
  const textStart = skipBlanks(bytes, start, end);
  if (textStart === end || (textStart + 1 === end && bytes[textStart] === DOS_END_OF_FILE)) {
    facts.role = 'blank';
  } else if (first === HASH) facts.role = 'comment';
  else if (bytes[textStart] === HYPHEN) facts.role = 'template';
  else if (isBlank(first)) facts.role = 'continuation';
  else if (isMarker(bytes, start, end)) facts.role = 'marker';
  else if (isDigit(first)) readNumbered(bytes, start, end, facts);
  else readCoded(bytes, start, end, facts);
}

/**
 * Reads the second line of an M, blank in column 1, with the new name and address. Facts become those of an entry, or
 * unreadable.
 */
export function readSecondLine(bytes: Uint8Array, start: number, end: number, facts: LineFacts): void {
  facts.fault = null;
  facts.problem = null;
  facts.code = ' ';
  facts.codeStart = start;
  facts.sequence = -1;
  readNameAndAddress(bytes, start, start + 1, end, facts);
}

/** Whether the line is the section header that precedes in-body transactions. */
export function isMarker(bytes: Uint8Array, start: number, end: number): boolean {
  const from = skipBlanks(bytes, start, end);
  return (
    bytes[from] === 91 && /^\[dirsync-transactions\]\s*$/i.test(ascii(bytes, from, Math.min(end, from + 64)))
  );
}

function readNumbered(bytes: Uint8Array, start: number, end: number, facts: LineFacts): void {
  let digitsEnd = start;
  while (digitsEnd < end && isDigit(bytes[digitsEnd] ?? 0)) digitsEnd++;
  const codeStart = skipBlanks(bytes, digitsEnd, end);
  facts.codeStart = codeStart;
  facts.sequence = numberIn(bytes, start, digitsEnd);
  if (codeStart === digitsEnd) refuseLine(facts, 'no-code');
  else if (isCode(bytes[codeStart] ?? 0) && isBlank(bytes[codeStart + 1] ?? 0))
    readCoded(bytes, codeStart, end, facts);
  else {
    facts.code = 'A';
    readNameAndAddress(bytes, codeStart, codeStart, end, facts);
  }
}

function readCoded(bytes: Uint8Array, start: number, end: number, facts: LineFacts): void {
  const code = bytes[start] ?? 0;
  if (!isCode(code)) return refuseLine(facts, 'no-code');
  if (start + 1 >= end) return refuseLine(facts, 'nothing-follows');
  if (!isBlank(bytes[start + 1] ?? 0)) return refuseLine(facts, 'no-blank');
  facts.code = String.fromCharCode(code);
  if (facts.code === 'R' || facts.code === 'T') readList(bytes, start + 2, end, facts);
  else readNameAndAddress(bytes, start, start + 2, end, facts);
}

/** `R TYPE:NET/PO` and `T TYPE:GW/NODE` name a list, not a person; `R TYPE:` that of a whole gateway (Q96060). */
function readList(bytes: Uint8Array, start: number, end: number, facts: LineFacts): void {
  const from = skipBlanks(bytes, start, end);
  facts.nameStart = from;
  facts.nameEnd = from;
  if (typeEndAt(bytes, from, end) === -1 && indexOfByte(bytes, SLASH, from, end) === -1) {
    return refuseLine(facts, 'no-list');
  }
  accept(bytes, from, end, facts, isGateway(bytes, from, end));
}

function isGateway(bytes: Uint8Array, from: number, end: number): boolean {
  const colon = typeEndAt(bytes, from, end);
  return colon !== -1 && GATEWAY_TYPES.has(ascii(bytes, from, colon).toUpperCase());
}

function readNameAndAddress(
  bytes: Uint8Array,
  columnOne: number,
  nameStart: number,
  end: number,
  facts: LineFacts,
): void {
  // A tab behind the address is no tab before it.
  const address = findAddress(bytes, columnOne, nameStart, trimEnd(bytes, nameStart, end));
  if (address === -1) return refuseLine(facts, isNameless(bytes, nameStart, end) ? 'no-name' : 'no-address');
  facts.nameStart = skipBlanks(bytes, nameStart, address);
  facts.nameEnd = trimEnd(bytes, facts.nameStart, address);
  if (facts.nameEnd === facts.nameStart) return refuseLine(facts, 'no-name');
  accept(bytes, address, end, facts, false);
}

/** Offset of the address: after a tab, in column 34, or at a known type further left; -1 when there is none. */
function findAddress(bytes: Uint8Array, columnOne: number, nameStart: number, end: number): number {
  const nameAt = skipBlanks(bytes, nameStart, end);
  const tab = indexOfByte(bytes, TAB, nameAt, end);
  if (tab !== -1) {
    const afterTab = skipBlanks(bytes, tab, end);
    return afterTab < end ? afterTab : -1;
  }
  const column = columnOne + ADDRESS_COLUMN;
  const isAtColumn = column < end && isBlank(bytes[column - 1] ?? 0) && !isBlank(bytes[column] ?? 0);
  if (isAtColumn && typeEndAt(bytes, column, end) !== -1) return column;
  const known = findKnownType(bytes, nameAt, end);
  if (known !== -1) return known;
  // Without a type, PCM is meant (Q140944); only the column and a slash tell such an address from a long name.
  return isAtColumn && indexOfByte(bytes, SLASH, column, end) !== -1 ? column : -1;
}

/** Whether what stands where the name should is an address: of a known type, or of any behind a tab. */
function isNameless(bytes: Uint8Array, nameStart: number, end: number): boolean {
  const from = skipBlanks(bytes, nameStart, end);
  const colon = typeEndAt(bytes, from, end);
  if (colon === -1) return false;
  return (
    indexOfByte(bytes, TAB, nameStart, from) !== -1 ||
    KNOWN_TYPES.has(ascii(bytes, from, colon).toUpperCase())
  );
}

function findKnownType(bytes: Uint8Array, from: number, end: number): number {
  for (let colon = from; colon < end; colon++) {
    if (bytes[colon] !== COLON) continue;
    let start = colon;
    while (start > from && colon - start <= TYPE_CHARS && !isBlank(bytes[start - 1] ?? 0)) start--;
    const isWord = start > from && start < colon && isBlank(bytes[start - 1] ?? 0);
    if (isWord && KNOWN_TYPES.has(ascii(bytes, start, colon).toUpperCase())) return start;
  }
  return -1;
}

/** Offset of the colon of `TYPE:` at `from`, or -1. */
function typeEndAt(bytes: Uint8Array, from: number, end: number): number {
  const last = Math.min(end, from + TYPE_CHARS + 1);
  for (let index = from; index < last; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === COLON) return index > from ? index : -1;
    if (!isDigit(byte) && !isLetter(byte)) return -1;
  }
  return -1;
}

function accept(bytes: Uint8Array, from: number, end: number, facts: LineFacts, mayBeBare: boolean): void {
  const colon = typeEndAt(bytes, from, end);
  facts.typeStart = from;
  facts.typeEnd = colon === -1 ? from : colon;
  facts.addressStart = colon === -1 ? from : skipBlanks(bytes, colon + 1, end);
  facts.addressEnd = trimEnd(bytes, facts.addressStart, end);
  if (facts.addressEnd === facts.addressStart && !mayBeBare) refuseLine(facts, 'no-address-text');
  else facts.role = 'entry';
}

/** Makes `facts` those of a line that cannot be read. */
export function refuseLine(facts: LineFacts, fault: LineFault, problem: string = FAULTS[fault]): void {
  facts.role = 'unreadable';
  facts.fault = fault;
  facts.problem = problem;
}

/** The value of up to fifteen digits; longer ones are none that a counter gives. */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 15) return -1;
  let value = 0;
  for (let index = start; index < end; index++) value = value * 10 + ((bytes[index] ?? 48) - 48);
  return value;
}

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** A D M R T of Import, G P of GIMPORT (Q99419). */
function isCode(byte: number): boolean {
  return (
    byte === 65 || byte === 68 || byte === 77 || byte === 82 || byte === 84 || byte === 71 || byte === 80
  );
}

/** A plain loop: a native search would need a view of its own for each line. */
function indexOfByte(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  for (let index = start; index < end; index++) if (bytes[index] === wanted) return index;
  return -1;
}

export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index < end && isBlank(bytes[index] ?? 0)) index++;
  return index;
}

export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let index = end;
  while (index > start && isBlank(bytes[index - 1] ?? 0)) index--;
  return index;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
