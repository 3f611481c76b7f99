/** Files on the disk: what is read and refused, and exports that are whole or not there. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORT_NOTES_KEPT, exportFile } from '../../../electron/gal/files/export-file.ts';
import { rowsToExport } from '../../../electron/gal/files/exported-rows.ts';
import { createImportedFiles, IMPORTED_FILES_KEPT } from '../../../electron/gal/files/import-file.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { entry, entriesOf } from '../../fixtures/gal-files.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';

const LDIF = 'dn: cn=Anna\ncn: Anna\nmail: anna@example.com\n';

function fileWith(text: string, name = 'list.txt'): string {
  const file = path.join(temporaryFolder('gal'), name);
  fs.writeFileSync(file, text);
  return file;
}

describe('imported files', () => {
  test('are recognised, told of and kept under their id', () => {
    const files = createImportedFiles(DEFAULT_LIMITS);
    const read = files.read(fileWith(`${LDIF}\ndn: ou=X\n`, 'misnamed.csv'), null);
    expect(read).toEqual({
      ok: true,
      value: {
        kind: 'imported',
        fileId: 1,
        name: 'misnamed.csv',
        format: 'LDIF',
        entries: 1,
        problems: [{ line: 5, text: '"ou=X" has no mail address.' }],
        problemsTotal: 1,
      },
    });
    const found = files.find(1);
    expect(found.ok && entriesOf(found.value)).toEqual(['Anna: SMTP:anna@example.com']);
  });

  test('of CSV ask for the columns first', () => {
    const files = createImportedFiles(DEFAULT_LIMITS);
    const file = fileWith('Anna,anna@example.com\n');
    const asked = files.read(file, null);
    expect(asked).toMatchObject({ ok: true, value: { kind: 'columns', name: 'list.txt' } });
    const guess = asked.ok && asked.value.kind === 'columns' ? asked.value.guess : null;
    expect(files.read(file, guess)).toMatchObject({ ok: true, value: { kind: 'imported', entries: 1 } });
  });

  test('are kept as many as allowed, the oldest goes', () => {
    const files = createImportedFiles(DEFAULT_LIMITS);
    const file = fileWith(LDIF);
    for (let count = 0; count < IMPORTED_FILES_KEPT; count += 1) files.read(file, null);
    expect(files.find(1).ok).toBe(true);
    files.read(file, null);
    expect(files.find(1)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(files.find(2).ok).toBe(true);
  });

  test('may be as large as allowed, and no byte larger', () => {
    const file = fileWith(LDIF);
    const read = (importFileBytes: number) => createImportedFiles({ importFileBytes }).read(file, null);
    expect(read(LDIF.length).ok).toBe(true);
    expect(read(LDIF.length - 1)).toMatchObject({
      ok: false,
      error: {
        kind: 'could-not-open',
        text: `${file} has ${LDIF.length} B; at most ${LDIF.length - 1} B are read.`,
      },
    });
  });

  test('larger than one step of reading are read to their end', () => {
    const record = (_: unknown, index: number): string => `dn: cn=U${index}\nmail: u${index}@example.com\n\n`;
    const read = createImportedFiles(DEFAULT_LIMITS).read(
      fileWith(Array.from({ length: 60_000 }, record).join('')),
      null,
    );
    expect(read).toMatchObject({ ok: true, value: { entries: 60_000, problemsTotal: 0 } });
  });

  test('are refused when they are folders, missing, or nothing that is known', () => {
    const files = createImportedFiles(DEFAULT_LIMITS);
    const folder = temporaryFolder('gal');
    expect(files.read(folder, null)).toMatchObject({
      ok: false,
      error: { text: `${folder} is not a regular file.` },
    });
    expect(files.read(path.join(folder, 'none'), null)).toMatchObject({ ok: false });
    expect(files.read(fileWith('Just words.\n'), null)).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('it begins with "Just words."') },
    });
  });
});

describe('exported files', () => {
  const rowsOf = (...rows: readonly EntryValues[]) => ({ kind: 'list', rows: () => rows }) as const;
  const ANNA = entry('Anna', 'PCM:N/P/ANNA');

  test('are written whole, count their entries and replace what was there', () => {
    const target = fileWith('before', 'list.csv');
    expect(exportFile({ format: 'csv', path: target, source: rowsOf(ANNA) })).toEqual({
      ok: true,
      value: { path: target, entries: 1, notes: [] },
    });
    expect(fs.readFileSync(target, 'utf8')).toContain('Anna,PCM,N/P/ANNA,N,P,\r\n');
    expect(listing(path.dirname(target))).toEqual(['list.csv']);
  });

  test('of the Import format are in windows-1252', () => {
    const target = fileWith('', 'list.imp');
    exportFile({ format: 'import', path: target, source: rowsOf(entry('Zoë', 'PCM:N/P/Z')) });
    expect(fs.readFileSync(target).toString('latin1')).toContain('A Zo\xeb ');
  });

  test('leave what was there, and nothing beside it, when something goes wrong on the way', () => {
    const target = fileWith('before', 'list.csv');
    expect(
      exportFile({ format: 'csv', path: target, source: { kind: 'list', rows: failing } }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'input-output', text: `${target} could not be written: the list is gone.` },
    });
    expect(fs.readFileSync(target, 'utf8')).toBe('before');
    expect(listing(path.dirname(target))).toEqual(['list.csv']);
  });

  test('are refused where a folder has the name, where there is no folder, and in a format that cannot say it', () => {
    const folder = temporaryFolder('gal');
    const source = rowsOf(ANNA);
    expect(exportFile({ format: 'csv', path: folder, source })).toMatchObject({
      ok: false,
      error: { text: `${folder} could not be written: something other than a file is there.` },
    });
    expect(exportFile({ format: 'csv', path: path.join(folder, 'no', 'x'), source }).ok).toBe(false);
    const changes = { kind: 'changes', sides: ['before', 'after'], rows: () => [] } as const;
    expect(exportFile({ format: 'vcard', path: path.join(folder, 'x'), source: changes })).toMatchObject({
      error: { kind: 'not-allowed' },
    });
    expect(listing(folder)).toEqual([]);
  });

  test('tell as many remarks as allowed, and how many more there are', () => {
    const target = fileWith('', 'list.imp');
    const long = (count: number) => Array.from({ length: count }, () => entry('N'.repeat(31), 'PCM:N/P/A'));
    const notes = (count: number) => {
      const written = exportFile({ format: 'import', path: target, source: rowsOf(...long(count)) });
      return written.ok ? written.value.notes : [];
    };
    expect(notes(EXPORT_NOTES_KEPT)).toHaveLength(EXPORT_NOTES_KEPT);
    expect(notes(EXPORT_NOTES_KEPT + 2).slice(EXPORT_NOTES_KEPT)).toEqual(['2 more such remarks.']);
  });
});

function* failing(): Generator<EntryValues> {
  yield entry('Anna', 'PCM:N/P/ANNA');
  throw new Error('the list is gone');
}

describe('rows to export', () => {
  const page = (offset: number, limit: number): number[] =>
    Array.from({ length: 1_200 }, (_, index) => index).slice(offset, offset + limit);

  test('are all, page by page', () => {
    expect([...rowsToExport({ total: 1_200, chosen: null, page })]).toEqual(page(0, 1_200));
  });

  test('are those chosen, once each, in the order of the list', () => {
    const chosen = [700, 3, 2, 3, 1_199, 5_000, ...page(100, 600)];
    expect([...rowsToExport({ total: 1_200, chosen, page })]).toEqual([2, 3, ...page(100, 601), 1_199]);
  });
});
