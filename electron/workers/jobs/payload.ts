/** The transaction text of one part, for the jobs that look into it: found once, poured as often as they need. */
import { detectCodec } from '../../../shared/codecs/detect.ts';
import { CODE_PAGE_SAMPLE_BYTES, createCodePageGuess } from '../../../shared/dirsync/code-pages.ts';
import { findInbodyTransactions } from '../../../shared/dirsync/detect.ts';
import type { CodePageChoice } from '../../../shared/contract/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { CodePage } from '../../../shared/lint/model.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { decodePart, pourText } from './decode-part.ts';
import type { DecodedPart, DecodeTools, Tap } from './decode-part.ts';
import { isBody } from './leaves.ts';
import type { RegularFile } from './regular-file.ts';
import { transferDecoded } from './transfer-encoding.ts';

export interface PartContent {
  readonly path: string;
  /** Without the transfer encoding. */
  readonly content: Uint8Array;
  /** Where the transactions begin in what it decodes to: behind the words of a body. */
  readonly textStart: number;
}

/** A part's content; "1" of a file that is no message is the file. */
export function partContent(
  file: RegularFile,
  path: string,
  tools: DecodeTools,
): Result<PartContent, Failure> {
  const unknown = (): Result<PartContent, Failure> =>
    failure({ kind: 'malformed-message', detail: `no part ${path}`, part: path, offset: null });
  if (whyNotMessage(file.bytes) !== null)
    return path === '1' ? success({ path, content: file.bytes, textStart: 0 }) : unknown();
  const onProgress = tools.heartbeat.consumed;
  const structure = readMimeStructure(file.bytes, tools.limits, onProgress);
  if (!structure.ok) return structure;
  const part = [...walkParts(structure.value.root)].find((candidate) => candidate.path === path);
  if (part === undefined) return unknown();
  const content = transferDecoded(file.bytes, part, onProgress);
  const inbody = isBody(part) ? findInbodyTransactions(content, onProgress) : null;
  return success({ path, content, textStart: inbody?.start ?? 0 });
}

/** Decompresses when the content is compressed, else passes it on as it is. */
export async function pour(
  { path, content }: PartContent,
  tools: DecodeTools,
  tap: Tap,
): Promise<DecodedPart> {
  const detection = detectCodec(content);
  if (detection.kind === 'codec') return decodePart(tools, path, detection.codec, content, 0, tap);
  pourText(content, tap, tools.heartbeat);
  return { bytesOut: content.length, failure: null };
}

/** The same for the transactions alone. Offsets in what passes start at `textStart`. */
export function pourTransactions(part: PartContent, tools: DecodeTools, tap: Tap): Promise<DecodedPart> {
  // What is compressed is an attachment, and all of it transactions.
  return pour({ ...part, content: part.content.subarray(part.textStart) }, tools, tap);
}

/** The code page to read with: the one chosen, or what the first bytes speak for. */
export async function codePageOf(
  part: PartContent,
  choice: CodePageChoice,
  tools: DecodeTools,
): Promise<CodePage> {
  if (choice !== 'auto') return choice;
  const guess = createCodePageGuess();
  let seen = 0;
  await pourTransactions(part, tools, (bytes) => {
    guess.push(bytes.subarray(0, CODE_PAGE_SAMPLE_BYTES - seen));
    seen += bytes.length;
    return seen < CODE_PAGE_SAMPLE_BYTES;
  });
  return guess.codePage();
}
