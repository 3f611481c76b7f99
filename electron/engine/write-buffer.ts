import type { WriteHandle } from '../index/open-index.ts';

/** A commit waits for the disk: a thousand results in one cost what one costs. */
const FLUSH_MS = 120;
const FLUSH_COST = 500;

/** Gathers writes of the scan and commits them together. Acts of the user do not go through here. */
export interface WriteBuffer {
  /** @param cost as a multiple of what the result of one message costs */
  add(write: (index: WriteHandle) => void, cost?: number): void;
  flush(): void;
}

export function createWriteBuffer(index: WriteHandle, onFlushed: () => void): WriteBuffer {
  let waiting: ((index: WriteHandle) => void)[] = [];
  let waitingCost = 0;
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const writes = waiting;
    waiting = [];
    waitingCost = 0;
    index.transaction(() => writes.forEach((write) => write(index)));
    onFlushed();
  };
  return {
    add: (write, cost = 1) => {
      waiting.push(write);
      waitingCost += cost;
      if (waitingCost >= FLUSH_COST) flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
    },
    flush,
  };
}
