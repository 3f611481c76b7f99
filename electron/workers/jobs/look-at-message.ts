/** Answers what the detail pane asks of one message: headers and text, windows of bytes, pages of transactions. */
import type { Failure } from '../../../shared/failure.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { BODY_PREVIEW_CHARS } from '../../../shared/model.ts';
import type { TransactionRow } from '../../../shared/model.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { detectCodec } from '../../../shared/codecs/detect.ts';
import { findInbodyTransactions } from '../../../shared/dirsync/detect.ts';
import type { JobOf, JobResults, Look } from '../protocol.ts';
import { decodePart, pourText, transactionTap } from './decode-part.ts';
import type { DecodedPart, DecodeTools, Tap } from './decode-part.ts';
import { isBody } from './leaves.ts';
import type { RegularFile } from './regular-file.ts';
import { transferDecoded } from './transfer-encoding.ts';

export function lookAtMessage(file: RegularFile, tools: DecodeTools): Result<Look, Failure> {
  if (whyNotMessage(file.bytes) !== null) return success({ headers: [], bodyText: '', bodyIsCut: false });
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return structure;
  const { root } = structure.value;
  const body = [...walkParts(root)].find((part) => part.children.length === 0 && isBody(part));
  const text = body === undefined ? '' : textOf(file.bytes, body, tools.heartbeat.consumed);
  return success({
    headers: root.headers,
    bodyText: text.slice(0, BODY_PREVIEW_CHARS),
    bodyIsCut: text.length > BODY_PREVIEW_CHARS,
  });
}

function textOf(file: Uint8Array, part: MimePart, onProgress: OnProgress): string {
  const bytes = transferDecoded(file, part, onProgress).subarray(0, BODY_PREVIEW_CHARS * 4 + 1);
  try {
    return new TextDecoder(part.charset ?? 'windows-1252').decode(bytes);
  } catch {
    // A charset name that nobody knows must not hide the text.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export async function readByteWindow(
  file: RegularFile,
  job: JobOf<'bytes'>,
  tools: DecodeTools,
): Promise<JobResults['bytes']> {
  const content = partContent(file, job.part, tools);
  if (!content.ok) return content;
  const end = job.offset + job.length;
  if (!job.decompressed) {
    const window = content.value.slice(job.offset, end);
    return success({ bytes: window, total: content.value.length, failedAt: null });
  }
  const window = new Uint8Array(job.length);
  let position = 0;
  let filled = 0;
  const decoded = await pour(tools, job.part, content.value, (bytes) => {
    const from = Math.max(0, job.offset - position);
    const wanted = bytes.subarray(from, Math.max(from, Math.min(bytes.length, end - position)));
    window.set(wanted, filled);
    filled += wanted.length;
    position += bytes.length;
    return position < end;
  });
  const isWhole = decoded.failure === null && position < end;
  return success({
    bytes: window.subarray(0, filled),
    total: isWhole ? position : null,
    failedAt: decoded.failure === null ? null : position,
  });
}

export async function readTransactionPage(
  file: RegularFile,
  job: JobOf<'transactions'>,
  tools: DecodeTools,
): Promise<JobResults['transactions']> {
  const content = partContent(file, job.part, tools);
  if (!content.ok) return content;
  const rows: TransactionRow[] = [];
  const counter = transactionTap(tools.limits, (row) => {
    if (row.index >= job.offset && rows.length < job.limit) rows.push(row);
  });
  const inbody = findInbodyTransactions(content.value, tools.heartbeat.consumed);
  const isCompressed = detectCodec(content.value).kind === 'codec';
  let problem: Failure | null = null;
  if (isCompressed || inbody === null)
    problem = (await pour(tools, job.part, content.value, counter.tap)).failure;
  else pourText(content.value.subarray(inbody.start), counter.tap, tools.heartbeat);
  const { readable, unreadable } = counter.end();
  const total = readable + unreadable;
  // Behind what could be read "no rows" would pass for the end of the list.
  if (problem !== null && job.offset >= total) return failure(problem);
  return success({ rows, total });
}

/** Decompresses when the content is compressed, else passes it on as it is. */
async function pour(tools: DecodeTools, path: string, content: Uint8Array, tap: Tap): Promise<DecodedPart> {
  const detection = detectCodec(content);
  if (detection.kind === 'codec') return decodePart(tools, path, detection.codec, content, 0, tap);
  pourText(content, tap, tools.heartbeat);
  return { bytesOut: content.length, failure: null };
}

/** A part's content without its transfer encoding; "1" of a file that is no message is the file. */
function partContent(file: RegularFile, path: string, tools: DecodeTools): Result<Uint8Array, Failure> {
  if (whyNotMessage(file.bytes) !== null) return success(file.bytes);
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return structure;
  const part = [...walkParts(structure.value.root)].find((candidate) => candidate.path === path);
  if (part === undefined)
    return failure({ kind: 'malformed-message', detail: `no part ${path}`, part: path, offset: null });
  return success(transferDecoded(file.bytes, part, tools.heartbeat.consumed));
}
