import { detectCodec } from '../../../shared/codecs/detect.ts';
import type { Detection } from '../../../shared/codecs/detect.ts';
import { findInbodyTransactions } from '../../../shared/dirsync/detect.ts';
import { walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { transferDecoded } from './transfer-encoding.ts';

/** A part that holds content rather than other parts. */
export interface Leaf {
  readonly part: MimePart;
  /** Without the transfer encoding. */
  readonly content: Uint8Array;
  readonly role: 'attachment' | 'body';
  /** What an attachment is; a body is text by definition. */
  readonly detection: Detection;
  /** Where the transactions of a body begin, null when it holds none. */
  readonly inbodyStart: number | null;
}

/** All leaves in file order. Contents are made one at a time, so that only one is in memory besides the file. */
export function* leavesOf(file: Uint8Array, root: MimePart, onProgress: OnProgress): Generator<Leaf> {
  for (const part of walkParts(root)) {
    if (part.children.length > 0) continue;
    const content = transferDecoded(file, part, onProgress);
    if (isBody(part)) {
      const inbodyStart = findInbodyTransactions(content, onProgress)?.start ?? null;
      yield { part, content, role: 'body', detection: { kind: 'text' }, inbodyStart };
    } else {
      yield { part, content, role: 'attachment', detection: detectCodec(content), inbodyStart: null };
    }
  }
}

export function isBody(part: MimePart): boolean {
  return part.contentType === 'text/plain' && part.fileName === null && part.disposition !== 'attachment';
}
