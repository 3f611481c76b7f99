/** Reasons that Exchange gives for mail that it returns. */
import type { CatalogueEntry } from '../model.ts';

export const EXCHANGE_REASONS: readonly CatalogueEntry[] = [
  {
    kind: 'ndr',
    source: 'Exchange',
    code: '000C05A6',
    severity: null,
    title: 'Unknown recipient',
    meaning:
      'Exchange knows no recipient with that address. The articles show it in reports of the Internet Mail Connector; none of them is about a DirSync message.',
    causes: ['The address in the message is not exactly the one that the directory has.'],
    remedy: ['Compare the address in the report with the e-mail addresses of the recipient.'],
    kb: ['Q183588', 'Q198810'],
  },
  {
    kind: 'ndr',
    source: 'X.400',
    code: 'unable-to-transfer, unrecognized-OR-name',
    severity: null,
    title: 'The recipient name is not recognized',
    meaning:
      'The MTA finds no object in the directory for the recipient. It writes event 290 of MSExchangeMTA when it makes the report.',
    causes: [
      'Exchange was made the DirSync server: the custom recipients were made anew under other directory names, and personal address books still hold the old ones.',
      'The address space of a connector is missing or wrong.',
    ],
    remedy: [
      'Have the senders choose the recipient anew from the Global Address List.',
      'Correct the address space of the connector.',
    ],
    kb: ['Q181952', 'Q170535'],
  },
];
