/** Every entry of the catalogue. An entry is added in one of the data files; a new file is listed here. */
import { ADMIN_NOTICES } from './codes/admin-notices.ts';
import { CODES_1_TO_29 } from './codes/codes-1-29.ts';
import { CODES_30_TO_48 } from './codes/codes-30-48.ts';
import { CODES_49_TO_66 } from './codes/codes-49-66.ts';
import { CODES_67_TO_93 } from './codes/codes-67-93.ts';
import { CODES_100_TO_129 } from './codes/codes-100-129.ts';
import { CODES_133_TO_159 } from './codes/codes-133-159.ts';
import { CODES_161_TO_249 } from './codes/codes-161-249.ts';
import { TOOL_CODES } from './codes/tools.ts';
import { GROUP_WISE } from './events/group-wise.ts';
import { MS_EXCHANGE_CCMC } from './events/ms-exchange-ccmc.ts';
import { MS_EXCHANGE_DX } from './events/ms-exchange-dx.ts';
import { MS_EXCHANGE_FB } from './events/ms-exchange-fb.ts';
import { MS_EXCHANGE_MIG_DS } from './events/ms-exchange-mig-ds.ts';
import { MS_EXCHANGE_MIG } from './events/ms-exchange-mig.ts';
import { MS_EXCHANGE_MSMI_QUEUE } from './events/ms-exchange-msmi-queue.ts';
import { MS_EXCHANGE_MSMI } from './events/ms-exchange-msmi.ts';
import { MS_EXCHANGE_MTA } from './events/ms-exchange-mta.ts';
import { MTA_QUEUE } from './events/mta-queue.ts';
import { OTHER_DIRECTORIES } from './events/other-directories.ts';
import { PROXY_GENERATORS } from './events/proxy-generators.ts';
import { ESE97 } from './events/ese97.ts';
import { NSDA_EXIT_CODES } from './exit-codes/nsda.ts';
import { EXCHANGE_REASONS } from './ndr/exchange.ts';
import { MS_MAIL_REASONS } from './ndr/ms-mail.ts';
import type { CatalogueEntry } from './model.ts';

/** In no order. */
export const ENTRIES: readonly CatalogueEntry[] = [
  ...ADMIN_NOTICES,
  ...TOOL_CODES,
  ...CODES_1_TO_29,
  ...CODES_30_TO_48,
  ...CODES_49_TO_66,
  ...CODES_67_TO_93,
  ...CODES_100_TO_129,
  ...CODES_133_TO_159,
  ...CODES_161_TO_249,
  ...GROUP_WISE,
  ...MS_EXCHANGE_CCMC,
  ...MS_EXCHANGE_DX,
  ...MS_EXCHANGE_FB,
  ...MS_EXCHANGE_MIG_DS,
  ...MS_EXCHANGE_MIG,
  ...MS_EXCHANGE_MSMI_QUEUE,
  ...MS_EXCHANGE_MSMI,
  ...MS_EXCHANGE_MTA,
  ...MTA_QUEUE,
  ...OTHER_DIRECTORIES,
  ...PROXY_GENERATORS,
  ...ESE97,
  ...NSDA_EXIT_CODES,
  ...EXCHANGE_REASONS,
  ...MS_MAIL_REASONS,
];
