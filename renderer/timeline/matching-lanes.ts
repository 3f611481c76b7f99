/** The timeline without the lanes in which nothing passes the filter: those who look for a few find them at once. Pure. */
import type { Timeline } from '../../shared/contract/sync.ts';
import { filterTest } from './lane-index.ts';
import { isNarrowed } from './mark-filter.ts';
import type { MarkFilter } from './mark-filter.ts';

/** Beyond every lane: what is in it is in no lane that is shown. */
const HIDDEN = 0xffff_ffff;

/** Rows keep their numbers; only lanes are numbered anew. */
export function withMatchingLanes(timeline: Timeline, filter: MarkFilter): Timeline {
  if (!isNarrowed(filter)) return timeline;
  const { lanes, marks, spans } = timeline;
  const passes = filterTest(timeline, filter);
  const hasMatch = new Uint8Array(lanes.length);
  for (let row = 0; row < marks.lane.length; row += 1) {
    if (passes(row)) hasMatch[marks.lane[row] ?? HIDDEN] = 1;
  }
  let shown = 0;
  const places = Uint32Array.from(lanes, (_, lane) => (hasMatch[lane] === 1 ? shown++ : HIDDEN));
  const placed = (column: Uint32Array): Uint32Array => column.map((lane) => places[lane] ?? HIDDEN);
  return {
    ...timeline,
    lanes: lanes.filter((_, lane) => hasMatch[lane] === 1),
    marks: { ...marks, lane: placed(marks.lane) },
    spans: { ...spans, lane: placed(spans.lane) },
  };
}
