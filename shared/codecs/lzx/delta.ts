import { CodecFault } from '../fault.ts';
import type { Decoded } from '../fault.ts';
import { readUint16 } from '../little-endian.ts';
import { refuseRest } from '../rest.ts';
import { createLzx, LZX_FRAME_BYTES } from './lzx.ts';

const SIZE_BYTES = 2;

export interface DeltaStream {
  /** The window is 2^this bytes, 17 to 25. */
  readonly windowBits: number;
  /** Bytes of the whole output: the stream itself does not say where it ends. */
  readonly outputBytes: number;
  readonly reference?: Uint8Array;
}

/**
 * Decodes LZX DELTA ([MS-PATCH] 2.2): frames of 32 KB, the last one shorter, each behind its own compressed size in 16
 * bits. `input` holds nothing else but padding with zeros. A step is a frame.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec
 */
export function* expandLzxDelta(input: Uint8Array, stream: DeltaStream): Generator<Decoded, void> {
  const lzx = createLzx({ ...stream, resetInterval: 0, delta: true });
  let at = 0;
  for (let left = stream.outputBytes; left > 0;) {
    const start = at + SIZE_BYTES;
    const end = start + readUint16(input, at);
    if (start > input.length || end > input.length) {
      throw new CodecFault('truncated', 'a frame of LZX DELTA is cut off', input.length);
    }
    const bytes = lzx.frame(input, start, end, Math.min(left, LZX_FRAME_BYTES));
    yield { bytes, consumed: end };
    left -= bytes.length;
    at = end;
  }
  refuseRest(input, at);
}
