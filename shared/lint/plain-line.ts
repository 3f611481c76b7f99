/**
 * Tells the lines of which no rule can say anything that looks at one line alone. Nearly every line is one, and a list
 * has a hundred thousand: looking at its bytes once costs a twentieth of asking each rule.
 */
import type { EntryLine } from '../dirsync/entry-text.ts';
import { ADDRESS_COLUMN } from '../dirsync/transaction-line.ts';
import { ELEMENT_BYTES } from './rules/addresses.ts';
import { NAME_BYTES, NAME_COLUMN } from './rules/columns.ts';

const TAB = 9;
const SLASH = 47;
/** Neither elements nor fields of a known form: nothing is checked in such an address. */
const FREE_TYPES = ['SMTP', 'X400', 'MHS', 'MSMAIL', 'MSA', 'MCI'].map(codesOf);
const PCM = codesOf('PCM');

/** False wherever a rule might say something, and sometimes elsewhere. */
export function isPlainLine(line: EntryLine): boolean {
  const { bytes, start, end, facts } = line;
  const isPerson =
    line.role === 'second' ||
    (line.role === 'entry' && (facts.code === 'A' || facts.code === 'D' || facts.code === 'M'));
  // The first line may stand behind a mark.
  if (!isPerson || facts.role !== 'entry' || facts.sequence !== -1 || line.offset === 0) return false;
  if (facts.addressEnd !== end || line.index === 0 || !isInColumns(line)) return false;
  const { typeStart, typeEnd, addressStart } = facts;
  if (isText(bytes, typeStart, typeEnd, PCM))
    return hasNoControls(bytes, start, addressStart) && hasThreeNames(bytes, addressStart, end);
  return (
    hasNoControls(bytes, start, end) && FREE_TYPES.some((type) => isText(bytes, typeStart, typeEnd, type))
  );
}

function hasNoControls(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 32 && byte !== TAB) return false;
  }
  return true;
}

function isInColumns({ bytes, facts }: EntryLine): boolean {
  const { codeStart, nameStart, nameEnd, typeStart } = facts;
  if (nameEnd - nameStart > NAME_BYTES) return false;
  return (
    bytes[typeStart - 1] === TAB ||
    (nameStart - codeStart === NAME_COLUMN && typeStart - codeStart === ADDRESS_COLUMN)
  );
}

/** Three names of up to ten letters and digits; above ASCII nothing is judged. */
function hasThreeNames(bytes: Uint8Array, start: number, end: number): boolean {
  let slashes = 0;
  let length = 0;
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === SLASH) {
      if (length === 0) return false;
      slashes += 1;
      length = 0;
    } else if (isLetterOrDigit(byte)) {
      length += 1;
      if (length > ELEMENT_BYTES) return false;
    } else return false;
  }
  return slashes === 2 && length > 0;
}

function isLetterOrDigit(byte: number): boolean {
  if (byte >= 0x80) return true;
  return byte >= 97 ? byte <= 122 : byte >= 65 ? byte <= 90 : byte >= 48 && byte <= 57;
}

function isText(bytes: Uint8Array, start: number, end: number, codes: readonly number[]): boolean {
  if (end - start !== codes.length) return false;
  for (let index = 0; index < codes.length; index++) if (bytes[start + index] !== codes[index]) return false;
  return true;
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
