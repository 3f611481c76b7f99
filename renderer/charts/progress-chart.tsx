import type { ReactElement } from 'react';
import { bytes } from '../../shared/format/bytes.ts';
import { duration } from '../../shared/format/duration.ts';
import { layoutProgressChart } from './progress-chart.ts';
import type { ProgressChartInput, ProgressChartLayout, Threshold } from './progress-chart.ts';
import './charts.css';

/** Bytes in and out over time. The small form, without axes, is for lists. */
export function ProgressChart(input: ProgressChartInput): ReactElement {
  const layout = layoutProgressChart(input);
  const last = input.samples.at(-1);
  const label =
    last === undefined
      ? 'No progress was recorded.'
      : `${bytes(last.bytesIn)} in and ${bytes(last.bytesOut)} out in ${duration(input.elapsedMs)}; ` +
        `the last ${duration(layout.silence.ms)} without a byte.`;
  return (
    <svg className="progress-chart" width={input.width} height={input.height} role="img" aria-label={label}>
      {!input.axes && <title>{label}</title>}
      {input.axes && <Axes layout={layout} />}
      <Marks layout={layout} threshold={input.threshold} axes={input.axes} />
      <path className="line-in" d={layout.inPath} />
      <path className="line-out" d={layout.outPath} />
    </svg>
  );
}

function Marks({
  layout,
  threshold,
  axes,
}: {
  readonly layout: ProgressChartLayout;
  readonly threshold: Threshold | null;
  readonly axes: boolean;
}): ReactElement {
  const { plot, silence, thresholdX } = layout;
  if (threshold === null || thresholdX === null) return <></>;
  return (
    <>
      {threshold.kind === 'silence' && (
        <rect className="silence" x={silence.x} y={plot.y} width={silence.width} height={plot.height} />
      )}
      <path className="threshold" d={`M${thresholdX} ${plot.y}v${plot.height}`} />
      {axes && (
        <text className="threshold-label" x={thresholdX - 6} y={plot.y + 20} textAnchor="end">
          {threshold.kind === 'silence'
            ? `${duration(threshold.ms)} without a byte`
            : `deadline ${duration(threshold.ms)}`}
        </text>
      )}
    </>
  );
}

function Axes({ layout }: { readonly layout: ProgressChartLayout }): ReactElement {
  const { plot, xTicks, yTicks } = layout;
  const bottom = plot.y + plot.height;
  return (
    <g className="axes">
      {yTicks.map((tick) => (
        <g key={tick.label}>
          <path d={`M${plot.x} ${tick.at}h${plot.width}`} />
          <text x={plot.x - 8} y={tick.at + 4} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {xTicks.map((tick, index) => (
        <text key={tick.label} x={tick.at} y={bottom + 16} textAnchor={index === 0 ? 'start' : 'middle'}>
          {tick.label}
        </text>
      ))}
    </g>
  );
}

/** Which line is which, with the values they end at. */
export function ProgressLegend({
  bytesIn,
  bytesOut,
}: {
  readonly bytesIn: number;
  readonly bytesOut: number;
}): ReactElement {
  return (
    <p className="chart-legend">
      <span className="legend-out">{bytes(bytesOut)} out</span>
      <span className="legend-in">{bytes(bytesIn)} in</span>
    </p>
  );
}
