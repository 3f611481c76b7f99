import { describe, expect, it } from 'vitest';
import { lastProgressMs, layoutProgressChart } from '../../../renderer/charts/progress-chart.ts';
import { byteUnit, linear, ticks } from '../../../renderer/charts/scale.ts';
import { layoutStackedBar } from '../../../renderer/charts/stacked-bar.ts';

describe('scales', () => {
  it('maps linearly and survives an empty domain', () => {
    expect(linear(10, 0, 100)(5)).toBe(50);
    expect(linear(0, 7, 100)(5)).toBe(7);
  });

  it('steps roundly', () => {
    expect(ticks(7_600, 5)).toEqual([0, 2000, 4000, 6000]);
    expect(ticks(10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(ticks(0, 5)).toEqual([0]);
  });

  it('steps in the unit of sizes', () => {
    const MB = 1024 * 1024;
    expect(byteUnit(3 * MB)).toBe(MB);
    expect(ticks(3.2 * MB, 3, MB)).toEqual([0, 2 * MB]);
  });
});

describe('progress chart', () => {
  const STALLED = [
    { atMs: 0, bytesIn: 0, bytesOut: 0 },
    { atMs: 1000, bytesIn: 50, bytesOut: 100 },
    { atMs: 2000, bytesIn: 50, bytesOut: 100 },
    { atMs: 6000, bytesIn: 50, bytesOut: 100 },
  ];
  const SMALL = { width: 102, height: 104, axes: false };

  it('draws both lines from the start to the end of the attempt', () => {
    const layout = layoutProgressChart({ samples: STALLED, elapsedMs: 6000, threshold: null, ...SMALL });
    expect(layout.outPath).toBe('M1 103L17.7 3L34.3 3L101 3');
    expect(layout.inPath).toBe('M1 103L17.7 53L34.3 53L101 53');
  });

  it('marks the silence and the moment the threshold was passed', () => {
    const threshold = { kind: 'silence', ms: 5000 } as const;
    const layout = layoutProgressChart({ samples: STALLED, elapsedMs: 6000, threshold, ...SMALL });
    expect(layout.silence.ms).toBe(5000);
    expect(layout.thresholdX).toBe(101);
  });

  it('does not mark a threshold that was not reached', () => {
    const threshold = { kind: 'silence', ms: 60_000 } as const;
    expect(
      layoutProgressChart({ samples: STALLED, elapsedMs: 6000, threshold, ...SMALL }).thresholdX,
    ).toBeNull();
  });

  it('draws an attempt without a single reading', () => {
    const layout = layoutProgressChart({ samples: [], elapsedMs: 0, threshold: null, ...SMALL });
    expect(layout.outPath).toMatch(/^M1 103/u);
    expect(layout.outPath).not.toContain('NaN');
  });

  it('labels the axes with units', () => {
    const layout = layoutProgressChart({
      samples: [{ atMs: 4000, bytesIn: 0, bytesOut: 1024 * 1024 }],
      elapsedMs: 4000,
      threshold: null,
      width: 400,
      height: 200,
      axes: true,
    });
    expect(layout.yTicks.map((tick) => tick.label)).toEqual(['0', '0.5 MB', '1 MB']);
    expect(layout.xTicks.map((tick) => tick.label)).toEqual(['0', '1 s', '2 s', '3 s', '4 s']);
  });

  it('takes a byte in for progress as well as a byte out', () => {
    expect(lastProgressMs([...STALLED, { atMs: 7000, bytesIn: 51, bytesOut: 100 }])).toBe(7000);
  });
});

describe('stacked bar', () => {
  it('shares the width by count', () => {
    const bar = layoutStackedBar(
      [
        { key: 'hung', count: 1 },
        { key: 'decoded', count: 3 },
      ],
      4,
      100,
    );
    expect(bar).toEqual([
      { key: 'hung', x: 0, width: 25 },
      { key: 'decoded', x: 25, width: 75 },
    ]);
  });

  it('shows one among ten thousand, and stays within its width', () => {
    const bar = layoutStackedBar(
      [
        { key: 'hung', count: 1 },
        { key: 'decoded', count: 9_999 },
      ],
      10_000,
      100,
    );
    expect(bar[0]?.width).toBe(3);
    expect((bar[1]?.x ?? 0) + (bar[1]?.width ?? 0)).toBeCloseTo(100);
  });

  it('leaves room for what is open', () => {
    expect(layoutStackedBar([{ key: 'decoded', count: 1 }], 2, 100)).toEqual([
      { key: 'decoded', x: 0, width: 50 },
    ]);
    expect(layoutStackedBar([{ key: 'decoded', count: 0 }], 2, 100)).toEqual([]);
  });
});
