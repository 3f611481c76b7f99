/** Addresses of each type: [16] [17] [19] [20] [26] [69] [70] [71] (Q96001, Q96003) and a missing type (Q140944). */
import { KNOWN_TYPES } from '../../dirsync/transaction-line.ts';
import type { LintFinding } from '../model.ts';
import { ascii, findingAt, placeOf, quoted } from '../rule.ts';
import type { LintLine, LintRule, Say } from '../rule.ts';

/** Types whose addresses are three names with slashes between them (Q96001); FFAPI is read as PCM (Q103421). */
const POST_OFFICE_TYPES: ReadonlySet<string> = new Set(['PCM', 'MS', 'CSI', 'FFAPI']);
export const NODE_TYPES: ReadonlySet<string> = new Set([...POST_OFFICE_TYPES, 'SNADS', 'PROFS', 'OV']);
/** Longest element of such an address (Q96001, message 20). */
export const ELEMENT_BYTES = 10;
const SLASH = 47;
/** The post office's own, to which directory synchronization is addressed (Q192158): nobody chose its `$`. */
const SYSTEM_MAILBOX = '$SYSTEM';
const ELEMENT_NAMES = ['network', 'post office', 'mailbox'] as const;
const ALPHANUMERIC_CODES = [69, 70, 71] as const;

export const addressRule: LintRule = {
  line(line, say) {
    if (line.facts.role !== 'entry' || (line.role !== 'entry' && line.role !== 'second')) return;
    const { typeStart, typeEnd } = line.facts;
    const type = typeText(line);
    if (typeEnd === typeStart) say(missingType(line));
    else if (!KNOWN_TYPES.has(type)) say(unknownType(line, type));
    if (NODE_TYPES.has(type)) checkElements(line, type, say);
  },
};

function typeText(line: LintLine): string {
  const { typeStart, typeEnd } = line.facts;
  if (typeEnd === typeStart) return 'PCM';
  return String.fromCharCode(...line.bytes.subarray(typeStart, typeEnd)).toUpperCase();
}

function missingType(line: LintLine): LintFinding {
  const { typeStart, addressEnd } = line.facts;
  const place = placeOf(line, typeStart);
  const wanted = isListLine(line) ? 2 : 3;
  const isWhole = elementsOf(line).length === wanted;
  return findingAt(line, typeStart, addressEnd, {
    rule: 'missing-type',
    code: null,
    severity: 'warning',
    reason: 'no address type: Import takes PCM, Exchange 4.0 drops the line without a word (Q140944)',
    repair: isWhole ? { start: place, end: place, replacement: ascii('PCM:'), text: 'adds PCM:' } : null,
  });
}

function unknownType(line: LintLine, type: string): LintFinding {
  const { typeStart, typeEnd } = line.facts;
  const reason = `${quoted(type)} is no address type`;
  return findingAt(line, typeStart, typeEnd, { rule: 'unknown-type', code: 16, severity: 'error', reason });
}

function isListLine(line: LintLine): boolean {
  return line.role === 'entry' && line.entry.isList;
}

function checkElements(line: LintLine, type: string, say: Say): void {
  const elements = elementsOf(line);
  const wanted = isListLine(line) ? 2 : 3;
  const { addressStart, addressEnd } = line.facts;
  const missing = wrongCount(elements, wanted);
  if (missing !== null) {
    const shape = wanted === 2 ? `${type}:A/B` : `${type}:A/B/C`;
    // Only the line of a list can be so: the name of the gateway alone, which is enough for the other types.
    const isBare = addressStart === addressEnd;
    const value = isBare ? `${type}:` : text(line, addressStart, addressEnd);
    const why = isBare ? 'each node has a line of its own (Q96060)' : missing.what;
    const reason = `${quoted(value)} is not of the form ${shape}: ${why}`;
    const { rule, code } = missing;
    say(findingAt(line, addressStart, addressEnd, { rule, code, severity: 'error', reason }));
  }
  elements.slice(0, wanted).forEach((element, index) => checkElement(line, type, element, index, say));
}

interface Element {
  readonly start: number;
  readonly end: number;
}

function wrongCount(elements: readonly Element[], wanted: 2 | 3) {
  const empty = (index: number): boolean => {
    const element = elements[index];
    return element === undefined || element.start === element.end;
  };
  if (empty(0) || empty(1))
    return { rule: 'node-address-incomplete', code: 17, what: 'the second name is missing' } as const;
  if (wanted === 3 && empty(2))
    return { rule: 'address-incomplete', code: 19, what: 'the mailbox is missing' } as const;
  if (elements.length > wanted)
    return { rule: 'address-in-error', code: 26, what: 'there are more names' } as const;
  return null;
}

function checkElement(line: LintLine, type: string, element: Element, index: number, say: Say): void {
  const { start, end } = element;
  const value = text(line, start, end);
  const at = (finding: Pick<LintFinding, 'rule' | 'code' | 'severity' | 'reason'>): void =>
    say(findingAt(line, start, end, finding));
  if (end - start > ELEMENT_BYTES) {
    const reason = `${quoted(value)} is ${end - start} characters long; ${ELEMENT_BYTES} are allowed`;
    at({ rule: 'element-too-long', code: 20, severity: 'error', reason });
  }
  const isSystem = index === 2 && value.toUpperCase() === SYSTEM_MAILBOX;
  const odd = POST_OFFICE_TYPES.has(type) && !isSystem ? oddCharacter(line, element) : null;
  if (odd !== null) {
    const name = ELEMENT_NAMES[index] ?? 'mailbox';
    const reason = `${quoted(odd)} in ${name} name ${quoted(value)}: Import creates names of letters and digits only`;
    at({ rule: 'not-alphanumeric', code: ALPHANUMERIC_CODES[index] ?? 71, severity: 'warning', reason });
  }
}

/** Above ASCII nothing is judged: which of those bytes are letters depends on the code page. */
function oddCharacter(line: LintLine, { start, end }: Element): string | null {
  const value = String.fromCharCode(...line.bytes.subarray(start, Math.min(end, start + 64)));
  return /[!-/:-@[-`{-~ ]/.exec(value)?.[0] ?? null;
}

/** No more than a few are kept: an address of nothing but slashes is hostile, not long. */
function elementsOf(line: LintLine): Element[] {
  const { bytes, facts } = line;
  const elements: Element[] = [];
  let start = facts.addressStart;
  for (let index = start; index <= facts.addressEnd && elements.length < 5; index++) {
    if (index < facts.addressEnd && bytes[index] !== SLASH) continue;
    elements.push({ start, end: index });
    start = index + 1;
  }
  return elements;
}

function text(line: LintLine, start: number, end: number): string {
  return String.fromCharCode(...line.bytes.subarray(start, Math.min(end, start + 80)));
}
