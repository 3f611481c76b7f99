import { CodecFault } from '../../../shared/codecs/fault.ts';

const FIRST_BYTES = 64 * 1024;

/** Bytes that may still be kept in memory; shared by all that is kept at one time (`limits.nestedBytes`). */
export interface KeepingBudget {
  left: number;
}

export interface Collector {
  /** The bytes are copied: a decoder may use theirs again. @throws CodecFault output-limit when the budget is spent */
  readonly add: (bytes: Uint8Array) => void;
  /** What was collected so far; valid until the next `add`. */
  readonly content: () => Uint8Array;
  /** Gives the budget back: the content is no longer used. */
  readonly release: () => void;
}

/** Content that is kept in memory because it has to be opened again. */
export function createCollector(budget: KeepingBudget): Collector {
  let room = new Uint8Array(0);
  let length = 0;
  return {
    add: (bytes) => {
      const end = length + bytes.length;
      if (bytes.length > budget.left) {
        const detail = 'more that has to be opened again than may be kept in memory at one time';
        throw new CodecFault('output-limit', detail, null);
      }
      budget.left -= bytes.length;
      if (end > room.length) {
        const larger = new Uint8Array(Math.max(end, room.length * 2, FIRST_BYTES));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(bytes, length);
      length = end;
    },
    content: () => room.subarray(0, length),
    release: () => {
      budget.left += length;
      room = new Uint8Array(0);
      length = 0;
    },
  };
}
