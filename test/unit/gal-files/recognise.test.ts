/** What a file is, by its content. */
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../shared/gal/import/recognise.ts';
import type { Importer } from '../../../shared/gal/import/model.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { entriesOf, importAll, problemsOf, utf8 } from '../../fixtures/gal-files.ts';
import { lzxDelta } from '../../fixtures/lzx-encoder.ts';
import { oabBlocks, oabFile, storedBlocks } from '../../fixtures/oab-file.ts';
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
    ['PK\x03\x04 and more', 'The file is compressed (Zip archive); decompress it first.'],
    ['xŸ>"\0\0\0\0', 'The file is of the format TNEF (winmail.dat), which is no address list.'],
    [
      '\x03\0\0\0\x02\0\0\0\0\0\x04\0\0\0\0\0',
      'The file only says what changes in an offline address book; choose the whole one.',
    ],
    ['\x01\x00\x02\x00\xff', 'The file is binary: it holds bytes that no text has.'],
  ])('%j is refused and says what was seen', (text, error) => {
    expect(look(bytesOf(text))).toEqual({ ok: false, error });
  });
});

describe('offline address books', () => {
  const ANNA = { displayName: 'Anna', proxies: ['MS:NORTH/PO1/ANNA'] };
  const BOOK = oabFile([ANNA, { ...ANNA, displayName: 'Bert' }]);
  const NAMES = ['Anna: PCM:NORTH/PO1/ANNA', 'Bert: PCM:NORTH/PO1/ANNA'];

  test.each([
    ['plain', BOOK],
    ['in stored blocks', storedBlocks(BOOK, 50)],
    [
      'in a block of LZX DELTA',
      oabBlocks([
        {
          content: BOOK,
          lzx: lzxDelta(BOOK, { windowBits: 17, blocks: [{ type: 'verbatim', bytes: 32_768 }] }),
        },
      ]),
    ],
  ])('are known %s, whatever the chunks', (_, bytes) => {
    const whole = importAll(importerOf(bytes), bytes);
    expect(whole).toMatchObject({ format: 'Offline address book', problemsTotal: 0, cut: null });
    expect(entriesOf(whole)).toEqual(NAMES);
    expect(importAll(importerOf(bytes), bytes, 7, 1, 30)).toEqual(whole);
  });

  test('that are compressed can be read in steps before the end', () => {
    const bytes = storedBlocks(BOOK, 50);
    const importer = importerOf(bytes);
    importer.push(bytes);
    expect([...(importer.rest?.() ?? [])]).toHaveLength(Math.ceil(BOOK.length / 50));
    expect(entriesOf(importer.end())).toEqual(NAMES);
  });

  test('that are damaged give what comes before, and say where they end', () => {
    const blocks = [{ content: BOOK.subarray(0, -20) }, { content: BOOK.subarray(-20), crc: 1 }];
    const read = (bytes: Uint8Array) => importAll(importerOf(bytes), bytes);
    expect(read(oabBlocks(blocks)).cut).toMatch(
      /^The compressed file can be read only in part: CRC says 00000001, data gives .{8} at byte \d+\.$/,
    );
    const cut = read(storedBlocks(BOOK, 10).subarray(0, -10));
    expect(entriesOf(cut)).toEqual(NAMES.slice(0, 1));
    expect(cut).toMatchObject({ problemsTotal: 0, cut: expect.stringContaining('is cut off') });
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
