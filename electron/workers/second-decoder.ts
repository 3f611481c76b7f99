/** The independent second decoder: zlib itself and others' code. It tells damaged data from a damaged decoder. */
import zlib from 'node:zlib';
import type { Decompress } from '../../shared/codecs/decompress.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import { expandKwaj } from '../../shared/codecs/kwaj.ts';
import { kwajHeader } from '../../shared/codecs/kwaj/header.ts';
import { refuseRest } from '../../shared/codecs/rest.ts';
import type { Opened, OpenTools } from '../../shared/formats/container.ts';
import { formatLabel } from '../../shared/formats/names.ts';
import type { Codec, Container } from '../../shared/formats/names.ts';
import type { Limits } from '../../shared/limits.ts';
import { decoderSetWith } from './decoder-set.ts';
import type { DecoderSet } from './decoder-set.ts';
import { openContainer } from './formats/containers.ts';
import { inflateBlockSecond, secondInflater } from './second-inflate.ts';
import { expandRtfSecond } from './second-rtf.ts';
import { withTurns } from './turns.ts';
import { zlibFault } from './zlib-fault.ts';

const OUTPUT_STEP_BYTES = 64 * 1024;
const MSZIP_METHOD = 4;

export type SecondLimits = Pick<Limits, 'secondStreamBytes' | 'secondRtfBytes'>;

/**
 * Members of containers and archives are inflated by zlib. For a codec that nobody else wrote a decoder of it is
 * `unsupported-codec`, which says nothing of the data.
 */
export function secondDecoder(limits: SecondLimits): DecoderSet {
  const inflate = secondInflater(limits.secondStreamBytes);
  const deflate = { inflate, inflateBlock: inflateBlockSecond, noneFor };
  const decompress: Decompress = (codec, input) => decompressSecond(codec, input, limits);
  return decoderSetWith(deflate, decompress, openSecond);
}

function decompressSecond(codec: Codec, input: Uint8Array, limits: SecondLimits): ReturnType<Decompress> {
  const options = { chunkSize: OUTPUT_STEP_BYTES };
  switch (codec) {
    case 'gzip':
      return streamed(zlib.createGunzip(options), input);
    case 'zlib':
      return streamed(zlib.createInflate(options), input);
    case 'deflate':
      return streamed(zlib.createInflateRaw(options), input);
    case 'rtf':
      return expandRtfSecond(input, limits.secondRtfBytes);
    case 'kwaj':
      return expandKwajSecond(input);
    default:
      throw noneFor(formatLabel(codec));
  }
}

/** Opens a container whose members zlib inflates. */
function openSecond(container: Container, input: Uint8Array, tools: OpenTools): Opened {
  const opened = openContainer(container, input, tools);
  const members = opened.members.map((member) => ({ ...member, open: () => withTurns(member.open()) }));
  return { ...opened, members };
}

/** Of its methods zlib knows one. */
function expandKwajSecond(input: Uint8Array): AsyncIterable<Decoded> {
  const { method } = kwajHeader(input);
  if (method !== MSZIP_METHOD) throw noneFor(`KWAJ method ${method}`);
  return withTurns(expandKwaj(input, inflateBlockSecond));
}

/** It says nothing of the data. */
function noneFor(what: string): CodecFault {
  return new CodecFault('unsupported-codec', `there is no second decoder for ${what}`, null);
}

/** A stream that is all of `input`. */
async function* streamed(
  decoder: zlib.Gunzip | zlib.Inflate | zlib.InflateRaw,
  input: Uint8Array,
): AsyncGenerator<Decoded> {
  try {
    decoder.end(input);
    for await (const bytes of decoder) {
      if (bytes instanceof Uint8Array) yield { bytes, consumed: decoder.bytesWritten };
    }
  } catch (error) {
    throw zlibFault(error, decoder.bytesWritten);
  }
  refuseRest(input, decoder.bytesWritten);
}
