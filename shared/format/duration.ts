/** Lengths of time in milliseconds: "812 ms", "5.0 s", "2 min 05 s", "3 h 05 min", "2 d 3 h". */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function duration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE - 50) return `${(ms / SECOND).toFixed(1)} s`;
  if (ms < HOUR - 500) return twoUnits(Math.round(ms / SECOND), 60, 'min', 's');
  if (ms < DAY - MINUTE / 2) return twoUnits(Math.round(ms / MINUTE), 60, 'h', 'min');
  const hours = Math.round(ms / HOUR);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function twoUnits(small: number, perLarge: number, large: string, unit: string): string {
  return `${Math.floor(small / perLarge)} ${large} ${String(small % perLarge).padStart(2, '0')} ${unit}`;
}
