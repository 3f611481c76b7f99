/** The transaction text of one node, for the jobs that look into it: found once, poured as often as they need. */
import { CODE_PAGE_SAMPLE_BYTES, createCodePageGuess } from '../../../shared/dirsync/code-pages.ts';
import { findInbodyTransactions } from '../../../shared/dirsync/detect.ts';
import type { CodePageChoice } from '../../../shared/contract/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isCodec } from '../../../shared/formats/names.ts';
import type { CodePage } from '../../../shared/lint/model.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { findNode } from '../nodes/find-node.ts';
import type { FindTools } from '../nodes/find-node.ts';
import type { Poured, Tap } from '../nodes/pour.ts';
import { pourContent } from '../nodes/pour-content.ts';
import type { RegularFile } from './regular-file.ts';

export interface PartContent {
  readonly path: string;
  /** Without the transfer encoding. */
  readonly content: Uint8Array;
  /** Where the transactions begin in what it decodes to: behind the words of a body. */
  readonly textStart: number;
  /** Why `content` is only the beginning. */
  readonly cut: Failure | null;
}

/** A node's content; "1" of a file that is no message is the file. */
export async function partContent(
  file: RegularFile,
  path: string,
  tools: FindTools,
): Promise<Result<PartContent, Failure>> {
  const found = await findNode(file.bytes, path, tools);
  if (!found.ok) return found;
  const { content, isBody, cut } = found.value;
  if (cut !== null && content.length === 0) return failure(cut);
  const inbody = isBody ? findInbodyTransactions(content, tools.heartbeat.consumed) : null;
  return success({ path, content, textStart: inbody?.start ?? 0, cut });
}

/** Decompresses when the content is compressed, else passes it on as it is. */
export function pour(part: PartContent, tools: FindTools, tap: Tap): Promise<Poured> {
  const { format } = tools.recognise(part.content);
  return pourContent(part, isCodec(format) ? format : null, tools, tap);
}

/** The same for the transactions alone. Offsets in what passes start at `textStart`. */
export function pourTransactions(part: PartContent, tools: FindTools, tap: Tap): Promise<Poured> {
  // What is compressed is an attachment, and all of it transactions.
  return pour({ ...part, content: part.content.subarray(part.textStart) }, tools, tap);
}

/** The code page to read with: the one chosen, or what the first bytes speak for. */
export async function codePageOf(
  part: PartContent,
  choice: CodePageChoice,
  tools: FindTools,
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
