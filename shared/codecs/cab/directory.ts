/** What a cabinet says of itself before its data: header, folders and files ([MS-CAB] 2). */
import { decodeWindows1252 } from '../../dirsync/windows-1252.ts';
import type { Limits } from '../../limits.ts';
import type { OnProgress } from '../../progress.ts';
import { CodecFault } from '../fault.ts';
import { readUint16, readUint32 } from '../little-endian.ts';

const SIGNATURE = 0x4643534d;
const HEADER_BYTES = 36;
const FOLDER_BYTES = 8;
const FILE_BYTES = 16;
const RESERVE_HEADER_BYTES = 4;
const FLAG = { previous: 1, next: 2, reserve: 4 } as const;
const NAME_IS_UTF8 = 0x80;
const FROM_PREVIOUS = 0xfffd;
const TO_NEXT = 0xfffe;
const FROM_PREVIOUS_TO_NEXT = 0xffff;

export interface CabinetFolder {
  /** Offset of its first block. */
  readonly at: number;
  readonly blocks: number;
  /** Method in the low four bits, its parameters above. */
  readonly compression: number;
}

export interface CabinetFile {
  /** As it is written, with `\`. */
  readonly name: string;
  /** Offset of its entry. */
  readonly at: number;
  readonly bytes: number;
  /** Where it begins in what its folder decompresses to. */
  readonly offset: number;
  /** Index of its folder, of which there may be fewer. */
  readonly folder: number;
  readonly fromPrevious: boolean;
  readonly toNext: boolean;
  /** As MS-DOS keeps them. */
  readonly date: number;
  readonly time: number;
  readonly attributes: number;
}

export interface Cabinet {
  readonly input: Uint8Array;
  /** Size as announced. */
  readonly bytes: number;
  /** "1.3" */
  readonly version: string;
  /** The same in all cabinets of a set, and the place of this one among them, from 0. */
  readonly setId: number;
  readonly number: number;
  /** Names of the neighbours in the set; null without one. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Bytes of each block's header that belong to whoever made the cabinet. */
  readonly blockReserve: number;
  readonly folders: readonly CabinetFolder[];
  readonly files: readonly CabinetFile[];
}

export function hasCabinetSignature(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && readUint32(bytes, 0) === SIGNATURE;
}

/** @throws CodecFault truncated, corrupt-data, output-limit */
export function readCabinet(input: Uint8Array, limits: Limits, passed: OnProgress): Cabinet {
  if (!hasCabinetSignature(input)) throw new CodecFault('corrupt-data', 'no cabinet signature', 0);
  requireBytes(input, HEADER_BYTES, 'header');
  const flags = readUint16(input, 30);
  const hasReserve = (flags & FLAG.reserve) !== 0;
  if (hasReserve) requireBytes(input, HEADER_BYTES + RESERVE_HEADER_BYTES, 'header');
  let at = HEADER_BYTES + (hasReserve ? RESERVE_HEADER_BYTES + readUint16(input, HEADER_BYTES) : 0);
  const neighbours = [FLAG.previous, FLAG.next].map((flag) => {
    if ((flags & flag) === 0) return null;
    const name = textAt(input, at, limits);
    at = textAt(input, name.end, limits).end;
    return decodeWindows1252(name.bytes);
  });
  const folderReserve = hasReserve ? (input[HEADER_BYTES + 2] as number) : 0;
  return {
    input,
    bytes: readUint32(input, 8),
    version: `${input[25] ?? 0}.${input[24] ?? 0}`,
    setId: readUint16(input, 32),
    number: readUint16(input, 34),
    previous: neighbours[0] ?? null,
    next: neighbours[1] ?? null,
    blockReserve: hasReserve ? (input[HEADER_BYTES + 3] as number) : 0,
    folders: readFolders(input, at, FOLDER_BYTES + folderReserve, limits),
    files: readFiles(input, limits, passed),
  };
}

function requireBytes(input: Uint8Array, end: number, what: string): void {
  if (end > input.length) {
    throw new CodecFault('truncated', `the ${what} of the cabinet is cut off`, input.length);
  }
}

/** A text and where what follows its zero begins. */
function textAt(input: Uint8Array, at: number, limits: Limits): { bytes: Uint8Array; end: number } {
  const ahead = input.subarray(at, at + limits.cabinetNameBytes + 1);
  const length = ahead.indexOf(0);
  if (length !== -1) return { bytes: ahead.subarray(0, length), end: at + length + 1 };
  if (ahead.length <= limits.cabinetNameBytes) {
    throw new CodecFault('truncated', 'a name in the cabinet is cut off', input.length);
  }
  const limit = limits.cabinetNameBytes;
  throw new CodecFault('output-limit', `a name of more than ${limit} bytes in the cabinet`, at);
}

function readFolders(
  input: Uint8Array,
  start: number,
  entryBytes: number,
  limits: Limits,
): readonly CabinetFolder[] {
  const count = readUint16(input, 26);
  if (count > limits.cabinetFolders) {
    throw new CodecFault('output-limit', `cabinet with ${count} folders`, 26);
  }
  requireBytes(input, start + count * entryBytes, 'list of folders');
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * entryBytes;
    return {
      at: readUint32(input, at),
      blocks: readUint16(input, at + 4),
      compression: readUint16(input, at + 6),
    };
  });
}

function readFiles(input: Uint8Array, limits: Limits, passed: OnProgress): readonly CabinetFile[] {
  const count = readUint16(input, 28);
  if (count > limits.cabinetFiles) {
    throw new CodecFault('output-limit', `cabinet with ${count} files`, 28);
  }
  // One wrong bit would otherwise hide what is in it.
  if (count === 0) throw new CodecFault('corrupt-data', 'the cabinet lists no files', 28);
  const folders = readUint16(input, 26);
  const files: CabinetFile[] = [];
  let at = readUint32(input, 16);
  for (let index = 0; index < count; index += 1) {
    requireBytes(input, at + FILE_BYTES, 'list of files');
    const name = textAt(input, at + FILE_BYTES, limits);
    files.push(fileAt(input, at, name.bytes, folders));
    passed(name.end - at);
    at = name.end;
  }
  return files;
}

function fileAt(input: Uint8Array, at: number, name: Uint8Array, folders: number): CabinetFile {
  const attributes = readUint16(input, at + 14);
  const folder = readUint16(input, at + 8);
  const fromPrevious = folder === FROM_PREVIOUS || folder === FROM_PREVIOUS_TO_NEXT;
  const toNext = folder === TO_NEXT || folder === FROM_PREVIOUS_TO_NEXT;
  return {
    name: (attributes & NAME_IS_UTF8) === 0 ? decodeWindows1252(name) : decodeUtf8(name),
    at,
    bytes: readUint32(input, at),
    offset: readUint32(input, at + 4),
    // What comes from before is in the first folder, what goes on is in the last one.
    folder: fromPrevious ? 0 : toNext ? folders - 1 : folder,
    fromPrevious,
    toNext,
    date: readUint16(input, at + 10),
    time: readUint16(input, at + 12),
    attributes,
  };
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
