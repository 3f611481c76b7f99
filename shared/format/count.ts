/** Whole numbers as people read them. One locale for all, so that pictures, copies and tests agree. */
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export function count(value: number): string {
  return GROUPED.format(value);
}

/** "1 message", "1,234 messages". */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}
