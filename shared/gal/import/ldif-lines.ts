/** Logical lines of LDIF: folded lines are joined, LF and CR LF end a line, chunks may be cut anywhere. */
import { createGrowingBytes } from './growing-bytes.ts';
import type { GrowingBytes } from './growing-bytes.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const SHORT_LINE = 96;

export interface LdifLineSink {
  /**
   * A logical line, bytes [0, end) of `bytes`, valid during the call only. `line` is the number of its first physical
   * line. Of a longer one than allowed only the beginning is here, and `isCut` is true.
   */
  line(bytes: Uint8Array, end: number, line: number, isCut: boolean): void;
  /** An empty line, which ends a record. */
  gap(): void;
  /** A folded line without a line above it. */
  orphan(line: number): void;
}

export interface LdifLineReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

export function createLdifLineReader(lineBytes: number, sink: LdifLineSink): LdifLineReader {
  const lines: Lines = {
    sink,
    held: createGrowingBytes(lineBytes),
    since: 0,
    physical: 1,
    physicalBytes: 0,
    endsWithCr: false,
    isOrphan: false,
  };
  return {
    push(bytes) {
      let start = 0;
      while (start < bytes.length) {
        const end = lineEnd(bytes, start);
        if (end > start) take(lines, bytes, start, end);
        if (end < bytes.length) finishLine(lines);
        start = end + 1;
      }
    },
    end() {
      if (lines.physicalBytes > 0 || lines.endsWithCr) finishLine(lines);
      flush(lines);
    },
  };
}

/** Most lines are short and found by a plain loop, which is faster there than calling a native search. */
function lineEnd(bytes: Uint8Array, start: number): number {
  const near = Math.min(start + SHORT_LINE, bytes.length);
  for (let index = start; index < near; index++) if (bytes[index] === LF) return index;
  const found = bytes.indexOf(LF, near);
  return found === -1 ? bytes.length : found;
}

interface Lines {
  readonly sink: LdifLineSink;
  /** The logical line so far. */
  readonly held: GrowingBytes;
  /** Number of its first physical line; 0 while there is none. */
  since: number;
  /** Number of the physical line at hand, and its bytes so far, without a CR that may belong to its end. */
  physical: number;
  physicalBytes: number;
  endsWithCr: boolean;
  isOrphan: boolean;
}

/** A CR at the end is kept back: with the next byte it turns out to be half of a line end, or a part of the line. */
function take(lines: Lines, bytes: Uint8Array, start: number, end: number): void {
  if (lines.endsWithCr) add(lines, Uint8Array.of(CR), 0, 1);
  lines.endsWithCr = bytes[end - 1] === CR;
  const last = lines.endsWithCr ? end - 1 : end;
  if (last > start) add(lines, bytes, start, last);
}

function add(lines: Lines, bytes: Uint8Array, start: number, end: number): void {
  const isFirst = lines.physicalBytes === 0;
  lines.physicalBytes += end - start;
  if (!isFirst) {
    if (!lines.isOrphan) lines.held.append(bytes, start, end);
    return;
  }
  const isFolded = bytes[start] === SPACE || bytes[start] === TAB;
  lines.isOrphan = isFolded && lines.since === 0;
  if (lines.isOrphan) return;
  if (!isFolded) {
    flush(lines);
    lines.since = lines.physical;
  }
  lines.held.append(bytes, isFolded ? start + 1 : start, end);
}

function finishLine(lines: Lines): void {
  if (lines.physicalBytes === 0) {
    flush(lines);
    lines.sink.gap();
  } else if (lines.isOrphan) lines.sink.orphan(lines.physical);
  lines.physical += 1;
  lines.physicalBytes = 0;
  lines.endsWithCr = false;
  lines.isOrphan = false;
}

function flush(lines: Lines): void {
  const { sink, held, since } = lines;
  if (since > 0) sink.line(held.bytes, held.length, since, held.overflowed);
  lines.since = 0;
  held.empty();
}
