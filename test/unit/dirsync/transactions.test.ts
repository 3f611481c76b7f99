import { describe, expect, test } from 'vitest';
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { TransactionRow } from '../../../shared/model.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { processorMs } from '../../fixtures/processor-time.ts';
import { columnLine, LEOPARD, manyEntries, MARTIN, tabLine } from '../../fixtures/transactions.ts';

function read(
  text: string,
  limits: Partial<Limits> = {},
): { rows: TransactionRow[]; totals: TransactionTotals } {
  const rows: TransactionRow[] = [];
  const onTransaction = (row: TransactionRow): number => rows.push(row);
  const reader = createTransactionReader({ limits: { ...DEFAULT_LIMITS, ...limits }, onTransaction });
  reader.push(bytesOf(text));
  return { totals: reader.end(), rows };
}

const only = (text: string): TransactionRow | undefined => read(text).rows[0];

describe('an entry', () => {
  test('in columns is read', () => {
    expect(read(`${MARTIN}\r\n${LEOPARD}\r\n`).rows).toEqual([
      {
        index: 0,
        code: 'A',
        name: 'Martin, Robert',
        addressType: 'PCM',
        address: 'NORTH/PO1/RMARTIN',
        sequence: null,
        second: null,
        templates: [],
        fields: [],
        unread: [],
        linesLeftOut: 0,
        start: 0,
        end: MARTIN.length,
        problem: null,
      },
      expect.objectContaining({
        index: 1,
        code: 'D',
        name: 'Leopard, Lady',
        addressType: 'SNADS',
        start: MARTIN.length + 2,
      }),
    ]);
  });

  test('behind a mark of UTF-8 is read, and begins behind it', () => {
    const { rows } = read(`ï»¿${MARTIN}\r\nï»¿${LEOPARD}\r\n`);
    expect(rows).toMatchObject([
      { code: 'A', name: 'Martin, Robert', start: 3, end: 3 + MARTIN.length, problem: null },
      { code: '?', problem: 'column 1 holds no transaction code' },
    ]);
    expect(read('ï»¿\r\n').rows).toEqual([]);
  });

  test.each([
    ['with tabs', tabLine('A', 'Martin, Robert', 'PCM:NORTH/PO1/RMARTIN')],
    ['with a tab after the code', 'A\tMartin, Robert\tPCM:NORTH/PO1/RMARTIN'],
    ['left of its column', 'A Martin, Robert PCM:NORTH/PO1/RMARTIN'],
    ['with a space after the type', columnLine('A', 'Martin, Robert', 'PCM: NORTH/PO1/RMARTIN')],
    ['with a type in small letters', columnLine('A', 'Martin, Robert', 'pcm:NORTH/PO1/RMARTIN')],
    ['of a foreign requestor', '1200 A Martin, Robert PCM:NORTH/PO1/RMARTIN'],
    [
      'of a foreign requestor without code',
      '0000000645 Martin, Robert                   PCM:NORTH/PO1/RMARTIN',
    ],
    ['followed by a line end too much', `${MARTIN}\r\r\n`],
  ])('%s is read', (_, line) => {
    expect(only(line)).toMatchObject({
      code: 'A',
      name: 'Martin, Robert',
      addressType: 'PCM',
      address: 'NORTH/PO1/RMARTIN',
      problem: null,
    });
  });

  test('without a type keeps its address', () => {
    expect(only(columnLine('A', 'Martin', 'NORTH/PO1/RMARTIN'))).toMatchObject({
      addressType: null,
      address: 'NORTH/PO1/RMARTIN',
    });
  });

  test('with a name of thirty characters and a colon in it is read', () => {
    const name = 'Head of Department: Researches';
    expect(name).toHaveLength(30);
    expect(only(columnLine('A', name, 'SMTP:head@example.com'))).toMatchObject({ name, addressType: 'SMTP' });
  });

  test('outside of ASCII is read as windows-1252', () => {
    expect(only(columnLine('A', 'Müller – Łódź', 'PCM:N/P/M'))?.name).toBe('Müller – ?ód?');
  });

  test('that replaces a list or defines a template has no name', () => {
    expect(only('R PCM:NORTH/PO1')).toMatchObject({
      code: 'R',
      name: '',
      addressType: 'PCM',
      address: 'NORTH/PO1',
    });
    expect(only('R SMTP:\r\n')).toMatchObject({ code: 'R', addressType: 'SMTP', address: '', problem: null });
    expect(only('T fax: ')).toMatchObject({ code: 'T', addressType: 'FAX', address: '', problem: null });
    expect(only('T SNADS: GATE/DGN')).toMatchObject({ code: 'T', addressType: 'SNADS', address: 'GATE/DGN' });
  });
});

describe('continuation lines', () => {
  test('belong to the range of their entry', () => {
    const modify = [
      columnLine('M', 'Black, Fred', 'PCM:NET/PO/FREDB'),
      '',
      columnLine(' ', 'Brown, Fred', 'PCM:NET/PO/FREDB'),
      '- Phone:/800 936 5900',
      ' - City//ST:/Anywhere',
    ].join('\r\n');
    const { rows, totals } = read(`${modify}\r\n${MARTIN}\r\n`);
    expect(rows.map(({ code, start, end }) => [code, start, end])).toEqual([
      ['M', 0, modify.length],
      ['A', modify.length + 2, modify.length + 2 + MARTIN.length],
    ]);
    expect(totals).toEqual({
      readable: 2,
      unreadable: 0,
      limitReached: false,
      firstProblem: null,
      highestSequence: null,
    });
  });

  test('of a template definition are its prompts', () => {
    expect(
      read('T PROFS:VMGATE/NODE\r\n Full Name:~10~25~A~~\r\n Location:~10~25~A~~\r\n').totals.readable,
    ).toBe(1);
  });

  test('of a modification may start with the template (Q159308)', () => {
    expect(
      read(`${columnLine('M', 'Lion, Leo', 'SNADS:NET/PO/LION')}\n- Department:/2\n`).totals.readable,
    ).toBe(1);
  });

  test('without an owner are one problem, with all that follows them', () => {
    const { rows, totals } = read(`${MARTIN}\n  stray\n- more:/1\n${LEOPARD}\n`);
    expect(rows.map((row) => row.code)).toEqual(['A', '?', 'D']);
    expect(totals).toMatchObject({ readable: 2, unreadable: 1, firstProblem: { start: MARTIN.length + 1 } });
  });
});

describe('what is not an entry', () => {
  test('is passed over: blank lines, comments, section header, DOS end of file', () => {
    expect(read(`\r\n# made by hand\r\n[DirSync-Transactions]\r\n${MARTIN}\r\n \t \r\n\x1a`).totals).toEqual({
      readable: 1,
      unreadable: 0,
      limitReached: false,
      firstProblem: null,
      highestSequence: null,
    });
  });

  test.each([
    ['X Martin PCM:N/P/M', 'column 1 holds no transaction code'],
    ['Amartin PCM:N/P/M', 'no space or tab after the transaction code'],
    ['A', 'nothing follows the transaction code'],
    ['A Martin, Robert', 'no address in column 34 or after a tab'],
    ['A Martin\tPCM:', 'nothing after the address type'],
    [columnLine('A', '', 'PCM:N/P/M'), 'no name between code and address'],
    ['R nothing', 'no address list after the transaction code'],
    ['R PCM:', 'nothing after the address type'],
    ['A \tPCM:NORTH/PO1/RMARTIN', 'no name between code and address'],
    ['12', 'column 1 holds no transaction code'],
    ['- Phone:/1', 'continuation line without an entry above it'],
  ])('is told with its reason: %s', (line, problem) => {
    expect(only(line)).toMatchObject({ code: '?', problem, start: 0, end: line.length });
    expect(read(line).totals).toMatchObject({ readable: 0, unreadable: 1, firstProblem: { problem } });
  });

  test('binary bytes give problems, not an exception', () => {
    expect(read('\0\x01\x02\xff\r\n\0\0\0').totals).toMatchObject({ readable: 0, unreadable: 2 });
  });
});

describe('limits', () => {
  test('a line of exactly the limit is read, one byte more is not', () => {
    const line = tabLine('A', 'X', `SMTP:${'y'.repeat(50)}`);
    expect(read(line, { transactionLineBytes: line.length }).totals.readable).toBe(1);
    const { rows } = read(`${line}\n${MARTIN}`, { transactionLineBytes: line.length - 1 });
    expect(rows[0]).toMatchObject({
      code: '?',
      start: 0,
      end: line.length,
      problem: `line longer than ${line.length - 1} bytes`,
    });
    expect(rows[1]).toMatchObject({ code: 'A', start: line.length + 1 });
  });

  test('as many transactions as allowed are read, one more is not', () => {
    expect(read(manyEntries(5), { transactionsPerMessage: 5 }).totals).toMatchObject({
      readable: 5,
      limitReached: false,
    });
    expect(read(manyEntries(6), { transactionsPerMessage: 5 }).totals).toMatchObject({
      readable: 5,
      limitReached: true,
    });
  });

  test('lines that count as nothing are bounded too', () => {
    expect(read('#\n'.repeat(1_100_000), { transactionsPerMessage: 5 }).totals.limitReached).toBe(true);
  });

  test('a bomb of zeros costs neither memory nor much time', async () => {
    const zeros = new Uint8Array(1024 * 1024);
    const reader = createTransactionReader({ limits: DEFAULT_LIMITS });
    const took = await processorMs(() => {
      for (let count = 0; count < 256; count++) reader.push(zeros);
    });
    expect(reader.end()).toMatchObject({
      readable: 0,
      unreadable: 1,
      firstProblem: { end: 256 * 1024 * 1024 },
    });
    expect(took).toBeLessThan(3_000);
  });
});
