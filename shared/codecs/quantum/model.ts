/** How often each symbol of an alphabet came so far, most frequent first: what the coder's intervals are cut by. */
export interface Model {
  readonly symbols: Uint16Array;
  /** By rank: the frequencies of this symbol and of all behind it, and one 0 more at the end. */
  readonly sums: Uint16Array;
  /** Times that the frequencies are halved before the symbols are put in order anew. */
  halvings: number;
}

const STEP = 8;
const LARGEST_SUM = 3_800;
const FIRST_HALVINGS = 4;
const HALVINGS = 50;

/** Symbols from `first` on, each as frequent as any other. */
export function createModel(first: number, count: number): Model {
  return {
    symbols: Uint16Array.from({ length: count }, (_, rank) => first + rank),
    sums: Uint16Array.from({ length: count + 1 }, (_, rank) => count - rank),
    halvings: FIRST_HALVINGS,
  };
}

/** Counts one more of the symbol of this rank. */
export function countSymbol(model: Model, rank: number): void {
  const { sums } = model;
  for (let at = 0; at <= rank; at += 1) sums[at] = (sums[at] as number) + STEP;
  if ((sums[0] as number) <= LARGEST_SUM) return;
  model.halvings -= 1;
  if (model.halvings > 0) {
    halveSums(sums);
  } else {
    model.halvings = HALVINGS;
    sortByFrequency(model);
  }
}

/** Every symbol keeps a frequency of at least 1. */
function halveSums(sums: Uint16Array): void {
  for (let rank = sums.length - 2; rank >= 0; rank -= 1) {
    sums[rank] = Math.max((sums[rank] as number) >> 1, (sums[rank + 1] as number) + 1);
  }
}

/** Halves the frequencies themselves and puts the symbols in their order. */
function sortByFrequency({ symbols, sums }: Model): void {
  const count = symbols.length;
  for (let rank = 0; rank < count; rank += 1) {
    sums[rank] = ((sums[rank] as number) - (sums[rank + 1] as number) + 1) >> 1;
  }
  // Which of equal symbols comes first decides what follows: it has to be this sort and no other.
  for (let rank = 0; rank < count; rank += 1) {
    for (let other = rank + 1; other < count; other += 1) {
      if ((sums[rank] as number) >= (sums[other] as number)) continue;
      swap(sums, rank, other);
      swap(symbols, rank, other);
    }
  }
  for (let rank = count - 1; rank >= 0; rank -= 1) {
    sums[rank] = (sums[rank] as number) + (sums[rank + 1] as number);
  }
}

function swap(values: Uint16Array, one: number, other: number): void {
  const value = values[one] as number;
  values[one] = values[other] as number;
  values[other] = value;
}
