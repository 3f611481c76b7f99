import { YEAR_2000 } from '../../../../shared/diagnosis/families/year-2000.ts';
import type { DiagnosedFile } from '../../../../shared/diagnosis/facts.ts';
import { contextOf, fileOf, linesOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const NOW = Date.UTC(1996, 5, 1);
const inLines = (text: string) => () => watchFiles(YEAR_2000, contextOf(), [], linesOf(text));
const inFile = (given: Partial<DiagnosedFile>) => () =>
  watchFiles(YEAR_2000, contextOf({ nowMs: NOW }), [fileOf({ dateSource: 'header', ...given })]);

const sent = (...days: readonly string[]) =>
  days.map((day) => `${day} 18:01     11689  KEAAU1/KEASYD/$SYSTEM     KEAAU1/KEAMEL/$SYSTEM\r\n`).join('');
const dxaEvent = (stamp: string) =>
  [
    'Event ID: 134',
    'Source: MSExchangeDX',
    'Type: Information',
    'Category: General',
    `Description: The last cycle began at ${stamp}.`,
    '',
  ].join('\r\n');

export const YEAR_2000_CASES: readonly RuleCase[] = [
  {
    rule: 'year-2000/log-years',
    speaks: inLines(sent('24/02/10', '25/02/10')),
    silent: inLines(sent('24/02/99', '25/02/99')),
  },
  {
    // Q192158, which the reader resolves.
    rule: 'year-2000/log-years',
    speaks: inLines('01/01/100 10:50:31 | Status  Report from NETWORK/POSTOFFICE/$SYSTEM'),
    silent: inLines('01/01/2000 10:50:31 | Status  Report from NETWORK/POSTOFFICE/$SYSTEM'),
  },
  {
    rule: 'year-2000/event-dates',
    speaks: inLines(dxaEvent('01231031146Z')),
    silent: inLines(dxaEvent('991231031146Z')),
  },
  {
    rule: 'year-2000/message-dates',
    speaks: inFile({ dateMs: NOW + 86_400_001 }),
    silent: inFile({ dateMs: NOW + 86_400_000 }),
  },
  {
    rule: 'year-2000/message-dates',
    speaks: inFile({
      dateSource: 'mtime',
      notes: ['unreadable Date "01/01/100 10:50:31": the file time is shown'],
    }),
    silent: inFile({
      dateSource: 'mtime',
      notes: ['unreadable Date "01/01/2100 10:50": the file time is shown'],
    }),
  },
];
