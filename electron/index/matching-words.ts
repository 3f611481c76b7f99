import { folded } from './open-index.ts';

/** Conditions that every word of `text` occurs in the SQL expression `searched`, whatever the case. */
export function wordConditions(
  searched: string,
  text: string,
): readonly { readonly condition: string; readonly value: string }[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.map((word) => {
    // SQLite's LIKE takes no notice of case in ASCII alone; folding every text in JavaScript would be slow.
    const isAscii = /^[ -~]*$/.test(word);
    return {
      condition: `${isAscii ? searched : `folded(${searched})`} LIKE ? ESCAPE '\\'`,
      value: anywhere(folded(word)),
    };
  });
}

/** Pattern of LIKE … ESCAPE '\\' for texts in which `word` occurs. */
export function anywhere(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
