/** Where a name that has no room is shortened. Pure. */

/** Of a name without folders, or with a long last one, so many characters are kept. */
const KEPT = 12;
const LONGEST_LAST = 24;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The beginning, which may be cut, and the end, which is to stay. A text that runs from right to left is split at folders
 * only: its halves side by side would be in the wrong order.
 */
export function splitName(name: string): readonly [string, string] {
  const slash = name.lastIndexOf('/');
  const isShort = slash > 0 && name.length - slash <= LONGEST_LAST;
  if (isShort) return [name.slice(0, slash), name.slice(slash)];
  if (RIGHT_TO_LEFT.test(name)) return slash > 0 ? [name.slice(0, slash), name.slice(slash)] : ['', name];
  const characters = name.match(/\P{M}\p{M}*/gu) ?? [];
  if (characters.length <= KEPT) return ['', name];
  const end = characters.slice(-KEPT).join('');
  return [name.slice(0, name.length - end.length), end];
}
