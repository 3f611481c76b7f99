/** What is kept between starts, and what is read again. */
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/folders.ts';
import {
  batchesOf,
  bringUpToDate,
  linesWhere,
  LOOSE,
  openStore,
  planOf,
  readInto,
  wantedOf,
} from '../../fixtures/gal-store.ts';
import { LISTS_LIMIT } from '../../../electron/gal/store/numbering.ts';

const JANE = 'A Adams, Jane\tPCM:NORTH/PO1/JADAMS\r\n- Phone:/555\r\n';
const BOB = 'A Bell, Bob\tPCM:NORTH/PO1/BBELL\r\n';
const TEXTS = { 1: JANE, 2: BOB };

function newLocation(): string {
  return path.join(temporaryFolder('gal'), 'list.gal.sqlite');
}

/** Fills the database and closes it. */
function filled(location: string): void {
  const store = openStore(location);
  bringUpToDate(store, TEXTS);
  store.close();
}

function present(texts: Readonly<Record<number, string>>, location: string): string[] {
  const store = openStore(location);
  const data = bringUpToDate(store, texts);
  const folded = data.folded(LOOSE);
  const found = linesWhere(data, (line) => folded?.line.includes(line) ?? false);
  store.close();
  return found;
}

describe('a database that was closed', () => {
  test('is whole when it is opened again: nothing is missing', () => {
    const location = newLocation();
    filled(location);
    const store = openStore(location);
    expect(store.missing(wantedOf(TEXTS))).toEqual([]);
    const { unread } = store.finish(wantedOf(TEXTS), planOf(wantedOf(TEXTS)));
    expect(unread).toBe(0);
    const data = store.data();
    expect(data?.folded(LOOSE)?.versions).toBe(2);
    expect(data?.dictionary.matching('adams').lines.has(0)).toBe(true);
    expect(data?.dictionary.templates(0)).toEqual([{ prompt: 'Phone:', value: '555' }]);
  });

  test('lacks messages that are new or have changed, and only those', () => {
    const location = newLocation();
    filled(location);
    const changed = { ...TEXTS, 2: `${BOB}${JANE}`, 3: JANE };
    expect(missingIn(location, changed)).toEqual([2, 3]);
    expect(present(changed, location)).toEqual(['Adams, Jane NORTH/PO1/JADAMS', 'Bell, Bob NORTH/PO1/BBELL']);
  });

  test('forgets messages that are gone', () => {
    const location = newLocation();
    filled(location);
    expect(present({ 2: BOB }, location)).toEqual(['Bell, Bob NORTH/PO1/BBELL']);
    expect(missingIn(location, TEXTS)).toEqual([1]);
  });

  test('that somebody else has open is left alone', () => {
    const location = newLocation();
    const store = openStore(location);
    bringUpToDate(store, TEXTS);
    expect(() => openStore(location)).toThrow(/locked/);
    store.close();
    expect(missingIn(location, TEXTS)).toEqual([]);
  });

  test.each([
    ['of another version', (location: string) => withDatabase(location, 'PRAGMA user_version = 999')],
    ['that is none', (location: string) => fs.writeFileSync(location, 'These are words.'.repeat(1_000))],
    ['that is empty', (location: string) => fs.writeFileSync(location, '')],
  ])('%s is made anew', (_, spoil) => {
    const location = newLocation();
    filled(location);
    spoil(location);
    expect(missingIn(location, TEXTS)).toEqual([1, 2]);
    expect(present(TEXTS, location)).toHaveLength(2);
  });
});

function missingIn(location: string, texts: Readonly<Record<number, string>>): readonly number[] {
  const store = openStore(location);
  const missing = store.missing(wantedOf(texts));
  store.close();
  return missing;
}

function withDatabase(location: string, sql: string): void {
  const database = new DatabaseSync(location);
  database.exec(sql);
  database.close();
}

describe('a message that was read in part', () => {
  test('counts for nothing, and is missing when the database is opened again', () => {
    const location = newLocation();
    const store = openStore(location);
    const [first, second] = wantedOf(TEXTS);
    if (first === undefined || second === undefined) throw new Error('there are two');
    store.begin(first);
    for (const batch of batchesOf(JANE)) store.add(1, batch);
    store.begin(second);
    for (const batch of batchesOf(BOB)) store.add(2, batch);
    store.end(2, 0);
    store.finish([second], planOf([second]));
    expect(store.data()?.columns(1)).toBeNull();
    store.close();
    expect(openStore(location).missing(wantedOf(TEXTS))).toEqual([1]);
  });

  test('is replaced when it is begun again', () => {
    const store = openStore();
    const wanted = wantedOf({ 1: JANE });
    const [first] = wanted;
    if (first === undefined) throw new Error('there is one');
    store.begin(first);
    for (const batch of batchesOf(BOB)) store.add(1, batch);
    store.begin(first);
    for (const batch of batchesOf(JANE)) store.add(1, batch);
    store.end(1, 0);
    store.finish(wanted, planOf(wanted));
    expect(store.data()?.columns(1)?.code).toHaveLength(1);
  });

  test('leaves nothing when it is dropped, and what still comes of it is passed over', () => {
    const store = openStore();
    const wanted = wantedOf(TEXTS);
    const [first] = wanted;
    if (first === undefined) throw new Error('there is one');
    store.begin(first);
    store.drop(1);
    for (const batch of batchesOf(JANE)) store.add(1, batch);
    store.end(1, 0);
    expect(store.missing(wanted)).toEqual([1, 2]);
  });
});

describe('hostile messages', () => {
  test('with more address lists than are kept apart are not taken, and say why', { timeout: 60_000 }, () => {
    const lists = (count: number): string =>
      Array.from({ length: count }, (_, index) => `R PCM:N${index}/P\r\n`).join('');
    const store = openStore();
    bringUpToDate(store, { 1: lists(LISTS_LIMIT) });
    store.begin({ id: 2, stamp: '2', parts: ['1'] });
    const refusals = batchesOf('R PCM:ONE/MORE\r\n').map((batch) => store.add(2, batch));
    expect(refusals).toEqual([`It names more address lists than the ${LISTS_LIMIT} that are kept apart.`]);
    expect(store.missing([{ id: 2, stamp: '2', parts: ['1'] }])).toEqual([2]);
  });

  test('with every byte in names, addresses and values are read and found', () => {
    const bytes = Array.from({ length: 256 }, (_, code) => code).filter(
      (code) => ![9, 10, 13].includes(code),
    );
    const text = bytes
      .map(
        (code) =>
          `A Odd${String.fromCharCode(code)}name\tSMTP:odd${String.fromCharCode(code)}@x\r\n- P/v${String.fromCharCode(code)}v\r\n`,
      )
      .join('');
    const store = openStore();
    const wanted = { id: 1, stamp: 'odd', parts: ['1'] };
    readInto(store, wanted, text);
    store.finish([wanted], planOf([wanted]));
    const data = store.data();
    if (data === null) throw new Error('there is no list');
    const rows = data.columns(1)?.code.length ?? 0;
    expect(rows).toBeGreaterThan(200);
    expect(data.dictionary.entryOfLine.length).toBeGreaterThan(200);
    expect(data.dictionary.line(0)).toMatchObject({ name: 'Odd\0name', address: 'odd\0@x' });
    expect(data.dictionary.templates(0)).toEqual([{ prompt: 'P', value: 'v\0v' }]);
    const { lines } = data.dictionary.matching('odd');
    expect(linesWhere(data, (line) => !lines.has(line))).toEqual([]);
  });

  test('with thousands of values below one entry keep as many as are kept elsewhere', () => {
    const values = Array.from({ length: 3_000 }, (_, index) => `- P${index}/v\r\n`).join('');
    const data = bringUpToDate(openStore(), { 1: JANE + values });
    expect(data.dictionary.templates(data.columns(1)?.values[0] ?? -1)).toHaveLength(200);
  });
});
