/** Bytes over time of one attempt: from heartbeat readings to lines, ticks and marks. Drawing is progress-chart.tsx. */
import type { ProgressSample } from '../../shared/state.ts';
import { unitName } from '../../shared/format/bytes.ts';
import { duration } from '../../shared/format/duration.ts';
import { byteUnit, linear, ticks } from './scale.ts';

/** The rule the watchdog applied: silence since the last byte, or time since the start. */
export interface Threshold {
  readonly kind: 'silence' | 'deadline';
  readonly ms: number;
}

export interface ProgressChartInput {
  readonly samples: readonly ProgressSample[];
  readonly elapsedMs: number;
  readonly threshold: Threshold | null;
  readonly width: number;
  readonly height: number;
  /** A small chart has no axes. */
  readonly axes: boolean;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface ProgressChartLayout {
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly inPath: string;
  readonly outPath: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** From the last byte to the end. */
  readonly silence: { readonly x: number; readonly width: number; readonly ms: number };
  /** Where the watchdog's rule was broken; null when the attempt ended before. */
  readonly thresholdX: number | null;
  /** Ends of the lines, for their labels. */
  readonly endOut: { readonly x: number; readonly y: number };
  readonly endIn: { readonly x: number; readonly y: number };
}

const MARGIN = { left: 60, right: 12, top: 8, bottom: 24 };
const SMALL_MARGIN = { left: 1, right: 1, top: 3, bottom: 1 };

export function layoutProgressChart(input: ProgressChartInput): ProgressChartLayout {
  const margin = input.axes ? MARGIN : SMALL_MARGIN;
  const plot = {
    x: margin.left,
    y: margin.top,
    width: Math.max(1, input.width - margin.left - margin.right),
    height: Math.max(1, input.height - margin.top - margin.bottom),
  };
  const readings = completed(input.samples, input.elapsedMs);
  const endMs = Math.max(input.elapsedMs, 1);
  const endBytes = Math.max(1, ...readings.map((reading) => Math.max(reading.bytesIn, reading.bytesOut)));
  const x = linear(endMs, plot.x, plot.x + plot.width);
  const y = linear(endBytes, plot.y + plot.height, plot.y);
  const last = readings.at(-1) ?? { atMs: 0, bytesIn: 0, bytesOut: 0 };
  const silentFrom = lastProgressMs(readings);
  return {
    plot,
    inPath: line(readings, (reading) => [x(reading.atMs), y(reading.bytesIn)]),
    outPath: line(readings, (reading) => [x(reading.atMs), y(reading.bytesOut)]),
    xTicks: input.axes ? timeTicks(endMs, x) : [],
    yTicks: input.axes ? byteTicks(endBytes, y) : [],
    silence: { x: x(silentFrom), width: x(endMs) - x(silentFrom), ms: input.elapsedMs - silentFrom },
    thresholdX: thresholdAt(input.threshold, silentFrom, endMs, x),
    endOut: { x: x(last.atMs), y: y(last.bytesOut) },
    endIn: { x: x(last.atMs), y: y(last.bytesIn) },
  };
}

/** Time of the last reading that had a byte more than the one before it. */
export function lastProgressMs(readings: readonly ProgressSample[]): number {
  let latest = 0;
  for (let index = 1; index < readings.length; index += 1) {
    const before = readings[index - 1];
    const now = readings[index];
    if (before === undefined || now === undefined) continue;
    if (now.bytesIn > before.bytesIn || now.bytesOut > before.bytesOut) latest = now.atMs;
  }
  return latest;
}

/** Readings from 0 to the end of the attempt: nothing had moved before the first, nothing moved after the last. */
function completed(samples: readonly ProgressSample[], elapsedMs: number): readonly ProgressSample[] {
  const readings = [...samples];
  const [first] = readings;
  if (first === undefined || first.atMs > 0) readings.unshift({ atMs: 0, bytesIn: 0, bytesOut: 0 });
  const last = readings.at(-1);
  if (last !== undefined && last.atMs < elapsedMs) readings.push({ ...last, atMs: elapsedMs });
  return readings;
}

function line(
  readings: readonly ProgressSample[],
  place: (reading: ProgressSample) => [number, number],
): string {
  return readings
    .map((reading, index) => {
      const [x, y] = place(reading);
      return `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`;
    })
    .join('');
}

function thresholdAt(
  threshold: Threshold | null,
  silentFrom: number,
  endMs: number,
  x: (ms: number) => number,
): number | null {
  if (threshold === null) return null;
  const at = threshold.kind === 'silence' ? silentFrom + threshold.ms : threshold.ms;
  // The watchdog looks a few times a second, so the end may lie a moment before the exact instant.
  return at > endMs * 1.02 ? null : round(x(Math.min(at, endMs)));
}

function timeTicks(endMs: number, x: (ms: number) => number): readonly Tick[] {
  return ticks(endMs, 5).map((ms) => ({ at: round(x(ms)), label: ms === 0 ? '0' : axisDuration(ms) }));
}

function axisDuration(ms: number): string {
  return ms >= 1000 && ms < 60_000 && ms % 1000 === 0 ? `${ms / 1000} s` : duration(ms);
}

function byteTicks(end: number, y: (value: number) => number): readonly Tick[] {
  const unit = byteUnit(end);
  return ticks(end, 3, unit).map((value) => ({ at: round(y(value)), label: axisBytes(value, unit) }));
}

/** Round values in the unit of the axis: "0.5 MB" below "1 MB". */
function axisBytes(value: number, unit: number): string {
  return value === 0 ? '0' : `${Number((value / unit).toPrecision(6))} ${unitName(unit)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
