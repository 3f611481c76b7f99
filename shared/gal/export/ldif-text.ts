/** Lines of LDIF (RFC 2849) and names of entries (RFC 4514). */
import { encodeBase64 } from '../base64.ts';

/** No line is longer, its line end aside. */
const LINE_CHARS = 76;
const SAFE_INIT = /^[^ :<]/;
const UNSAFE = /[^\p{ASCII}]|[\0\r\n]| $/u;

/** RFC 2849 has all else in base64, and recommends it for a blank at the end. */
function isSafe(value: string): boolean {
  return value === '' || (SAFE_INIT.test(value) && !UNSAFE.test(value));
}

export function ldifLine(attribute: string, value: string): string {
  return isSafe(value)
    ? folded(`${attribute}: ${value}`)
    : folded(`${attribute}:: ${encodeBase64(new TextEncoder().encode(value))}`);
}

/** A comment; what is not printable ASCII is replaced. */
export function ldifComment(text: string): string {
  return folded(`# ${text.replaceAll(/[^\x20-\x7e]/g, '?')}`);
}

function folded(line: string): string {
  let text = line.slice(0, LINE_CHARS);
  for (let start = LINE_CHARS; start < line.length; start += LINE_CHARS - 1)
    text += `\n ${line.slice(start, start + LINE_CHARS - 1)}`;
  return `${text}\n`;
}

/** `attribute=value` as a part of a distinguished name. */
export function namePart(attribute: string, value: string): string {
  const escaped = value
    .replaceAll(/[\\",+;<=>]/g, '\\$&')
    .replaceAll('\0', '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^\\| ) $/, '\\ ');
  return `${attribute}=${escaped}`;
}
