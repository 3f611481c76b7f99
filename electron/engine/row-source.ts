/** Hands out what waits to be read while a listing, and the reading of archives, still find more. */
import type { MessageId } from '../../shared/model.ts';
import type { ReadHandle } from '../index/open-index.ts';
import { readDiscovered } from '../index/read-messages.ts';
import type { WaitingRow } from '../index/read-messages.ts';

const TAKE_ROWS = 200;

export interface RowSource {
  /** The next row to read, which is under way until it is `done`; null when there will be none. */
  next(): Promise<WaitingRow | null>;
  done(): void;
  /** New rows were written; `anywhere` where rows that were known before may wait again. */
  moreMayHaveCome(where: 'at the end' | 'anywhere'): void;
  listingEnded(): void;
}

export function createRowSource(index: ReadHandle, signal: AbortSignal): RowSource {
  const rows = createRowCursor(index);
  const bell = createBell();
  let isListing = true;
  let underWay = 0;
  return {
    next: async () => {
      for (;;) {
        if (signal.aborted) return null;
        const row = rows.next();
        if (row !== undefined) {
          underWay += 1;
          return row;
        }
        // What is under way may be an archive.
        if (!isListing && underWay === 0) return null;
        await bell.rung();
      }
    },
    done: () => {
      underWay -= 1;
      bell.ring();
    },
    moreMayHaveCome: (where) => {
      if (where === 'anywhere') rows.lookBack();
      bell.ring();
    },
    listingEnded: () => {
      isListing = false;
      rows.lookBack();
      bell.ring();
    },
  };
}

/** Goes through the rows that wait by their ids, each once as long as it stands for the same content. */
function createRowCursor(index: ReadHandle) {
  const taken = new Map<MessageId, number>();
  let rows: WaitingRow[] = [];
  let cursor = 0;
  /** A row that waits again keeps its old, low id, which the cursor may have passed before. */
  let isBehind = false;
  const refill = (): void => {
    let found: WaitingRow[];
    do {
      found = readDiscovered(index, cursor, TAKE_ROWS);
      cursor = found.at(-1)?.id ?? cursor;
      rows = found.filter(({ id, version }) => taken.get(id) !== version);
      // Rows whose result is not committed yet still look as if they waited.
    } while (rows.length === 0 && found.length > 0);
  };
  return {
    next: (): WaitingRow | undefined => {
      if (rows.length === 0) refill();
      if (rows.length === 0 && isBehind) {
        isBehind = false;
        cursor = 0;
        refill();
      }
      const row = rows.shift();
      if (row !== undefined) taken.set(row.id, row.version);
      return row;
    },
    lookBack: () => void (isBehind = true),
  };
}

/** Wakes all who wait for it. */
function createBell() {
  let wake: () => void = () => undefined;
  let next = new Promise<void>((resolve) => (wake = resolve));
  return {
    rung: (): Promise<void> => next,
    ring: (): void => {
      wake();
      next = new Promise<void>((resolve) => (wake = resolve));
    },
  };
}
