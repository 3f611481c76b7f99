/** Gathers findings into the page of them that is asked for, and counts the rest. */
import type { LintReport, RuleCount } from '../contract/transactions.ts';
import type { LintTotals } from './lint.ts';
import type { CodePage, LintFinding } from './model.ts';
import type { Say } from './rule.ts';

type RuleCountAtHand = { -readonly [Field in keyof RuleCount]: RuleCount[Field] };

export interface ReportOptions {
  readonly codePage: CodePage;
  /** Only findings of this rule are listed; null lists all. */
  readonly rule: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** However many findings there are, no more than the page is kept. */
export function createLintReport({ codePage, rule, offset, limit }: ReportOptions): {
  readonly add: Say;
  readonly finish: (totals: LintTotals) => LintReport;
} {
  const rules = new Map<string, RuleCountAtHand>();
  const findings: LintFinding[] = [];
  let listed = 0;
  let total = 0;
  const countIn = ({ rule: broken, code, severity }: LintFinding): RuleCountAtHand => {
    // A rule of several messages is counted for each, and so are its warnings beside its errors.
    const key = `${broken} ${code ?? ''} ${severity}`;
    const known = rules.get(key);
    if (known !== undefined) return known;
    const counted = { rule: broken, code, severity, count: 0, repairable: 0 };
    rules.set(key, counted);
    return counted;
  };
  return {
    add(finding) {
      total += 1;
      const counted = countIn(finding);
      counted.count += 1;
      counted.repairable += finding.repair === null ? 0 : 1;
      if (rule !== null && finding.rule !== rule) return;
      if (listed >= offset && findings.length < limit) findings.push(finding);
      listed += 1;
    },
    finish: ({ checked, unchecked }) => ({
      findings,
      total,
      rules: [...rules.values()],
      checked,
      repairable: [...rules.values()].reduce((sum, { repairable }) => sum + repairable, 0),
      unchecked,
      codePage,
    }),
  };
}
