import { NO_ENTRY } from './layout.ts';

export interface WrittenStream {
  readonly length: number;
  /** Exactly `length` bytes, each time anew. */
  readonly steps: () => Iterable<Uint8Array>;
}

export interface WrittenStorage {
  /** 16 bytes. */
  readonly classId: Uint8Array;
  readonly streams: ReadonlyMap<string, WrittenStream>;
  readonly storages: ReadonlyMap<string, WrittenStorage>;
}

/** An entry of the directory; `left`, `right` and `child` are indices into it. */
export interface FlatEntry {
  readonly name: string;
  readonly classId: Uint8Array;
  /** Null of a storage. */
  readonly stream: WrittenStream | null;
  left: number;
  right: number;
  child: number;
  isRed: boolean;
}

const NO_CLASS = new Uint8Array(16);

/** The directory, the root first. What is in one storage is a red-black tree ([MS-CFB] 2.6.4). */
export function flatten(root: WrittenStorage): FlatEntry[] {
  const entries = [entryOf('Root Entry', root.classId, null)];
  const waiting = [{ storage: root, index: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parent = entries[next.index];
    if (parent === undefined) break;
    const children: { readonly entry: FlatEntry; readonly index: number }[] = [];
    const add = (entry: FlatEntry): number => {
      const index = entries.push(entry) - 1;
      children.push({ entry, index });
      return index;
    };
    for (const [name, stream] of next.storage.streams) add(entryOf(name, NO_CLASS, stream));
    for (const [name, storage] of next.storage.storages) {
      waiting.push({ storage, index: add(entryOf(name, storage.classId, null)) });
    }
    children.sort((one, other) => inOrder(one.entry.name, other.entry.name));
    parent.child = linked(children, 0, children.length, Math.floor(Math.log2(children.length)));
  }
  return entries;
}

function entryOf(name: string, classId: Uint8Array, stream: WrittenStream | null): FlatEntry {
  return { name, classId, stream, left: NO_ENTRY, right: NO_ENTRY, child: NO_ENTRY, isRed: false };
}

/** Shorter names first, then by capitals. */
function inOrder(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  const [first, second] = [one.toUpperCase(), other.toUpperCase()];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** The middle one above the halves: only the last level, `levels` below, is not full, so it alone is red. */
function linked(
  children: readonly { readonly entry: FlatEntry; readonly index: number }[],
  from: number,
  to: number,
  levels: number,
): number {
  const middle = Math.floor((from + to) / 2);
  const child = from < to ? children[middle] : undefined;
  if (child === undefined) return NO_ENTRY;
  child.entry.left = linked(children, from, middle, levels - 1);
  child.entry.right = linked(children, middle + 1, to, levels - 1);
  child.entry.isRed = levels === 0 && children.length > 1;
  return child.index;
}
