/** CSV: rows of RFC 4180 and its quirks, Exchange's Directory Export, chosen columns and the guess of them. */
import { describe, expect, test } from 'vitest';
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import { createCsvImporter } from '../../../shared/gal/import/csv.ts';
import { guessLayout } from '../../../shared/gal/import/csv-layout.ts';
import { createCsvReader } from '../../../shared/gal/import/csv-rows.ts';
import type { CsvRow } from '../../../shared/gal/import/csv-rows.ts';
import { createExchangeCsvImporter, exchangeLayout } from '../../../shared/gal/import/exchange-csv.ts';
import { guessColumns } from '../../../shared/gal/import/guess-columns.ts';
import { IMPORT_BOUNDS } from '../../../shared/gal/import/model.ts';
import type { ImportedList } from '../../../shared/gal/import/model.ts';
import { bytesOf, inChunks } from '../../fixtures/bytes.ts';
import { entriesOf, importAll, problemsOf, utf8 } from '../../fixtures/gal-files.ts';

const COMMA = { separator: ',', quote: '"' };

function rowsOf(text: string, bounds = IMPORT_BOUNDS, ...sizes: readonly number[]): CsvRow[] {
  const rows: CsvRow[] = [];
  const reader = createCsvReader({ layout: COMMA, bounds, onRow: (row) => rows.push(row) });
  for (const chunk of inChunks(utf8(text), ...sizes)) reader.push(chunk);
  reader.end();
  return rows;
}
const fieldsOf = (text: string): (readonly string[])[] => rowsOf(text).map(({ fields }) => fields);

describe('rows', () => {
  test('quotes hold separators, line ends and doubled quotes', () => {
    expect(fieldsOf('a,"b,c","d\r\ne","f""g"\n')).toEqual([['a', 'b,c', 'd\r\ne', 'f"g']]);
  });

  test('CR, LF and CR LF end a row; empty lines are none; the last may lack its end', () => {
    expect(
      rowsOf('a\rb\r\n\r\nc,"x\ny"\nd').map(({ fields, line }) => `${line} ${fields.join('|')}`),
    ).toEqual(['1 a', '2 b', '4 c|x\ny', '6 d']);
  });

  test('a quote within a field is itself, and text behind a closing quote belongs to the field', () => {
    expect(fieldsOf('a"b,"c"d,e\n')).toEqual([['a"b', 'cd', 'e']]);
  });

  test('a quote that never ends is told with the line it begins in', () => {
    expect(rowsOf('a,b\nc,"d\ne,f\n').map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '1 null',
      '2 A quote that begins in this row never ends: the rest of the file is in it.',
    ]);
  });

  test('a row as long and as wide as allowed is read, more is told', () => {
    const bounds = { ...IMPORT_BOUNDS, lineBytes: 4, values: 2 };
    expect(
      rowsOf('ab,cd\nab,cde\na,b,c\n', bounds).map(({ fields, problem }) => [...fields, problem]),
    ).toEqual([
      ['ab', 'cd', null],
      ['ab', 'cd', 'The row is longer than 4 bytes; the rest of it is left out.'],
      ['a', 'b', 'The row has more than 2 columns; the rest of them are left out.'],
    ]);
  });

  test('any cut into chunks gives the same', () => {
    const text = 'a,"b\r\n""c""",Zoë\r\n\r\n"d",e\r\n';
    for (const size of [1, 2, 3, 5]) expect(rowsOf(text, IMPORT_BOUNDS, size)).toEqual(rowsOf(text));
  });
});

describe('Directory Export', () => {
  const read = (bytes: Uint8Array): ImportedList => {
    const layout = exchangeLayout(bytes);
    if (layout === null) throw new Error('no header of Directory Export');
    return importAll(createExchangeCsvImporter(layout), bytes);
  };
  const HEADER = 'Obj-Class,First Name,Last name,Display Name,Alias Name,Directory Name,E-mail addresses';

  test('entries have the display name and every address between percent signs', () => {
    const imported = read(
      utf8(
        `${HEADER},Secondary-Proxy-Addresses\r\n` +
          'Mailbox,Anna,Smith,"Smith, Anna",asmith,ASMITH,' +
          'MS:NORTH/PO1/ASMITH%SMTP:asmith@example.com%X400:c=US;a= ;p=Org;s=Smith;,smtp:anna@example.com\r\n' +
          'Remote,,,,bert,BERT,MS:SOUTH/PO2/BERT,\r\n',
      ),
    );
    expect(entriesOf(imported)).toEqual([
      'Smith, Anna: PCM:NORTH/PO1/ASMITH SMTP:asmith@example.com X400:c=US;a= ;p=Org;s=Smith; SMTP:anna@example.com',
      'bert: PCM:SOUTH/PO2/BERT',
    ]);
    expect(imported).toMatchObject({ format: 'Exchange directory CSV', recordsRead: 2, problemsTotal: 0 });
    expect(imported.records.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('the headers may be those of the schema, in any case and with blanks', () => {
    const imported = read(utf8('OBJ-CLASS, Mail-Nickname, Target-Address\nRemote,anna,SMTP:a@example.com\n'));
    expect(entriesOf(imported)).toEqual(['anna: SMTP:a@example.com']);
  });

  test.each(['\t', ';', '|', ' '])('fields may be separated by %j', (separator) => {
    const text = [
      ['Obj-Class', '"Alias Name"', '"E-mail Addresses"'],
      ['Mailbox', 'anna', '"MS:NORTH/PO1/ANNA"'],
    ];
    const bytes = utf8(text.map((row) => row.join(separator)).join('\r\n'));
    expect(entriesOf(read(bytes))).toEqual(['anna: PCM:NORTH/PO1/ANNA']);
  });

  test('fields may be quoted by another character', () => {
    const bytes = utf8("'Obj-Class','Display Name','E-mail Addresses'\n'Mailbox','Smith, Anna','MS:N/P/A'\n");
    expect(entriesOf(read(bytes))).toEqual(['Smith, Anna: PCM:N/P/A']);
  });

  test('windows-1252, UTF-8 and UTF-16 are told apart', () => {
    const text = 'Obj-Class,Display Name,E-mail Addresses\nMailbox,Zoë,MS:N/P/Z\n';
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (one) => one.charCodeAt(0)).buffer);
    for (const bytes of [bytesOf(text), utf8(text), utf16])
      expect(entriesOf(read(bytes))).toEqual(['Zoë: PCM:N/P/Z']);
  });

  test('rows that delete, values that take away and rows without an address are told', () => {
    const imported = read(
      utf8(
        'Obj-Class,Mode,Display Name,E-mail Addresses\nMailbox,Delete,Anna,MS:N/P/A\n' +
          'Mailbox,Modify,Bert,~del<TEST:x>%MS:N/P/B\nMailbox,,Carl,SMTP:\nMailbox,,,MS:N/P/D\n',
      ),
    );
    expect(entriesOf(imported)).toEqual(['Bert: PCM:N/P/B']);
    expect(problemsOf(imported)).toEqual([
      '2: "Anna" is a row that deletes (Mode) and no entry.',
      '3: "~del<TEST:x>" is no address with a type.',
      '4: "SMTP:" is no address with a type.',
      '4: "Carl" has no address.',
      '5: The row has an address and no name.',
    ]);
  });

  test('of two columns with one name the first counts, and a header may be as wide as allowed', () => {
    const columns = IMPORT_BOUNDS.values - 3;
    const header = `Obj-Class,${'Office,'.repeat(columns)}E-mail addresses,Display Name\n`;
    const row = `Mailbox${','.repeat(columns + 1)}MS:N/P/A,Anna\n`;
    expect(entriesOf(read(utf8(`${header}${row}`)))).toEqual(['Anna: PCM:N/P/A']);
    const twice = 'Obj-Class,Display Name,Display Name,E-mail addresses\nMailbox,Anna,Bert,MS:N/P/A\n';
    expect(entriesOf(read(utf8(twice)))).toEqual(['Anna: PCM:N/P/A']);
  });

  test('a header without names or addresses is told', () => {
    expect(problemsOf(read(utf8('Obj-Class,Office\nMailbox,12\n'))).slice(0, 2)).toEqual([
      '1: No column holds a name: Display Name, Alias Name or Directory Name.',
      '1: No column holds addresses: E-mail Address, E-mail Addresses or Secondary-Proxy-Addresses.',
    ]);
  });
});

describe('chosen columns', () => {
  const choice = (change: Partial<ColumnChoice>): ColumnChoice => ({
    hasHeader: false,
    name: 0,
    address: 1,
    type: null,
    defaultType: '',
    ...change,
  });
  const read = (text: string, columns: ColumnChoice): ImportedList =>
    importAll(createCsvImporter(COMMA, columns), utf8(text));

  test('the type stands before the address, in its column, is the one chosen, or is told by the shape', () => {
    expect(entriesOf(read('A,SNADS:G/D/A\n', choice({})))).toEqual(['A: SNADS:G/D/A']);
    expect(entriesOf(read('A,G/D/A,snads\n', choice({ type: 2 })))).toEqual(['A: SNADS:G/D/A']);
    expect(entriesOf(read('A,G/D/A\n', choice({ defaultType: 'PROFS' })))).toEqual(['A: PROFS:G/D/A']);
    expect(entriesOf(read('A,a@b\nB,N/P/B\nC,c=us;s=C\n', choice({})))).toEqual([
      'A: SMTP:a@b',
      'B: PCM:N/P/B',
      'C: X400:c=us;s=C',
    ]);
  });

  test('a header is no entry; rows without name or address are told', () => {
    const imported = read('Name,Address\nA,N/P/A\nB,\n,N/P/C\n', choice({ hasHeader: true }));
    expect(entriesOf(imported)).toEqual(['A: PCM:N/P/A']);
    expect(problemsOf(imported)).toEqual(['3: "B" has no address.', '4: The row of "N/P/C" has no name.']);
    expect(imported.recordsRead).toBe(3);
  });

  test('as many rows as allowed are read beside the header, and the cut is told', () => {
    const bounds = { ...IMPORT_BOUNDS, records: 1 };
    const columns = choice({ hasHeader: true });
    const whole = importAll(createCsvImporter(COMMA, columns, bounds), utf8('N,A\nA,N/P/A\n'));
    const cut = importAll(createCsvImporter(COMMA, columns, bounds), utf8('N,A\nA,N/P/A\nB,N/P/B\n'));
    expect(whole).toMatchObject({ recordsRead: 1, cut: null });
    expect(cut).toMatchObject({ recordsRead: 1, cut: 'Only the first 1 rows were read.' });
  });

  test('the guess finds header, name, address and type', () => {
    expect(
      guessColumns([
        ['Id', 'Full name', 'Address type', 'E-mail'],
        ['1', 'Anna', 'PCM', 'NORTH/PO1/ANNA'],
      ]),
    ).toEqual({ hasHeader: true, name: 1, address: 3, type: 2, defaultType: '' });
    expect(guessColumns([['anna@example.com', '12', 'Anna']])).toEqual({
      hasHeader: false,
      name: 2,
      address: 0,
      type: null,
      defaultType: '',
    });
  });

  test.each([
    ['a;b;c\nd;e,f;g\n', ';'],
    ['a\tb\nc\td\n', '\t'],
    ['a,b\n"c;d",e\n', ','],
  ])('the separator of %j is %j', (text, separator) => {
    expect(guessLayout(utf8(text), true)?.separator).toBe(separator);
  });

  test('text of one column has no separator', () => {
    expect(guessLayout(utf8('one\ntwo, or more\nthree\n'), true)).toBeNull();
  });
});
