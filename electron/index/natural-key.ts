const DIGITS = /\d+/gu;
/** Below any character of a name: where digits stand, the text before them has ended. */
const END_OF_TEXT = '\u0001';

/**
 * Text that is ordered byte by byte as `byNaturalName` orders names; the SQL function `natural`. Each number is written
 * behind the count of its digits.
 */
export function naturalKey(name: string): string {
  const key = name.replace(DIGITS, (digits) => {
    const number = digits.replace(/^0+/u, '');
    return END_OF_TEXT + String(number.length).padStart(4, '0') + number + END_OF_TEXT;
  });
  // "PO1" and "PO01" are two names.
  return `${key}\u0000${name}`;
}
