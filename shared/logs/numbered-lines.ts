/** Lines of a byte stream together with their numbers; empty lines are counted but not handed out. */
import { createByteLineReader } from '../dirsync/byte-lines.ts';
import type { ByteLineReader } from '../dirsync/byte-lines.ts';

const LF = 10;

/** As `LineSink`, with the number of the line from 1. */
export type NumberedLineSink = (
  bytes: Uint8Array,
  start: number,
  end: number,
  offset: number,
  length: number,
  number: number,
) => void;

/** Splits a stream at CR, LF, CR LF and CR CR LF, whatever the chunks. */
export function createNumberedLineReader(lineBytes: number, onLine: NumberedLineSink): ByteLineReader {
  let ends = 0;
  /** CRs that are line ends of their own unless an LF follows. */
  let openCrs = 0;
  return createByteLineReader({
    lineBytes,
    onLine(bytes, start, end, offset, length) {
      ends += openCrs;
      openCrs = 0;
      onLine(bytes, start, end, offset, length, ends + 1);
    },
    onGap(bytes, start, end) {
      for (let index = start; index < end; index++) {
        if (bytes[index] === LF) {
          ends++;
          openCrs = 0;
        } else openCrs++;
      }
    },
  });
}
