/**
 * The tree of a MIME message with the place of each part in the file. Libraries hand out decoded contents; delivery
 * has to replace one attachment and leave every other byte as it was, which needs the places.
 */
import type { Failure } from '../failure.ts';
import type { Limits } from '../limits.ts';
import type { HeaderField } from '../model.ts';
import { inLargeSteps, NO_PROGRESS } from '../progress.ts';
import type { OnProgress } from '../progress.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import { headerValue, messageStart, readHeaderBlock } from './headers.ts';
import { parseParameterised } from './parameters.ts';

const LF = 10;
const CR = 13;
const DASH = 45;

export interface MimePart {
  /** "1" is the message; its children are "1.1", "1.2", …; of a message within a container it begins with that path. */
  readonly path: string;
  readonly headers: readonly HeaderField[];
  readonly contentType: string;
  readonly charset: string | null;
  readonly fileName: string | null;
  readonly disposition: string | null;
  /** Transfer encoding in lower case; "7bit" when none is given. */
  readonly encoding: string;
  readonly headerStart: number;
  /** Body bytes in the file as [bodyStart, bodyEnd). */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly children: readonly MimePart[];
}

export interface MimeMessage {
  readonly root: MimePart;
  /** What was odd but did not stop reading. */
  readonly notes: readonly string[];
  /** A multipart that reaches to the end of the file has no closing boundary: part of the message never came. */
  readonly cutOff: Failure | null;
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly notes: string[];
  readonly passed: OnProgress;
  parts: number;
  isCutOff: boolean;
}

/** Thrown inside this module only, where a limit ends the whole message. */
class StructureFault extends Error {
  readonly offset: number;
  constructor(detail: string, offset: number) {
    super(detail);
    this.offset = offset;
  }
}

/**
 * Reads the structure of a whole message. Fails as malformed-message where a limit is passed.
 * @param rootPath path of the message itself: "1", or that of what it lies in
 */
export function readMimeStructure(
  bytes: Uint8Array,
  limits: Limits,
  onProgress: OnProgress = NO_PROGRESS,
  rootPath = '1',
): Result<MimeMessage, Failure> {
  const passed = inLargeSteps(onProgress);
  const reading: Reading = { bytes, limits, notes: [], passed, parts: 0, isCutOff: false };
  try {
    const start = messageStart(bytes);
    if (start > 0)
      reading.notes.push(
        `part ${rootPath}: its header begins at byte ${start}, behind what is no part of it`,
      );
    const root = readPart(reading, rootPath, start, bytes.length, 1);
    return success({ root, notes: reading.notes, cutOff: reading.isCutOff ? cutOffAt(bytes.length) : null });
  } catch (error) {
    if (!(error instanceof StructureFault)) throw error;
    return failure({ kind: 'malformed-message', detail: error.message, part: null, offset: error.offset });
  }
}

function cutOffAt(offset: number): Failure {
  const detail = 'the closing boundary is missing: the message is cut off';
  return { kind: 'truncated', detail, part: null, offset };
}

/** All parts in file order, each before its children. */
export function* walkParts(part: MimePart): Generator<MimePart> {
  yield part;
  for (const child of part.children) yield* walkParts(child);
}

function readPart(reading: Reading, path: string, start: number, end: number, depth: number): MimePart {
  const { limits } = reading;
  reading.parts += 1;
  if (reading.parts > limits.mimeParts)
    throw new StructureFault(`more than ${limits.mimeParts} parts`, start);
  if (depth > limits.mimeDepth)
    throw new StructureFault(`parts nested deeper than ${limits.mimeDepth}`, start);
  const block = readHeaderBlock(reading.bytes, start, end, limits.headerBytes);
  if (block === null) throw new StructureFault(`header longer than ${limits.headerBytes} bytes`, start);
  reading.passed(block.bodyStart - start);
  if (block.oddLines.length > 0)
    reading.notes.push(`part ${path}: ${block.oddLines.length} header lines could not be read`);
  const type = parseParameterised(headerValue(block.fields, 'Content-Type') ?? 'text/plain');
  const encoding = (headerValue(block.fields, 'Content-Transfer-Encoding') ?? '7bit').trim().toLowerCase();
  const disposition = parseParameterised(headerValue(block.fields, 'Content-Disposition') ?? '');
  const isEncodedMessage = type.value === 'message/rfc822' && encoding === 'base64';
  return {
    path,
    headers: block.fields,
    contentType: type.value,
    charset: type.parameters.get('charset') ?? null,
    fileName: disposition.parameters.get('filename') ?? type.parameters.get('name') ?? null,
    disposition: disposition.value || null,
    encoding,
    headerStart: start,
    bodyStart: block.bodyStart,
    bodyEnd: end,
    // RFC 2046 forbids to encode a message; where it was done, what comes out has to be read first.
    children: isEncodedMessage ? [] : readChildren(reading, path, type, block.bodyStart, end, depth),
  };
}

function readChildren(
  reading: Reading,
  path: string,
  type: ReturnType<typeof parseParameterised>,
  start: number,
  end: number,
  depth: number,
): MimePart[] {
  if (type.value === 'message/rfc822') return [readPart(reading, `${path}.1`, start, end, depth + 1)];
  if (!type.value.startsWith('multipart/')) return [];
  const { limits } = reading;
  const boundary = type.parameters.get('boundary');
  if (boundary === undefined || boundary === '') {
    reading.notes.push(
      `part ${path}: ${type.value.slice(0, limits.shownFieldChars)} without a boundary, read as one part`,
    );
    return [];
  }
  const ranges = splitAtBoundary(reading, path, boundary, start, end);
  return ranges.map(([from, to], index) => readPart(reading, `${path}.${index + 1}`, from, to, depth + 1));
}

/** Places of the parts between `--boundary` lines, each without the line end before the next boundary. */
function splitAtBoundary(
  reading: Reading,
  path: string,
  boundary: string,
  start: number,
  end: number,
): [number, number][] {
  const ranges: [number, number][] = [];
  let partStart = -1;
  for (let line = start; line < end;) {
    const lineFeed = reading.bytes.indexOf(LF, line);
    const next = lineFeed === -1 || lineFeed >= end ? end : lineFeed + 1;
    const kind = delimiterKind(reading.bytes, line, next, boundary);
    if (kind !== null) {
      if (partStart !== -1) ranges.push([partStart, Math.max(partStart, beforeLineEnd(reading.bytes, line))]);
      partStart = next;
      if (kind === 'close') return ranges;
      if (ranges.length > reading.limits.mimeParts) {
        throw new StructureFault(`more than ${reading.limits.mimeParts} parts`, line);
      }
    }
    reading.passed(next - line);
    line = next;
  }
  // An inner one that the boundary of the outer one ends is only badly written.
  if (end === reading.bytes.length) reading.isCutOff = true;
  if (partStart === -1)
    reading.notes.push(`part ${path}: its boundary occurs nowhere, no parts could be read`);
  else {
    reading.notes.push(`part ${path}: the closing boundary is missing, the last part may be cut off`);
    ranges.push([partStart, end]);
  }
  return ranges;
}

function beforeLineEnd(bytes: Uint8Array, lineStart: number): number {
  const lineFeed = lineStart - 1;
  return bytes[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
}

function delimiterKind(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: string,
): 'open' | 'close' | null {
  if (bytes[start] !== DASH || bytes[start + 1] !== DASH) return null;
  let at = start + 2;
  for (let index = 0; index < boundary.length; index += 1, at += 1) {
    if (at >= end || bytes[at] !== boundary.charCodeAt(index)) return null;
  }
  const closes = bytes[at] === DASH && bytes[at + 1] === DASH;
  if (closes) at += 2;
  // RFC 2046 allows white space behind a delimiter; anything else is a longer, different boundary.
  for (; at < end; at += 1) {
    const byte = bytes[at];
    if (byte !== 32 && byte !== 9 && byte !== CR && byte !== LF) return closes ? 'close' : null;
  }
  return closes ? 'close' : 'open';
}
