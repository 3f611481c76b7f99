/** The independent second decoder: zlib itself. It tells damaged data from a damaged decoder. */
import zlib from 'node:zlib';
import type { Codec } from '../../shared/codecs/detect.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import type { Decompress } from '../../shared/codecs/decompress.ts';
import { zipEntries } from '../../shared/codecs/zip.ts';
import { readUint16 } from '../../shared/codecs/little-endian.ts';

const OUTPUT_STEP_BYTES = 64 * 1024;
const LOCAL_HEADER_BYTES = 30;

export const decompressSecond: Decompress = (codec, input, limits) =>
  codec === 'zip' ? unzipWithZlib(input, limits) : streamed(startDecoder(codec), input, 0);

function startDecoder(codec: Exclude<Codec, 'zip'>): zlib.Gunzip | zlib.Inflate | zlib.InflateRaw {
  const options = { chunkSize: OUTPUT_STEP_BYTES };
  switch (codec) {
    case 'gzip':
      return zlib.createGunzip(options);
    case 'zlib':
      return zlib.createInflate(options);
    case 'deflate':
      return zlib.createInflateRaw(options);
  }
}

async function* unzipWithZlib(
  input: Uint8Array,
  limits: { readonly zipEntries: number },
): AsyncGenerator<Decoded> {
  for (const entry of zipEntries(input, limits)) {
    if (entry.encrypted) throw new CodecFault('unsupported-codec', 'encrypted zip entry', entry.localHeader);
    const names = readUint16(input, entry.localHeader + 26) + readUint16(input, entry.localHeader + 28);
    const start = entry.localHeader + LOCAL_HEADER_BYTES + names;
    const data = input.subarray(start, start + entry.bytesIn);
    let crc = 0;
    const stream =
      entry.method === 0
        ? [{ bytes: data, consumed: start + data.length }]
        : streamed(startDecoder('deflate'), data, start);
    for await (const step of stream) {
      crc = zlib.crc32(step.bytes, crc);
      yield step;
    }
    if (crc !== entry.crc)
      throw new CodecFault('checksum-mismatch', 'the zip entry does not match its CRC-32', start);
  }
}

async function* streamed(
  decoder: zlib.Gunzip | zlib.Inflate | zlib.InflateRaw,
  input: Uint8Array,
  start: number,
): AsyncGenerator<Decoded> {
  try {
    decoder.end(input);
    for await (const bytes of decoder) {
      if (bytes instanceof Uint8Array) yield { bytes, consumed: start + decoder.bytesWritten };
    }
  } catch (error) {
    throw faultOf(error, start + decoder.bytesWritten);
  }
}

function faultOf(error: unknown, offset: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const check = /incorrect (?:data|length) check/.test(error.message);
  if (error.code === 'Z_BUF_ERROR') return new CodecFault('truncated', `zlib: ${error.message}`, offset);
  if (error.code === 'Z_NEED_DICT')
    return new CodecFault('unsupported-codec', `zlib: ${error.message}`, offset);
  if (error.code === 'Z_DATA_ERROR') {
    return new CodecFault(check ? 'checksum-mismatch' : 'corrupt-data', `zlib: ${error.message}`, offset);
  }
  return error;
}
