import { describe, expect, it } from 'vitest';
import { byteRate, bytes, exactBytes, unitName } from '../../../shared/format/bytes.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { duration } from '../../../shared/format/duration.ts';
import { clockTime, exactTime, relativeTime } from '../../../shared/format/time.ts';

const KB = 1024;
const MB = 1024 * KB;

describe('counts', () => {
  it('groups digits and agrees in number', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(counted(1, 'message')).toBe('1 message');
    expect(counted(0, 'message')).toBe('0 messages');
    expect(counted(2, 'delivery', 'deliveries')).toBe('2 deliveries');
  });
});

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '0.98 KB'],
    [1024, '1.00 KB'],
    [18.2 * MB, '18.2 MB'],
    [182 * MB, '182 MB'],
    [999.4 * KB, '999 KB'],
    // Never "1000 KB".
    [999.6 * KB, '0.98 MB'],
    [2048 * MB, '2.00 GB'],
  ])('%d is %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it('names the exact number', () => {
    expect(exactBytes(1)).toBe('1 byte');
    expect(exactBytes(1_234_567)).toBe('1,234,567 bytes');
  });

  it('divides by time only when there is some', () => {
    expect(byteRate(10 * MB, 2000)).toBe('5.00 MB/s');
    expect(byteRate(10, 0)).toBeNull();
  });

  it('names units', () => {
    expect([1, KB, MB, KB * MB].map(unitName)).toEqual(['B', 'KB', 'MB', 'GB']);
  });
});

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [5_000, '5.0 s'],
    // Never "60.0 s".
    [59_960, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_599_600, '1 h 00 min'],
    [11_100_000, '3 h 05 min'],
    [51 * 3_600_000, '2 d 3 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('points in time', () => {
  const NOW = Date.UTC(1996, 2, 14, 12, 0, 0);

  it('is exact where asked', () => {
    expect(exactTime(Date.UTC(1996, 2, 4, 2, 5, 9))).toBe('1996-03-04 02:05:09');
    expect(clockTime(Date.UTC(1996, 2, 4, 2, 5, 9))).toBe('02:05');
  });

  it.each([
    [0, 'just now'],
    [12_000, '12 s ago'],
    [59 * 60_000, '59 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [5 * 86_400_000, '5 d ago'],
    [40 * 86_400_000, '1996-02-03 12:00'],
  ])('%d ms before is %s', (age, text) => {
    expect(relativeTime(NOW - age, NOW)).toBe(text);
  });

  it('tells a future time as it is', () => {
    expect(relativeTime(NOW + 3_600_000, NOW)).toBe('1996-03-14 13:00');
  });
});
