import { describe, expect, it } from 'vitest';
import { byteAtColumn, hexRow, parseOffset } from '../../../renderer/detail/hex-rows.ts';
import { LINES_PER_SEGMENT, segmentOf } from '../../../renderer/ui/segments.ts';

const LINE = Uint8Array.from([0x41, 0x3c, 0x00, 0xff, 0x7e, 0x0d, 0x0a, 0x42]);

describe('hex lines', () => {
  it('shows offset, bytes and printable text', () => {
    expect(hexRow(0xbc58, LINE, 8, null)).toEqual({
      offset: '0000BC58',
      hex: ['41 3C 00 FF  7E 0D 0A 42 ', '', ''],
      text: ['A<··~··B', '', ''],
    });
  });

  it('marks the failing byte without moving the others', () => {
    const plain = hexRow(16, LINE, 8, null);
    for (let at = 0; at < LINE.length; at += 1) {
      const marked = hexRow(16, LINE, 8, { start: 16 + at, end: 17 + at });
      expect(marked.hex[1]).toHaveLength(2);
      expect(marked.hex.join('').trimEnd()).toBe(plain.hex.join('').trimEnd());
      expect(marked.text.join('')).toBe(plain.text.join(''));
    }
  });

  it('does not mark a byte of another line', () => {
    expect(hexRow(16, LINE, 8, { start: 24, end: 25 }).hex[1]).toBe('');
    expect(hexRow(16, LINE, 8, { start: 15, end: 16 }).hex[1]).toBe('');
  });
});

describe('a stretch of bytes', () => {
  it('is marked in every line that it touches, without moving the others', () => {
    const plain = hexRow(16, LINE, 8, null);
    for (const [start, end, bytes] of [
      [0, 18, 2],
      [18, 21, 3],
      [20, 99, 4],
      [0, 99, 8],
    ] as const) {
      const marked = hexRow(16, LINE, 8, { start, end });
      expect(marked.text[1]).toHaveLength(bytes);
      expect(marked.hex.join('').trimEnd()).toBe(plain.hex.join('').trimEnd());
    }
  });

  it('is found back from where its bytes are drawn', () => {
    const { hex } = hexRow(
      0,
      Uint8Array.from({ length: 16 }, (_, byte) => byte),
      16,
      null,
    );
    for (let byte = 0; byte < 16; byte += 1) {
      const column = hex[0].indexOf(byte.toString(16).padStart(2, '0').toUpperCase());
      expect([byteAtColumn(column, 'hex', 16), byteAtColumn(column + 1, 'hex', 16)]).toEqual([byte, byte]);
      expect(byteAtColumn(byte, 'text', 16)).toBe(byte);
    }
    expect([byteAtColumn(50, 'hex', 16), byteAtColumn(16, 'text', 16)]).toEqual([null, null]);
  });
});

describe('typed offsets', () => {
  it.each([
    ['1234', 1234],
    [' 1,234 ', 1234],
    ['0x4D2', 1234],
    ['4d2h', 1234],
    ['', null],
    ['-1', null],
    ['4D2', null],
    ['12.5', null],
  ])('"%s" is %s', (text, offset) => {
    expect(parseOffset(text)).toBe(offset);
  });
});

describe('segments', () => {
  it('is one for lists that fit', () => {
    expect(segmentOf(5, 1000)).toEqual({ number: 0, count: 1, start: 0, end: 1000 });
    expect(segmentOf(0, 0)).toEqual({ number: 0, count: 1, start: 0, end: 0 });
  });

  it('holds the asked line, and the last one ends with the list', () => {
    const total = 2 * LINES_PER_SEGMENT + 10;
    expect(segmentOf(LINES_PER_SEGMENT, total)).toMatchObject({
      number: 1,
      count: 3,
      start: LINES_PER_SEGMENT,
    });
    expect(segmentOf(total + 99, total)).toMatchObject({ number: 2, end: total });
  });
});
