/** Rows of two heights as slots of one height, which is what a window of rows counts in. Pure. */

/** CSS pixels. A row of one line takes two of them, a row of two lines three. */
export const SLOT_HEIGHT = 14;

export interface RowSlots {
  /** First slot of each row. */
  readonly starts: readonly number[];
  /** Row of each slot. */
  readonly rows: readonly number[];
}

export function slotsFor(isTall: readonly boolean[]): RowSlots {
  const starts: number[] = [];
  const rows: number[] = [];
  isTall.forEach((tall, index) => {
    starts.push(rows.length);
    for (let slot = 0; slot < slotCount(tall); slot += 1) rows.push(index);
  });
  return { starts, rows };
}

export function slotCount(isTall: boolean): number {
  return isTall ? 3 : 2;
}
