import type { LintCount } from '../../../shared/diagnosis/facts.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { CountedTransactions } from '../../../shared/lint/count.ts';
import type { PartFacts, TransactionFormat } from '../../../shared/model.ts';
import type { Packed } from './node.ts';

/** What was found in one node. */
export interface NodeOutcome {
  readonly facts: PartFacts;
  readonly format: TransactionFormat;
  readonly failure: Failure | null;
  /** What was odd but did not stop reading. */
  readonly notes: readonly string[];
  /** Of the numbers before its transactions; null where there are none. */
  readonly highestSequence: number | null;
  readonly lint: readonly LintCount[];
  /** For what a message carries: the compression it was under, and the outermost compressed node. */
  readonly codec: string;
  readonly packed: Packed | null;
  /** Whether its transactions are those of another node, where they are counted. */
  readonly isRepeated: boolean;
}

/** A node in which nothing was read. */
export function plainOutcome(facts: PartFacts, rest: Partial<Omit<NodeOutcome, 'facts'>> = {}): NodeOutcome {
  return {
    facts,
    format: 'none',
    failure: null,
    notes: [],
    highestSequence: null,
    lint: [],
    codec: facts.codec,
    packed: null,
    isRepeated: false,
    ...rest,
  };
}

/** Facts of all nodes, each with why it could not be read. */
export function partsOf(outcomes: readonly NodeOutcome[]): readonly PartFacts[] {
  return outcomes.map(({ facts, failure }) => ({ ...facts, failure }));
}

/** What the transactions of a payload say of the node that holds it. */
export function countedOutcome(
  path: string,
  { totals, lint, notes }: CountedTransactions,
  limits: Limits,
): Pick<NodeOutcome, 'failure' | 'highestSequence' | 'lint' | 'notes'> {
  return {
    failure: unreadable(path, totals),
    highestSequence: totals.highestSequence,
    lint,
    notes: [...limitNote(path, totals, limits), ...notes],
  };
}

/** Only a payload in which nothing can be read has failed; single unreadable entries are findings. */
function unreadable(part: string, totals: TransactionTotals): Failure | null {
  if (totals.readable > 0 || totals.firstProblem === null) return null;
  return {
    kind: 'malformed-transactions',
    detail: `none of ${totals.unreadable} lines can be read; the first: ${totals.firstProblem.problem}`,
    part,
    offset: null,
  };
}

/** Says so where the limit ended counting; "the rest was not looked at" is not "there is no more". */
export function limitNote(path: string, totals: TransactionTotals, limits: Limits): readonly string[] {
  if (!totals.limitReached) return [];
  return [`part ${path}: more than ${limits.transactionsPerMessage} transactions, the rest was not read`];
}

export function ratioNote(
  path: string,
  bytesIn: number,
  bytesOut: number,
  limits: Limits,
): readonly string[] {
  const ratio = bytesIn === 0 ? 0 : Math.round(bytesOut / bytesIn);
  return ratio > limits.ratioWarning ? [`part ${path}: decompresses to ${ratio} times its size`] : [];
}
