/** What the timeline draws: the data of the open queue, and which of it is shown. */
import { create } from 'zustand';
import type { Summary } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Timeline } from '../../shared/contract/sync.ts';
import { ask } from '../api.ts';
import { isScanning } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { indexMarks, indexSpans } from './lane-index.ts';
import type { MarkIndex, SpanIndex } from './lane-index.ts';
import { rememberedFilter, rememberFilter } from './mark-filter.ts';
import type { MarkFilter } from './mark-filter.ts';
import { withMatchingLanes } from './matching-lanes.ts';
import type { TimeRange } from './viewport.ts';

/** The data, sorted for drawing. */
export interface TimelineModel {
  /** All of it, whatever the filter hides. */
  readonly whole: Timeline;
  /** Narrowed to the lanes that are shown. */
  readonly timeline: Timeline;
  /** Of the messages that pass the filter. */
  readonly marks: MarkIndex;
  readonly spans: SpanIndex;
  /** From the first to the last thing there is, whether it passes the filter or not; null when there is none. */
  readonly extent: TimeRange | null;
}

interface TimelineState {
  /** Null until it was asked for. */
  readonly model: TimelineModel | null;
  readonly refusal: Refusal | null;
  readonly filter: MarkFilter;
}

/** Packing everything is work; during a scan once a second is often enough. */
const REFRESH_PAUSE_MS = 1_000;

export const useTimeline = create<TimelineState>(() => ({
  model: null,
  refusal: null,
  filter: rememberedFilter(),
}));

const refetch = coalesce(fetchTimeline, REFRESH_PAUSE_MS);

/** For each change of the summary while the timeline is shown; asks only when the index has changed since. */
export function refreshTimeline(): void {
  const { model, refusal } = useTimeline.getState();
  const revision = useQueue.getState().summary?.revision;
  if (model === null || refusal !== null || model.whole.revision !== revision) refetch();
}

export function resetTimeline(): void {
  useTimeline.setState({ model: null, refusal: null });
}

export function setFilter(change: Partial<MarkFilter>): void {
  const { filter, model } = useTimeline.getState();
  const changed = { ...filter, ...change };
  rememberFilter(changed);
  useTimeline.setState({
    filter: changed,
    model: model === null ? null : modelOf(model.whole, changed),
  });
}

async function fetchTimeline(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('sync.timeline', {});
  if (useQueue.getState().epoch !== epoch) return;
  if (!answer.ok) {
    useTimeline.setState({ refusal: answer.error });
    return;
  }
  const { model, filter } = useTimeline.getState();
  if (model?.whole.revision === answer.value.revision) useTimeline.setState({ refusal: null });
  else useTimeline.setState({ model: modelOf(answer.value, filter), refusal: null });
}

export function modelOf(whole: Timeline, filter: MarkFilter): TimelineModel {
  const timeline = withMatchingLanes(whole, filter);
  return {
    whole,
    timeline,
    marks: indexMarks(timeline, filter),
    spans: indexSpans(timeline),
    extent: extentOf(whole),
  };
}

/** Whether replies may not have been read yet, or more is known by now than is shown. */
export function isProvisional({ whole }: TimelineModel, summary: Summary | null): boolean {
  return summary === null || isScanning(summary.scan) || summary.revision !== whole.revision;
}

function extentOf({ marks, spans }: Timeline): TimeRange | null {
  const first = marks.atMs[0];
  const start = spans.startMs.reduce((least, ms) => Math.min(least, ms), first ?? Infinity);
  const end = spans.endMs.reduce((most, ms) => Math.max(most, ms), marks.atMs.at(-1) ?? -Infinity);
  return start > end ? null : { fromMs: start, toMs: end };
}
