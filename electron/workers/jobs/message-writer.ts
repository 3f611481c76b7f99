/** Writes a message while it is read: what its compressed attachments hold takes their place. */
import type { Failure } from '../../../shared/failure.ts';
import { codecName } from '../../../shared/formats/names.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { ChainStep } from '../nodes/node.ts';
import type { Tap } from '../nodes/pour.ts';
import type { ReadResult } from '../protocol.ts';
import { createBase64Lines } from './base64-lines.ts';
import type { ReadTools } from './read-tools.ts';
import { createTnefReplacements } from './tnef-replacements.ts';
import { asBuffer } from './transfer-encoding.ts';

const TRANSFER_ENCODING = /^content-transfer-encoding[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\n/im;

export interface MessageWriter {
  /** Where the content of a compressed part goes; asked in the order of the file. */
  readonly tapFor: (part: MimePart, chain: readonly ChainStep[]) => Tap;
  /** Writes what is left. @returns why the message cannot be delivered; null when it is complete */
  readonly finish: (read: ReadResult) => Failure | null;
}

const NOWHERE: Tap = () => true;

export function createMessageWriter(
  file: Uint8Array,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
  write: (bytes: Uint8Array) => void,
): MessageWriter {
  const parts = createPartWriter(file, write);
  const insideTnef = createTnefReplacements(file, tools);

  const intoTnef = (part: MimePart, member: number): Tap => {
    if (!parts.isCurrent(part)) {
      const content = parts.begin(part, () => {
        const stream = insideTnef.finish(part);
        if (stream instanceof Uint8Array) content.push(stream);
        else parts.refuse(stream);
        content.end();
      });
    }
    return insideTnef.tapFor(member);
  };
  const intoPart = (part: MimePart, chain: readonly ChainStep[]): Tap => {
    if (parts.isCurrent(part)) return parts.another();
    const content = parts.begin(part, (files) => {
      content.end();
      // One attachment can be replaced by one file only; choosing among several would be a guess.
      const detail = `a ${chain[0]?.format} of ${files} files cannot replace one attachment`;
      if (files > 1) parts.refuse(notReplaceable(part.path, detail));
    });
    return (bytes) => {
      content.push(bytes);
      return true;
    };
  };
  return {
    tapFor: (part, chain) => {
      const [first, ...rest] = chain;
      const member = first?.format === 'tnef' ? first.member : null;
      const packed = member === null ? chain : rest;
      if (packed.some(({ format }) => codecName(format) === 'none')) {
        const detail = 'what it holds is compressed within another form, which cannot be written anew';
        parts.refuse(notReplaceable(part.path, detail));
        return NOWHERE;
      }
      return member === null ? intoPart(part, chain) : intoTnef(part, member);
    },
    finish: (read) => parts.finish(read),
  };
}

function notReplaceable(part: string, detail: string): Failure {
  return { kind: 'unsupported-codec', detail, part, offset: null };
}

/** Writes the file as it is but for the parts that are begun, whose contents are given. */
function createPartWriter(file: Uint8Array, write: (bytes: Uint8Array) => void) {
  const lineEnd = file[file.indexOf(10) - 1] === 13 ? '\r\n' : '\n';
  const replaced = new Set<string>();
  /** Everything of the original before this offset is dealt with. */
  let cursor = 0;
  /** The part that is being replaced, and how many contents asked to take its place. */
  let current: { readonly part: MimePart; files: number; readonly end: (files: number) => void } | null =
    null;
  let problem: Failure | null = null;

  const endPart = (): void => {
    current?.end(current.files);
    current = null;
  };
  return {
    isCurrent: (part: MimePart): boolean => current?.part === part,
    begin: (part: MimePart, end: (files: number) => void): ReturnType<typeof createBase64Lines> => {
      endPart();
      write(file.subarray(cursor, part.headerStart));
      write(headerAsBase64(file.subarray(part.headerStart, part.bodyStart), part, lineEnd));
      cursor = part.bodyEnd;
      replaced.add(part.path);
      current = { part, files: 1, end };
      return createBase64Lines(lineEnd, write);
    },
    /** One more content for the part that is being replaced. */
    another: (): Tap => {
      if (current !== null) current.files += 1;
      return NOWHERE;
    },
    refuse: (failure: Failure): void => {
      problem ??= failure;
    },
    finish: (read: ReadResult): Failure | null => {
      endPart();
      write(file.subarray(cursor));
      return problem ?? notReplaced(read, replaced);
    },
  };
}

/** A compressed part that gave nothing to take its place: a zip without a file. */
function notReplaced(read: ReadResult, replaced: ReadonlySet<string>): Failure | null {
  const parts = read.kind === 'message' ? read.parts : [];
  const left = parts.find(
    ({ path, codec }) => codec !== 'none' && !path.includes('/') && !replaced.has(path),
  );
  if (left === undefined) return null;
  return notReplaceable(
    left.path,
    `${left.codec} data without a file in it cannot be replaced by what it holds`,
  );
}

/** The header of a replaced part: untouched when it says base64 already, else with that one field changed. */
function headerAsBase64(header: Uint8Array, part: MimePart, lineEnd: string): Uint8Array {
  if (part.encoding === 'base64') return header;
  const text = asBuffer(header).toString('latin1');
  const field = `Content-Transfer-Encoding: base64${lineEnd}`;
  return Buffer.from(
    TRANSFER_ENCODING.test(text) ? text.replace(TRANSFER_ENCODING, field) : field + text,
    'latin1',
  );
}
