import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { WRAP_COLUMNS } from '../../../shared/logs/wrapping.ts';
import { readLogChunks, readLogText } from '../../fixtures/read-log.ts';

const STATUS = '01/02/96 10:00 | Status ';

function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let turn = 0; turn < times; turn++) yield chunk;
}

describe('the limits of a log', () => {
  test('a line is read whole up to logLineBytes and cut, with the reason, beyond it', () => {
    const whole = `${STATUS}${'x'.repeat(76)}`;
    const limits = { logLineBytes: whole.length };
    expect(readLogText('dirsync', `${whole}\n`, limits)).toMatchObject([
      { text: 'x'.repeat(76), problem: null },
    ]);
    expect(readLogText('dirsync', `${whole}y\n${STATUS}z\n`, limits)).toMatchObject([
      {
        text: 'x'.repeat(76),
        problem: `longer than ${whole.length} bytes; the rest was not read`,
        end: whole.length + 1,
      },
      { text: 'z', problem: null },
    ]);
  });

  test('an entry takes lines up to logEntryChars; the others are kept for themselves', () => {
    const limits = { logEntryChars: STATUS.length + 3 + 3 };
    expect(readLogText('dirsync', `${STATUS}one\n tw\n`, limits)).toMatchObject([
      { text: 'one tw', problem: null },
    ]);
    expect(readLogText('dirsync', `${STATUS}one\n two\n`, limits)).toMatchObject([
      { text: 'one', problem: null },
      { text: 'two', format: null, problem: expect.stringContaining('already as long') },
    ]);
  });

  test('entries are handed out up to logLinesPerFile, and whether there were more is said', () => {
    const text = bytesOf(`${STATUS}x\n`.repeat(3));
    const exact = readLogChunks('dirsync', [text], { logLinesPerFile: 3 });
    expect(exact.totals).toEqual({ lines: 3, problems: 0, limitReached: false });
    const beyond = readLogChunks('dirsync', [text], { logLinesPerFile: 2 });
    expect(beyond.totals).toEqual({ lines: 2, problems: 0, limitReached: true });
    expect(beyond.lines).toHaveLength(2);
  });
});

describe('the rest of a wrapped line', () => {
  const wide = (columns: number): string => `${STATUS}${'x'.repeat(columns - STATUS.length)}`;
  const texts = (text: string): readonly (string | null)[] =>
    readLogText('dirsync', text).map(({ problem }) => problem);
  const UNKNOWN = 'of no form that is known here';

  test('follows a line of WRAP_COLUMNS and no shorter one', () => {
    expect(texts(`${wide(WRAP_COLUMNS)}\nrest\n`)).toEqual([null]);
    expect(texts(`${wide(WRAP_COLUMNS - 1)}\nrest\n`)).toEqual([null, UNKNOWN]);
  });

  test('is none where a wider line shows that its first word had room', () => {
    const above = WRAP_COLUMNS + ' wor'.length;
    expect(texts(`${wide(above)}\n${wide(WRAP_COLUMNS)}\nword and more\n`)).toEqual([null, null]);
    expect(texts(`${wide(above)}\n${wide(WRAP_COLUMNS)}\nwor and more\n`)).toEqual([null, null, UNKNOWN]);
  });
});

describe('hostile bytes', () => {
  test('a line of 100 MB is one unreadable line of bounded text', () => {
    const { lines, totals } = readLogChunks('event', repeated(new Uint8Array(1e6).fill(0x41), 100));
    expect(totals).toEqual({ lines: 1, problems: 1, limitReached: false });
    expect(lines[0]).toMatchObject({ start: 0, end: 1e8, format: null });
    expect(lines[0]?.text.length).toBe(DEFAULT_LIMITS.logLineBytes);
  });

  test('a million empty lines are counted and no entries', () => {
    const { lines } = readLogChunks('dirsync', [bytesOf('\r\n'.repeat(1e6)), bytesOf(`${STATUS}x`)]);
    expect(lines).toMatchObject([{ number: 1_000_001, text: 'x' }]);
  });

  test('zeros are kept as what they are', () => {
    const [first, second] = readLogText('dirsync', `${'\0'.repeat(50)}\r\n${STATUS}x\r\n`);
    expect(first).toMatchObject({ start: 0, end: 50, problem: 'holds characters that are no text' });
    expect(second).toMatchObject({ number: 2, text: 'x' });
  });
});
