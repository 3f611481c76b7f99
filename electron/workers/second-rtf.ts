/** The second decoder of compressed RTF: decompressrtf, which checks nothing, so its result is checked here. */
import zlib from 'node:zlib';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { rtfHeader } from '../../shared/codecs/compressed-rtf.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import { readUint32 } from '../../shared/codecs/little-endian.ts';
import { refuseRest } from '../../shared/codecs/rest.ts';

/**
 * It keeps each byte as a number of an array, of its input and of up to eight times as much output.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch; output-limit beyond `mostBytes` of input
 */
export function* expandRtfSecond(input: Uint8Array, mostBytes: number): Generator<Decoded, void> {
  const { isCompressed, end, length } = rtfHeader(input);
  if (end > mostBytes) {
    throw new CodecFault('output-limit', `the second decoder reads RTF of ${mostBytes} bytes at most`, 0);
  }
  refuseRest(input, end);
  // It reads beyond its input without a word, and has no end there but the one that is announced.
  if (isCompressed) requireSum(input, end);
  const bytes = Uint8Array.from(decompressRTF(Array.from(input.subarray(0, end))));
  yield { bytes, consumed: end };
  if (bytes.length === length) return;
  const detail = `${bytes.length} bytes of RTF came out where ${length} were announced`;
  throw new CodecFault('corrupt-data', detail, 4);
}

function requireSum(input: Uint8Array, end: number): void {
  const found = ~zlib.crc32(input.subarray(16, end), 0xffff_ffff) >>> 0;
  if (found === readUint32(input, 12)) return;
  throw new CodecFault('checksum-mismatch', 'the compressed RTF does not match its CRC', 12);
}
