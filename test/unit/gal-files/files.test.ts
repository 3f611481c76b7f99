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
import { oabFile, storedBlocks } from '../../fixtures/oab-file.ts';

const LDIF = 'dn: cn=Anna\ncn: Anna\nmail: anna@example.com\n';

function fileWith(text: string, name = 'list.txt'): string {
  const file = path.join(temporaryFolder('gal'), name);
  fs.writeFileSync(file, text);
  return file;
}

describe('imported files', () => {
  test('are recognised, told of and kept under their id', async () => {
    const files = createImportedFiles(DEFAULT_LIMITS, 0);
    const read = await files.read(fileWith(`${LDIF}\ndn: ou=X\n`, 'misnamed.csv'), null);
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

  test('of CSV ask for the columns first', async () => {
    const files = createImportedFiles(DEFAULT_LIMITS, 0);
    const file = fileWith('Anna,anna@example.com\n');
    const asked = await files.read(file, null);
    expect(asked).toMatchObject({ ok: true, value: { kind: 'columns', name: 'list.txt' } });
    const guess = asked.ok && asked.value.kind === 'columns' ? asked.value.guess : null;
    expect(await files.read(file, guess)).toMatchObject({
      ok: true,
      value: { kind: 'imported', entries: 1 },
    });
  });

  test('are kept as many as allowed, the oldest goes', async () => {
    const files = createImportedFiles(DEFAULT_LIMITS, 0);
    for (let count = 0; count < IMPORTED_FILES_KEPT; count += 1) await files.read(fileWith(LDIF), null);
    expect(files.find(1).ok).toBe(true);
    await files.read(fileWith(LDIF), null);
    expect(files.find(1)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(files.find(2).ok).toBe(true);
  });

  test('that are chosen again are kept once', async () => {
    const files = createImportedFiles(DEFAULT_LIMITS, 0);
    const file = fileWith(LDIF);
    await files.read(file, null);
    await files.read(file, null);
    expect([files.find(1).ok, files.find(2).ok]).toEqual([false, true]);
  });

  test('make room for the next one, which is refused before there is no memory left', async () => {
    let used = 0.5;
    const files = createImportedFiles(DEFAULT_LIMITS, 0, () => used);
    const large = (): string => fileWith(LDIF.padEnd(400_000, '#\n'));
    await files.read(large(), null);
    await files.read(large(), null);
    expect(files.find(1).ok).toBe(true);
    used = 0.75;
    expect((await files.read(large(), null)).ok).toBe(true);
    expect([files.find(1).ok, files.find(3).ok]).toEqual([false, true]);
    used = 0.76;
    const tooLarge = large();
    expect(await files.read(tooLarge, null)).toMatchObject({
      error: { kind: 'could-not-open', text: `${tooLarge} holds more than there is memory for.` },
    });
  });

  test('and exports leave others their turn between two steps', async () => {
    const done: string[] = [];
    const text = Array.from(
      { length: 15_000 },
      (_, at) => `dn: cn=U${at}\nmail: u${at}@example.com\n\n`,
    ).join('');
    const reading = createImportedFiles(DEFAULT_LIMITS, 0)
      .read(fileWith(text), null)
      .then(() => done.push('read'));
    setImmediate(() => done.push('other'));
    await reading;
    const rows = Array.from({ length: 15_000 }, (_, at) => entry(`Name ${at}`, `PCM:N/P/MAILBOX${at}`));
    const writing = exportFile({
      format: 'csv',
      path: path.join(temporaryFolder('gal'), 'list.csv'),
      source: { kind: 'list', rows: () => rows },
    }).then(() => done.push('written'));
    setImmediate(() => done.push('other'));
    await writing;
    expect(done).toEqual(['other', 'read', 'other', 'written']);
  });

  test('may be as large as allowed, and no byte larger', async () => {
    const file = fileWith(LDIF);
    const read = (importFileBytes: number) => createImportedFiles({ importFileBytes }, 0).read(file, null);
    expect((await read(LDIF.length)).ok).toBe(true);
    expect(await read(LDIF.length - 1)).toMatchObject({
      ok: false,
      error: {
        kind: 'could-not-open',
        text: `${file} has ${LDIF.length} B; at most ${LDIF.length - 1} B are read.`,
      },
    });
  });

  test('larger than one step of reading are read to their end', async () => {
    const record = (_: unknown, index: number): string => `dn: cn=U${index}\nmail: u${index}@example.com\n\n`;
    const read = await createImportedFiles(DEFAULT_LIMITS, 0).read(
      fileWith(Array.from({ length: 60_000 }, record).join('')),
      null,
    );
    expect(read).toMatchObject({ ok: true, value: { entries: 60_000, problemsTotal: 0 } });
  });

  test('may be offline address books, whose problems count entries', async () => {
    const file = path.join(temporaryFolder('gal'), 'udetails.oab');
    const book = oabFile([{ displayName: 'Anna', smtp: 'anna@example.com' }, { displayName: 'Bert' }]);
    for (const bytes of [book, storedBlocks(book, 40)]) {
      fs.writeFileSync(file, bytes);
      const files = createImportedFiles(DEFAULT_LIMITS, 0);
      expect(await files.read(file, null)).toMatchObject({
        ok: true,
        value: {
          format: 'Offline address book',
          counts: 'record',
          entries: 1,
          problems: [{ line: 2, text: '"Bert" has no address.' }],
        },
      });
    }
  });

  test('that are compressed are refused as well when there is no memory left', async () => {
    const file = path.join(temporaryFolder('gal'), 'book.lzx');
    const anna = { displayName: 'Anna', smtp: 'anna@example.com' };
    fs.writeFileSync(file, storedBlocks(oabFile([anna, anna]), 40));
    const files = createImportedFiles(DEFAULT_LIMITS, 0, () => 0.76);
    expect(await files.read(file, null)).toMatchObject({
      ok: false,
      error: { text: `${file} holds more than there is memory for.` },
    });
  });

  test('are refused when they are folders, missing, or nothing that is known', async () => {
    const files = createImportedFiles(DEFAULT_LIMITS, 0);
    const folder = temporaryFolder('gal');
    expect(await files.read(folder, null)).toMatchObject({
      ok: false,
      error: { text: `${folder} is not a regular file.` },
    });
    expect(await files.read(path.join(folder, 'none'), null)).toMatchObject({ ok: false });
    expect(await files.read(fileWith('Just words.\n'), null)).toMatchObject({
      ok: false,
      error: { text: expect.stringContaining('it begins with "Just words."') },
    });
  });
});

describe('exported files', () => {
  const rowsOf = (...rows: readonly EntryValues[]) => ({ kind: 'list', rows: () => rows }) as const;
  const ANNA = entry('Anna', 'PCM:N/P/ANNA');

  test('are written whole, count their entries and replace what was there', async () => {
    const target = fileWith('before', 'list.csv');
    expect(await exportFile({ format: 'csv', path: target, source: rowsOf(ANNA) })).toEqual({
      ok: true,
      value: { path: target, entries: 1, notes: [] },
    });
    expect(fs.readFileSync(target, 'utf8')).toContain('Anna,PCM,N/P/ANNA,N,P,\r\n');
    expect(listing(path.dirname(target))).toEqual(['list.csv']);
  });

  test('of the Import format are in windows-1252', async () => {
    const target = fileWith('', 'list.imp');
    await exportFile({ format: 'import', path: target, source: rowsOf(entry('Zoë', 'PCM:N/P/Z')) });
    expect(fs.readFileSync(target).toString('latin1')).toContain('A Zo\xeb ');
  });

  test('leave what was there, and nothing beside it, when something goes wrong on the way', async () => {
    const target = fileWith('before', 'list.csv');
    expect(
      await exportFile({ format: 'csv', path: target, source: { kind: 'list', rows: failing } }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'input-output', text: `${target} could not be written: the list is gone.` },
    });
    expect(fs.readFileSync(target, 'utf8')).toBe('before');
    expect(listing(path.dirname(target))).toEqual(['list.csv']);
  });

  test('are refused where a folder has the name, where there is no folder, and in a format that cannot say it', async () => {
    const folder = temporaryFolder('gal');
    const source = rowsOf(ANNA);
    expect(await exportFile({ format: 'csv', path: folder, source })).toMatchObject({
      ok: false,
      error: { text: `${folder} could not be written: something other than a file is there.` },
    });
    expect((await exportFile({ format: 'csv', path: path.join(folder, 'no', 'x'), source })).ok).toBe(false);
    const changes = { kind: 'changes', sides: ['before', 'after'], rows: () => [] } as const;
    expect(
      await exportFile({ format: 'vcard', path: path.join(folder, 'x'), source: changes }),
    ).toMatchObject({
      error: { kind: 'not-allowed' },
    });
    expect(listing(folder)).toEqual([]);
  });

  test('tell as many remarks as allowed, and how many more there are', async () => {
    const target = fileWith('', 'list.imp');
    const long = (count: number) => Array.from({ length: count }, () => entry('N'.repeat(31), 'PCM:N/P/A'));
    const notes = async (count: number) => {
      const written = await exportFile({ format: 'import', path: target, source: rowsOf(...long(count)) });
      return written.ok ? written.value.notes : [];
    };
    expect(await notes(EXPORT_NOTES_KEPT)).toHaveLength(EXPORT_NOTES_KEPT);
    expect((await notes(EXPORT_NOTES_KEPT + 2)).slice(EXPORT_NOTES_KEPT)).toEqual(['2 more such remarks.']);
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
