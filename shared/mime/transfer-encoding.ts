import { withoutComments } from './parameters.ts';

/** Those whose content is there as it is; in a uuencoded one a file is written into the text, which is found there. */
const PLAIN: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary', 'uuencode', 'x-uuencode', 'x-uue']);
const DECODED: ReadonlySet<string> = new Set(['base64', 'quoted-printable']);

/** Whether the bytes of a part are its content. */
export function isPlainEncoding(encoding: string): boolean {
  return PLAIN.has(encoding);
}

export function isKnownEncoding(encoding: string): boolean {
  return PLAIN.has(encoding) || DECODED.has(encoding);
}

/**
 * The transfer encoding that the fields give, in lower case: "7bit" when none does. Of several the first that changes
 * anything counts, as data are not called encoded by chance.
 * @param written values of the Content-Transfer-Encoding fields; programs put comments, quotes and semicolons there
 */
export function transferEncodingOf(written: readonly string[]): string {
  const given = written.map(bareWord).filter((encoding) => encoding !== '');
  return given.find((encoding) => DECODED.has(encoding)) ?? given[0] ?? '7bit';
}

function bareWord(written: string): string {
  const [first = ''] = withoutComments(written).split(';', 1);
  return first.replaceAll('"', '').trim().toLowerCase();
}

/** What is odd about them; null when nothing is. */
export function whyOddEncoding(written: readonly string[], shownChars: number): string | null {
  const encoding = transferEncodingOf(written);
  const shown = encoding.slice(0, shownChars);
  if (!isKnownEncoding(encoding))
    return `the transfer encoding "${shown}" is not known, its content is taken as it is`;
  const others = new Set(written.map(bareWord));
  return others.size > 1 ? `more than one transfer encoding is given, ${shown} is taken` : null;
}
