import { decodeWords } from 'postal-mime';

export interface ParameterisedValue {
  /** Lower case, without parameters. */
  readonly value: string;
  /** Names in lower case. RFC 2231 continuations are joined. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/** A piece of a value that RFC 2231 spreads over `name*0`, `name*1*`, … or writes as `name*`. */
interface Piece {
  readonly index: number;
  /** Percent-encoded. */
  readonly isExtended: boolean;
  readonly raw: string;
}

/** Splits `multipart/mixed; boundary="x"` as Content-Type and Content-Disposition carry it (RFC 2045, RFC 2231). */
export function parseParameterised(text: string): ParameterisedValue {
  const semicolon = text.indexOf(';');
  const value = (semicolon === -1 ? text : text.slice(0, semicolon)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  if (semicolon === -1) return { value, parameters };
  const pieces = new Map<string, Piece[]>();
  for (const [, name = '', quoted, plain = ''] of text.slice(semicolon).matchAll(PARAMETER)) {
    const raw = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1');
    const parsed = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name.toLowerCase());
    if (parsed === null) continue;
    const [, base = '', index, extended] = parsed;
    if (index === undefined && extended === undefined) {
      if (!parameters.has(base)) parameters.set(base, decodeWords(raw));
      continue;
    }
    const piece = { index: Number(index ?? 0), isExtended: extended !== undefined, raw };
    const earlier = pieces.get(base);
    if (earlier === undefined) pieces.set(base, [piece]);
    else earlier.push(piece);
  }
  // Programs that write both forms mean the plain one for readers who do not know the other.
  for (const [base, parts] of pieces) parameters.set(base, joined(parts));
  return { value, parameters };
}

/** In the order of their numbers, whatever the order they stand in; a character may be split between two. */
function joined(pieces: readonly Piece[]): string {
  let text = '';
  let encoded = '';
  for (const { isExtended, raw } of pieces.toSorted((one, other) => one.index - other.index)) {
    if (isExtended) encoded += encoded === '' && text === '' ? raw.replace(/^[^']*'[^']*'/, '') : raw;
    else {
      text += percentDecoded(encoded) + raw;
      encoded = '';
    }
  }
  return text + percentDecoded(encoded);
}

/** Anything that is not valid UTF-8 stays as it was written. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
