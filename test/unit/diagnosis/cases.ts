/** The cases of all rules: a rule without one fails the test. */
import type { RuleCase } from '../../fixtures/rule-cases.ts';

export const RULE_CASES: readonly RuleCase[] = [];
