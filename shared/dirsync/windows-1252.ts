/**
 * Text of the MS Mail era as bytes and back. A table of our own, as neither direction may depend on the platform: the
 * web's TextEncoder knows UTF-8 only, and the decoder is called for every field of every transaction.
 */

/** Characters of bytes 0x80–0x9F. The five unassigned bytes map to the control of the same number, as in WHATWG. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTE_OF = new Map<string, number>(
  Array.from(HIGH_CONTROLS, (character, index) => [character, 0x80 + index]),
);

/** Decodes bytes [start, end) of `bytes`. Every byte has a character, so this cannot fail. */
export function decodeWindows1252(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    text += byte >= 0x80 && byte <= 0x9f ? (HIGH_CONTROLS[byte - 0x80] ?? '') : String.fromCharCode(byte);
  }
  return text;
}

/** Encodes `text`; a character that the code page lacks becomes `?`, as Windows does it. */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isLatin = code < 0x80 || (code >= 0xa0 && code <= 0xff);
    bytes[index] = isLatin ? code : (BYTE_OF.get(text[index] ?? '') ?? 0x3f);
  }
  return bytes;
}
