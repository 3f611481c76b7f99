import { decodeWords } from 'postal-mime';

export interface ParameterisedValue {
  /** Lower case, without parameters. */
  readonly value: string;
  /** Names in lower case. RFC 2231 continuations are joined. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

const FILE_NAMES: ReadonlySet<string> = new Set(['name', 'filename']);

/** A piece of a value that RFC 2231 spreads over `name*0`, `name*1*`, … or writes as `name*`. */
interface Piece {
  readonly index: number;
  /** Percent-encoded. */
  readonly isExtended: boolean;
  readonly raw: string;
}

/**
 * Splits `multipart/mixed; boundary="x"` as Content-Type and Content-Disposition carry it (RFC 2045, RFC 2231).
 * @param written encoded words in it are decoded in the names of files only
 */
export function parseParameterised(written: string): ParameterisedValue {
  const text = withoutComments(written);
  const semicolon = text.indexOf(';');
  const value = (semicolon === -1 ? text : text.slice(0, semicolon)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  if (semicolon === -1) return { value, parameters };
  const pieces = new Map<string, Piece[]>();
  for (const [, name = '', quoted, plain = ''] of text.slice(semicolon).matchAll(PARAMETER)) {
    const parsed = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name.toLowerCase());
    if (parsed === null) continue;
    const [, base = '', index, extended] = parsed;
    const isName = FILE_NAMES.has(base);
    const raw = quoted === undefined ? unquoted(plain, isName) : quoted.replace(/\\(.)/g, '$1');
    if (index === undefined && extended === undefined) {
      if (!parameters.has(base)) parameters.set(base, isName ? decodeWords(raw) : raw);
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

/** A name that should stand in quotes and does not may hold brackets. */
function unquoted(value: string, isName: boolean): string {
  return (isName ? value : withoutComments(value)).trim();
}

/**
 * Text without its comments: brackets outside of quotes, which may hold others (RFC 5322, 3.2.2). One that is not closed
 * is text, and so is one within the value of a parameter, which is `unquoted`.
 */
export function withoutComments(text: string): string {
  let kept = '';
  /** Everything before it is kept or left out. */
  let from = 0;
  let depth = 0;
  let isQuoted = false;
  let isValue = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && (isQuoted || depth > 0)) at += 1;
    else if (char === '(' && !isQuoted && !isValue) {
      if (depth === 0) {
        kept += text.slice(from, at);
        from = at;
      }
      depth += 1;
    } else if (char === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) from = at + 1;
    } else if (depth === 0) {
      if (char === '"') isQuoted = !isQuoted;
      if (!isQuoted) isValue = char === '=' || (isValue && char !== ';' && char !== '"');
    }
  }
  return kept + text.slice(from);
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
