/** A list of whole numbers that grows: an array of a million numbers without a million objects. */
export interface IntList {
  readonly length: number;
  push(value: number): void;
  /** What was pushed; valid until the next push. */
  values(): Int32Array;
}

export function createIntList(capacity = 64): IntList {
  let numbers = new Int32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === numbers.length) {
        const larger = new Int32Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = value;
    },
    values: () => numbers.subarray(0, length),
  };
}
