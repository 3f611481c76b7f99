import { crc32, hex32 } from './checksum.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import type { Inflater } from './inflater.ts';
import { readUint16, readUint32 } from './little-endian.ts';
import { refuseRest } from './rest.ts';

const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const FLAG = { headerCrc: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 } as const;

export function hasGzipSignature(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b;
}

/**
 * Decodes all members of a gzip file (RFC 1952) and checks CRC and length of each.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec
 */
export function* gunzip(input: Uint8Array, inflate: Inflater): Generator<Decoded, void> {
  let at = 0;
  do {
    at = yield* gunzipMember(input, at, inflate);
  } while (hasGzipSignature(input, at));
  refuseRest(input, at);
}

function* gunzipMember(input: Uint8Array, start: number, inflate: Inflater): Generator<Decoded, number> {
  const stream = inflate(input, headerEnd(input, start));
  let crc = 0;
  let length = 0;
  let step = stream.next();
  for (; !step.done; step = stream.next()) {
    crc = crc32(step.value.bytes, crc);
    length = (length + step.value.bytes.length) >>> 0;
    yield step.value;
  }
  const trailer = step.value;
  const end = trailer + TRAILER_BYTES;
  if (end > input.length)
    throw new CodecFault('truncated', 'the gzip check values are cut off', input.length);
  const expected = readUint32(input, trailer);
  if (expected !== crc) {
    throw new CodecFault(
      'checksum-mismatch',
      `CRC-32 says ${hex32(expected)}, data gives ${hex32(crc)}`,
      trailer,
    );
  }
  const expectedLength = readUint32(input, trailer + 4);
  if (expectedLength !== length) {
    throw new CodecFault(
      'checksum-mismatch',
      `length says ${expectedLength}, data gives ${length}`,
      trailer + 4,
    );
  }
  return end;
}

function headerEnd(input: Uint8Array, start: number): number {
  const flags = input[start + 3];
  if (flags === undefined || start + HEADER_BYTES > input.length) {
    throw new CodecFault('truncated', 'the gzip header is cut off', input.length);
  }
  if (!hasGzipSignature(input, start)) throw new CodecFault('corrupt-data', 'no gzip signature', start);
  if (input[start + 2] !== 8)
    throw new CodecFault('unsupported-codec', 'gzip method other than deflate', start + 2);
  if (flags & FLAG.reserved)
    throw new CodecFault('unsupported-codec', 'gzip header with reserved flags', start + 3);
  let at = start + HEADER_BYTES;
  if (flags & FLAG.extra) at += 2 + readUint16(input, at);
  if (flags & FLAG.name) at = afterZero(input, at);
  if (flags & FLAG.comment) at = afterZero(input, at);
  const end = flags & FLAG.headerCrc ? at + 2 : at;
  if (end > input.length) throw new CodecFault('truncated', 'the gzip header is cut off', input.length);
  if (end > at && readUint16(input, at) !== (crc32(input.subarray(start, at), 0) & 0xffff))
    throw new CodecFault('checksum-mismatch', 'the gzip header does not match its own CRC', at);
  return end;
}

function afterZero(input: Uint8Array, at: number): number {
  const zero = input.indexOf(0, at);
  return zero === -1 ? input.length + 1 : zero + 1;
}
