/**
 * Names as people order them: "PO2" before "PO10". By code points otherwise, as the order must not depend on the
 * machine's language. Pure, and linear in the length of the names.
 */

const DIGITS = /(\d+)/u;

/** For `sort`: negative when `one` comes first, 0 only when both are the same. */
export function byNaturalName(one: string, other: string): number {
  // Between parts of text there is always one of digits: same place, same kind.
  const parts = other.split(DIGITS);
  for (const [at, part] of one.split(DIGITS).entries()) {
    const against = parts[at];
    if (against === undefined) return 1;
    const order = at % 2 === 1 ? byNumber(part, against) : byText(part, against);
    if (order !== 0) return order;
  }
  // "PO1" and "PO01" are two names.
  return byText(one, other);
}

/** Digits may be many more than a number can hold. */
function byNumber(one: string, other: string): number {
  const [left, right] = [withoutZeros(one), withoutZeros(other)];
  return left.length - right.length || byText(left, right);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/u, '');
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
