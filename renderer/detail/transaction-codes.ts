/** Words for the column-1 codes of the Import format (Q96001, Q104869; G and P of GIMPORT). */
const WORDS: Readonly<Record<string, string>> = {
  A: 'Add',
  D: 'Delete',
  M: 'Modify',
  R: 'Replace',
  T: 'Template',
  G: 'Add group',
  P: 'Delete group',
  '?': 'Unreadable',
};

export function codeWord(code: string): string {
  return WORDS[code] ?? code;
}
