/**
 * Macintosh files written into a text as BinHex 4.0 (RFC 1741): six bits a character between two colons, runs packed
 * behind 0x90, then a header, the data fork and the resource fork, each with a CRC of its own.
 */
import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import { crc16 } from './binhex-crc.ts';
import { unpackedSteps } from './binhex-stream.ts';
import type { Fact, Member, Opened, OpenTools } from './container.ts';
import { createKept } from './mapi/kept.ts';
import type { Kept } from './mapi/kept.ts';
import { beyondLimit } from './member-limit.ts';
import { lineAt } from './text-lines.ts';

const BANNER = '(This file must be converted with BinHex';
const COLON = 0x3a;
/** Empty lines between the banner and the first colon. */
const LONGEST_GAP = 1_000;
/** Name, version, type, creator, flags and two lengths; the CRC stands behind them. */
const FIXED_HEADER_BYTES = 20;
const LONGEST_HEADER = 1 + 63 + FIXED_HEADER_BYTES;
const CRC_BYTES = 2;

interface MacHeader {
  readonly name: string;
  readonly type: string;
  readonly creator: string;
  readonly flags: number;
  readonly dataBytes: number;
  readonly resourceBytes: number;
  /** Header and its CRC. */
  readonly bytes: number;
}

/** Every file that is written as BinHex in a text; null when there is none. */
export function openBinhex(text: Uint8Array, { limits, passed }: OpenTools): Opened | null {
  const members = createKept<Member>(limits.containerMembers);
  const notes = createKept<string>(limits.containerNotes);
  for (let line = lineAt(text, 0); line.start < text.length; line = lineAt(text, line.next)) {
    passed(line.next - line.start);
    if (!isBanner(text, line.start)) continue;
    const range = dataRange(text, line.next);
    if (range === null) {
      notes.add(() => 'a BinHex banner without data behind it');
      continue;
    }
    passed(range[1] - line.next);
    line = { ...line, next: range[1] };
    for (const fork of forks(text, range, notes)) members.add(() => fork);
  }
  if (members.items.length === 0) return null;
  const unread = beyondLimit(members.leftOut(), limits.containerMembers);
  return { members: members.items, facts: [], headers: null, notes: notes.items, unread };
}

function isBanner(text: Uint8Array, at: number): boolean {
  for (let index = 0; index < BANNER.length; index += 1) {
    if (text[at + index] !== BANNER.charCodeAt(index)) return false;
  }
  return true;
}

/** From the first colon at the beginning of a line to behind the second one, or to the end of the text without one. */
function dataRange(text: Uint8Array, start: number): readonly [number, number] | null {
  let from = start;
  while (from < text.length && from - start < LONGEST_GAP && (text[from] ?? 0) <= 0x20) from += 1;
  if (text[from] !== COLON) return null;
  const end = text.indexOf(COLON, from + 1);
  return [from, end === -1 ? text.length : end + 1];
}

/** The data fork is the file; a resource fork there may be beside it. */
function forks(text: Uint8Array, range: readonly [number, number], notes: Kept<string>): Member[] {
  const stream = (): Generator<Decoded, void> => unpackedSteps(text, range[0] + 1, range[1]);
  const header = headerOf(stream());
  if (header instanceof CodecFault) {
    notes.add(() => `a BinHex file whose header cannot be read: ${header.message}`);
    const broken = { name: null, role: 'file', range, contentType: null, facts: [] } as const;
    return [{ ...broken, open: () => throwing(header) }];
  }
  const { name, dataBytes, resourceBytes } = header;
  const member = { name, range, contentType: null, facts: factsOf(header) };
  const data: Member = { ...member, role: 'file', open: () => forkSteps(stream(), header.bytes, dataBytes) };
  const resourceStart = header.bytes + dataBytes + CRC_BYTES;
  const resource: Member = {
    ...member,
    role: 'fork',
    open: () => forkSteps(stream(), resourceStart, resourceBytes),
  };
  return resourceBytes === 0 ? [data] : [data, resource];
}

function* throwing(fault: CodecFault): Generator<Decoded, void> {
  yield { bytes: new Uint8Array(), consumed: fault.offset ?? 0 };
  throw fault;
}

function factsOf({ type, creator, flags, dataBytes, resourceBytes }: MacHeader): readonly Fact[] {
  return [
    { name: 'Type', value: type },
    { name: 'Creator', value: creator },
    { name: 'Finder flags', value: flags.toString(16).padStart(4, '0') },
    { name: 'Data fork', value: `${dataBytes} bytes` },
    { name: 'Resource fork', value: `${resourceBytes} bytes` },
  ];
}

function headerOf(stream: Generator<Decoded, void>): MacHeader | CodecFault {
  const bytes = new Uint8Array(LONGEST_HEADER + CRC_BYTES);
  let filled = 0;
  let consumed = 0;
  try {
    for (const step of stream) {
      const kept = step.bytes.subarray(0, bytes.length - filled);
      bytes.set(kept, filled);
      filled += kept.length;
      ({ consumed } = step);
      if (filled === bytes.length) break;
    }
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    // A short file may end, or break, behind its header.
  }
  const nameBytes = bytes[0] ?? 0;
  const end = 1 + nameBytes + FIXED_HEADER_BYTES + 1;
  if (nameBytes < 1 || nameBytes > 63)
    return new CodecFault('corrupt-data', `a name of ${nameBytes} characters`, consumed);
  if (filled < end) return new CodecFault('truncated', 'the BinHex header is cut off', consumed);
  return parsedHeader(bytes, nameBytes, consumed);
}

function parsedHeader(bytes: Uint8Array, nameBytes: number, consumed: number): MacHeader | CodecFault {
  const view = new DataView(bytes.buffer);
  const at = nameBytes + 2;
  const end = at + FIXED_HEADER_BYTES - 2;
  const crc = crc16(bytes.subarray(0, end), 0);
  const written = view.getUint16(end);
  if (crc !== written)
    return new CodecFault(
      'checksum-mismatch',
      `CRC of the header says ${hex(written)}, data gives ${hex(crc)}`,
      consumed,
    );
  const text = (from: number, to: number): string =>
    new TextDecoder('macintosh').decode(bytes.subarray(from, to));
  return {
    name: text(1, 1 + nameBytes),
    type: text(at, at + 4),
    creator: text(at + 4, at + 8),
    flags: view.getUint16(at + 8),
    dataBytes: view.getUint32(at + 10),
    resourceBytes: view.getUint32(at + 14),
    bytes: end + CRC_BYTES,
  };
}

/**
 * Bytes [start, start + length) of what is unpacked, and the check of the CRC behind them.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch
 */
function* forkSteps(
  stream: Generator<Decoded, void>,
  start: number,
  length: number,
): Generator<Decoded, void> {
  let at = 0;
  let crc = 0;
  let written = 0;
  let consumed = 0;
  for (const step of stream) {
    const { bytes } = step;
    ({ consumed } = step);
    const part = bytes.subarray(Math.max(0, start - at), Math.max(0, start + length - at));
    crc = crc16(part, crc);
    yield { bytes: part, consumed };
    const from = Math.max(0, start + length - at);
    for (const byte of bytes.subarray(from, Math.max(0, start + length + CRC_BYTES - at)))
      written = (written << 8) | byte;
    at += bytes.length;
    if (at >= start + length + CRC_BYTES) break;
  }
  if (at < start + length + CRC_BYTES) throw new CodecFault('truncated', 'the fork is cut off', consumed);
  if (crc !== written)
    throw new CodecFault('checksum-mismatch', `CRC says ${hex(written)}, data gives ${hex(crc)}`, consumed);
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
