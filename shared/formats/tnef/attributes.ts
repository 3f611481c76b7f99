import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { OnProgress } from '../../progress.ts';
import { attributeName } from './names.ts';

const SIGNATURE = 0x223e9f78;
/** Signature and the key that attachments were once found by. */
const STREAM_HEADER_BYTES = 6;
/** Level, id and length. */
const HEADER_BYTES = 9;
const CHECKSUM_BYTES = 2;
const SUM_STEP_BYTES = 1024 * 1024;

const LEVEL = { message: 1, attachment: 2 } as const;

export interface Attribute {
  /** First byte of its header. */
  readonly at: number;
  readonly isOfAttachment: boolean;
  readonly id: number;
  /** Its data, [start, end); the checksum follows. */
  readonly start: number;
  readonly end: number;
  readonly isSumRight: boolean;
}

export function hasTnefSignature(bytes: Uint8Array): boolean {
  return bytes.length >= STREAM_HEADER_BYTES && readUint32(bytes, 0) === SIGNATURE;
}

/** @throws CodecFault truncated, corrupt-data when it does not begin as a TNEF stream */
export function refuseOtherStreams(input: Uint8Array): void {
  if (input.length < STREAM_HEADER_BYTES)
    throw new CodecFault('truncated', 'the TNEF header is cut off', input.length);
  if (!hasTnefSignature(input)) throw new CodecFault('corrupt-data', 'no TNEF signature', 0);
}

/**
 * Attributes of the stream in their order ([MS-OXTNEF] 2.1.1); returns where they end. Mailers append line ends and
 * more, so what follows the last one is the caller's to tell.
 * @throws CodecFault truncated, corrupt-data behind those that can be read
 */
export function* readAttributes(input: Uint8Array, passed: OnProgress): Generator<Attribute, number> {
  let at = STREAM_HEADER_BYTES;
  let wasSumRight = true;
  while (isLevel(input[at])) {
    const attribute = readAttribute(input, at, passed);
    yield attribute;
    wasSumRight = attribute.isSumRight;
    at = attribute.end + CHECKSUM_BYTES;
  }
  refuseLostAttributes(input, at, wasSumRight);
  return at;
}

function isLevel(byte: number | undefined): boolean {
  return byte === LEVEL.message || byte === LEVEL.attachment;
}

function readAttribute(input: Uint8Array, at: number, passed: OnProgress): Attribute {
  const start = at + HEADER_BYTES;
  const id = readUint32(input, at + 1);
  const end = start + readUint32(input, at + 5);
  if (start > input.length || end + CHECKSUM_BYTES > input.length) {
    const name = start > input.length ? 'an attribute' : (attributeName(id) ?? 'an attribute');
    throw new CodecFault('truncated', `${name} reaches beyond the end of the TNEF stream`, at);
  }
  const isSumRight = checksum(input, start, end, passed) === readUint16(input, end);
  return { at, isOfAttachment: input[at] === LEVEL.attachment, id, start, end, isSumRight };
}

/** Sum of the bytes [start, end), as 16 bits. */
export function checksum(input: Uint8Array, start: number, end: number, passed: OnProgress): number {
  let sum = 0;
  for (let from = start; from < end; from += SUM_STEP_BYTES) {
    const to = Math.min(from + SUM_STEP_BYTES, end);
    for (let at = from; at < to; at += 1) sum = (sum + (input[at] as number)) & 0xffff;
    passed(to - from);
  }
  passed(HEADER_BYTES + CHECKSUM_BYTES);
  return sum;
}

/**
 * Attributes behind a damaged one must not be taken for something that a mailer appended: attachments would be missing
 * without a word. A wrong sum before the odd bytes, or the id of a known attribute in them, tells.
 */
function refuseLostAttributes(input: Uint8Array, at: number, wasSumRight: boolean): void {
  if (at >= input.length) return;
  if (!wasSumRight) {
    throw new CodecFault('corrupt-data', 'an attribute with a wrong checksum is followed by none', at);
  }
  if (at + HEADER_BYTES <= input.length && attributeName(readUint32(input, at + 1)) !== null) {
    throw new CodecFault('corrupt-data', `a TNEF attribute of level ${input[at]}, which there is none`, at);
  }
}
