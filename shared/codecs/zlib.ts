import { adler32, hex32 } from './checksum.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import type { Inflater } from './inflater.ts';
import { refuseRest } from './rest.ts';

const HEADER_BYTES = 2;
const CHECK_BYTES = 4;

/** RFC 1950: method 8, window at most 32 KB, and the two bytes together a multiple of 31. */
export function hasZlibSignature(bytes: Uint8Array): boolean {
  const [method, flags] = bytes;
  if (method === undefined || flags === undefined) return false;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
}

/**
 * Decodes a zlib stream and checks its Adler-32.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec
 */
export function* unzlib(input: Uint8Array, inflate: Inflater): Generator<Decoded, void> {
  if (!hasZlibSignature(input)) throw new CodecFault('corrupt-data', 'no zlib header', 0);
  if ((input[1] ?? 0) & 0x20)
    throw new CodecFault('unsupported-codec', 'zlib data that needs a preset dictionary', 1);
  const stream = inflate(input, HEADER_BYTES);
  let sum = 1;
  let step = stream.next();
  for (; !step.done; step = stream.next()) {
    sum = adler32(step.value.bytes, sum);
    yield step.value;
  }
  const check = step.value;
  if (check + CHECK_BYTES > input.length) {
    throw new CodecFault('truncated', 'the zlib check value is cut off', input.length);
  }
  const expected = new DataView(input.buffer, input.byteOffset + check, CHECK_BYTES).getUint32(0);
  if (expected !== sum) {
    throw new CodecFault(
      'checksum-mismatch',
      `Adler-32 says ${hex32(expected)}, data gives ${hex32(sum)}`,
      check,
    );
  }
  refuseRest(input, check + CHECK_BYTES);
}
