/** Small preferences of the window (pane and column sizes), kept from one start to the next. Losing them does no harm. */
const PREFIX = 'dirsync-workbench.';

export function recall<Value>(
  key: string,
  isValue: (value: unknown) => value is Value,
  fallback: Value,
): Value {
  try {
    const stored = localStorage.getItem(PREFIX + key);
    const value: unknown = stored === null ? undefined : JSON.parse(stored);
    return isValue(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only costs the preference.
  }
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
