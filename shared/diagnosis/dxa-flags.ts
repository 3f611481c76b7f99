/**
 * DXA-Flags of a requestor object. Bit 32 says that the DXA compresses the attachments of what it sends; the raw
 * properties show the flags as one number (Q200079: 39604 becomes 39572).
 */
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';

const COMPRESSION = 32;
const HIGHEST_FLAGS = 0xffff_ffff;
/** The highest number with its sign or prefix, and blanks around it; what is longer is none. */
const FLAGS_CHARS = 40;

export interface WithoutCompression {
  /** Whether the DXA compresses with these flags. */
  readonly isSet: boolean;
  /** The flags without compression; the same when it was off. */
  readonly result: number;
}

/** @throws RangeError when `flags` is no whole number from 0 to 4,294,967,295 */
export function withoutCompression(flags: number): WithoutCompression {
  if (!Number.isInteger(flags) || flags < 0 || flags > HIGHEST_FLAGS)
    throw new RangeError(`DXA-Flags are a whole number from 0 to ${HIGHEST_FLAGS}, not ${flags}`);
  // Not with `&`: it counts from 2^31 on as negative.
  const isSet = Math.floor(flags / COMPRESSION) % 2 === 1;
  return { isSet, result: isSet ? flags - COMPRESSION : flags };
}

/** Reads flags as they are written in the raw properties: decimal, or 0x and hexadecimal. The error is a sentence. */
export function readFlags(text: string): Result<number, string> {
  const written = text.trim();
  if (written === '') return failure('Enter the value of DXA-Flags.');
  const isNumber = written.length <= FLAGS_CHARS && /^(?:\d+|0[xX][\da-fA-F]+)$/.test(written);
  if (!isNumber) return failure('Enter a whole number, such as 39604 or 0x9AB4.');
  const flags = Number(written);
  return flags > HIGHEST_FLAGS
    ? failure('The value is too large: DXA-Flags are at most 4294967295 (0xFFFFFFFF).')
    : success(flags);
}
