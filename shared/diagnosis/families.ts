/** Everything the diagnosis knows to look for. */
import type { RuleFamily } from './facts.ts';
import { LINE_RULES } from './lines.ts';
import { lineFamily } from './lines/watch-lines.ts';
import type { Rule } from './model.ts';

export const RULE_FAMILIES: readonly RuleFamily[] = [lineFamily(LINE_RULES)];

export const ALL_RULES: readonly Rule[] = RULE_FAMILIES.flatMap(({ rules }) => rules);
