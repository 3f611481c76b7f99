/**
 * The tree of a MIME message with the place of each part in the file. Libraries hand out decoded contents; delivery
 * has to replace one attachment and leave every other byte as it was, which needs the places.
 */
import type { Failure } from '../failure.ts';
import type { Limits } from '../limits.ts';
import { inLargeSteps, NO_PROGRESS } from '../progress.ts';
import type { OnProgress } from '../progress.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import { beforeDelimiter, beginsTextFile, boundaryBytes, delimiterKind, isCutDelimiter } from './boundary.ts';
import { messageStart, readHeaderBlock, startOfMessageWithin, writtenValues } from './headers.ts';
import type { HeaderBlock, WrittenField } from './headers.ts';
import { parseParameterised } from './parameters.ts';
import { isPlainEncoding, transferEncodingOf, whyOddEncoding } from './transfer-encoding.ts';

const LF = 10;
const CR = 13;
const DEFAULT_TYPE = 'text/plain';
const MESSAGE = 'message/rfc822';
/** Its parts are messages unless they say otherwise (RFC 2046, 5.1.5). */
const DIGEST = 'multipart/digest';

export interface MimePart {
  /** "1" is the message; its children are "1.1", "1.2", …; of a message within a container it begins with that path. */
  readonly path: string;
  readonly headers: readonly WrittenField[];
  readonly contentType: string;
  readonly charset: string | null;
  readonly fileName: string | null;
  readonly disposition: string | null;
  /** Transfer encoding in lower case, of odd forms the bare word; "7bit" when none is given. */
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
    if (start > 0) reading.notes.push(beginsLate(rootPath, start));
    const root = readPart(reading, {
      path: rootPath,
      start,
      end: bytes.length,
      depth: 1,
      defaultType: DEFAULT_TYPE,
    });
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

/** Where a part lies, and what it is when its header does not say. */
interface PartPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly defaultType: string;
}

function readPart(reading: Reading, place: PartPlace): MimePart {
  const { path, start, end } = place;
  const block = readHeaders(reading, place);
  const written = (name: string): string[] => writtenValues(block.fields, name);
  const type = parseParameterised(written('Content-Type')[0] ?? place.defaultType);
  const encodings = written('Content-Transfer-Encoding');
  const encoding = transferEncodingOf(encodings);
  const disposition = parseParameterised(written('Content-Disposition')[0] ?? '');
  // RFC 2046 forbids to encode a message; where it was done, what comes out has to be read first.
  const isEncodedMessage = type.value === MESSAGE && !isPlainEncoding(encoding);
  const body = { ...place, start: block.bodyStart };
  const children = isEncodedMessage ? [] : readChildren(reading, type, body);
  const odd = children.length > 0 ? null : whyOddEncoding(encodings, reading.limits.shownFieldChars);
  if (odd !== null) reading.notes.push(`part ${path}: ${odd}`);
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
    children,
  };
}

function readHeaders(reading: Reading, { path, start, end, depth }: PartPlace): HeaderBlock {
  const { limits, bytes, notes } = reading;
  reading.parts += 1;
  if (reading.parts > limits.mimeParts)
    throw new StructureFault(`more than ${limits.mimeParts} parts`, start);
  if (depth > limits.mimeDepth)
    throw new StructureFault(`parts nested deeper than ${limits.mimeDepth}`, start);
  const block = readHeaderBlock(bytes, start, end, limits.headerBytes);
  if (block === null) throw new StructureFault(`header longer than ${limits.headerBytes} bytes`, start);
  reading.passed(block.bodyStart - start);
  if (block.oddLines.length > 0)
    notes.push(`part ${path}: ${block.oddLines.length} header lines could not be read`);
  if (endsLinesInCr(bytes.subarray(start, block.bodyStart)))
    notes.push(`part ${path}: its lines end in CR alone, so they could not be told apart`);
  return block;
}

/** As programs of the Macintosh save text. */
function endsLinesInCr(header: Uint8Array): boolean {
  const first = header.indexOf(CR);
  return first !== -1 && first < header.length - 1 && !header.includes(LF);
}

function readChildren(
  reading: Reading,
  type: ReturnType<typeof parseParameterised>,
  body: PartPlace,
): MimePart[] {
  const { path } = body;
  const below = { depth: body.depth + 1, defaultType: type.value === DIGEST ? MESSAGE : DEFAULT_TYPE };
  if (type.value === MESSAGE) return readAttached(reading, { ...body, ...below, path: `${path}.1` });
  if (!type.value.startsWith('multipart/')) return [];
  const boundaries = boundaryBytes(type.parameters.get('boundary') ?? '');
  if (boundaries.length === 0) {
    const shown = type.value.slice(0, reading.limits.shownFieldChars);
    reading.notes.push(`part ${path}: ${shown} without a boundary, read as one part`);
    return [];
  }
  const ranges = splitAtBoundary(reading, boundaries, body);
  return ranges.map(([start, end], index) =>
    readPart(reading, { ...below, path: `${path}.${index + 1}`, start, end }),
  );
}

/** What is called a message and is none is left to be recognised like any other content. */
function readAttached(reading: Reading, place: PartPlace): MimePart[] {
  const { bytes, limits } = reading;
  const start = startOfMessageWithin(bytes, place.start, place.end, limits.headerBytes);
  if (start === null) return [];
  if (start > place.start) reading.notes.push(beginsLate(place.path, start));
  return [readPart(reading, { ...place, start })];
}

function beginsLate(path: string, start: number): string {
  return `part ${path}: its header begins at byte ${start}, behind what is no part of it`;
}

/** Places of the parts between `--boundary` lines, each without the line end before the next boundary. */
function splitAtBoundary(
  reading: Reading,
  boundaries: readonly Uint8Array[],
  { path, start, end }: PartPlace,
): [number, number][] {
  const { bytes, limits, notes } = reading;
  const ranges: [number, number][] = [];
  let partStart = -1;
  let holdsFile = false;
  let lastLine = start;
  for (let line = start; line < end;) {
    lastLine = line;
    const next = nextLine(bytes, line, end);
    const kind = delimiterKind(bytes, line, next, boundaries);
    if (kind !== null) {
      if (partStart !== -1) ranges.push([partStart, Math.max(partStart, beforeDelimiter(bytes, line))]);
      else if (holdsFile) notes.push(`part ${path}: before its first boundary is a file, which is not read`);
      partStart = next;
      if (kind === 'close') {
        noteRest(reading, boundaries, path, next, end);
        return ranges;
      }
      if (ranges.length > limits.mimeParts)
        throw new StructureFault(`more than ${limits.mimeParts} parts`, line);
    } else if (partStart === -1) holdsFile ||= beginsTextFile(bytes, line, next);
    reading.passed(next - line);
    line = next;
  }
  // An inner one that the boundary of the outer one ends is only badly written.
  if (end === bytes.length) reading.isCutOff = true;
  if (partStart === -1) notes.push(`part ${path}: its boundary occurs nowhere, no parts could be read`);
  else {
    notes.push(`part ${path}: the closing boundary is missing, the last part may be cut off`);
    const isCut = end === bytes.length && isCutDelimiter(bytes, lastLine, end, boundaries);
    ranges.push([partStart, isCut ? Math.max(partStart, beforeDelimiter(bytes, lastLine)) : end]);
  }
  return ranges;
}

/** Nothing behind the closing boundary belongs to the message, but what was put there may be missed. */
function noteRest(
  reading: Reading,
  boundaries: readonly Uint8Array[],
  path: string,
  start: number,
  end: number,
): void {
  const { bytes, notes } = reading;
  for (let line = start; line < end;) {
    const next = nextLine(bytes, line, end);
    const isPart = delimiterKind(bytes, line, next, boundaries) === 'open';
    if (isPart || beginsTextFile(bytes, line, next)) {
      const what = isPart ? 'are more parts, which are' : 'is a file, which is';
      notes.push(`part ${path}: behind its closing boundary ${what} not read`);
      return;
    }
    reading.passed(next - line);
    line = next;
  }
}

function nextLine(bytes: Uint8Array, line: number, end: number): number {
  const lineFeed = bytes.indexOf(LF, line);
  return lineFeed === -1 || lineFeed >= end ? end : lineFeed + 1;
}
