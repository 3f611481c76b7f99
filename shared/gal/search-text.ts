/** Text as it is searched: without case and diacritics, and with letters that have no plain form spelled out. */

const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const SPELLED_LETTERS = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'gu');
const PLAIN = /^[\0-\x7f]*$/;
const MARKS = /\p{Mn}+/gu;

/** Folding twice changes nothing. Words and what they are searched in both go through this. */
export function searchText(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .toLowerCase()
    .replaceAll(SPELLED_LETTERS, (letter) => SPELLED[letter] ?? letter);
}
