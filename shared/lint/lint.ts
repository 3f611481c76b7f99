/**
 * Checks a stream of transaction text: what Import would object to, and what is known to go wrong without a word. It
 * walks the lines that the transaction reader finds, so that both count the same transactions.
 */
import type { EntryLine } from '../dirsync/entry-text.ts';
import { createTransactionReader, emptyLine } from '../dirsync/transactions.ts';
import type { EntryVisitor } from '../dirsync/transactions.ts';
import type { Limits } from '../limits.ts';
import type { CodePage } from './model.ts';
import { createEntryAtHand } from './entry-at-hand.ts';
import { isPlainLine } from './plain-line.ts';
import type { LintLine, LintRule, Say } from './rule.ts';
import { addressRule } from './rules/addresses.ts';
import { createAliasRule } from './rules/aliases.ts';
import { byteOrderMarkRule, controlCharacterRule, createStrayCrRule } from './rules/bytes.ts';
import { columnsRule, nameRule, trailingBlanksRule } from './rules/columns.ts';
import { faxRule } from './rules/fax.ts';
import { createModifyRule } from './rules/modify.ts';
import { createTemplateRule } from './rules/templates.ts';
import { unreadableRule } from './rules/unreadable.ts';

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
  const { limits, offset = 0, codePage } = options;
  const lint = createLintVisitor(options);
  const reader = createTransactionReader({ limits, offset, codePage, visitor: lint.visitor });
  return {
    push: reader.push,
    end() {
      const { readable, unreadable, limitReached } = reader.end();
      const beyond = `More than ${limits.transactionsPerMessage} transactions; the rest was not checked.`;
      return {
        checked: readable + unreadable,
        unchecked: [...(limitReached ? [beyond] : []), ...lint.end()],
      };
    },
  };
}

export interface LintVisitor {
  /** What a transaction reader shows its lines to. */
  readonly visitor: EntryVisitor;
  /** Call once, after the reader has ended. What was not compared, as whole sentences. */
  end(): readonly string[];
}

export interface LintVisitorOptions extends Pick<LinterOptions, 'codePage' | 'onFinding'> {
  /** Transactions whose names are compared with each other; all of them unless it is given. */
  readonly namesCompared?: number;
}

/** The linter without a reader of its own, for those who count the same lines anyway. */
export function createLintVisitor(options: LintVisitorOptions): LintVisitor {
  const { codePage, onFinding, namesCompared = Infinity } = options;
  const { aliases, ofSeveral, ofOneLine } = createRules(codePage);
  const others = [...ofSeveral, ...ofOneLine];
  const ofGaps = ofSeveral.filter((rule) => rule.gap !== undefined);
  const { entry, begin } = createEntryAtHand(codePage);
  /** Refilled for each: a copy of each line would cost more than the rules do. */
  const shown: LineAtHand = { ...NO_LINE, entry, codePage };
  const shownGap = { bytes: shown.bytes, start: 0, end: 0, offset: 0, transaction: 0 };
  let isFirst = true;
  let isAfterModify = false;
  /** Of an A or D that is plain only those have something to say that remember what came before. */
  const rulesFor = (line: EntryLine): readonly LintRule[] => {
    if (!isPlainLine(line)) return others;
    return isAfterModify || line.facts.code === 'M' || line.role === 'second' ? ofSeveral : NO_RULES;
  };
  return {
    visitor: {
      line(line) {
        if (line.role === 'entry' || isFirst) begin(line);
        isFirst = false;
        fill(shown, line);
        for (const rule of rulesFor(line)) rule.line?.(shown, onFinding);
        if (line.index < namesCompared) aliases.line?.(shown, onFinding);
        if (line.role === 'entry') isAfterModify = line.facts.code === 'M';
      },
      gap(bytes, start, end, at) {
        shownGap.bytes = bytes;
        shownGap.start = start;
        shownGap.end = end;
        shownGap.offset = at;
        shownGap.transaction = entry.index;
        for (const rule of ofGaps) rule.gap?.(shownGap, onFinding);
      },
    },
    end() {
      for (const rule of others) rule.end?.(onFinding);
      return [...others, aliases].flatMap((rule) => rule.unchecked?.() ?? []);
    },
  };
}

const NO_RULES: readonly LintRule[] = [];

function createRules(codePage: CodePage) {
  return {
    aliases: createAliasRule(codePage),
    /** What they say of a line depends on others. */
    ofSeveral: [createStrayCrRule(), createModifyRule(), createTemplateRule()] as readonly LintRule[],
    ofOneLine: [
      unreadableRule,
      byteOrderMarkRule,
      controlCharacterRule,
      columnsRule,
      nameRule,
      addressRule,
      faxRule,
      trailingBlanksRule,
    ],
  };
}

type LineAtHand = { -readonly [Field in keyof LintLine]: LintLine[Field] };

const NO_LINE: EntryLine = emptyLine();

function fill(shown: LineAtHand, line: EntryLine): void {
  shown.bytes = line.bytes;
  shown.start = line.start;
  shown.end = line.end;
  shown.offset = line.offset;
  shown.length = line.length;
  shown.index = line.index;
  shown.role = line.role;
  shown.facts = line.facts;
}
