import { searchText } from './search-text.ts';

/** Whether two texts are the same folded as for a search. Nearly all differ in plain letters, which is seen at once. */
export function isSameFolded(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [lowerCode(one, at), lowerCode(other, at)];
    // What is not plain may stand for several letters, or for none.
    if (left > 0x7f || right > 0x7f) return searchText(one) === searchText(other);
    if (left !== right) return false;
  }
  return one.length === other.length || searchText(one) === searchText(other);
}

function lowerCode(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90 ? code + 32 : code;
}
