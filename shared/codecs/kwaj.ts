import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { kwajHeader } from './kwaj/header.ts';
import type { KwajHeader } from './kwaj/header.ts';
import { expandKwajHuffman } from './kwaj/huffman.ts';
import { readUint16 } from './little-endian.ts';
import { expandLzss } from './lzss.ts';
import { createMszip } from './mszip.ts';
import type { InflateBlock } from './mszip.ts';
import { refuseRest } from './rest.ts';
import { storedSteps } from './stored.ts';

export { hasKwajSignature, kwajFacts } from './kwaj/header.ts';

/** Where in the window method 2 begins to write. */
const FIRST_PLACE = 4_096 - 18;
const BLOCK_LENGTH_BYTES = 2;

/**
 * Decodes a KWAJ file of COMPRESS.EXE, by whichever of its five methods. It has no check value, and not every file says
 * how long it is to become: then methods 0 to 3 end with the input, and one that is cut off is taken for whole.
 * @throws CodecFault truncated, corrupt-data, output-limit, unsupported-codec
 */
export function* expandKwaj(input: Uint8Array, inflateBlock: InflateBlock): Generator<Decoded, void> {
  const header = kwajHeader(input);
  refuseRest(input, yield* expandMethod(input, header, inflateBlock));
}

function expandMethod(
  input: Uint8Array,
  header: KwajHeader,
  inflateBlock: InflateBlock,
): Generator<Decoded, number> {
  switch (header.method) {
    case 0:
      return expandStored(input, header, 0x00);
    case 1:
      return expandStored(input, header, 0xff);
    case 2:
      return expandLzss(input, { ...header, firstPlace: FIRST_PLACE });
    case 3:
      return expandKwajHuffman(input, header);
    case 4:
      return expandBlocks(input, header, inflateBlock);
    default:
      throw new CodecFault('unsupported-codec', `KWAJ method ${header.method}`, 8);
  }
}

function* expandStored(
  input: Uint8Array,
  { start, length }: KwajHeader,
  turned: number,
): Generator<Decoded, number> {
  const end = length === null ? input.length : Math.min(input.length, start + length);
  for (const { bytes, consumed } of storedSteps(input.subarray(0, end), start)) {
    yield { bytes: turned === 0 ? bytes : bytes.map((byte) => byte ^ turned), consumed };
  }
  requireLength(input, length, end - start);
  return end;
}

/** Blocks of MSZIP, each behind its length in two bytes; a length of zero ends them. */
function* expandBlocks(
  input: Uint8Array,
  { start, length }: KwajHeader,
  inflateBlock: InflateBlock,
): Generator<Decoded, number> {
  const mszip = createMszip(inflateBlock);
  let written = 0;
  let at = start;
  for (let blockBytes = 1; blockBytes > 0;) {
    if (at + BLOCK_LENGTH_BYTES > input.length) {
      // Without its end mark, but with everything that was announced.
      if (at === input.length && written === length) return at;
      throw new CodecFault('truncated', 'the KWAJ data has no end mark', input.length);
    }
    blockBytes = readUint16(input, at);
    at += BLOCK_LENGTH_BYTES;
    if (blockBytes > input.length - at) {
      throw new CodecFault('truncated', 'an MSZIP block is cut off', input.length);
    }
    if (blockBytes > 0) {
      const bytes = mszip.block(input.subarray(at, at + blockBytes), at);
      at += blockBytes;
      written += bytes.length;
      yield { bytes, consumed: at };
    }
  }
  requireLength(input, length, written);
  return at;
}

/** What came out must be as long as was announced, if it was. */
function requireLength(input: Uint8Array, length: number | null, written: number): void {
  if (length === null || written === length) return;
  const kind = written < length ? 'truncated' : 'corrupt-data';
  throw new CodecFault(kind, `${written} bytes came out where ${length} were announced`, input.length);
}
