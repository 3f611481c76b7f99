import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { group, path, text } from '../../../renderer/charts/drawing.ts';
import type { Drawing, Palette } from '../../../renderer/charts/drawing.ts';
import { cutLabel, labelWidth, shownLabel, wrapLabel } from '../../../renderer/charts/label-text.ts';
import { axisShapes, binsOf, edgeOf, stepAt } from '../../../renderer/charts/step-axis.ts';
import { pngBytes } from '../../../renderer/charts/png-bytes.ts';
import { escaped, svgText } from '../../../renderer/charts/svg-text.ts';
import { fileName, sourceText, withCaption } from '../../../renderer/gal/pictures/picture-file.ts';
import { boxOf, cyclesOf, overlaps, textsOf } from './gal-pictures-data.ts';

const PALETTE: Palette = {
  ground: 'white',
  hairline: 'silver',
  border: 'gray',
  text: 'black',
  quiet: 'gray',
  accent: 'blue',
  idle: 'gray',
  bad: 'red',
  hung: 'brown',
  odd: 'purple',
};

function drawingOf(...shapes: Drawing['shapes']): Drawing {
  return { width: 100, height: 50, shapes };
}

describe('text of hostile names', () => {
  it('cannot leave its element or attribute', () => {
    const svg = svgText(drawingOf(text(0, 9, `</text><script>"'&`)), PALETTE, '<b>');
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<b>');
  });

  it('keeps nothing that XML cannot hold', () => {
    expect(escaped('a\u0000b\u0008\uFFFE\uD800c\u{1F600}')).toBe('a\uFFFDb\uFFFD\uFFFD\uFFFDc\u{1F600}');
  });

  it('shows what would turn the text around', () => {
    expect(shownLabel('NORTH\u202E/PO1\u0007\n')).toBe('NORTH\uFFFD/PO1\uFFFD\uFFFD');
  });

  it('is cut to its room, whatever its length', () => {
    const cut = cutLabel('W'.repeat(1_000_000), 100, 12);
    expect(cut).toMatch(/^W+…$/u);
    expect(labelWidth(cut, 12)).toBeLessThanOrEqual(100);
    expect(cutLabel('NORTH/PO1', 100, 12)).toBe('NORTH/PO1');
    expect(cutLabel('NORTH/PO1', 2, 12)).toBe('');
  });

  it('is wrapped into lines, the last of which is cut', () => {
    const lines = wrapLabel('one two three four five six seven', 60, 12, 3);
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => labelWidth(line, 12) <= 60)).toBe(true);
    expect(lines.at(-1)).toMatch(/…$/u);
  });
});

describe('an SVG file', () => {
  it('has its ground, its colours and its patterns in itself', () => {
    const svg = svgText(
      drawingOf(path('M0 0h9v9z', { fill: 'hung', hatched: true }), group(5, 6, [text(1, 2, 'x')])),
      PALETTE,
      'Title',
    );
    expect(svg).toContain('<rect width="100" height="50" fill="white"/>');
    expect(svg).toContain('<pattern id="hatch-hung"');
    expect(svg).toContain('fill="url(#hatch-hung)"');
    expect(svg).toContain('<g transform="translate(5 6)">');
    expect(svg).not.toMatch(/var\(|href|<style|class=/u);
  });
});

describe('a PNG file', () => {
  it('holds the pixels, each chunk with its check value', async () => {
    const pixels = Uint8ClampedArray.from({ length: 4 * 3 * 2 }, (_, index) => (index * 37) % 256);
    const png = Buffer.from(await pngBytes(pixels, 3, 2));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    const chunks = new Map<string, Buffer>();
    for (let at = 8; at < png.length;) {
      const end = at + 8 + png.readUInt32BE(at);
      expect(png.readUInt32BE(end)).toBe(zlib.crc32(png.subarray(at + 4, end)));
      chunks.set(png.subarray(at + 4, at + 8).toString('latin1'), png.subarray(at + 8, end));
      at = end + 4;
    }
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect([chunks.get('IHDR')?.readUInt32BE(0), chunks.get('IHDR')?.readUInt32BE(4)]).toEqual([3, 2]);
    const [top, bottom] = [0, 1].map((row) =>
      zlib.inflateSync(chunks.get('IDAT') ?? '').subarray(row * 10 + 1, row * 10 + 10),
    );
    const rgb = [...pixels].filter((_, index) => index % 4 < 3);
    expect([...(top ?? [])]).toEqual(rgb.slice(0, 9));
    expect([...(bottom ?? [])].map((byte, index) => (byte + (top?.[index] ?? 0)) % 256)).toEqual(
      rgb.slice(9),
    );
  });
});

describe('a picture that leaves the window', () => {
  const CYCLES = cyclesOf([1, 2, 3]);

  it('says what it is made from', () => {
    expect(sourceText('Server CENTRAL/PO1', 'outgoing', CYCLES, 'cycle')).toBe(
      'List of Server CENTRAL/PO1, cycles 1 to 3, 1996-03-01 to 1996-03-03, from outgoing',
    );
    expect(sourceText('NORTH/PO1', 'one.eml', CYCLES.slice(0, 1), 'message')).toBe(
      'List of NORTH/PO1, message 1, 1996-03-01, from one.eml',
    );
  });

  it('has a title, the answer and the source above itself', () => {
    const caption = { title: 'Changes', headline: 'word '.repeat(60).trim(), source: 'List' };
    const { width, height, shapes } = withCaption({ width: 300, height: 50, shapes: [] }, caption);
    const boxes = textsOf({ width, height, shapes }).map(boxOf);
    expect(boxes).toHaveLength(5);
    for (const [index, box] of boxes.entries()) {
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThan(height - 50);
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
    }
  });

  it('gets a name that every system takes', () => {
    expect(fileName('Entries by address list', 'Server NORTH/PO1', 'svg')).toBe(
      'entries-by-address-list-server-north-po1.svg',
    );
    expect(fileName('Changes', '../..\\:*?', 'png')).toBe('changes.png');
  });
});

describe('the axis of cycles', () => {
  const AXIS = { x: 100, width: 500, steps: 10 };

  it('finds the cycle at a pixel, and the nearest beside the axis', () => {
    expect(stepAt(AXIS, edgeOf(AXIS, 3) + 1)).toBe(3);
    expect(stepAt(AXIS, 0)).toBe(0);
    expect(stepAt(AXIS, 10_000)).toBe(9);
  });

  it('puts every cycle into exactly one bin', () => {
    const bins = binsOf({ x: 0, width: 100, steps: 777 }, 5);
    expect(bins.length).toBeLessThanOrEqual(20);
    expect(bins[0]?.from).toBe(0);
    expect(bins.at(-1)?.to).toBe(777);
    for (const [index, { to }] of bins.slice(0, -1).entries()) expect(bins[index + 1]?.from).toBe(to);
  });

  it.each([2, 10, 99, 5_000])('names some of %i cycles, and no two in one place', (steps) => {
    const axis = { x: 20, width: 400, steps };
    const shapes = axisShapes(axis, 10, cyclesOf(Array.from({ length: steps }, () => 1)));
    const boxes = textsOf({ width: 440, height: 60, shapes }).map(boxOf);
    expect(boxes.length).toBeGreaterThan(1);
    for (const [index, box] of boxes.entries())
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
  });
});
