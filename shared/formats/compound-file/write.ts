/** Writes compound files ([MS-CFB], version 3): what is attached to a message is a file of its own when it stands alone. */
import {
  ENTRY_AT,
  ENTRY_BYTES,
  ENTRY_TYPE,
  HEADER_AT,
  HEADER_BYTES,
  HEADER_FAT_SECTORS,
  MINI_CUTOFF_BYTES,
  MINI_SECTOR_SHIFT,
  NO_ENTRY,
  SECTOR,
  SIGNATURE,
} from './layout.ts';
import { flatten } from './flatten.ts';
import type { FlatEntry, WrittenStorage, WrittenStream } from './flatten.ts';

const VERSION = 3;
const MINOR_VERSION = 0x3e;
const LITTLE_ENDIAN = 0xfffe;
const SECTOR_SHIFT = 9;
const SECTOR_BYTES = 2 ** SECTOR_SHIFT;
const MINI_SECTOR_BYTES = 2 ** MINI_SECTOR_SHIFT;
const PER_SECTOR = SECTOR_BYTES / 4;
const RED = 0;
const BLACK = 1;

/** What is written, and in which sectors each part begins. */
interface Plan {
  readonly entries: readonly FlatEntry[];
  readonly large: readonly WrittenStream[];
  readonly small: readonly WrittenStream[];
  readonly miniSectors: number;
  readonly tables: TableSizes;
  readonly directory: number;
  readonly miniTable: number;
  readonly miniStream: number;
  readonly contents: number;
}

/** The file from its first byte to its last. Memory is taken for its tables only, not for what the streams hold. */
export function* compoundFileSteps(root: WrittenStorage): Generator<Uint8Array, void> {
  const plan = planOf(root);
  const { tables, small, large, miniSectors } = plan;
  const firsts = new Map<WrittenStream, number>();
  const miniSlots = (plan.miniStream - plan.miniTable) * PER_SECTOR;
  const miniTable = chained(small, 0, MINI_SECTOR_BYTES, firsts, miniSlots);
  const table = chained(large, plan.contents, SECTOR_BYTES, firsts, tables.table * PER_SECTOR);
  table.fill(SECTOR.fat, 0, tables.table).fill(SECTOR.difat, tables.table, plan.directory);
  chain(table, plan.directory, plan.miniTable);
  chain(table, plan.miniTable, plan.miniStream);
  chain(table, plan.miniStream, plan.contents);
  yield header(plan);
  yield bytesOf(table);
  yield bytesOf(furtherLists(tables));
  yield directory(plan, firsts);
  yield bytesOf(miniTable);
  yield* contents(small, MINI_SECTOR_BYTES);
  yield new Uint8Array((plan.contents - plan.miniStream) * SECTOR_BYTES - miniSectors * MINI_SECTOR_BYTES);
  yield* contents(large, SECTOR_BYTES);
}

/** One part behind the other: tables, directory, mini table, mini stream, large streams. */
function planOf(root: WrittenStorage): Plan {
  const entries = flatten(root);
  const streams = entries.flatMap(({ stream }) => (stream === null ? [] : [stream]));
  const large = streams.filter(({ length }) => length >= MINI_CUTOFF_BYTES);
  const small = streams.filter(({ length }) => length > 0 && length < MINI_CUTOFF_BYTES);
  const miniSectors = sum(small, MINI_SECTOR_BYTES);
  const inDirectory = Math.ceil((entries.length * ENTRY_BYTES) / SECTOR_BYTES);
  const inMiniTable = Math.ceil(miniSectors / PER_SECTOR);
  const inMiniStream = Math.ceil((miniSectors * MINI_SECTOR_BYTES) / SECTOR_BYTES);
  const tables = tableSizes(inDirectory + inMiniTable + inMiniStream + sum(large, SECTOR_BYTES));
  const start = tables.table + tables.lists;
  const miniTable = start + inDirectory;
  const miniStream = miniTable + inMiniTable;
  const places = { directory: start, miniTable, miniStream, contents: miniStream + inMiniStream };
  return { entries, large, small, miniSectors, tables, ...places };
}

function sum(streams: readonly WrittenStream[], unit: number): number {
  return streams.reduce((total, { length }) => total + Math.ceil(length / unit), 0);
}

interface TableSizes {
  /** Sectors of the table, and of the lists of those that the header has no room for. */
  readonly table: number;
  readonly lists: number;
}

/** The table has entries for its own sectors too. */
function tableSizes(others: number): TableSizes {
  let sizes: TableSizes = { table: 0, lists: 0 };
  for (let fits = false; !fits;) {
    const table = Math.ceil((others + sizes.table + sizes.lists) / PER_SECTOR);
    const lists = Math.ceil(Math.max(0, table - HEADER_FAT_SECTORS) / (PER_SECTOR - 1));
    fits = table === sizes.table && lists === sizes.lists;
    sizes = { table, lists };
  }
  return sizes;
}

/** A table of `slots` in which each stream has a chain of its own, one behind the other from `first` on. */
function chained(
  streams: readonly WrittenStream[],
  first: number,
  unit: number,
  firsts: Map<WrittenStream, number>,
  slots: number,
): Uint32Array {
  const table = new Uint32Array(slots).fill(SECTOR.free);
  let at = first;
  for (const stream of streams) {
    firsts.set(stream, at);
    const end = at + Math.ceil(stream.length / unit);
    chain(table, at, end);
    at = end;
  }
  return table;
}

function chain(table: Uint32Array, start: number, end: number): void {
  for (let at = start; at < end; at += 1) table[at] = at + 1 < end ? at + 1 : SECTOR.endOfChain;
}

function header({ tables, directory: firstDirectory, miniTable, miniStream }: Plan): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const firstOf = (start: number, sectors: number): number => (sectors > 0 ? start : SECTOR.endOfChain);
  bytes.set(SIGNATURE);
  view.setUint16(HEADER_AT.minorVersion, MINOR_VERSION, true);
  view.setUint16(HEADER_AT.version, VERSION, true);
  view.setUint16(HEADER_AT.byteOrder, LITTLE_ENDIAN, true);
  view.setUint16(HEADER_AT.sectorShift, SECTOR_SHIFT, true);
  view.setUint16(HEADER_AT.miniSectorShift, MINI_SECTOR_SHIFT, true);
  view.setUint32(HEADER_AT.fatSectors, tables.table, true);
  view.setUint32(HEADER_AT.firstDirectorySector, firstDirectory, true);
  view.setUint32(HEADER_AT.miniCutoff, MINI_CUTOFF_BYTES, true);
  view.setUint32(HEADER_AT.firstMiniFatSector, firstOf(miniTable, miniStream - miniTable), true);
  view.setUint32(HEADER_AT.miniFatSectors, miniStream - miniTable, true);
  view.setUint32(HEADER_AT.firstDifatSector, firstOf(tables.table, tables.lists), true);
  view.setUint32(HEADER_AT.difatSectors, tables.lists, true);
  for (let index = 0; index < HEADER_FAT_SECTORS; index += 1) {
    view.setUint32(HEADER_AT.fatList + index * 4, index < tables.table ? index : SECTOR.free, true);
  }
  return bytes;
}

/** Sectors of the table beyond those in the header; the last word of each list leads to the next one. */
function furtherLists({ table, lists }: TableSizes): Uint32Array {
  const words = new Uint32Array(lists * PER_SECTOR).fill(SECTOR.free);
  let next = HEADER_FAT_SECTORS;
  for (let at = 0; at < words.length; at += 1) {
    const isLast = at % PER_SECTOR === PER_SECTOR - 1;
    if (isLast) words[at] = at + 1 < words.length ? table + (at + 1) / PER_SECTOR : SECTOR.endOfChain;
    else if (next < table) words[at] = next++;
  }
  return words;
}

function bytesOf(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => view.setUint32(index * 4, word, true));
  return bytes;
}

function directory(plan: Plan, firsts: ReadonlyMap<WrittenStream, number>): Uint8Array {
  const bytes = new Uint8Array((plan.miniTable - plan.directory) * SECTOR_BYTES);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    for (const link of [ENTRY_AT.left, ENTRY_AT.right, ENTRY_AT.child])
      view.setUint32(at + link, NO_ENTRY, true);
  }
  plan.entries.forEach((entry, index) => {
    const { stream } = entry;
    const at = index * ENTRY_BYTES;
    const kind = stream === null ? ENTRY_TYPE.storage : ENTRY_TYPE.stream;
    writeEntry(bytes, at, entry, index === 0 ? ENTRY_TYPE.root : kind);
    if (index === 0) {
      const first = plan.miniSectors > 0 ? plan.miniStream : SECTOR.endOfChain;
      view.setUint32(at + ENTRY_AT.firstSector, first, true);
      view.setUint32(at + ENTRY_AT.size, plan.miniSectors * MINI_SECTOR_BYTES, true);
    } else if (stream !== null) {
      view.setUint32(at + ENTRY_AT.firstSector, firsts.get(stream) ?? SECTOR.endOfChain, true);
      view.setUint32(at + ENTRY_AT.size, stream.length, true);
    }
  });
  return bytes;
}

function writeEntry(bytes: Uint8Array, at: number, entry: FlatEntry, type: number): void {
  const view = new DataView(bytes.buffer);
  const { name } = entry;
  for (let place = 0; place < name.length; place += 1)
    view.setUint16(at + place * 2, name.charCodeAt(place), true);
  view.setUint16(at + ENTRY_AT.nameBytes, (name.length + 1) * 2, true);
  bytes[at + ENTRY_AT.type] = type;
  bytes[at + ENTRY_AT.colour] = entry.isRed ? RED : BLACK;
  view.setUint32(at + ENTRY_AT.left, entry.left, true);
  view.setUint32(at + ENTRY_AT.right, entry.right, true);
  view.setUint32(at + ENTRY_AT.child, entry.child, true);
  bytes.set(entry.classId, at + ENTRY_AT.classId);
}

function* contents(streams: readonly WrittenStream[], unit: number): Generator<Uint8Array, void> {
  for (const stream of streams) {
    yield* stream.steps();
    yield new Uint8Array((unit - (stream.length % unit)) % unit);
  }
}
