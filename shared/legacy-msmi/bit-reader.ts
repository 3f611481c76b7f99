import { CodecFault } from '../codecs/fault.ts';

/** Reads bits, least significant first (RFC 1951, section 3.1.1). */
export class BitReader {
  readonly #input: Uint8Array;
  #next: number;
  #held = 0;
  #heldBits = 0;

  constructor(input: Uint8Array, start: number) {
    this.#input = input;
    this.#next = start;
  }

  /** The next `count` (at most 15) bits without consuming them; missing ones read as 0. */
  peek(count: number): number {
    while (this.#heldBits < count) {
      this.#held |= (this.#input[this.#next] ?? 0) << this.#heldBits;
      this.#next += 1;
      this.#heldBits += 8;
    }
    return this.#held & ((1 << count) - 1);
  }

  /** Consumes bits that were peeked at. */
  skip(count: number): void {
    this.#held >>>= count;
    this.#heldBits -= count;
    if (this.offset() > this.#input.length) {
      throw new CodecFault('truncated', 'the deflate stream has no end', this.#input.length);
    }
  }

  read(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** Drops the rest of the current byte. */
  alignToByte(): void {
    this.skip(this.#heldBits % 8);
  }

  /** Offset behind the last byte of which a bit was consumed. */
  offset(): number {
    return this.#next - Math.floor(this.#heldBits / 8);
  }
}
