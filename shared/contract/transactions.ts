import { z } from 'zod';
import { CODE_PAGES } from '../lint/model.ts';
import type { CodePage, LintFinding } from '../lint/model.ts';
import type { TransactionRow } from '../model.ts';

/** `auto` takes the code page that the bytes speak for. */
export const codePageChoiceSchema = z.enum(['auto', ...CODE_PAGES]);
export type CodePageChoice = z.infer<typeof codePageChoiceSchema>;

export interface TransactionPage {
  readonly rows: readonly TransactionRow[];
  readonly total: number;
  /** Of these, how many could not be read. */
  readonly unreadable: number;
  /** The code page the texts were read with. */
  readonly codePage: CodePage;
}

/** Findings of one rule with one message number. */
export interface RuleCount extends Pick<LintFinding, 'rule' | 'code' | 'severity'> {
  readonly count: number;
  /** Of these, with a repair. */
  readonly repairable: number;
}

export interface LintReport {
  /** A page of those asked for, in the order of the payload. */
  readonly findings: readonly LintFinding[];
  /** All that were found, of every rule, shown or not. */
  readonly total: number;
  /** How often each rule was broken, in the order in which they were met. */
  readonly rules: readonly RuleCount[];
  /** Transactions that were looked at. */
  readonly checked: number;
  /** Findings with a repair. */
  readonly repairable: number;
  /** What was not checked, or not wholly, and why. Whole sentences. */
  readonly unchecked: readonly string[];
  /** The code page the texts were read with. */
  readonly codePage: CodePage;
}
