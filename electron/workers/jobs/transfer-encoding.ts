import type { MimePart } from '../../../shared/mime/structure.ts';

/** Body of a part without its transfer encoding (RFC 2045). Characters foreign to base64 are skipped, as it demands. */
export function transferDecoded(file: Uint8Array, part: MimePart): Uint8Array {
  const body = file.subarray(part.bodyStart, part.bodyEnd);
  switch (part.encoding) {
    case 'base64':
      return base64Decoded(asBuffer(body).toString('latin1'));
    case 'quoted-printable':
      return quotedPrintableDecoded(body);
    default:
      return body;
  }
}

/** Node takes the alphabet of URLs as well, whose two characters are foreign to MIME. */
function base64Decoded(text: string): Uint8Array {
  return Buffer.from(/[-_]/.test(text) ? text.replace(/[-_]/g, '') : text, 'base64');
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const EQUALS = 61;
const LF = 10;
const CR = 13;

function quotedPrintableDecoded(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length);
  let end = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    if (byte !== EQUALS) {
      decoded[end] = byte;
      end += 1;
      continue;
    }
    if (body[at + 1] === LF) at += 1;
    else if (body[at + 1] === CR && body[at + 2] === LF) at += 2;
    else {
      const value = hexPair(body[at + 1], body[at + 2]);
      // A lone "=" is a fault of the sender; RFC 2045 suggests to keep it.
      decoded[end] = value ?? EQUALS;
      end += 1;
      if (value !== null) at += 2;
    }
  }
  return decoded.subarray(0, end);
}

function hexPair(high: number | undefined, low: number | undefined): number | null {
  if (high === undefined || low === undefined) return null;
  const text = String.fromCharCode(high, low);
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : null;
}
