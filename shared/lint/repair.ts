/** Puts the repairs of the linter into a payload. */
import type { Repair } from './model.ts';

export interface Repairer {
  /** The repaired bytes of the next stretch of the payload. */
  push(bytes: Uint8Array): void;
  /** Call once, after the last `push`; repairs behind the last byte are written. */
  end(): void;
  /** Repairs that were made. */
  applied(): number;
}

/** Bytes that a payload replaced, wherever they are; the ones of two repairs never overlap, or the later one is left out. */
export function createRepairer(repairs: readonly Repair[], write: (bytes: Uint8Array) => void): Repairer {
  const inOrder = repairs.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  let applied = 0;
  /** Offset of the next byte of the payload that comes. */
  let position = 0;
  /** Bytes before this offset are dealt with: written, or replaced. */
  let done = 0;

  const begin = (repair: Repair): void => {
    next += 1;
    if (repair.start < done) return;
    write(repair.replacement);
    done = repair.end;
    applied += 1;
  };
  return {
    push(bytes) {
      const end = position + bytes.length;
      const copyTo = (to: number): void => {
        if (to > done) write(bytes.subarray(done - position, to - position));
        done = Math.max(done, to);
      };
      for (let repair = inOrder[next]; repair !== undefined && repair.start < end; repair = inOrder[next]) {
        copyTo(Math.min(repair.start, end));
        begin(repair);
      }
      copyTo(end);
      position = end;
    },
    end() {
      for (let repair = inOrder[next]; repair !== undefined; repair = inOrder[next]) begin(repair);
    },
    applied: () => applied,
  };
}
