/** Archives that were recognised and left closed, because they lie too deep. Their state is that of what was not recognised. */

const WHY = 'deeper ones are not opened';

export function notOpenedReason(form: string, depth: number): string {
  return `an archive (${form}) that lies within ${depth} others; ${WHY}`;
}

export function isNotOpened(reason: string): boolean {
  return reason.endsWith(WHY);
}
