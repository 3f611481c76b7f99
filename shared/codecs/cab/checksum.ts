import { readUint32 } from '../little-endian.ts';

/** Continues the check value of a block of a cabinet ([MS-CAB] 3.1); start with 0. Returns an unsigned 32-bit value. */
export function cabinetChecksum(bytes: Uint8Array, previous: number): number {
  const words = bytes.length - (bytes.length % 4);
  let sum = previous;
  for (let at = 0; at < words; at += 4) sum ^= readUint32(bytes, at);
  let rest = 0;
  for (let at = words; at < bytes.length; at += 1) rest = (rest << 8) | (bytes[at] as number);
  return (sum ^ rest) >>> 0;
}
