/** One log line with its bytes and the messages it speaks of. */
import { LOG_RAW_CHARS } from '../../shared/contract/logs.ts';
import type { LogLineDetail, LogRow } from '../../shared/contract/logs.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { decodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { isUtf16 } from '../../shared/logs/log-source.ts';
import type { LogLineId } from '../../shared/logs/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { logLineBytes, logRowsOf } from '../index/log-rows.ts';
import { messageBytes } from './detail.ts';
import { messagesAbout } from './log-relations.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';

export async function logLineDetail(
  session: QueueSession,
  id: LogLineId,
): Promise<Result<LogLineDetail, Refusal>> {
  const [row] = logRowsOf(session.index.read, [id], session.settings.logZoneMinutes);
  const place = logLineBytes(session.index.read, id);
  if (row === undefined || place === null) return failure(NO_LINE);
  // Asked before the bytes: the index may change while they are read.
  const messages = messagesAbout(session, row);
  return success({ row, raw: await rawOf(session, row, place), messages });
}

async function rawOf(
  session: QueueSession,
  { fileId, part }: LogRow,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<LogLineDetail['raw']> {
  if (end === start) return { text: '', isCut: false };
  const source = part === null ? { kind: 'file' as const } : { kind: 'part' as const, path: part };
  const read = (offset: number, length: number) =>
    messageBytes(session, { id: fileId, source, offset, length });
  // Only its beginning tells how a log is written.
  const mark = await read(0, MARK_BYTES);
  if (!mark.ok) return { problem: mark.error.text };
  const wide = isUtf16(mark.value.bytes);
  const bytesShown = LOG_RAW_CHARS * (wide ? 2 : 1);
  const window = await read(start, Math.min(end - start, bytesShown));
  if (!window.ok) return { problem: window.error.text };
  const { bytes } = window.value;
  const text = wide ? decodeUtf16(mark.value.bytes, bytes) : decodeWindows1252(bytes);
  return { text, isCut: end - start > bytesShown };
}

const MARK_BYTES = 2;

/** Not narrowed to the code page, as the text of the list is: here everything that stands in the file is seen. */
function decodeUtf16([first]: Uint8Array, bytes: Uint8Array): string {
  return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(bytes);
}

const NO_LINE = refusal(
  'not-found',
  'This line is no longer in the index: its log was read anew.',
  'Choose it again in the list.',
);
