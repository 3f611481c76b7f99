/** The same bounds as `queueSettingsSchema` in shared/contract/queue.ts, which has the last word. */
const LEAST = 1;
const MOST = 1_000;

/** A number of cycles, or null when the text is none. */
export function parseCycles(text: string): number | null {
  const value = /^\d{1,4}$/u.test(text.trim()) ? Number(text) : 0;
  return value >= LEAST && value <= MOST ? value : null;
}
