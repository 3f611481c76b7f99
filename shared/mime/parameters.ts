import { decodeWords } from 'postal-mime';

export interface ParameterisedValue {
  /** Lower case, without parameters. */
  readonly value: string;
  /** Names in lower case. RFC 2231 continuations are joined. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/** Splits `multipart/mixed; boundary="x"` as Content-Type and Content-Disposition carry it (RFC 2045, RFC 2231). */
export function parseParameterised(text: string): ParameterisedValue {
  const semicolon = text.indexOf(';');
  const value = (semicolon === -1 ? text : text.slice(0, semicolon)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  if (semicolon === -1) return { value, parameters };
  for (const [, name = '', quoted, plain = ''] of text.slice(semicolon).matchAll(PARAMETER)) {
    const raw = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1');
    addParameter(parameters, name.toLowerCase(), raw);
  }
  return { value, parameters };
}

function addParameter(parameters: Map<string, string>, name: string, raw: string): void {
  const continued = /^([^*]+)(?:\*(\d+))?(\*)?$/.exec(name);
  if (continued === null) return;
  const [, base = '', index, extended] = continued;
  const value =
    extended === undefined ? decodeWords(raw) : percentDecoded(raw, index === undefined || index === '0');
  const earlier = index === undefined || index === '0' ? '' : (parameters.get(base) ?? '');
  if (index === undefined && extended === undefined && parameters.has(base)) return;
  parameters.set(base, earlier + value);
}

/** `charset'language'%41…`; anything that is not valid UTF-8 stays as it was written. */
function percentDecoded(raw: string, hasCharset: boolean): string {
  const text = hasCharset ? raw.replace(/^[^']*'[^']*'/, '') : raw;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
