/** The first bytes of something, as text where they are text, else as hexadecimal. Pure. */
import { hexRow } from '../detail/hex-rows.ts';

export interface Preview {
  readonly kind: 'text' | 'hex';
  readonly text: string;
}

const PER_LINE = 8;

export function previewOf(bytes: Uint8Array): Preview {
  return isText(bytes) ? { kind: 'text', text: asText(bytes) } : { kind: 'hex', text: asHex(bytes) };
}

/** No control characters but tab, line ends, form feed and the DOS end-of-file mark. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 26);
}

/** As UTF-8, else byte by byte: a preview must not fail on a code page. */
function asText(bytes: Uint8Array): string {
  // Cut within a character, UTF-8 is still UTF-8: the stream goes on.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function asHex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += PER_LINE) {
    const row = hexRow(offset, bytes.subarray(offset, offset + PER_LINE), PER_LINE, null);
    lines.push(`${row.offset}  ${row.hex[0].padEnd(PER_LINE * 3 + 1)}  ${row.text[0]}`);
  }
  return lines.join('\n');
}
