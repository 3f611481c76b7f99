/** Axes: round steps for times and for sizes, and the way from a value to a pixel. */

/** A linear map; an empty domain maps to the start of the range. */
export function linear(domainEnd: number, from: number, to: number): (value: number) => number {
  return (value) => (domainEnd <= 0 ? from : from + (value / domainEnd) * (to - from));
}

/** 0 and the multiples of a round step (1, 2, 5 · 10^n times `unit`) up to `end`, about `wanted` of them. */
export function ticks(end: number, wanted: number, unit = 1): readonly number[] {
  if (end <= 0) return [0];
  const step = roundStep(end / unit / Math.max(1, wanted)) * unit;
  const many = Math.floor(end / step + 1e-9);
  return Array.from({ length: many + 1 }, (_, index) => index * step);
}

/** The unit that round sizes are multiples of: 1, 1,024, 1,048,576 … */
export function byteUnit(end: number): number {
  let unit = 1;
  while (end / unit >= 1024) unit *= 1024;
  return unit;
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return digit * power;
}
