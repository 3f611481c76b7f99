/** Lines of a byte stream, whatever the chunks: LF, CR, CR LF and the CR CR LF of DXA 4.0 (Q159294) all end one. */

const LF = 10;
const CR = 13;
/** Most lines are shorter than this and found by a plain loop; only longer ones are worth two native searches. */
const SHORT_LINE = 96;

/**
 * Takes one line: bytes [start, end) of `bytes`, valid during the call only. In the stream it begins at `offset` and is
 * `length` bytes long without its line end, which is more than end - start when the line was cut.
 */
export type LineSink = (
  bytes: Uint8Array,
  start: number,
  end: number,
  offset: number,
  length: number,
) => void;

/** Takes the CRs and LFs [start, end) of `bytes` between two lines; a run of them may come in pieces. */
export type GapSink = (bytes: Uint8Array, start: number, end: number, offset: number) => void;

export interface ByteLineReaderOptions {
  /** Of a longer line only this many bytes are handed out. */
  readonly lineBytes: number;
  readonly onLine: LineSink;
  readonly onGap?: GapSink | undefined;
  /** Offset of the first byte; lines then count from there. */
  readonly offset?: number | undefined;
}

export interface ByteLineReader {
  push(bytes: Uint8Array): void;
  /** Hands out a last line that has no line end. */
  end(): void;
}

/**
 * Splits a stream into non-empty lines. Of a line longer than `lineBytes` the first `lineBytes` are handed out; the
 * rest is skipped at the speed of a native search and never kept. That and the skipping of empty lines are what a
 * decompression bomb of zeros or of line ends meets.
 */
export function createByteLineReader(options: ByteLineReaderOptions): ByteLineReader {
  const { lineBytes, onLine, onGap } = options;
  /** The beginning of a line whose end has not come yet. */
  const carry = new Uint8Array(lineBytes);
  let carried = 0;
  /** Length of the unfinished line so far, kept or not. */
  let lineLength = 0;
  let streamOffset = options.offset ?? 0;

  const keep = (bytes: Uint8Array, start: number, end: number): void => {
    const kept = Math.min(end - start, carry.length - carried);
    if (kept > 0) carry.set(bytes.subarray(start, start + kept), carried);
    carried += Math.max(kept, 0);
    lineLength += end - start;
  };
  const finishCarried = (endOffset: number): void => {
    onLine(carry, 0, carried, endOffset - lineLength, lineLength);
    carried = 0;
    lineLength = 0;
  };

  return {
    push(bytes) {
      const findEnd = createLineEndFinder(bytes);
      let start = 0;
      while (start < bytes.length) {
        const end = findEnd(start);
        const isOpen = end === bytes.length;
        if (isOpen || lineLength > 0) keep(bytes, start, end);
        else if (end > start)
          onLine(bytes, start, Math.min(end, start + lineBytes), streamOffset + start, end - start);
        if (!isOpen && lineLength > 0) finishCarried(streamOffset + end);
        start = skipLineEnds(bytes, end);
        if (start > end) onGap?.(bytes, end, start, streamOffset + end);
      }
      streamOffset += bytes.length;
    },
    end() {
      if (lineLength > 0) finishCarried(streamOffset);
    },
  };
}

/**
 * A function that yields the offset of the first CR or LF at or after its argument, `bytes.length` if there is none.
 * Arguments must not decrease. Each native search runs at most once over each byte: without the two memories a text
 * of long lines with one kind of line end would be searched to its end for the other kind again and again.
 */
export function createLineEndFinder(bytes: Uint8Array): (from: number) => number {
  let nextLf = -1;
  let nextCr = -1;
  const search = (byte: number, from: number): number => {
    const found = bytes.indexOf(byte, from);
    return found === -1 ? bytes.length : found;
  };
  return (from) => {
    const near = Math.min(from + SHORT_LINE, bytes.length);
    for (let index = from; index < near; index++) {
      if (bytes[index] === LF || bytes[index] === CR) return index;
    }
    if (near === bytes.length) return near;
    if (nextLf < near) nextLf = search(LF, near);
    if (nextCr < near) nextCr = search(CR, near);
    return Math.min(nextLf, nextCr);
  };
}

/** First offset at or after `from` that is neither CR nor LF. */
export function skipLineEnds(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index < bytes.length && (bytes[index] === LF || bytes[index] === CR)) index++;
  return index;
}
