/** What a file is, by its content. */
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../shared/gal/import/recognise.ts';
import type { Importer } from '../../../shared/gal/import/model.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { entriesOf, importAll, problemsOf, utf8 } from '../../fixtures/gal-files.ts';
import { columnLine } from '../../fixtures/transactions.ts';

const look = (bytes: Uint8Array) => recognise(bytes, { isWhole: true, columns: null });

function importerOf(bytes: Uint8Array): Importer {
  const found = look(bytes);
  if (!found.ok || found.value.kind !== 'importer') throw new Error(JSON.stringify(found));
  return found.value.importer;
}

describe('formats', () => {
  test.each([
    ['LDIF', '# exported\nversion: 1\n\ndn: cn=A\nmail: a@b\n'],
    ['LDIF', '\n\ndn:: Y249QQ==\nmail: a@b\n'],
    ['Exchange directory CSV', 'Obj-Class,Display Name\nMailbox,A\n'],
    ['Import file', `${columnLine('A', 'Anna', 'PCM:NORTH/PO1/ANNA')}\r\n`],
    ['CSV', 'Name,Type,Address,Network,Post office,Template values\nA,PCM,N/P/A,N,P,\n'],
  ])('%s is known by what it begins with', (format, text) => {
    const bytes = utf8(text);
    expect(importAll(importerOf(bytes), bytes).format).toBe(format);
  });

  test('plain CSV asks for its columns, and is read with them', () => {
    const bytes = utf8('Anna;NORTH/PO1/ANNA\nBert;NORTH/PO1/BERT\n');
    const guess = { hasHeader: false, name: 0, address: 1, type: null, defaultType: '' };
    expect(look(bytes)).toEqual({
      ok: true,
      value: {
        kind: 'columns',
        rows: [
          ['Anna', 'NORTH/PO1/ANNA'],
          ['Bert', 'NORTH/PO1/BERT'],
        ],
        guess,
      },
    });
    const found = recognise(bytes, { isWhole: true, columns: guess });
    if (!found.ok || found.value.kind !== 'importer') throw new Error('not read');
    expect(entriesOf(importAll(found.value.importer, bytes))).toEqual([
      'Anna: PCM:NORTH/PO1/ANNA',
      'Bert: PCM:NORTH/PO1/BERT',
    ]);
  });

  test.each([
    ['', 'The file is empty.'],
    [
      'Received: from a\nSubject: b\n\nc\n',
      'The file begins like a mail message; open it as a queue instead.',
    ],
    ['<html><body>', 'The file is XML or HTML: it begins with "<html><body>".'],
    [
      'Once upon a time\nthere was a list.\n',
      'The file is text, but no LDIF, no transactions and no CSV of two columns: it begins with "Once upon a time".',
    ],
    ['PK\x03\x04 and more', 'The file is compressed (zip); decompress it first.'],
    ['MSCF\0\0\0\0', 'The file is CAB, which is no address list.'],
    ['\x01\x00\x02\x00\xff', 'The file is binary: it holds bytes that no text has.'],
  ])('%j is refused and says what was seen', (text, error) => {
    expect(look(bytesOf(text))).toEqual({ ok: false, error });
  });
});

describe('Import files', () => {
  const LINES = [
    '# a comment',
    columnLine('R', '', 'PCM:NORTH/PO1').replace(/ +/, ' '),
    columnLine('A', 'Anna', 'MS:NORTH/PO1/ANNA'),
    '- Phone:/12//34',
    columnLine('D', 'Bert', 'PCM:NORTH/PO1/BERT'),
    'A nonsense',
    columnLine('A', 'Zoë', 'SMTP:zoe@example.com'),
  ];

  test.each(['\r\n', '\n', '\r'])('lines ended by %j: what is added is an entry, the rest is told', (end) => {
    const bytes = bytesOf(LINES.join(end) + end);
    const imported = importAll(importerOf(bytes), bytes, 7, 1, 30);
    expect(entriesOf(imported)).toEqual(['Anna: PCM:NORTH/PO1/ANNA', 'Zoë: SMTP:zoe@example.com']);
    expect(imported.records.map(({ line }) => line)).toEqual([3, 7]);
    expect(imported.records[0]?.templates).toEqual([{ prompt: 'Phone:', value: '12/34' }]);
    expect(problemsOf(imported)).toEqual([
      '2: A transaction replaces the list "PCM:NORTH/PO1" and is no entry.',
      '5: "Bert" is deleted (D), not listed.',
      '6: "A nonsense" cannot be read: no address in column 34 or after a tab.',
    ]);
  });
});
