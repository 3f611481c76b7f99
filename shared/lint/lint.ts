/**
 * Checks a stream of transaction text: what Import would object to, and what is known to go wrong without a word. It
 * walks the lines that the transaction reader finds, so that both count the same transactions.
 */
import { decodeText } from '../dirsync/code-pages.ts';
import type { EntryLine } from '../dirsync/entry-text.ts';
import { createTransactionReader } from '../dirsync/transactions.ts';
import type { Limits } from '../limits.ts';
import type { CodePage } from './model.ts';
import type { LintEntry, LintLine, LintRule, Say } from './rule.ts';
import { addressRule } from './rules/addresses.ts';
import { createAliasRule } from './rules/aliases.ts';
import { byteOrderMarkRule, controlCharacterRule, createStrayCrRule } from './rules/bytes.ts';
import { columnsRule, nameRule, trailingBlanksRule } from './rules/columns.ts';
import { faxRule } from './rules/fax.ts';
import { createModifyRule } from './rules/modify.ts';
import { createTemplateRule } from './rules/templates.ts';
import { createUnreadableRule } from './rules/unreadable.ts';

export interface LinterOptions {
  readonly limits: Pick<Limits, 'transactionsPerMessage' | 'transactionLineBytes'>;
  readonly codePage: CodePage;
  /** Where in its payload the stream begins. */
  readonly offset?: number;
  /** Called as findings come, in the order of the transactions. */
  readonly onFinding: Say;
}

export interface Linter {
  push(bytes: Uint8Array): void;
  /** Call once, after the last `push`. */
  end(): LintTotals;
}

export interface LintTotals {
  /** Transactions that were looked at. */
  readonly checked: number;
  /** What was not checked, or not wholly. Whole sentences. */
  readonly unchecked: readonly string[];
}

export function createLinter(options: LinterOptions): Linter {
  const { limits, codePage, onFinding, offset = 0 } = options;
  const rules = createRules();
  let entry: LintEntry | null = null;
  const reader = createTransactionReader({
    limits,
    offset,
    codePage,
    visitor: {
      line(line) {
        if (line.role === 'entry' || entry === null) entry = entryOf(line, codePage);
        const shown: LintLine = { ...line, entry, codePage };
        for (const rule of rules) rule.line?.(shown, onFinding);
      },
      gap(bytes, start, end, at) {
        const gap = { bytes, start, end, offset: at, transaction: entry?.index ?? 0 };
        for (const rule of rules) rule.gap?.(gap, onFinding);
      },
    },
  });
  return {
    push: reader.push,
    end() {
      const { readable, unreadable, limitReached } = reader.end();
      for (const rule of rules) rule.end?.(onFinding);
      const beyond = `More than ${limits.transactionsPerMessage} transactions; the rest was not checked.`;
      return {
        checked: readable + unreadable,
        unchecked: [...(limitReached ? [beyond] : []), ...rules.flatMap((rule) => rule.unchecked?.() ?? [])],
      };
    },
  };
}

function createRules(): readonly LintRule[] {
  return [
    createStrayCrRule(),
    // Before the others: what it says is of the entry above.
    createModifyRule(),
    createUnreadableRule(),
    byteOrderMarkRule,
    controlCharacterRule,
    columnsRule,
    nameRule,
    addressRule,
    faxRule,
    trailingBlanksRule,
    createTemplateRule(),
    createAliasRule(),
  ];
}

function entryOf(line: EntryLine, codePage: CodePage): LintEntry {
  const { bytes, facts, index } = line;
  const isRead = line.role === 'entry' && facts.role === 'entry';
  const text = (start: number, end: number): string =>
    isRead ? decodeText(codePage, bytes, start, end) : '';
  return {
    index,
    code: isRead ? facts.code : '?',
    isList: facts.code === 'R' || facts.code === 'T',
    name: text(facts.nameStart, facts.nameEnd),
    type: text(facts.typeStart, facts.typeEnd).toUpperCase(),
    address: text(facts.addressStart, facts.addressEnd),
  };
}
