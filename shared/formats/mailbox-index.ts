/**
 * Records of a mailbag (*.MBG) of MS Mail for PC Networks: the summary of each message in a mailbox, SYSTEM.MBG that of
 * the DirSync messages of a post office. Q77926 gives the length of a record, Q108027 shows two of them. What these do
 * not name is kept as it is. There is no mark for deleted records: those stand in the KEY file of the same name.
 */
import { readUint16 } from '../codecs/little-endian.ts';
import { decodeText } from '../dirsync/code-pages.ts';

export const MAILBOX_RECORD_BYTES = 116;
const SENDER = { at: 2, bytes: 11 } as const;
const SUBJECT = { at: 13, bytes: 41 } as const;
const DATE_AT = 56;
const MAI_NAME = { at: 67, bytes: 8 } as const;
/** Bytes that no article explains. */
const UNKNOWN: readonly (readonly [number, number])[] = [
  [0, 2],
  [54, 56],
  [66, 67],
  [75, MAILBOX_RECORD_BYTES],
];
const JUDGED_RECORDS = 64;

export interface MailboxRecord {
  /** Where it begins in the file. */
  readonly offset: number;
  readonly sender: string;
  /** As much of it as the record keeps: at most 41 characters. */
  readonly subject: string;
  /** "1993-10-08 16:25", in the time of the machine that wrote it; null where the numbers are no date. */
  readonly date: string | null;
  /** Name of the message file, which lies in the folder MAI\MAIx; x is its last digit (Q108027). */
  readonly maiName: string;
  /** What is not documented, as hex, with the offset in the record. */
  readonly unknown: readonly { readonly at: number; readonly hex: string }[];
}

/** Why these are the records of a mailbag: the first 64 of them are looked at, and all must fit. Else null. */
export function whyMailboxIndex(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length % MAILBOX_RECORD_BYTES !== 0) return null;
  const count = Math.min(JUDGED_RECORDS, bytes.length / MAILBOX_RECORD_BYTES);
  for (let index = 0; index < count; index += 1) {
    if (!isRecord(bytes, index * MAILBOX_RECORD_BYTES)) return null;
  }
  return `records of ${MAILBOX_RECORD_BYTES} bytes with sender, subject, date and the name of a message file (Q108027)`;
}

/** All records of a mailbag; bytes behind the last whole one are left out. */
export function* readMailboxIndex(bytes: Uint8Array): Generator<MailboxRecord, void> {
  for (let offset = 0; offset + MAILBOX_RECORD_BYTES <= bytes.length; offset += MAILBOX_RECORD_BYTES) {
    yield {
      offset,
      sender: textAt(bytes, offset, SENDER),
      subject: textAt(bytes, offset, SUBJECT),
      date: dateAt(bytes, offset + DATE_AT),
      maiName: textAt(bytes, offset, MAI_NAME),
      unknown: UNKNOWN.map(([from, to]) => ({
        at: from,
        hex: hex(bytes.subarray(offset + from, offset + to)),
      })),
    };
  }
}

function isRecord(bytes: Uint8Array, offset: number): boolean {
  return (
    isText(bytes, offset, SENDER) &&
    bytes[offset + SENDER.at] !== 0 &&
    isText(bytes, offset, SUBJECT) &&
    dateAt(bytes, offset + DATE_AT) !== null &&
    /^[0-9A-F]{8}$/i.test(textAt(bytes, offset, MAI_NAME)) &&
    bytes[offset + MAI_NAME.at + MAI_NAME.bytes] === 0
  );
}

/** Characters up to a zero, which is within the field. */
function isText(
  bytes: Uint8Array,
  offset: number,
  field: { readonly at: number; readonly bytes: number },
): boolean {
  const text = bytes.subarray(offset + field.at, offset + field.at + field.bytes);
  const end = text.indexOf(0);
  return end !== -1 && text.subarray(0, end).every((byte) => byte >= 32 && byte !== 127);
}

function textAt(
  bytes: Uint8Array,
  offset: number,
  field: { readonly at: number; readonly bytes: number },
): string {
  const text = bytes.subarray(offset + field.at, offset + field.at + field.bytes);
  const end = text.indexOf(0);
  return decodeText('cp850', text, 0, end === -1 ? text.length : end);
}

function dateAt(bytes: Uint8Array, at: number): string | null {
  const [minute, hour, day, month, year] = [0, 2, 4, 6, 8].map((field) => readUint16(bytes, at + field)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const fits =
    minute < 60 &&
    hour < 24 &&
    day >= 1 &&
    day <= 31 &&
    month >= 1 &&
    month <= 12 &&
    year >= 1980 &&
    year < 2100;
  if (!fits) return null;
  const two = (value: number): string => `${value}`.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
