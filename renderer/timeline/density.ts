/** How many messages there are over all time, column by column: the picture of the overview strip. Pure. */
import type { StateKind } from '../../shared/state.ts';
import { STATES_BY_URGENCY } from '../ui/state-look.ts';
import type { MarkIndex } from './lane-index.ts';
import { msPerPixel } from './viewport.ts';
import type { TimeRange } from './viewport.ts';

export interface Density {
  readonly total: Uint32Array;
  readonly hung: Uint32Array;
  readonly failed: Uint32Array;
  readonly highest: number;
}

export function densityOf({ atMs, urgency }: MarkIndex, extent: TimeRange, columns: number): Density {
  const total = new Uint32Array(columns);
  const hung = new Uint32Array(columns);
  const failed = new Uint32Array(columns);
  const step = msPerPixel({ ...extent, width: columns });
  const [hungAt, failedAt] = (['hung', 'failed'] satisfies StateKind[]).map((state) =>
    STATES_BY_URGENCY.indexOf(state),
  );
  for (let index = 0; index < atMs.length; index += 1) {
    const column = Math.min(columns - 1, Math.floor(((atMs[index] ?? 0) - extent.fromMs) / step));
    total[column] = (total[column] ?? 0) + 1;
    if (urgency[index] === hungAt) hung[column] = (hung[column] ?? 0) + 1;
    if (urgency[index] === failedAt) failed[column] = (failed[column] ?? 0) + 1;
  }
  return { total, hung, failed, highest: total.reduce((most, one) => Math.max(most, one), 0) };
}
