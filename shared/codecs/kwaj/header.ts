import type { Fact } from '../../formats/container.ts';
import { CodecFault } from '../fault.ts';
import { readUint16, readUint32 } from '../little-endian.ts';

const SIGNATURE = [0x4b, 0x57, 0x41, 0x4a, 0x88, 0xf0, 0x27, 0xd1];
const FIXED_BYTES = 14;
/** Which of the optional fields follow the fixed header, in this order. */
const HAS = { length: 0x01, unknown: 0x02, block: 0x04, name: 0x08, extension: 0x10, text: 0x20 } as const;
const LONGEST_NAME = 8;
const LONGEST_EXTENSION = 3;
const TEXT_SHOWN_BYTES = 256;

const METHODS = [
  'stored',
  'stored, every bit turned',
  'LZSS',
  'LZ and Huffman (Jeff Johnson)',
  'MSZIP',
] as const;

export interface KwajHeader {
  /** 0 to 4 are known. */
  readonly method: number;
  /** Where the compressed data begins. */
  readonly start: number;
  /** Decompressed bytes; null when the file does not say. */
  readonly length: number | null;
  /** "NAME.EXT", either half may be missing; null when both are. */
  readonly name: string | null;
  /** What the writer added, as windows-1252 text. */
  readonly text: string | null;
}

export function hasKwajSignature(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** @throws CodecFault truncated, corrupt-data */
export function kwajHeader(input: Uint8Array): KwajHeader {
  if (!hasKwajSignature(input)) throw new CodecFault('corrupt-data', 'no KWAJ signature', 0);
  const flags = readUint16(input, 12);
  let at = FIXED_BYTES;
  const field = (flag: number, bytes: number): number | null => {
    if (!(flags & flag)) return null;
    at += bytes;
    return at - bytes;
  };
  const lengthAt = field(HAS.length, 4);
  field(HAS.unknown, 2);
  const blockAt = field(HAS.block, 2);
  if (blockAt !== null) at += readUint16(input, blockAt);
  const name = flags & HAS.name ? shortText(input, at, LONGEST_NAME) : null;
  if (name !== null) at += name.length + 1;
  const extension = flags & HAS.extension ? shortText(input, at, LONGEST_EXTENSION) : null;
  if (extension !== null) at += extension.length + 1;
  const textAt = field(HAS.text, 2);
  if (textAt !== null) at += readUint16(input, textAt);
  if (at > input.length) throw cutOff(input);
  return {
    method: readUint16(input, 8),
    start: dataStart(input),
    length: lengthAt === null ? null : readUint32(input, lengthAt),
    name: joinName(name, extension),
    text: textAt === null ? null : textOf(input, textAt + 2, at),
  };
}

/** Files are known whose data begins within the fields before it, so only the fixed header is out of bounds. */
function dataStart(input: Uint8Array): number {
  const start = readUint16(input, 10);
  if (start < FIXED_BYTES) {
    throw new CodecFault('corrupt-data', 'the KWAJ data is said to begin within its header', 10);
  }
  if (start > input.length) throw new CodecFault('truncated', 'the KWAJ data is cut off', input.length);
  return start;
}

/** Characters up to a zero byte, which must be there. */
function shortText(input: Uint8Array, at: number, longest: number): string {
  const end = input.subarray(at, at + longest + 1).indexOf(0);
  if (end !== -1) return textOf(input, at, at + end);
  if (at + longest >= input.length) throw cutOff(input);
  throw new CodecFault('corrupt-data', `a name in the KWAJ header has more than ${longest} characters`, at);
}

function joinName(name: string | null, extension: string | null): string | null {
  if (name === null && extension === null) return null;
  return extension === null ? name : `${name ?? ''}.${extension}`;
}

function cutOff(input: Uint8Array): CodecFault {
  return new CodecFault('truncated', 'the KWAJ header is cut off', input.length);
}

function textOf(input: Uint8Array, from: number, to: number): string {
  return new TextDecoder('windows-1252').decode(input.subarray(from, to));
}

/**
 * What the header says.
 * @throws CodecFault truncated, corrupt-data
 */
export function kwajFacts(input: Uint8Array): readonly Fact[] {
  const { method, length, name, text } = kwajHeader(input);
  return [
    { name: 'Method', value: `${method}, ${METHODS[method] ?? 'unknown'}` },
    { name: 'Announced length', value: length === null ? 'not recorded' : `${length} bytes` },
    { name: 'Name', value: name ?? 'not recorded' },
    ...(text === null ? [] : [{ name: 'Text', value: text.slice(0, TEXT_SHOWN_BYTES) }]),
  ];
}
