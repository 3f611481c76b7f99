/** Address lists in files: what is printed reads back as it was, and what is hostile changes nothing but itself. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { encodeExport, exportText } from '../../shared/gal/export/export-text.ts';
import type { ExportedChange, ExportSource } from '../../shared/gal/export/model.ts';
import { decodeBase64, encodeBase64 } from '../../shared/gal/base64.ts';
import { entryKey, listOf } from '../../shared/gal/identity.ts';
import { createLdifImporter } from '../../shared/gal/import/ldif.ts';
import type { ImportedList } from '../../shared/gal/import/model.ts';
import { recognise } from '../../shared/gal/import/recognise.ts';
import type { EntryValues } from '../../shared/gal/model.ts';
import type { ExportFormat } from '../../shared/contract/gal.ts';
import type { Transaction } from '../../shared/model.ts';
import { createTransactionReader } from '../../shared/dirsync/transactions.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { exportReport, importAll, problemsOf } from '../fixtures/gal-files.ts';

/** Of one line without blanks around it, which is all that a transaction can say. */
const isLineText = (text: string): boolean =>
  text !== '' && text.trim() === text && !/\p{Cc}|\u00a0/u.test(text);
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(isLineText);
const eraText = fc
  .uint8Array({ min: 0x20, minLength: 1, maxLength: 28 })
  .map((bytes) => decodeWindows1252(bytes))
  .filter(isLineText);
const hostileText = fc.constantFrom(
  '=1+1',
  "'=x",
  '-1',
  '@sum',
  '"',
  "''+",
  ': <',
  'a,b;c\\d',
  '#',
  '{"',
  'a PCM:x/y/z',
);

const entryOf = (text: fc.Arbitrary<string>): fc.Arbitrary<EntryValues> => {
  const words = fc.oneof({ weight: 3, arbitrary: text }, hostileText);
  const element = fc.stringMatching(/^[A-Z0-9]{1,4}$/);
  const mailbox = fc
    .tuple(fc.constantFrom('PCM', 'SNADS'), element, element, words)
    .map(([addressType, network, postOffice, name]) => ({
      addressType,
      address: `${network}/${postOffice}/${name}`,
    }));
  const other = fc.record({ addressType: fc.constantFrom('SMTP', 'X400', 'FAX', 'CCMAIL'), address: words });
  const templates = fc.array(fc.record({ prompt: words.filter((one) => !one.endsWith('/')), value: words }), {
    maxLength: 3,
  });
  return fc
    .tuple(words, fc.oneof(mailbox, other), templates)
    .map(([name, address, values]) => ({ name, ...address, templates: values }));
};

function printed(format: ExportFormat, source: ExportSource): Uint8Array {
  const text = exportText(format, source, exportReport());
  if (!text.ok) throw new Error(text.error);
  return encodeExport(format, [...text.value].join(''));
}

const asList = (rows: readonly EntryValues[]): ExportSource => ({ kind: 'list', rows: () => rows });

/** Recognised by its content, as a file that a user chose is. */
function readBack(bytes: Uint8Array, ...sizes: readonly number[]): ImportedList {
  const found = recognise(bytes, { isWhole: true, columns: null });
  if (!found.ok || found.value.kind !== 'importer') throw new Error(JSON.stringify(found));
  return importAll(found.value.importer, bytes, ...sizes);
}

const valuesIn = ({ records }: ImportedList): EntryValues[] =>
  records.map(({ name, addresses, templates }) => ({
    name,
    addressType: addresses[0]?.type ?? '',
    address: addresses[0]?.address ?? '',
    templates: templates ?? [],
  }));

const chunkSize = fc.integer({ min: 1, max: 50 });

describe('a list reads back as it was', () => {
  test('as CSV', () => {
    fc.assert(
      fc.property(fc.array(entryOf(anyText), { maxLength: 5 }), chunkSize, (entries, size) => {
        expect(valuesIn(readBack(printed('csv', asList(entries)), size))).toEqual(entries);
      }),
    );
  });

  test('as LDIF, in lines of ASCII that are 76 characters long at most', () => {
    fc.assert(
      fc.property(fc.array(entryOf(anyText), { maxLength: 5 }), chunkSize, (entries, size) => {
        const bytes = printed('ldif', asList(entries));
        const lines = new TextDecoder().decode(bytes).split('\n');
        expect(lines.every((line) => line.length <= 76 && /^[\x20-\x7e]*$/.test(line))).toBe(true);
        const imported = importAll(createLdifImporter(), bytes, size);
        expect(valuesIn(imported)).toEqual(entries);
        expect(problemsOf(imported)).toEqual([]);
      }),
    );
  });

  test('as an Import file, as far as windows-1252 can say it', () => {
    fc.assert(
      fc.property(fc.array(entryOf(eraText), { minLength: 1, maxLength: 5 }), (entries) => {
        const found = transactionsIn(printed('import', asList(entries)));
        expect(
          found.map(({ code, name, addressType, address, templates }) => ({
            code,
            name,
            addressType,
            address,
            templates,
          })),
        ).toEqual(entries.map((entry) => ({ code: 'A', ...entry })));
      }),
    );
  });

  test('as vCards, in lines of 75 octets at most', () => {
    fc.assert(
      fc.property(fc.array(entryOf(anyText), { minLength: 1, maxLength: 3 }), (entries) => {
        const text = new TextDecoder().decode(printed('vcard', asList(entries)));
        const lines = text.split('\r\n');
        expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
        const names = text
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .filter((line) => line.startsWith('FN:'))
          .map((line) => line.slice(3).replaceAll(/\\([\\,;])/g, '$1'));
        expect(names).toEqual(entries.map(({ name }) => name));
      }),
    );
  });
});

test('base64 reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = new TextEncoder().encode(encodeBase64(bytes));
      expect([...(decodeBase64(text, 0, text.length) ?? [])]).toEqual([...bytes]);
    }),
  );
});

test('no field of a CSV begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.array(entryOf(anyText), { maxLength: 5 }), (entries) => {
      const text = new TextDecoder('utf-8').decode(printed('csv', asList(entries)));
      for (const field of fieldsOf(text)) expect(field).not.toMatch(/^[=+\-@\t]/);
    }),
  );
});

test('whatever the bytes, importers end and account for what they met', () => {
  const scraps = fc.constantFrom(
    'dn: cn=A\n',
    'mail: a@b\n',
    '\n',
    ' ',
    '"',
    ',',
    'Obj-Class,Alias Name\n',
    'A x\tPCM:a/b/c\r\n',
    ':',
    '\0',
  );
  const bytes = fc
    .array(fc.oneof(scraps, fc.string()), { maxLength: 30 })
    .map((all) => new TextEncoder().encode(all.join('')));
  const columns = { hasHeader: true, name: 0, address: 1, type: null, defaultType: '' };
  fc.assert(
    fc.property(bytes, chunkSize, (given, size) => {
      const found = recognise(given, { isWhole: true, columns });
      if (!found.ok || found.value.kind !== 'importer') return;
      const { records, recordsRead, problemsTotal } = importAll(found.value.importer, given, size);
      expect(records.length + problemsTotal).toBeGreaterThanOrEqual(recordsRead);
    }),
  );
});

/** Fields of a CSV, those in quotes without them (RFC 4180): what stands behind a comma in quotes begins no field. */
function fieldsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** What Import does with transactions, in a few lines: a list by alias within address list. */
function applied(start: readonly EntryValues[], transactions: readonly Transaction[]): EntryValues[] {
  const list = new Map(start.map((entry) => [keyOf(entry), entry]));
  for (const { code, second, templates, ...line } of transactions) {
    const named = entryFrom(line, templates);
    const key = keyOf(named);
    const isThere = list.has(key);
    if (code === 'A' && isThere) throw new Error(`[27] ${key} is there already`);
    if (code !== 'A' && !isThere) throw new Error(`[29] there is no ${key}`);
    if (code === 'A') list.set(key, named);
    if (code === 'D') list.delete(key);
    if (code !== 'M') continue;
    const after = entryFrom(
      second ?? line,
      templates.length > 0 ? templates : (list.get(key)?.templates ?? []),
    );
    if (keyOf(after) !== key && list.has(keyOf(after))) throw new Error(`${keyOf(after)} is taken`);
    list.delete(key);
    list.set(keyOf(after), after);
  }
  return sorted([...list.values()]);
}

const entryFrom = (
  line: Pick<Transaction, 'name' | 'addressType' | 'address'>,
  templates: EntryValues['templates'],
): EntryValues => ({
  name: line.name,
  addressType: line.addressType ?? '',
  address: line.address ?? '',
  templates,
});
const keyOf = ({ addressType, address, name }: EntryValues): string =>
  entryKey(listOf(addressType, address), name);
const sorted = (entries: readonly EntryValues[]): EntryValues[] =>
  [...entries].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

function transactionsIn(bytes: Uint8Array): Transaction[] {
  const found: Transaction[] = [];
  const reader = createTransactionReader({ limits: DEFAULT_LIMITS, onTransaction: (row) => found.push(row) });
  reader.push(bytes);
  reader.end();
  return found;
}

test('the transactions of a diff turn the one list into the other', () => {
  // Few names, so that entries swap them, pass them on and take those that were left.
  const name = fc.constantFrom('Anna', 'ANNA', 'Bert', 'Carl', '-Dora', 'a: b');
  const address = fc.constantFrom('NORTH/PO1/X', 'NORTH/PO1/Y', 'NORTH/PO2/X');
  const templates = fc.constantFrom([], [{ prompt: 'Phone:', value: '1' }]);
  const values = fc.record({ name, addressType: fc.constant('PCM'), address, templates });
  const change = fc.tuple(fc.option(values), fc.option(values));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (pairs) => {
      const changes = distinctChanges(pairs);
      const before = changes.flatMap((one) => one.before ?? []);
      const after = changes.flatMap((one) => one.after ?? []);
      const source: ExportSource = { kind: 'changes', sides: ['before', 'after'], rows: () => changes };
      expect(applied(before, transactionsIn(printed('import', source)))).toEqual(sorted(after));
    }),
    { numRuns: 1_000 },
  );
});

/** Neither list has an alias twice. */
function distinctChanges(
  pairs: readonly (readonly [EntryValues | null, EntryValues | null])[],
): ExportedChange[] {
  const seen = [new Set<string>(), new Set<string>()];
  return pairs.flatMap((pair) => {
    const [before, after] = pair.map((entry, side) => {
      if (entry === null || seen[side]?.has(keyOf(entry))) return null;
      seen[side]?.add(keyOf(entry));
      return entry;
    });
    if (before == null && after == null) return [];
    return [
      {
        kind: 'changed',
        before: before ?? null,
        after: after ?? null,
        cycle: 1,
        who: null,
        why: null,
        messages: [],
      },
    ];
  });
}
