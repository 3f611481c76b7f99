/** Base64 of LDIF values. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE_OF = new Int8Array(256).fill(-1);
for (let value = 0; value < DIGITS.length; value++) VALUE_OF[DIGITS.charCodeAt(value)] = value;

const SPACE = 32;
const EQUALS = 61;

/** Bytes of the base64 text in [start, end), with or without its padding; null when it is none. */
export function decodeBase64(text: Uint8Array, start: number, end: number): Uint8Array | null {
  const bytes = new Uint8Array(Math.ceil(((end - start) * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  let isPadding = false;
  for (let index = start; index < end; index++) {
    const byte = text[index] ?? 0;
    if (byte === SPACE) continue;
    isPadding ||= byte === EQUALS;
    if (isPadding && byte !== EQUALS) return null;
    if (isPadding) continue;
    const value = VALUE_OF[byte] ?? -1;
    if (value === -1) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = held >> bits;
  }
  // One digit alone is less than a byte.
  return bits === 6 ? null : bytes.subarray(0, length);
}

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    const three = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += DIGITS.charAt(three >> 18) + DIGITS.charAt((three >> 12) & 63);
    text += second === undefined ? '=' : DIGITS.charAt((three >> 6) & 63);
    text += third === undefined ? '=' : DIGITS.charAt(three & 63);
  }
  return text;
}
