/** Name in column 3, address in column 34 (Q104869), or a tab between the two. */
import { ADDRESS_COLUMN, skipBlanks } from '../../dirsync/transaction-line.ts';
import type { LintFinding, Repair } from '../model.ts';
import { ascii, findingAt, placeOf } from '../rule.ts';
import type { LintLine, LintRule } from '../rule.ts';

const TAB = 9;
export const NAME_COLUMN = 2;
/** Longest name (Q96003, message 72). */
export const NAME_BYTES = 30;

/**
 * A line in columns whose name or address begins elsewhere. Import counts columns: what stands before column 34 is taken
 * for the name, and Exchange 4.0 dropped lines without a type in column 34 (Q104869, Q140944). Lines that a foreign
 * requestor numbered have columns of their own.
 */
export const columnsRule: LintRule = {
  line(line, say) {
    const isPerson = (line.role === 'entry' && !line.entry.isList) || line.role === 'second';
    if (!isPerson || line.facts.role !== 'entry' || line.facts.sequence !== -1) return;
    const finding = outOfColumns(line);
    if (finding !== null) say(finding);
  },
};

function outOfColumns(line: LintLine): LintFinding | null {
  const { codeStart, nameStart, nameEnd, typeStart: addressStart } = line.facts;
  if (line.bytes.subarray(codeStart, addressStart).includes(TAB)) return null;
  const nameColumn = nameStart - codeStart;
  const addressColumn = addressStart - codeStart;
  if (nameColumn === NAME_COLUMN && addressColumn === ADDRESS_COLUMN) return null;
  // A name that is too long cannot be put into its columns; `name-too-long` says so.
  if (nameEnd - nameStart > NAME_BYTES) return null;
  const isMisread = addressColumn < ADDRESS_COLUMN || nameEnd - codeStart - NAME_COLUMN > NAME_BYTES;
  const isAddress = addressColumn !== ADDRESS_COLUMN;
  return findingAt(line, isAddress ? addressStart : nameStart, isAddress ? line.facts.addressEnd : nameEnd, {
    rule: 'out-of-columns',
    code: isMisread ? 72 : null,
    severity: isMisread || isAddress ? 'error' : 'warning',
    reason: isAddress
      ? `the address begins in column ${addressColumn + 1}, not in column 34`
      : `the name begins in column ${nameColumn + 1}, not in column 3`,
    repair: intoColumns(line, addressStart),
  });
}

/** Only blanks change, so that the line reads as before. */
function intoColumns(line: LintLine, addressStart: number): Repair {
  const { codeStart, nameStart, nameEnd } = line.facts;
  const replacement = new Uint8Array(ADDRESS_COLUMN - 1).fill(32);
  replacement.set(line.bytes.subarray(nameStart, nameEnd), 1);
  return {
    start: placeOf(line, codeStart + 1),
    end: placeOf(line, addressStart),
    replacement,
    text: 'puts the name into column 3 and the address into column 34',
  };
}

/** [72]: a name behind which a tab or a known type lets the address be found though it is too long. */
export const nameRule: LintRule = {
  line(line, say) {
    const { nameStart, nameEnd, role } = line.facts;
    const isPerson = line.role === 'entry' || line.role === 'second';
    const bytes = nameEnd - nameStart;
    if (!isPerson || role !== 'entry' || bytes <= NAME_BYTES) return;
    say(
      findingAt(line, nameStart, nameEnd, {
        rule: 'name-too-long',
        code: 72,
        severity: 'error',
        reason: `the name is ${bytes} characters long; ${NAME_BYTES} are allowed`,
      }),
    );
  },
};

/** Blanks behind an address: in a file of fixed columns nothing says that they are no part of it. */
export const trailingBlanksRule: LintRule = {
  line(line, say) {
    const isPerson = line.role === 'entry' || line.role === 'second';
    const { addressEnd, role } = line.facts;
    if (!isPerson || role !== 'entry' || addressEnd === line.end) return;
    if (skipBlanks(line.bytes, addressEnd, line.end) !== line.end) return;
    const [start, end] = [placeOf(line, addressEnd), placeOf(line, line.end)];
    say(
      findingAt(line, addressEnd, line.end, {
        rule: 'trailing-blanks',
        code: null,
        severity: 'warning',
        reason: `${end - start} blank${end - start === 1 ? '' : 's'} behind the address`,
        repair: { start, end, replacement: ascii(''), text: 'removes the blanks behind the address' },
      }),
    );
  },
};
