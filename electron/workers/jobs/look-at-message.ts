/** Answers what the detail pane asks of one message: headers and text, windows of bytes. */
import type { Failure } from '../../../shared/failure.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { BODY_PREVIEW_CHARS } from '../../../shared/model.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { JobOf, JobResults, Look } from '../protocol.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { isBody } from './body.ts';
import { whyNoMail } from '../nodes/mail.ts';
import { partContent, pour } from './payload.ts';
import type { RegularFile } from './regular-file.ts';
import { transferDecoded } from './transfer-encoding.ts';

export function lookAtMessage(file: RegularFile, tools: FindTools): Result<Look, Failure> {
  if (whyNoMail(file.bytes, tools.recognise) !== null)
    return success({ headers: [], bodyText: '', bodyIsCut: false });
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
  tools: FindTools,
): Promise<JobResults['bytes']> {
  const part = await partContent(file, job.part, tools);
  if (!part.ok) return part;
  const { content } = part.value;
  const end = job.offset + job.length;
  if (!job.decompressed) {
    const window = content.slice(job.offset, end);
    return success({ bytes: window, total: content.length, failedAt: null });
  }
  const window = new Uint8Array(job.length);
  let position = 0;
  let filled = 0;
  const decoded = await pour(part.value, tools, (bytes) => {
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
