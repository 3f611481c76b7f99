/** Chosen rows as text for a spreadsheet: tab-separated, exact times, plain numbers, the reason of what is wrong. */
import { failureText } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import { exactTime } from '../../shared/format/time.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import { stateLook } from '../ui/state-look.ts';

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
  return [HEAD, ...rows.map(cells)].map((line) => line.map(oneCell).join('\t')).join('\n');
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

/** Message text is hostile: a tab or line break in it must not make new cells, nor a spreadsheet take it for a formula. */
function oneCell(text: string): string {
  const plain = text.replaceAll(/[\t\r\n]+/gu, ' ');
  return /^[=+\-@]/u.test(plain) ? `'${plain}` : plain;
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
