/** Rules about the logs of MS Mail post offices. */
import { ADDRESS_LIST_PC_RULES } from './address-list-pc.ts';
import { CAPACITY_PC_RULES } from './capacity-pc.ts';
import { FILES_PC_RULES } from './files-pc.ts';
import { IMPORTS_PC_RULES } from './imports-pc.ts';
import type { LineRule } from './model.ts';
import { REGISTRATION_PC_RULES } from './registration-pc.ts';
import { SCHEDULE_PC_RULES } from './schedule-pc.ts';
import { SEQUENCE_PC_RULES } from './sequence-pc.ts';
import { TRANSACTIONS_PC_RULES } from './transactions-pc.ts';
import { TRANSPORT_PC_RULES } from './transport-pc.ts';
import { VERSIONS_PC_RULES } from './versions-pc.ts';

export const PC_MAIL_RULES: readonly LineRule[] = [
  ...ADDRESS_LIST_PC_RULES,
  ...CAPACITY_PC_RULES,
  ...FILES_PC_RULES,
  ...IMPORTS_PC_RULES,
  ...REGISTRATION_PC_RULES,
  ...SCHEDULE_PC_RULES,
  ...SEQUENCE_PC_RULES,
  ...TRANSACTIONS_PC_RULES,
  ...TRANSPORT_PC_RULES,
  ...VERSIONS_PC_RULES,
];
