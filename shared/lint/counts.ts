/** Findings of the linter by kind, each with the place where it was found first. */
import type { LintCount } from '../diagnosis/facts.ts';
import type { EntryVisitor } from '../dirsync/transactions.ts';
import { count as inDigits } from '../format/count.ts';
import type { LintFinding } from './model.ts';
import type { Say } from './rule.ts';

/** Kinds kept for one message: more than there are rules, so that only a new rule could pass it. */
export const LINT_KINDS = 100;
/** A reason quotes what a sender wrote. */
const REASON_CHARS = 300;

type CountAtHand = { -readonly [Field in keyof LintCount]: LintCount[Field] };

export interface LintCounts {
  readonly add: Say;
  /** Findings that come from now on are none: what is shown was cut in two. */
  stop(): void;
  /** What shows lines to the linter as long as there is room. */
  whileThereIsRoom(visitor: EntryVisitor): EntryVisitor;
  /** @param unchecked what the linter says that it did not compare */
  finish(unchecked: readonly string[]): CountedFaults;
}

interface CountedFaults {
  readonly lint: readonly LintCount[];
  /** What was not checked, as phrases that name the part. */
  readonly notes: readonly string[];
}

/** @param most transactions that are checked, and findings that are counted */
export function createLintCounts(part: string, most: number): LintCounts {
  const kinds = createKinds(part);
  let found = 0;
  let isStopped = false;
  let isPastLimit = false;
  const hasRoom = (index: number): boolean => {
    isPastLimit ||= !isStopped && (index >= most || found >= most);
    return !isStopped && !isPastLimit;
  };
  return {
    add(finding) {
      if (isStopped || isPastLimit) return;
      found += 1;
      kinds.add(finding);
    },
    stop() {
      isStopped = true;
    },
    whileThereIsRoom: (visitor) => ({
      line(line) {
        if (hasRoom(line.index)) visitor.line(line);
      },
      gap(bytes, start, end, offset) {
        if (hasRoom(0)) visitor.gap(bytes, start, end, offset);
      },
    }),
    finish: (unchecked) => ({
      lint: kinds.all(),
      notes: [
        ...(isPastLimit ? [`part ${part}: only the first ${inDigits(most)} transactions were checked`] : []),
        ...unchecked.map((sentence) => `part ${part}: ${sentence}`),
      ],
    }),
  };
}

function createKinds(part: string) {
  const kinds = new Map<string, CountAtHand>();
  let last: CountAtHand | null = null;
  const of = (finding: LintFinding): CountAtHand => {
    const { rule, code, severity, transaction, start, end } = finding;
    const reason = finding.reason.slice(0, REASON_CHARS);
    const first = { rule, code, severity, count: 0, part, transaction, start, end, reason };
    const known = kinds.get(kindOf(finding)) ?? first;
    kinds.set(kindOf(finding), known);
    return known;
  };
  return {
    add(finding: LintFinding): void {
      // What is wrong with one line is nearly always wrong with the next.
      if (last === null || !isSameKind(last, finding)) last = of(finding);
      last.count += 1;
    },
    all: (): readonly LintCount[] => [...kinds.values()],
  };
}

/** Counts of several parts as one: the place is that of the part that comes first. No more than `LINT_KINDS`. */
export function joinLintCounts(all: readonly (readonly LintCount[])[]): readonly LintCount[] {
  const kinds = new Map<string, CountAtHand>();
  for (const one of all.flat()) {
    const known = kinds.get(kindOf(one));
    if (known !== undefined) known.count += one.count;
    else if (kinds.size < LINT_KINDS) kinds.set(kindOf(one), { ...one });
  }
  return [...kinds.values()];
}

function isSameKind(one: LintCount, { rule, code, severity }: LintFinding): boolean {
  return one.rule === rule && one.code === code && one.severity === severity;
}

function kindOf({ rule, code, severity }: Pick<LintCount, 'rule' | 'code' | 'severity'>): string {
  return `${rule} ${code ?? ''} ${severity}`;
}
