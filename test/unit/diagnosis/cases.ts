/** The cases of all rules: a rule without one fails the test. */
import { DECODING_CASES } from './cases/decoding.ts';
import { EX2_DISPATCH_CASES } from './cases/ex2-dispatch.ts';
import { EX2_EVENT_CASES } from './cases/ex2-events.ts';
import { EX2_IMPORT_CASES } from './cases/ex2-imports.ts';
import { EX2_REBUILD_CASES } from './cases/ex2-rebuild.ts';
import { EXCHANGE_EVENT_CASES } from './cases/exchange-events.ts';
import { PC_EXCHANGE_CASES } from './cases/pc-exchange.ts';
import { PC_LOG_CASES } from './cases/pc-logs.ts';
import { CYCLES_CASES } from './cases/cycles.ts';
import { REGISTRATION_CASES } from './cases/registration.ts';
import { SCHEDULE_CASES } from './cases/schedule.ts';
import { SEQUENCE_CASES } from './cases/sequence.ts';
import { ADDRESS_LIST_CASES } from './cases/address-list.ts';
import { CAPACITY_CASES } from './cases/capacity.ts';
import { DUPLICATE_CASES } from './cases/duplicates.ts';
import { FILE_CASES } from './cases/files.ts';
import { TEMPLATE_CASES } from './cases/templates.ts';
import { TRANSACTION_CASES } from './cases/transactions.ts';
import { TRANSPORT_CASES } from './cases/transport.ts';
import { YEAR_2000_CASES } from './cases/year-2000.ts';
import type { RuleCase } from '../../fixtures/rule-cases.ts';

export const RULE_CASES: readonly RuleCase[] = [
  ...DECODING_CASES,
  ...EX2_DISPATCH_CASES,
  ...EX2_EVENT_CASES,
  ...EX2_IMPORT_CASES,
  ...EX2_REBUILD_CASES,
  ...EXCHANGE_EVENT_CASES,
  ...PC_EXCHANGE_CASES,
  ...PC_LOG_CASES,
  ...CYCLES_CASES,
  ...REGISTRATION_CASES,
  ...SCHEDULE_CASES,
  ...SEQUENCE_CASES,
  ...ADDRESS_LIST_CASES,
  ...CAPACITY_CASES,
  ...DUPLICATE_CASES,
  ...FILE_CASES,
  ...TEMPLATE_CASES,
  ...TRANSACTION_CASES,
  ...TRANSPORT_CASES,
  ...YEAR_2000_CASES,
];
