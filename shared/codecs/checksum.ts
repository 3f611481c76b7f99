/**
 * Check values of gzip, zip (CRC-32, RFC 1952) and zlib (Adler-32, RFC 1950). fflate's streaming decoders compute
 * neither, and a payload that decompresses to something else must never be delivered.
 */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Short, so that the loop below is called often: V8 keeps one that is called seldom in slow code, five times slower. */
const CRC_RUN = 512;

/** Continues a CRC-32 over `bytes`; start with 0. Returns an unsigned 32-bit value. */
export function crc32(bytes: Uint8Array, previous: number): number {
  let value = ~previous;
  for (let from = 0; from < bytes.length; from += CRC_RUN) {
    value = crcOver(bytes, from, Math.min(from + CRC_RUN, bytes.length), value);
  }
  return ~value >>> 0;
}

function crcOver(bytes: Uint8Array, from: number, to: number, previous: number): number {
  let value = previous;
  for (let at = from; at < to; at += 1) {
    value = (CRC_TABLE[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8);
  }
  return value;
}

/** Largest run of bytes whose sums stay below 2^32 (RFC 1950, section 9). */
const ADLER_RUN = 5_552;

/** Continues an Adler-32 over `bytes`; start with 1. Returns an unsigned 32-bit value. */
export function adler32(bytes: Uint8Array, previous: number): number {
  let low = previous & 0xffff;
  let high = previous >>> 16;
  for (let from = 0; from < bytes.length; from += ADLER_RUN) {
    const to = Math.min(from + ADLER_RUN, bytes.length);
    for (let at = from; at < to; at += 1) {
      low += bytes[at] as number;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

export function hex32(value: number): string {
  return value.toString(16).padStart(8, '0');
}
