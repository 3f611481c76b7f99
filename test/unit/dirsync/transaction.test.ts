import { describe, expect, test } from 'vitest';
import { ENTRY_LINES_KEPT } from '../../../shared/dirsync/entry-text.ts';
import { printEntry, readEntry } from '../../../shared/dirsync/transaction.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { columnLine, MARTIN, tabLine } from '../../fixtures/transactions.ts';

const read = (...lines: string[]) => readEntry(bytesOf(lines.join('\r\n')));

describe('an entry with its lines', () => {
  test('has the new name and address of a modification, and its template (Q117198)', () => {
    const entry = read(
      columnLine('M', 'Doe, John D', 'SNADS:SNADSGATE/SNADSDGN/JOHNDOE'),
      columnLine(' ', 'Doe, Johnny', 'SNADS:SNADSGATE/SNADSDGN/JOHNDOE'),
      '- Division:/DIV 1',
      '- City//ST//Zip:/City, State, 12345',
      '- Rate:/1//2',
    );
    expect(entry).toMatchObject({
      code: 'M',
      name: 'Doe, John D',
      second: { name: 'Doe, Johnny', addressType: 'SNADS', address: 'SNADSGATE/SNADSDGN/JOHNDOE' },
      templates: [
        { prompt: 'Division:', value: 'DIV 1' },
        { prompt: 'City/ST/Zip:', value: 'City, State, 12345' },
        { prompt: 'Rate:', value: '1/2' },
      ],
      unread: [],
    });
  });

  test('of a modification may have no second line (Q159308)', () => {
    const entry = read(columnLine('M', 'Lion, Leo', 'SNADS:NET/PO/LIONLEO'), ' - Department:/2');
    expect(entry).toMatchObject({ second: null, templates: [{ prompt: 'Department:', value: '2' }] });
  });

  test('has the fields of a template definition (Q118447)', () => {
    const entry = read('T SNADS:SNADSGATE/SNADSDGN', ' Phone #:~15~23~NP~~', ' City/ST/Zip:~15~40~A~none~');
    expect(entry).toMatchObject({
      code: 'T',
      name: '',
      address: 'SNADSGATE/SNADSDGN',
      fields: [
        { prompt: 'Phone #:', column: 15, length: 23, flags: 'NP', defaultText: '' },
        { prompt: 'City/ST/Zip:', column: 15, length: 40, flags: 'A', defaultText: 'none' },
      ],
    });
  });

  test('keeps the number of a foreign requestor', () => {
    expect(read('0000000645 A Martin\tPCM:N/P/M')).toMatchObject({ sequence: 645, name: 'Martin' });
    expect(read(MARTIN)?.sequence).toBeNull();
  });

  test('keeps lines that it cannot read, as they are', () => {
    expect(read(MARTIN, '- no separator')).toMatchObject({ code: 'A', unread: ['- no separator'] });
    expect(read('T SNADS:G/D', ' no field')).toMatchObject({ fields: [], unread: [' no field'] });
    expect(read(columnLine('M', 'Lion', 'PCM:N/P/L'), '  nobody')).toMatchObject({
      second: null,
      unread: ['  nobody'],
    });
    expect(read('X nothing', '  more')).toMatchObject({ code: '?', name: 'X nothing', unread: ['  more'] });
  });

  test('is read in the code page it was written in', () => {
    const bytes = Uint8Array.from([...bytesOf('A M'), 0x81, ...bytesOf('ller\tPCM:N/P/M')]);
    expect(readEntry(bytes, 'cp850')?.name).toBe('Müller');
    expect(readEntry(bytes)?.name).toBe('M\u0081ller');
  });

  test('is not there in nothing', () => {
    expect(read('')).toBeNull();
    expect(read('# a comment')).toBeNull();
  });
});

describe('limits', () => {
  test('as many lines as allowed are kept, further ones are counted', () => {
    const withLines = (count: number) => read(MARTIN, ...Array.from({ length: count }, () => '- A:/b'));
    expect(withLines(ENTRY_LINES_KEPT)).toMatchObject({ linesLeftOut: 0 });
    const more = withLines(ENTRY_LINES_KEPT + 2);
    expect(more?.templates).toHaveLength(ENTRY_LINES_KEPT);
    expect(more?.linesLeftOut).toBe(2);
  });
});

describe('printing', () => {
  test('puts the address into column 34, or behind a tab', () => {
    const entry = read(MARTIN);
    if (entry === null) throw new Error('no entry');
    expect(printEntry(entry, { layout: 'columns', lineEnd: '\r\n' })).toBe(`${MARTIN}\r\n`);
    expect(printEntry(entry, { layout: 'tabs', lineEnd: '\n' })).toBe(
      `${tabLine('A', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN')}\n`,
    );
  });
});
