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
  /** The code page the texts were read with. */
  readonly codePage: CodePage;
}

export interface LintReport {
  /** In the order of the payload. */
  readonly findings: readonly LintFinding[];
  /** All that were found, shown or not. */
  readonly total: number;
  /** How often each rule was broken. */
  readonly rules: readonly { readonly rule: string; readonly code: number | null; readonly count: number }[];
  /** Transactions that were looked at. */
  readonly checked: number;
  /** Findings with a repair. */
  readonly repairable: number;
}
