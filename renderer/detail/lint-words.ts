/** Words for the rules of the linter, and what the findings of a check come to. */
import type { LintReport, RuleCount } from '../../shared/contract/transactions.ts';
import { count, counted } from '../../shared/format/count.ts';

const WORDS: Readonly<Record<string, string>> = {
  'address-in-error': 'Error in an address',
  'address-incomplete': 'Address without a mailbox',
  'alias-gone': 'Alias does not exist',
  'bad-column-one': 'Wrong character in column 1',
  'bad-phone-number': 'Wrong character in a phone number',
  'bad-template-field': 'Template definition that cannot be read',
  'control-character': 'Control character in the text',
  'duplicate-alias': 'Alias twice in one list',
  'element-too-long': 'Name in an address is too long',
  'fax-field-too-long': 'Field of a FAX address is too long',
  'group-code': 'Code of GIMPORT',
  'hyphen-not-in-column-1': 'Template line not in column 1',
  'line-ends-in-name': 'Line ends before the address',
  'line-too-long': 'Line is too long',
  'line-without-entry': 'Line before the first entry',
  'misplaced-line': 'Line that cannot stand here',
  'missing-type': 'Address type is missing',
  'modify-without-second-line': 'Modification without a second line',
  'name-too-long': 'Name is too long',
  'no-address': 'No address',
  'no-blank-after-code': 'No blank in column 2',
  'no-blank-before-address': 'No blank in column 33',
  'no-effect': 'Modification without effect',
  'no-name': 'No name',
  'no-template-slash': 'No slash in a template line',
  'node-address-incomplete': 'Address without a post office or node',
  'not-alphanumeric': 'Name of other characters than letters and digits',
  'out-of-columns': 'Not in its columns',
  'stray-carriage-return': 'Stray CR at the end of a line',
  'template-not-allowed': 'Template of a type that has none',
  'trailing-blanks': 'Blanks behind an address',
  'unknown-code': 'Unknown code in column 1',
  'unknown-prompt': 'Prompt is not in the template',
  'unknown-type': 'Unknown address type',
};

export function ruleWord(rule: string): string {
  return WORDS[rule] ?? rule;
}

/** All findings of one rule. */
export interface RuleGroup {
  readonly rule: string;
  readonly severity: RuleCount['severity'];
  /** Numbers of the messages that Import would print, in order. */
  readonly codes: readonly number[];
  readonly count: number;
  readonly repairable: number;
}

/** One group for each rule: errors first, the frequent ones before the rare ones. */
export function ruleGroups(rules: readonly RuleCount[]): RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  for (const one of rules) {
    const { rule, severity, code, repairable } = one;
    const known = groups.get(rule);
    groups.set(rule, {
      rule,
      severity: known?.severity === 'error' ? 'error' : severity,
      codes: [...new Set([...(known?.codes ?? []), ...(code === null ? [] : [code])])].toSorted(
        (a, b) => a - b,
      ),
      count: (known?.count ?? 0) + one.count,
      repairable: (known?.repairable ?? 0) + repairable,
    });
  }
  const rank = ({ severity }: RuleGroup): number => (severity === 'error' ? 0 : 1);
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b) || b.count - a.count);
}

/** The answer of the check, in one line. */
export function checkSentence({ total, checked, rules }: LintReport): string {
  const looked = counted(checked, 'transaction');
  if (total === 0) return `Checked ${looked}: nothing to object to.`;
  const sum = (severity: RuleCount['severity']): number =>
    rules.filter((one) => one.severity === severity).reduce((all, one) => all + one.count, 0);
  const found = [
    sum('error') > 0 ? counted(sum('error'), 'error') : '',
    sum('warning') > 0 ? counted(sum('warning'), 'warning') : '',
  ].filter((words) => words !== '');
  return `${found.join(' and ')} in ${looked}.`;
}

export function repairSentence({ total, repairable }: Pick<LintReport, 'total' | 'repairable'>): string {
  if (repairable === 0) return 'None of them can be repaired safely by itself.';
  if (repairable === total) return total === 1 ? 'It can be repaired safely.' : 'All can be repaired safely.';
  return `${count(repairable)} of ${count(total)} can be repaired safely.`;
}

/** A reason as it stands by itself; one that begins with a value stays as it is. */
export function asSentence(reason: string): string {
  return `${reason.slice(0, 1).replace(/[a-z]/, (letter) => letter.toUpperCase())}${reason.slice(1)}.`;
}
