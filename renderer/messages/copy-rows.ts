/** Chosen rows as text for a spreadsheet: tab-separated, exact times, plain numbers, the reason of what is wrong. */
import { failureText } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import { exactTime } from '../../shared/format/time.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import { stateLook } from '../ui/state-look.ts';
import { tabSeparated } from '../ui/tab-separated.ts';

const HEAD = [
  'State',
  'File',
  'Kind',
  'Requestor',
  'From',
  'To',
  'Subject',
  'Date',
  'Codec',
  'Compressed bytes',
  'Decompressed bytes',
  'Transactions',
  'Attempts',
  'Remark',
];

export function rowsAsText(rows: readonly MessageRow[]): string {
  return tabSeparated([HEAD, ...rows.map(cells)]);
}

function cells(row: MessageRow): readonly string[] {
  return [
    stateLook(row.state.kind).word,
    row.file,
    row.kind ?? '',
    row.requestor ?? '',
    row.from ?? '',
    row.to ?? '',
    row.subject ?? '',
    row.dateMs === null ? '' : exactTime(row.dateMs),
    row.codec ?? '',
    number(row.bytesIn),
    number(row.bytesOut),
    number(row.transactions),
    String(row.attempts),
    remark(row),
  ];
}

function number(value: number | null): string {
  return value === null ? '' : String(value);
}

function remark({ state }: MessageRow): string {
  switch (state.kind) {
    case 'failed':
      return `${failureText(state.failure.kind).title}: ${state.failure.detail}`;
    case 'hung':
      return evidenceSentence(state.evidence);
    case 'unrecognised':
    case 'quarantined':
      return state.reason;
    case 'delivered':
      return state.receipt.fileName;
    case 'discovered':
    case 'reading':
    case 'decoding':
    case 'decoded':
    case 'retrying':
      return '';
  }
}
