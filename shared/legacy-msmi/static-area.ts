/**
 * The defect of Q140946, as a model. The article says: hangs, on some messages only, large lists only, several
 * processors only; it does not publish the code, and neither do we claim to know it. What is modelled is its kind: a
 * library of 1996 that keeps the state of handing decoded blocks to its caller in one static area, without a lock.
 *
 * On one processor a hand-over always finishes before the next begins. On several, a second thread may begin its own
 * while the first is under way: it overwrites whose turn it is, and the first waits for a turn that never comes back.
 * The longer the list, the more hand-overs, the likelier that two meet.
 *
 * Only the book-keeping is shared: whose turn it is, and how many blocks are left. The bytes and the place among them
 * stay private to each thread, because the article tells of hangs, not of damaged lists.
 */
const TURN = 0;
const BLOCKS_LEFT = 1;
const WORDS = 2;

export const BLOCK_BYTES = 512;

/** One area for all threads of a pool: that is the defect. */
export function createStaticArea(): SharedArrayBuffer {
  return new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT);
}

/** One hand-over of decoded bytes from the decoder's buffer to its caller. */
export interface HandOver {
  /** Whether blocks are left to move; true for ever once another thread has taken the turn. */
  pending(): boolean;
  /** Moves one block, if it is this thread's turn. */
  moveBlock(): void;
  /** How many bytes have been moved. */
  movedBytes(): number;
  /** All bytes, once nothing is pending: also those that another thread, out of turn, has counted as moved. */
  result(): Uint8Array;
}

/**
 * Begins to hand over `bytes`. Deliberately without Atomics and without a lock.
 * @param ticket differs between threads, never 0
 */
export function beginHandOver(area: Int32Array, ticket: number, bytes: Uint8Array): HandOver {
  const moved = new Uint8Array(bytes.length);
  let next = 0;
  const move = (end: number): void => {
    moved.set(bytes.subarray(next, end), next);
    next = Math.min(end, bytes.length);
  };
  area[TURN] = ticket;
  area[BLOCKS_LEFT] = Math.ceil(bytes.length / BLOCK_BYTES);
  return {
    pending: () => area[TURN] !== ticket || area[BLOCKS_LEFT] !== 0,
    moveBlock: () => {
      if (area[TURN] !== ticket) return;
      move(next + BLOCK_BYTES);
      area[BLOCKS_LEFT] = (area[BLOCKS_LEFT] as number) - 1;
    },
    movedBytes: () => next,
    result: () => {
      move(bytes.length);
      return moved;
    },
  };
}
