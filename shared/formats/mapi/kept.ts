/** The first of many: a hostile file can make millions of facts and notes out of its bytes. */
export interface Kept<Item> {
  /** Makes the item only when there is room for it. */
  readonly add: (make: () => Item) => void;
  readonly items: readonly Item[];
  /** How many there was no room for. */
  readonly leftOut: () => number;
}

export function createKept<Item>(most: number): Kept<Item> {
  const items: Item[] = [];
  let leftOut = 0;
  return {
    items,
    leftOut: () => leftOut,
    add: (make) => {
      if (items.length < most) items.push(make());
      else leftOut += 1;
    },
  };
}
