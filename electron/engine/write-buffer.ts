import type { WriteHandle } from '../index/open-index.ts';

/** A commit waits for the disk: a thousand results in one cost what one costs. */
const FLUSH_MS = 120;
const FLUSH_COUNT = 500;

/** Gathers writes of the scan and commits them together. Acts of the user do not go through here. */
export interface WriteBuffer {
  add(write: (index: WriteHandle) => void): void;
  flush(): void;
}

export function createWriteBuffer(index: WriteHandle, onFlushed: () => void): WriteBuffer {
  let waiting: ((index: WriteHandle) => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const writes = waiting;
    waiting = [];
    index.transaction(() => writes.forEach((write) => write(index)));
    onFlushed();
  };
  return {
    add: (write) => {
      waiting.push(write);
      if (waiting.length >= FLUSH_COUNT) flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
    },
    flush,
  };
}
