/** A requestor's ledger for a spreadsheet: one line for each cycle, plain numbers, in words what is missing. */
import type { LedgerNumbers, LedgerRow, RequestorLedger } from '../../shared/ledger/model.ts';
import { exactTime } from '../../shared/format/time.ts';
import { tabSeparated } from '../ui/tab-separated.ts';
import { REPLY_FIELDS, REQUEST_FIELDS, brokenWords, ruleName } from './invariants.ts';
import type { NumberField, Side } from './invariants.ts';
import { fieldName, whyNoNumber, whyNoNumbers } from './number-words.ts';

/** The newest ones; more would not fit into one request to the clipboard. */
export const CYCLES_COPIED = 2_000;

const HEAD = [
  'Requestor',
  'Server',
  'Cycle',
  ...head('requestor', REQUEST_FIELDS),
  ...head('server', REPLY_FIELDS),
  'Broken rules',
  'Remark',
];

export function ledgerText(ledger: RequestorLedger): string {
  return tabSeparated([HEAD, ...ledger.rows.slice(-CYCLES_COPIED).map((row) => cells(ledger, row))]);
}

function head(side: Side, fields: readonly NumberField[]): readonly string[] {
  const whose = side === 'requestor' ? 'Request' : 'Reply';
  return [`${whose} sent at`, ...fields.map((field) => fieldName(side, field)), `${whose} file`];
}

function cells({ requestor, server, breaches }: RequestorLedger, row: LedgerRow): readonly string[] {
  return [
    requestor,
    server ?? '',
    String(row.cycle),
    ...sideCells(row.requestor, REQUEST_FIELDS),
    ...sideCells(row.server, REPLY_FIELDS),
    row.broken.map(ruleName).join('; '),
    brokenWords(row.broken, row.cycle, breaches),
  ];
}

function sideCells(numbers: LedgerNumbers | null, fields: readonly NumberField[]): readonly string[] {
  const missing = whyNoNumbers(numbers);
  const at = numbers === null || numbers.atMs === null ? '' : exactTime(numbers.atMs);
  const file = numbers?.message?.file ?? (numbers?.line == null ? '' : `log line ${numbers.line}`);
  if (numbers === null || missing !== null) return [at, ...fields.map(() => missing ?? ''), file];
  return [at, ...fields.map((field) => String(numbers[field] ?? whyNoNumber(numbers))), file];
}
