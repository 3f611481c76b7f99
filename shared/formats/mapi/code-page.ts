import { decodeText } from '../../dirsync/code-pages.ts';

/** Windows code page numbers and what the web's decoders call them. */
const LABELS: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20127: 'us-ascii',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Western Windows, which most of what tells no code page was written in. */
export const DEFAULT_CODE_PAGE = 1252;

/** 8-bit text in a Windows code page; in one that is not known here it is read as Windows-1252. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  if (codePage === 437) return decodeText('cp437', bytes);
  if (codePage === 850) return decodeText('cp850', bytes);
  return new TextDecoder(labelOf(codePage)).decode(bytes);
}

/** "windows-1252", "cp850": the character set of a code page as MIME names it. */
function labelOf(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage >= 28_591 && codePage <= 28_606 && codePage !== 28_602) return `iso-8859-${codePage - 28_590}`;
  return LABELS[codePage] ?? 'windows-1252';
}

/** "850 (cp850)" for whoever looks; says so when text in it is read as something else. */
export function codePageText(codePage: number): string {
  const isKnown =
    codePage === DEFAULT_CODE_PAGE ||
    codePage === 437 ||
    codePage === 850 ||
    labelOf(codePage) !== 'windows-1252';
  return isKnown ? `${codePage}` : `${codePage} (not known here: read as Windows-1252)`;
}
