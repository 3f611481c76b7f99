/** Sizes in bytes. 1 KB is 1,024 bytes, as everywhere in this program and in the tools of the time. */
import { count } from './count.ts';

const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** Three significant digits with a unit: "812 B", "18.2 MB". */
export function bytes(value: number): string {
  if (value < 1000) return `${count(value)} B`;
  let scaled = value / 1024;
  let unit = 0;
  // 999.5 would be written "1000 KB"; it belongs to the next unit.
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1024;
    unit += 1;
  }
  return `${threeDigits(scaled)} ${UNITS[unit]}`;
}

/** Name of 1, 1024, 1024² … bytes. */
export function unitName(unit: number): string {
  return unit < 1024 ? 'B' : (UNITS[Math.round(Math.log2(unit) / 10) - 1] ?? 'TB');
}

/** "1,234,567 bytes", for titles and copies. */
export function exactBytes(value: number): string {
  return `${count(value)} ${value === 1 ? 'byte' : 'bytes'}`;
}

/** "18.2 MB/s"; null while there is nothing to divide by. */
export function byteRate(value: number, elapsedMs: number): string | null {
  return elapsedMs < 1 ? null : `${bytes(Math.round((value * 1000) / elapsedMs))}/s`;
}

function threeDigits(value: number): string {
  if (value >= 99.95) return value.toFixed(0);
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}
