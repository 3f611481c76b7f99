/** What is kept between starts, and what is read again. */
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { GalStore } from '../../../electron/gal/store/create-store.ts';
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

test('a database in which most is of messages that are gone begins anew', () => {
  const location = newLocation();
  const many = Array.from({ length: 9 }, (_, at) => `A P${at}\tPCM:NORTH/PO1/P${at}\r\n`).join('');
  const indexOf = (texts: Readonly<Record<number, string>>): string => {
    const store = openStore(location);
    bringUpToDate(store, texts);
    const { index } = store.finish(wantedOf(texts), planOf(wantedOf(texts)));
    store.close();
    return index;
  };
  const first = indexOf({ 1: many, 2: JANE });
  expect(indexOf({ 1: many })).toBe(first);
  expect(indexOf({ 2: JANE })).toBe(first);
  expect(indexOf({ 2: JANE })).not.toBe(first);
  expect(missingIn(location, { 2: JANE })).toEqual([]);
});

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
  const BOUNDS = { lists: 3, valueSets: 2 };
  const lists = (...networks: readonly string[]): string =>
    networks.map((network) => `A X\tPCM:${network}/P/X\r\n`).join('');
  /** Why it was not taken; null when it was. */
  const refusalOf = (store: GalStore, id: number, text: string): string | null => {
    store.begin({ id, stamp: text, parts: ['1.2'] });
    const refused = batchesOf(text).map((batch) => store.add(id, batch));
    const reason = refused.find((one) => one !== null) ?? null;
    if (reason === null) store.end(id, 0);
    else store.drop(id);
    return reason;
  };
  const TOO_MANY = 'It names more address lists than the 3 that are kept apart.';

  test('with more address lists than are kept apart are not taken, and leave the room to others', () => {
    const location = newLocation();
    const store = openStore(location, BOUNDS);
    expect(refusalOf(store, 1, lists('A', 'B', 'C', 'D'))).toBe(TOO_MANY);
    expect(refusalOf(store, 2, lists('E', 'F'))).toBeNull();
    expect(refusalOf(store, 3, lists('E', 'G', 'H'))).toBe(TOO_MANY);
    const texts = { 2: lists('E', 'F') };
    expect(linesWhere(bringUpToDate(store, texts), () => true)).toContain('X F/P/X');
    store.close();
    const again = openStore(location, BOUNDS);
    expect(refusalOf(again, 4, lists('F', 'I'))).toBeNull();
    const data = bringUpToDate(again, { ...texts, 4: lists('F', 'I') });
    const folded = data.folded(LOOSE);
    const networks = [...(folded?.entry ?? [])].map(
      (entry) => data.dictionary.lists[data.dictionary.listOfEntry[entry] ?? -1]?.network,
    );
    expect(networks).toEqual(['E', 'F', 'I']);
    expect(refusalOf(again, 5, lists('J'))).toBe(TOO_MANY);
  });

  test('take nothing from messages that are read at the same time', () => {
    const store = openStore(null, BOUNDS);
    store.begin({ id: 1, stamp: '1', parts: ['1'] });
    for (const batch of batchesOf(lists('A'))) store.add(1, batch);
    expect(refusalOf(store, 2, lists('A', 'B', 'C', 'D'))).toBe(TOO_MANY);
    for (const batch of batchesOf(lists('E', 'F'))) expect(store.add(1, batch)).toBeNull();
    store.end(1, 0);
    expect(refusalOf(store, 3, lists('B'))).toBe(TOO_MANY);
    expect(refusalOf(store, 4, lists('A', 'E', 'F'))).toBeNull();
  });

  test('with more sets of template values than are gone through are not taken', () => {
    const store = openStore(null, BOUNDS);
    const sets = (count: number): string =>
      Array.from({ length: count }, (_, at) => `A X${at}\tPCM:N/P/X${at}\r\n- P/v\r\n`).join('');
    expect(refusalOf(store, 1, sets(2))).toBeNull();
    expect(refusalOf(store, 2, sets(3))).toBe('It holds more than 2 sets of template values.');
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
