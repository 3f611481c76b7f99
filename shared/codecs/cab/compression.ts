/** The ways in which a folder of a cabinet may be compressed ([MS-CAB] 2.2: typeCompress). */
import { CodecFault } from '../fault.ts';
import { createLzx } from '../lzx/lzx.ts';
import { createMszip } from '../mszip.ts';
import type { InflateBlock } from '../mszip.ts';
import { createQuantum } from '../quantum/quantum.ts';
import type { Block } from './blocks.ts';

const METHOD_MASK = 0x0f;
const METHOD = { stored: 0, mszip: 1, quantum: 2, lzx: 3 } as const;

/** Decodes the blocks of one folder, given one after the other. Gives exactly the bytes that the block announces. */
export type DecodeBlock = (block: Block) => Uint8Array;

/**
 * @param mostBytes what the folder can decompress to at most
 * @throws CodecFault unsupported-codec
 */
export function blockDecoder(compression: number, mostBytes: number, inflate: InflateBlock): DecodeBlock {
  const decode = methodOf(compression, mostBytes, inflate);
  return (block) => {
    const bytes = decode(block);
    if (bytes.length === block.bytes) return bytes;
    const detail = `a block announces ${block.bytes} bytes and gives ${bytes.length}`;
    throw new CodecFault('corrupt-data', detail, block.start);
  };
}

function methodOf(compression: number, mostBytes: number, inflate: InflateBlock): DecodeBlock {
  const windowBits = windowBitsOf(compression);
  switch (compression & METHOD_MASK) {
    case METHOD.stored:
      return ({ data }) => data;
    case METHOD.mszip: {
      const mszip = createMszip(inflate);
      return ({ data, end }) => mszip.block(data, end - data.length);
    }
    case METHOD.quantum:
      return framed(createQuantum(windowBits).frame);
    case METHOD.lzx:
      return framed(createLzx({ windowBits, outputBytes: mostBytes, resetInterval: 0, delta: false }).frame);
    default:
      throw new CodecFault(
        'unsupported-codec',
        `cabinet compressed by ${compressionLabel(compression)}`,
        null,
      );
  }
}

type DecodeFrame = (input: Uint8Array, start: number, end: number, bytes: number) => Uint8Array;

/** A frame is a block; its faults are told by where they are in the cabinet. */
function framed(frame: DecodeFrame): DecodeBlock {
  return ({ data, end, bytes }) => {
    try {
      return frame(data, 0, data.length, bytes);
    } catch (error) {
      if (!(error instanceof CodecFault) || error.offset === null) throw error;
      throw new CodecFault(error.kind, error.message, end - data.length + error.offset);
    }
  };
}

function windowBitsOf(compression: number): number {
  return (compression >> 8) & 0x1f;
}

/** What nothing but our own code decodes, by name; null for what needs deflate or no decoder at all. */
export function ownCompression(compression: number): 'LZX' | 'Quantum' | null {
  const method = compression & METHOD_MASK;
  if (method === METHOD.lzx) return 'LZX';
  return method === METHOD.quantum ? 'Quantum' : null;
}

/** "MSZIP", "LZX, window of 2^21 bytes" */
export function compressionLabel(compression: number): string {
  const window = `window of 2^${windowBitsOf(compression)} bytes`;
  switch (compression & METHOD_MASK) {
    case METHOD.stored:
      return 'stored';
    case METHOD.mszip:
      return 'MSZIP';
    case METHOD.quantum:
      return `Quantum, ${window}`;
    case METHOD.lzx:
      return `LZX, ${window}`;
    default:
      return `method ${compression & METHOD_MASK}`;
  }
}
