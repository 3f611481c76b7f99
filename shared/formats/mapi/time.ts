const EPOCH_MS = -11_644_473_600_000;
const TICKS_PER_MS = 10_000n;
/** 1899-12-30, where the days of OLE automation are counted from. */
const OLE_EPOCH_MS = -2_209_161_600_000;
const DAY_MS = 86_400_000;

/** Unix milliseconds of a FILETIME (100 ns since 1601, UTC); null when it is no point in time a date can hold. */
export function fileTimeMs(bytes: Uint8Array): number | null {
  if (bytes.length < 8) return null;
  const ticks = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  const ms = Number(ticks / TICKS_PER_MS) + EPOCH_MS;
  return Number.isFinite(new Date(ms).getTime()) ? ms : null;
}

/** ISO 8601 in UTC, of a FILETIME. */
export function fileTimeText(bytes: Uint8Array): string {
  const ms = fileTimeMs(bytes);
  return ms === null ? 'no point in time' : new Date(ms).toISOString();
}

/** "1996-05-06 21:30:00 (no zone told)" of days since 1899-12-30, which are local wherever they were written. */
export function floatingTimeText(days: number): string {
  const at = new Date(OLE_EPOCH_MS + days * DAY_MS);
  if (!Number.isFinite(at.getTime())) return 'no point in time';
  return `${at.toISOString().slice(0, -5).replace('T', ' ')} (no zone told)`;
}
