/** The independent second decoder: zlib itself. It tells damaged data from a damaged decoder. */
import zlib from 'node:zlib';
import type { Codec } from '../../shared/codecs/detect.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import type { Decompress } from '../../shared/codecs/decompress.ts';
import { refuseRest } from '../../shared/codecs/rest.ts';
import { entryData, STORED, storedSteps, zipEntries } from '../../shared/codecs/zip.ts';

const OUTPUT_STEP_BYTES = 64 * 1024;

export const decompressSecond: Decompress = (codec, input, limits) =>
  codec === 'zip' ? unzipWithZlib(input, limits) : streamedAlone(codec, input);

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
    const { data, start } = entryData(input, entry);
    let crc = 0;
    const stream =
      entry.method === STORED
        ? storedSteps(data, start)
        : streamed(startDecoder('deflate'), data.subarray(start), start);
    for await (const step of stream) {
      crc = zlib.crc32(step.bytes, crc);
      yield step;
    }
    if (crc !== entry.crc)
      throw new CodecFault('checksum-mismatch', 'the zip entry does not match its CRC-32', start);
  }
}

/** A stream that is all of `input`. */
async function* streamedAlone(codec: Exclude<Codec, 'zip'>, input: Uint8Array): AsyncGenerator<Decoded> {
  const decoder = startDecoder(codec);
  yield* streamed(decoder, input, 0);
  refuseRest(input, decoder.bytesWritten);
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
