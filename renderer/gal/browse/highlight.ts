/** Where the words that are searched for stand in a text, compared as the search does: case and diacritics folded. Pure. */
import { searchText } from '../../../shared/gal/search-text.ts';
import { ANYWHERE_LETTERS } from '../../../shared/gal/search-words.ts';

export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * @param words folded
 * @param isName short words are looked for at its beginning
 */
export function highlighted(text: string, words: readonly string[], isName: boolean): readonly TextPart[] {
  if (words.length === 0 || text === '') return [{ text, isMatch: false }];
  const { folded, origin } = foldWithOrigin(text);
  const isMatch = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (const at of placesOf(word, folded, isName)) {
      const end = origin[at + word.length] ?? text.length;
      isMatch.fill(true, origin[at] ?? 0, end);
    }
  }
  return partsOf(text, isMatch);
}

function placesOf(word: string, folded: string, isName: boolean): readonly number[] {
  if (word.length < ANYWHERE_LETTERS) return isName && folded.startsWith(word) ? [0] : [];
  const places: number[] = [];
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** Folding may make a character longer, or nothing of it: for each folded one, where it came from. */
function foldWithOrigin(text: string): { readonly folded: string; readonly origin: readonly number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = searchText(character);
    for (let index = 0; index < part.length; index += 1) origin.push(at);
    folded += part;
    at += character.length;
  }
  return { folded, origin };
}

function partsOf(text: string, isMatch: readonly boolean[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && isMatch[at] === isMatch[start]) continue;
    parts.push({ text: text.slice(start, at), isMatch: isMatch[start] === true });
    start = at;
  }
  return parts;
}
