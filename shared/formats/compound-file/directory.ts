import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { Limits } from '../../limits.ts';
import { ENTRY_AT, ENTRY_BYTES, ENTRY_TYPE, HEADER_AT, NO_ENTRY } from './layout.ts';
import { sectorAt, takeChain } from './sectors.ts';
import type { Sectors } from './sectors.ts';

const CLASS_ID_BYTES = 16;
const LONGEST_NAME_BYTES = 64;

export interface DirectoryEntry {
  /** Byte of the file where it begins. */
  readonly at: number;
  readonly name: string;
  readonly isStream: boolean;
  readonly classId: Uint8Array;
  readonly firstSector: number;
  readonly size: number;
  readonly children: readonly DirectoryEntry[];
}

interface Reading {
  readonly sectors: Sectors;
  readonly chain: Uint32Array;
  readonly most: number;
  /** 1 for each entry that was met: in a tree there is one way to each. */
  readonly met: Uint8Array;
}

interface Found {
  readonly entry: DirectoryEntry & { readonly children: DirectoryEntry[] };
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/**
 * The root storage with everything below it.
 * @throws CodecFault truncated, corrupt-data, output-limit
 */
export function readDirectory(sectors: Sectors, limits: Limits): DirectoryEntry {
  const first = readUint32(sectors.input, HEADER_AT.firstDirectorySector);
  const chain = takeChain(sectors, first, sectors.count);
  const entries = chain.length * (sectors.size / ENTRY_BYTES);
  if (entries === 0) throw new CodecFault('corrupt-data', 'a compound file without a directory', 0);
  const met = new Uint8Array(entries);
  const reading: Reading = { sectors, chain, met, most: limits.compoundFileEntries };
  const root = readEntry(reading, 0);
  if (root.entry.isStream) throw new CodecFault('corrupt-data', 'the root storage is none', root.entry.at);
  addChildren(reading, root);
  return root.entry;
}

/** Goes through the tree without recursion: hostile ones are as deep as they have entries. */
function addChildren(reading: Reading, root: Found): void {
  const waiting = [{ index: root.child, parent: root }];
  let count = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { index, parent } = next;
    if (index === NO_ENTRY) continue;
    const found = readEntry(reading, index);
    count += 1;
    if (count > reading.most)
      throw new CodecFault('output-limit', `more than ${reading.most} entries`, found.entry.at);
    parent.entry.children.push(found.entry);
    waiting.push({ index: found.left, parent }, { index: found.right, parent });
    if (!found.entry.isStream) waiting.push({ index: found.child, parent: found });
  }
}

function readEntry({ sectors, chain, met }: Reading, index: number): Found {
  const { input } = sectors;
  const byte = index * ENTRY_BYTES;
  const sector = chain[Math.floor(byte / sectors.size)];
  const at = sector === undefined ? 0 : sectorAt(sectors, sector) + (byte % sectors.size);
  if (sector === undefined || met[index] === 1)
    throw new CodecFault(
      'corrupt-data',
      `directory entry ${index} is ${sector ? 'used twice' : 'missing'}`,
      at,
    );
  met[index] = 1;
  if (at + ENTRY_BYTES > input.length)
    throw new CodecFault('truncated', 'the directory is cut off', input.length);
  const type = input[at + ENTRY_AT.type];
  const isStream = type === ENTRY_TYPE.stream;
  if (!isStream && type !== (index === 0 ? ENTRY_TYPE.root : ENTRY_TYPE.storage))
    throw new CodecFault('corrupt-data', `directory entry ${index} of type ${type}`, at);
  const entry = {
    at,
    name: nameOf(input, at),
    isStream,
    classId: input.subarray(at + ENTRY_AT.classId, at + ENTRY_AT.classId + CLASS_ID_BYTES),
    firstSector: readUint32(input, at + ENTRY_AT.firstSector),
    size: sizeOf(sectors, at),
    children: [],
  };
  const field = (place: number): number => readUint32(input, at + place);
  return { entry, left: field(ENTRY_AT.left), right: field(ENTRY_AT.right), child: field(ENTRY_AT.child) };
}

function nameOf(input: Uint8Array, at: number): string {
  const bytes = Math.min(readUint16(input, at + ENTRY_AT.nameBytes), LONGEST_NAME_BYTES);
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(input.subarray(at, at + bytes));
  return text.replace(/\0.*$/s, '');
}

/** Small sectors go with 32 bits; writers of the time left the other half as it was ([MS-CFB] 2.6.3). */
function sizeOf({ input, size }: Sectors, at: number): number {
  const low = readUint32(input, at + ENTRY_AT.size);
  return size === 512 ? low : low + readUint32(input, at + ENTRY_AT.size + 4) * 2 ** 32;
}
