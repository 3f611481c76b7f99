import type { Decoded } from '../../codecs/fault.ts';
import type { Fact } from '../container.ts';

const ZERO = 0;

/** Told of each text that is given in another encoding than it is stored in. */
export const STORED_AS_UTF16: Fact = { name: 'Stored as', value: 'UTF-16; shown and saved as UTF-8' };

/** UTF-16 text as UTF-8, which everything that looks for transactions reads. Ends at the zero that ends the text. */
export function* utf16AsUtf8(steps: Iterable<Decoded>): Generator<Decoded, void> {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  const encoder = new TextEncoder();
  let end = 0;
  for (const { bytes, consumed } of steps) {
    end = consumed;
    yield { bytes: encoder.encode(decoder.decode(bytes, { stream: true })), consumed };
  }
  const rest = encoder.encode(decoder.decode());
  if (rest.length > 0) yield { bytes: rest, consumed: end };
}

/** End of the text in bytes [start, end) without the zeros that end it; `unit` is the size of a character, 1 or 2. */
export function textEnd(bytes: Uint8Array, start: number, end: number, unit: 1 | 2): number {
  let at = start + Math.floor((end - start) / unit) * unit;
  while (at - unit >= start && bytes[at - 1] === ZERO && bytes[at - unit] === ZERO) at -= unit;
  return at;
}
