/** The index file: brought up to date step by step, refused when it is newer, changed as a whole or not at all. */
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../electron/index/migrations.ts';
import { IndexTooNew, openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { listing, sha256, temporaryFolder } from '../../fixtures/folders.ts';

function memoryIndex(): Index {
  return openIndex(':memory:');
}

/** Everything that makes up the schema, as SQL. */
function schemaOf(database: DatabaseSync): string[] {
  return database
    .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`)
    .all()
    .map((row) => String(row['sql']));
}

/** An index as the version after `steps` migrations left it. */
function indexOfVersion(file: string, steps: number): void {
  const database = new DatabaseSync(file);
  for (const sql of MIGRATIONS.slice(0, steps)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${steps}`);
  database.close();
}

describe('migrations', () => {
  const steps = MIGRATIONS.map((_, step) => step + 1);

  test.each(steps)('step %i can be applied to what the steps before it made, and to that only', (step) => {
    const database = new DatabaseSync(':memory:');
    for (const sql of MIGRATIONS.slice(0, step - 1)) database.exec(sql);
    const before = schemaOf(database);
    database.exec(MIGRATIONS[step - 1] ?? '');
    expect(schemaOf(database)).not.toEqual(before);
    expect(() => database.exec(MIGRATIONS[step - 1] ?? '')).toThrow(/already exists|duplicate column/);
    database.close();
  });

  test.each([0, ...steps])(
    'an index of version %i is brought up to date, and keeps what is in it',
    (version) => {
      const file = path.join(temporaryFolder('index'), 'a.sqlite');
      indexOfVersion(file, version);
      if (version > 0) {
        const old = new DatabaseSync(file);
        old.exec(`INSERT INTO meta VALUES ('path', '/queue')`);
        old.close();
      }
      const index = openIndex(file);
      expect(index.read.first('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.length });
      const kept = index.read.all('SELECT value FROM meta').map((row) => row['value']);
      expect(kept).toEqual(version > 0 ? ['/queue'] : []);
      index.close();
      const fresh = path.join(temporaryFolder('index'), 'b.sqlite');
      openIndex(fresh).close();
      const [migrated, made] = [new DatabaseSync(file), new DatabaseSync(fresh)];
      expect(schemaOf(migrated)).toEqual(schemaOf(made));
      migrated.close();
      made.close();
    },
  );

  test('step 2 has every waiting message read once more, and leaves alone what was delivered or set aside', () => {
    const database = new DatabaseSync(':memory:');
    database.exec(MIGRATIONS[0] ?? '');
    for (const state of ['decoded', 'failed', 'delivered', 'quarantined'])
      database.exec(`INSERT INTO message (file, file_bytes, modified_ms, seen, state, state_json)
        VALUES ('${state}.eml', 1, 1000, 1, '${state}', '{"kind":"${state}"}')`);
    database.exec(MIGRATIONS[1] ?? '');
    const rows = database.prepare('SELECT state, modified_ms, is_log FROM message ORDER BY state').all();
    expect(rows.map((row) => [row['state'], row['modified_ms'], row['is_log']])).toEqual([
      ['decoded', -1, 0],
      ['delivered', 1_000, 0],
      ['failed', -1, 0],
      ['quarantined', 1_000, 0],
    ]);
    database.close();
  });

  test('step 5 keeps what is a log one, and has every waiting file read once more', () => {
    const database = new DatabaseSync(':memory:');
    for (const sql of MIGRATIONS.slice(0, 4)) database.exec(sql);
    const add = (file: string, state: string, isLog: number): void =>
      database.exec(`INSERT INTO message (file, file_bytes, modified_ms, seen, state, state_json, is_log)
        VALUES ('${file}', 1, 1000, 1, '${state}', '{"kind":"${state}"}', ${isLog})`);
    add('a.eml', 'decoded', 0);
    add('b.log', 'decoded', 1);
    add('c.eml', 'delivered', 0);
    database.exec(MIGRATIONS[4] ?? '');
    const rows = database
      .prepare(
        'SELECT file, role, modified_ms, version, archive_id, place_json, form FROM message ORDER BY file',
      )
      .all();
    const nothing = { version: 1, archive_id: null, place_json: null, form: null };
    expect(rows).toEqual([
      { file: 'a.eml', role: 'message', modified_ms: -1, ...nothing },
      { file: 'b.log', role: 'log', modified_ms: -1, ...nothing },
      { file: 'c.eml', role: 'message', modified_ms: 1_000, ...nothing },
    ]);
    database.close();
  });

  test('every table is strict: a text in a number column is an error, not a surprise later', () => {
    const index = memoryIndex();
    const tables = index.read.all(
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`,
    );
    expect(tables.length).toBeGreaterThan(4);
    expect(tables.filter((table) => table['strict'] !== 1)).toEqual([]);
    index.close();
  });
});

describe('an index that cannot be used', () => {
  test('because it is newer is refused and stays as it is, byte for byte', () => {
    const folder = temporaryFolder('index');
    const file = path.join(folder, 'a.sqlite');
    openIndex(file).close();
    const newer = new DatabaseSync(file);
    newer.exec(`CREATE TABLE from_the_future (receipt TEXT); PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const before = [sha256(fs.readFileSync(file)), fs.statSync(file).mtimeMs];
    expect(() => openIndex(file)).toThrow(IndexTooNew);
    expect([sha256(fs.readFileSync(file)), fs.statSync(file).mtimeMs]).toEqual(before);
    expect(listing(folder)).toEqual(['a.sqlite']);
    // It is not locked either: the newer program can open it.
    const again = new DatabaseSync(file);
    again.exec(`INSERT INTO from_the_future VALUES ('kept')`);
    again.close();
  });

  test('because it is no index is refused and stays as it is', () => {
    const file = path.join(temporaryFolder('index'), 'a.sqlite');
    fs.writeFileSync(file, 'This is a letter to the administrator, and no database at all.'.repeat(50));
    const before = sha256(fs.readFileSync(file));
    expect(() => openIndex(file)).toThrow('not a database');
    expect(sha256(fs.readFileSync(file))).toBe(before);
  });

  test('because another holds it is refused as locked, and free when that one closes', () => {
    const file = path.join(temporaryFolder('index'), 'a.sqlite');
    const first = openIndex(file);
    expect(() => openIndex(file)).toThrow(/locked/);
    first.close();
    openIndex(file).close();
  });
});

describe('a transaction', () => {
  const keys = (index: Index): unknown[] =>
    index.read.all('SELECT key FROM meta ORDER BY key').map((row) => row['key']);
  const add = (index: Index, key: string) => index.write.run(`INSERT INTO meta VALUES (?, '')`, key);

  test('that throws leaves nothing behind, and the next one works', () => {
    const index = memoryIndex();
    const act = (): void =>
      index.write.transaction(() => {
        add(index, 'a');
        throw new Error('half way');
      });
    expect(act).toThrow('half way');
    expect(keys(index)).toEqual([]);
    index.write.transaction(() => add(index, 'b'));
    expect(keys(index)).toEqual(['b']);
    index.close();
  });

  test('within another belongs to it: both or none', () => {
    const index = memoryIndex();
    const act = (): void =>
      index.write.transaction(() => {
        index.write.transaction(() => add(index, 'inner'));
        throw new Error('outer');
      });
    expect(act).toThrow('outer');
    expect(keys(index)).toEqual([]);
    expect(index.write.transaction(() => index.write.transaction(() => 'value'))).toBe('value');
    index.close();
  });

  test('in which a statement fails is rolled back as a whole', () => {
    const index = memoryIndex();
    const act = (): unknown =>
      index.write.transaction(() => {
        add(index, 'a');
        add(index, 'a');
      });
    expect(act).toThrow('UNIQUE');
    expect(keys(index)).toEqual([]);
    index.close();
  });
});

test('committed rows are there when the file is opened again', () => {
  const file = path.join(temporaryFolder('index'), 'a.sqlite');
  const first = openIndex(file);
  const { lastId, changes } = first.write.run(`INSERT INTO lab_run (run_json) VALUES ('{}')`);
  expect({ lastId, changes }).toEqual({ lastId: 1, changes: 1 });
  first.close();
  const second = openIndex(file);
  expect(second.read.all('SELECT id FROM lab_run')).toEqual([{ id: 1 }]);
  expect(second.read.first('SELECT id FROM lab_run WHERE id = 2')).toBeUndefined();
  second.close();
});
