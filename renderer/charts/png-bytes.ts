/**
 * Pixels as a PNG file. A canvas encodes itself only when its window is idle, which takes seconds in one that is always
 * drawing; a compression stream works at once and in a thread of its own.
 */
import { crc32 } from '../../shared/codecs/checksum.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS = 8;
const TRUE_COLOUR = 2;
/** Each byte is told as its difference from the one above: in drawings nearly all of them are 0. */
const FILTER_UP = 2;

/** @param pixels four bytes each; they are taken for opaque */
export async function pngBytes(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BITS, TRUE_COLOUR], 8);
  const compressed = new Blob([filteredRows(pixels, width, height)])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(compressed).arrayBuffer());
  const parts = [SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function filteredRows(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(height * (1 + 3 * width));
  const above = 4 * width;
  let at = 0;
  let from = 0;
  for (let y = 0; y < height; y++) {
    rows[at++] = FILTER_UP;
    for (let x = 0; x < width; x++) {
      for (let colour = 0; colour < 3; colour++)
        rows[at++] = (pixels[from + colour] ?? 0) - (y === 0 ? 0 : (pixels[from + colour - above] ?? 0));
      from += 4;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length), 0));
  return bytes;
}
