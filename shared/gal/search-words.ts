/**
 * What a search is made of. All words must match: anywhere in alias, address or a template value, those of one or two
 * letters at the beginning of the alias.
 */
import { searchText } from './search-text.ts';

/** Shorter words would match nearly everything, and are found by the beginning of the alias alone. */
export const ANYWHERE_LETTERS = 3;

/** Folded, each once. */
export function searchWords(search: string): readonly string[] {
  return [...new Set(searchText(search).split(/\s+/u).filter(Boolean))];
}
