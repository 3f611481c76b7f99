/** Lines that Import stops at: [12] [13] [17] [18] [21] [23] [46] [48] (Q96001, Q96002). */
import { ADDRESS_COLUMN, KNOWN_TYPES, skipBlanks } from '../../dirsync/transaction-line.ts';
import type { LineFault } from '../../dirsync/transaction-line.ts';
import { decodeText } from '../../dirsync/code-pages.ts';
import type { LintFinding } from '../model.ts';
import { findingAt, quoted } from '../rule.ts';
import type { LintLine, LintRule } from '../rule.ts';

const TAB = 9;

type Wording = Pick<LintFinding, 'rule' | 'code' | 'reason'>;

const WORDINGS: Readonly<Record<Exclude<LineFault, 'no-code' | 'no-address'>, Wording>> = {
  'nothing-follows': { rule: 'line-ends-in-name', code: 18, reason: 'nothing follows the code in column 1' },
  'no-blank': {
    rule: 'no-blank-after-code',
    code: 23,
    reason: 'column 2 must be a space or a tab',
  },
  'no-list': { rule: 'node-address-incomplete', code: 17, reason: 'no TYPE:NET/PO follows the code' },
  'no-name': { rule: 'no-name', code: 46, reason: 'there is no name between the code and the address' },
  'no-address-text': { rule: 'no-address', code: 48, reason: 'nothing follows the address type' },
  'too-long': { rule: 'line-too-long', code: 21, reason: 'the line is too long to be an entry' },
};

export const unreadableRule: LintRule = {
  line(line, say) {
    const isFirst = line.role === 'entry';
    if (line.facts.role !== 'entry' && (isFirst || line.role === 'second')) {
      const end = Math.min(line.end, line.start + 200);
      say(findingAt(line, line.start, end, { ...wordingFor(line), severity: 'error' }));
    } else if (isFirst && 'GP'.includes(line.facts.code)) say(groupCode(line));
  },
};

function wordingFor(line: LintLine): Wording {
  const { fault } = line.facts;
  if (fault === null) return misplaced(line);
  if (fault === 'no-code') return noCode(line);
  if (fault === 'no-address') return noAddress(line);
  return WORDINGS[fault];
}

/** Q96001 tells the two by what stands there: a character that is none of the codes, or a code that is none. */
function noCode(line: LintLine): Wording {
  const character = decodeText(line.codePage, line.bytes, line.start, line.start + 1);
  const isLetter = /^[a-z]$/i.test(character);
  return {
    rule: isLetter ? 'unknown-code' : 'bad-column-one',
    code: isLetter ? 13 : 12,
    reason: `column 1 is ${quoted(character)}; the codes are A, D, M, R and T`,
  };
}

function noAddress(line: LintLine): Wording {
  const { codeStart } = line.facts;
  const column = codeStart + ADDRESS_COLUMN;
  const nameStart = skipBlanks(line.bytes, codeStart + 1, line.end);
  if (line.bytes.subarray(nameStart, line.end).includes(TAB))
    return { rule: 'no-address', code: 48, reason: 'nothing follows the tab behind the name' };
  if (line.end <= column)
    return { rule: 'line-ends-in-name', code: 18, reason: 'the line ends before an address in column 34' };
  const rest = decodeText(line.codePage, line.bytes, column, Math.min(line.end, column + 10));
  const type = /^([A-Z0-9]+):/i.exec(rest)?.[1]?.toUpperCase() ?? '';
  if (KNOWN_TYPES.has(type))
    return { rule: 'no-blank-before-address', code: 23, reason: `column 33, before ${type}:, must be blank` };
  return {
    rule: 'no-address',
    code: 48,
    reason: `no address in column 34 or behind a tab; there is ${quoted(rest)}`,
  };
}

function misplaced(line: LintLine): Wording {
  const { codeAbove } = line.entry;
  const isHyphen = line.facts.role === 'template';
  const what = isHyphen ? 'a template line' : 'a line that is blank in column 1';
  if (codeAbove === '')
    return { rule: 'line-without-entry', code: 21, reason: `${what} stands before the first entry` };
  const why = isHyphen || codeAbove !== 'R' ? `cannot follow ${nameOf(codeAbove)}` : 'cannot follow an R';
  return { rule: 'misplaced-line', code: 12, reason: `${what} ${why}` };
}

function nameOf(code: string): string {
  return 'AMR'.includes(code) ? `an ${code}` : `a ${code}`;
}

function groupCode(line: LintLine): LintFinding {
  const { codeStart, code } = line.facts;
  return findingAt(line, codeStart, codeStart + 1, {
    rule: 'group-code',
    code: 13,
    severity: 'error',
    reason: `${code} is a code of GIMPORT (Q99419); Import knows A, D, M, R and T`,
  });
}
