/** Everything the diagnosis knows to look for. */
import type { RuleFamily } from './facts.ts';
import { ADDRESS_LIST } from './families/address-list.ts';
import { CAPACITY } from './families/capacity.ts';
import { CYCLES } from './families/cycles/cycles.ts';
import { DECODING } from './families/decoding/decoding.ts';
import { DISPATCH_RUNS } from './families/dispatch-runs.ts';
import { DUPLICATES } from './families/duplicates.ts';
import { FILES } from './families/files/files.ts';
import { REBUILD_RUNS } from './families/rebuild-runs.ts';
import { REGISTRATION } from './families/registration/registration.ts';
import { SCHEDULE } from './families/schedule/schedule.ts';
import { SEQUENCE } from './families/sequence/sequence.ts';
import { TEMPLATES } from './families/templates.ts';
import { TRANSACTIONS } from './families/transactions.ts';
import { TRANSPORT } from './families/transport/transport.ts';
import { UNFINISHED_RUNS } from './families/unfinished-runs.ts';
import { YEAR_2000 } from './families/year-2000.ts';
import { LINE_RULES } from './lines.ts';
import { lineFamily } from './lines/watch-lines.ts';
import type { Rule } from './model.ts';

export const RULE_FAMILIES: readonly RuleFamily[] = [
  DECODING,
  SEQUENCE,
  CYCLES,
  SCHEDULE,
  REGISTRATION,
  REBUILD_RUNS,
  UNFINISHED_RUNS,
  DISPATCH_RUNS,
  TRANSPORT,
  TRANSACTIONS,
  TEMPLATES,
  DUPLICATES,
  ADDRESS_LIST,
  FILES,
  CAPACITY,
  YEAR_2000,
  lineFamily(LINE_RULES),
];

export const ALL_RULES: readonly Rule[] = RULE_FAMILIES.flatMap(({ rules }) => rules);
