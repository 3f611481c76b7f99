/** Lengths of time in settings: kept in milliseconds, typed in seconds. */
export interface SecondsRange {
  readonly minMs: number;
  readonly maxMs: number;
}

/** The same bounds as `watchdogSchema` in shared/limits.ts, which has the last word. */
export const STALL_RANGE: SecondsRange = { minMs: 200, maxMs: 600_000 };
export const DEADLINE_RANGE: SecondsRange = { minMs: 500, maxMs: 86_400_000 };

export function secondsText(ms: number): string {
  return String(ms / 1000);
}

/** Milliseconds, or null when the text is no length of time within the range. */
export function parseSeconds(text: string, range: SecondsRange): number | null {
  if (!/^\d{1,9}([.,]\d{1,3})?$/u.test(text.trim())) return null;
  const ms = Math.round(Number(text.trim().replace(',', '.')) * 1000);
  return ms >= range.minMs && ms <= range.maxMs ? ms : null;
}
