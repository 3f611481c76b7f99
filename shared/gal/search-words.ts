/**
 * What a search is made of. All words must match: anywhere in alias, address or a template value, those of one or two
 * letters at the beginning of the alias. Or else all that was typed occurs as it stands, blanks included ("Room 12").
 */
import { searchText } from './search-text.ts';

/** Shorter words would match nearly everything, and are found by the beginning of the alias alone. */
export const ANYWHERE_LETTERS = 3;

/** Folded, each once. */
export function searchWords(search: string): readonly string[] {
  return [...new Set(searchText(search).split(/\s+/u).filter(Boolean))];
}

/**
 * All that was typed, folded, where its words alone would not find it: several, and not all of them are found anywhere.
 * Null elsewhere.
 */
export function searchPhrase(search: string): string | null {
  const phrase = searchText(search).trim().replaceAll(/\s+/gu, ' ');
  const words = phrase.split(' ');
  const hasShort = words.some((word) => word.length < ANYWHERE_LETTERS);
  return words.length > 1 && hasShort && phrase.length >= ANYWHERE_LETTERS ? phrase : null;
}
