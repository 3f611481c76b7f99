/** Writes a message while it is read: what its compressed attachments hold takes their place. */
import type { Failure } from '../../../shared/failure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { ChainStep } from '../nodes/node.ts';
import type { Tap } from '../nodes/pour.ts';
import { createBase64Lines } from './base64-lines.ts';
import { contentPath } from './delivery-plan.ts';
import type { ReadTools } from './read-tools.ts';
import { createTnefReplacements } from './tnef-replacements.ts';
import { asBuffer } from './transfer-encoding.ts';

const TRANSFER_ENCODING = /^content-transfer-encoding[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\n/im;

export interface MessageWriter {
  /** Where the content of a compressed part goes; asked in the order of the file. */
  readonly tapFor: (part: MimePart, chain: readonly ChainStep[]) => Tap;
  /** Writes what is left. */
  readonly finish: () => Written;
}

export interface Written {
  /** The contents (`contentPath`) that took the place of what they were packed in, in the order of the file. */
  readonly replaced: readonly string[];
  /** Why one of them could not be written. */
  readonly problem: Failure | null;
}

const NOWHERE: Tap = () => true;

/** @param wanted the contents that are written (`contentPath`); null for the first that each part, or attachment in TNEF, gives */
export function createMessageWriter(
  file: Uint8Array,
  wanted: readonly string[] | null,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
  write: (bytes: Uint8Array) => void,
): MessageWriter {
  const parts = createPartWriter(file, write);
  const insideTnef = createTnefReplacements(file, tools);
  const replaced: string[] = [];
  let problem: Failure | null = null;

  const intoTnef = (part: MimePart, member: number): Tap => {
    if (!parts.isCurrent(part)) {
      const content = parts.begin(part, () => {
        const stream = insideTnef.finish(part);
        if (stream instanceof Uint8Array) content.push(stream);
        else problem ??= stream;
        content.end();
      });
    }
    return insideTnef.tapFor(member);
  };
  const intoPart = (part: MimePart): Tap => {
    const content = parts.begin(part, () => content.end());
    return (bytes) => {
      content.push(bytes);
      return true;
    };
  };
  return {
    tapFor: (part, chain) => {
      const [first] = chain;
      const member = first?.format === 'tnef' ? first.member : null;
      const content = contentPath(part.path, chain);
      const isTaken = parts.isCurrent(part) && (member === null || insideTnef.has(member));
      if (isTaken || wanted?.includes(content) === false) return NOWHERE;
      replaced.push(content);
      return member === null ? intoPart(part) : intoTnef(part, member);
    },
    finish: () => {
      parts.finish();
      return { replaced, problem };
    },
  };
}

/** Writes the file as it is but for the parts that are begun, whose contents are given. */
function createPartWriter(file: Uint8Array, write: (bytes: Uint8Array) => void) {
  const lineEnd = file[file.indexOf(10) - 1] === 13 ? '\r\n' : '\n';
  /** Everything of the original before this offset is dealt with. */
  let cursor = 0;
  /** The part that is being replaced. */
  let current: { readonly part: MimePart; readonly end: () => void } | null = null;

  const endPart = (): void => {
    current?.end();
    current = null;
  };
  return {
    isCurrent: (part: MimePart): boolean => current?.part === part,
    begin: (part: MimePart, end: () => void): ReturnType<typeof createBase64Lines> => {
      endPart();
      write(file.subarray(cursor, part.headerStart));
      write(headerAsBase64(file.subarray(part.headerStart, part.bodyStart), part, lineEnd));
      cursor = part.bodyEnd;
      current = { part, end };
      return createBase64Lines(lineEnd, write);
    },
    finish: (): void => {
      endPart();
      write(file.subarray(cursor));
    },
  };
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
