/** Every rule about log lines. */
import { CONNECTOR_RULES } from './lines/connectors.ts';
import { DISPATCH_DRIVES_RULES } from './lines/dispatch-drives.ts';
import { EXCHANGE_MAIL_RULES } from './lines/exchange-mail.ts';
import { EXCHANGE_REQUESTOR_RULES } from './lines/exchange-requestors.ts';
import { EXCHANGE_SERVICE_RULES } from './lines/exchange-service.ts';
import { INTERCHANGE_RULES } from './lines/interchange.ts';
import type { LineRule } from './lines/model.ts';
import { PC_MAIL_RULES } from './lines/pc-mail.ts';
import { RECEIVED_UPDATES_RULES } from './lines/received-updates.ts';

export const LINE_RULES: readonly LineRule[] = [
  ...CONNECTOR_RULES,
  ...DISPATCH_DRIVES_RULES,
  ...EXCHANGE_MAIL_RULES,
  ...EXCHANGE_REQUESTOR_RULES,
  ...EXCHANGE_SERVICE_RULES,
  ...INTERCHANGE_RULES,
  ...PC_MAIL_RULES,
  ...RECEIVED_UPDATES_RULES,
];
