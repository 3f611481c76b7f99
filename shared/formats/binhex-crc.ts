/** CRC of CCITT, polynomial x16 + x12 + x5 + 1, as BinHex takes it (RFC 1741: begins with 0, highest bit first). */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x8000 ? (value << 1) ^ 0x1021 : value << 1;
  return value;
});

/** Continues a CRC over `bytes`; start with 0. */
export function crc16(bytes: Uint8Array, previous: number): number {
  let value = previous;
  for (const byte of bytes) value = ((value << 8) & 0xffff) ^ (TABLE[(value >> 8) ^ byte] as number);
  return value;
}
