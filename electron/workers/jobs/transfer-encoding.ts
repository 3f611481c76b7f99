import type { MimePart } from '../../../shared/mime/structure.ts';
import { inLargeSteps } from '../../../shared/progress.ts';
import type { OnProgress } from '../../../shared/progress.ts';

/** Body of a part without its transfer encoding (RFC 2045). Characters foreign to base64 are skipped, as it demands. */
export function transferDecoded(file: Uint8Array, part: MimePart, onProgress: OnProgress): Uint8Array {
  const body = file.subarray(part.bodyStart, part.bodyEnd);
  switch (part.encoding) {
    case 'base64':
      return base64Decoded(body, onProgress);
    case 'quoted-printable':
      return quotedPrintableDecoded(body, onProgress);
    default:
      return body;
  }
}

/** Node takes the alphabet of URLs as well, whose two characters are foreign to MIME. */
function base64Decoded(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const foreign = body.includes(MINUS) || body.includes(UNDERSCORE);
  const ours = foreign ? withoutUrlAlphabet(body, onProgress) : body;
  onProgress(body.length);
  return Buffer.from(asBuffer(ours).toString('latin1'), 'base64');
}

/** In steps: a body of nothing but these characters would keep a regular expression busy for longer than a stall. */
function withoutUrlAlphabet(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const passed = inLargeSteps(onProgress);
  const kept = new Uint8Array(body.length);
  let end = 0;
  for (const byte of body) {
    passed(1);
    if (byte === MINUS || byte === UNDERSCORE) continue;
    kept[end] = byte;
    end += 1;
  }
  return kept.subarray(0, end);
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const MINUS = 45;
const UNDERSCORE = 95;
const EQUALS = 61;
const LF = 10;
const CR = 13;

function quotedPrintableDecoded(body: Uint8Array, onProgress: OnProgress): Uint8Array {
  const passed = inLargeSteps(onProgress);
  const decoded = new Uint8Array(body.length);
  let end = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number;
    passed(1);
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
