/** FAX addresses: recipient~location~company~phone, 30~30~30~22: [15] [26] [74] [75] [76] [77] (Q96001, Q96003). */
import { decodeText } from '../../dirsync/code-pages.ts';
import { findingAt, quoted } from '../rule.ts';
import type { LintLine, LintRule, Say } from '../rule.ts';

/** Fields of an address and their longest texts. */
export const FAX_FIELDS = [
  { name: 'recipient', code: 74, characters: 30 },
  { name: 'location', code: 75, characters: 30 },
  { name: 'company', code: 76, characters: 30 },
  { name: 'phone number', code: 77, characters: 22 },
] as const;

export const faxRule: LintRule = {
  line(line, say) {
    const { facts, bytes } = line;
    if (facts.role !== 'entry' || (line.role !== 'entry' && line.role !== 'second')) return;
    if (line.role === 'entry' && line.entry.isList) return;
    if (facts.typeEnd - facts.typeStart !== 3) return;
    if (String.fromCharCode(...bytes.subarray(facts.typeStart, facts.typeEnd)).toUpperCase() !== 'FAX')
      return;
    checkFax(line, decodeText(line.codePage, bytes, facts.addressStart, facts.addressEnd), say);
  },
};

function checkFax(line: LintLine, address: string, say: Say): void {
  const fields = address.split('~', FAX_FIELDS.length + 1);
  if (fields.length !== FAX_FIELDS.length) {
    const count = fields.length > FAX_FIELDS.length ? 'more than four' : `${fields.length}`;
    const reason = `${quoted(address)} has ${count} field${count === '1' ? '' : 's'}; a FAX address has four with ~ between them`;
    const { addressStart, addressEnd } = line.facts;
    say(
      findingAt(line, addressStart, addressEnd, {
        rule: 'address-in-error',
        code: 26,
        severity: 'error',
        reason,
      }),
    );
    return;
  }
  let start = line.facts.addressStart;
  fields.forEach((field, index) => {
    const known = FAX_FIELDS[index];
    if (known !== undefined) checkField(line, field, start, known, say);
    start += field.length + 1;
  });
}

function checkField(
  line: LintLine,
  field: string,
  start: number,
  known: (typeof FAX_FIELDS)[number],
  say: Say,
): void {
  const end = start + field.length;
  const { name, code, characters } = known;
  if (field.length > characters) {
    const reason = `the ${name} is ${field.length} characters long; ${characters} are allowed`;
    say(findingAt(line, start, end, { rule: 'fax-field-too-long', code, severity: 'error', reason }));
  }
  const odd = code === 77 ? /[^0-9 ,-]/.exec(field)?.[0] : undefined;
  if (odd !== undefined) {
    const reason = `${quoted(odd)} in ${quoted(field)}: a phone number has digits, spaces, commas and hyphens`;
    say(findingAt(line, start, end, { rule: 'bad-phone-number', code: 15, severity: 'error', reason }));
  }
}
