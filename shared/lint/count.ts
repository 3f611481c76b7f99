/**
 * Counts the transactions of a payload and what the linter finds in them, in one walk over its lines: both of them for
 * every message of a queue, so that what is wrong shows before anybody looks into one.
 */
import { createCodePageGuess } from '../dirsync/code-pages.ts';
import { createTransactionReader } from '../dirsync/transactions.ts';
import type { TransactionReader, TransactionTotals } from '../dirsync/transactions.ts';
import type { LintCount } from '../diagnosis/facts.ts';
import { count as inDigits } from '../format/count.ts';
import type { Limits } from '../limits.ts';
import { createLintCounts } from './counts.ts';
import { createLintVisitor } from './lint.ts';
import type { LintVisitor } from './lint.ts';

/**
 * What the code page is guessed from: less than where somebody looks into one message, as these bytes wait. It decides
 * which letters are capitals of which, and how reasons quote a name.
 */
const GUESS_BYTES = 64 * 1024;

/**
 * Transactions whose names are compared with each other [28] [29]: a table of names costs more than all else together.
 * Daily changes and most lists of one post office are shorter; looking into a message compares all of them.
 */
export const NAMES_COMPARED = 5_000;

export interface CountedTransactions {
  readonly totals: TransactionTotals;
  readonly lint: readonly LintCount[];
  /** What was not checked, as phrases that name the part. */
  readonly notes: readonly string[];
}

/** How a note of a message with more of them ends. */
export const NAMES_NOT_COMPARED = `of the names those of the first ${inDigits(NAMES_COMPARED)} transactions alone were compared [28] [29]`;

export interface LintingCounter {
  /** The bytes are valid during the call only. */
  push(bytes: Uint8Array): void;
  /**
   * Call once, after the last `push`.
   * @param isWhole false when the payload goes on: a line cut in two says nothing of what stands in it
   */
  end(isWhole: boolean): CountedTransactions;
}

export interface LintingCounterOptions {
  readonly limits: Pick<Limits, 'transactionsPerMessage' | 'transactionLineBytes' | 'lintedTransactions'>;
  /** MIME path of the payload. */
  readonly part: string;
  /** Where in the part it begins. */
  readonly offset: number;
}

export function createLintingCounter(options: LintingCounterOptions): LintingCounter {
  const { limits, part, offset } = options;
  const counts = createLintCounts(part, limits.lintedTransactions);
  const guess = createCodePageGuess();
  /** Held back until the code page is known; null from then on. */
  let held: { readonly pieces: Uint8Array[]; bytes: number } | null = { pieces: [], bytes: 0 };
  let walk: { readonly reader: TransactionReader; readonly lint: LintVisitor } | null = null;

  const begin = () => {
    const codePage = guess.codePage();
    const lint = createLintVisitor({ codePage, onFinding: counts.add, namesCompared: NAMES_COMPARED });
    const visitor = counts.whileThereIsRoom(lint.visitor);
    walk = { lint, reader: createTransactionReader({ limits, offset, codePage, visitor }) };
    for (const piece of held?.pieces ?? []) walk.reader.push(piece);
    held = null;
    return walk;
  };
  return {
    push(bytes) {
      if (held === null) return walk?.reader.push(bytes);
      guess.push(bytes.subarray(0, GUESS_BYTES - held.bytes));
      held.pieces.push(bytes.slice());
      held.bytes += bytes.length;
      if (held.bytes >= GUESS_BYTES) begin();
    },
    end(isWhole) {
      const { reader, lint } = walk ?? begin();
      if (!isWhole) counts.stop();
      const totals = reader.end();
      const more = totals.readable + totals.unreadable > NAMES_COMPARED ? [NAMES_NOT_COMPARED] : [];
      return { totals, ...counts.finish(isWhole ? [...lint.end(), ...more] : []) };
    },
  };
}
