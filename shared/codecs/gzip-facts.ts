import { readUint16, readUint32 } from './little-endian.ts';

const HEADER_BYTES = 10;
const FLAG = { extra: 0x04, name: 0x08 } as const;

/** What a gzip header says of the file it was made of (RFC 1952, 2.3.1); null where it says nothing. */
export function gzipFacts(input: Uint8Array): {
  readonly name: string | null;
  readonly modifiedMs: number | null;
} {
  const seconds = readUint32(input, 4);
  const modifiedMs = seconds === 0 ? null : seconds * 1_000;
  const flags = input[3] ?? 0;
  if ((flags & FLAG.name) === 0) return { name: null, modifiedMs };
  const start = HEADER_BYTES + (flags & FLAG.extra ? 2 + readUint16(input, HEADER_BYTES) : 0);
  const end = input.indexOf(0, start);
  // Latin-1 by the standard.
  const name = end === -1 ? '' : String.fromCharCode(...input.subarray(start, Math.min(end, start + 1_000)));
  return { name: name || null, modifiedMs };
}
