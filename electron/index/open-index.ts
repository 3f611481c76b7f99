import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';
import { naturalKey } from './natural-key.ts';

export type Row = Record<string, SQLOutputValue>;

/** What may read the index. */
export interface ReadHandle {
  all(sql: string, ...values: SQLInputValue[]): Row[];
  first(sql: string, ...values: SQLInputValue[]): Row | undefined;
}

/** What may change it. There is one writer a queue. */
export interface WriteHandle extends ReadHandle {
  run(sql: string, ...values: SQLInputValue[]): { readonly lastId: number; readonly changes: number };
  /** All of it or nothing; committed to disk when it returns. */
  transaction<Value>(act: () => Value): Value;
}

export interface Index {
  readonly read: ReadHandle;
  readonly write: WriteHandle;
  close(): void;
}

/** Where the index is newer than the program, it must not be touched: the newer program's receipts are in it. */
export class IndexTooNew extends Error {}

/** Opens or creates the index at `location` (":memory:" keeps nothing). @throws IndexTooNew, or SQLite's own errors */
export function openIndex(location: string): Index {
  const database = new DatabaseSync(location);
  try {
    // EXCLUSIVE: two programs must never deliver from one queue at the same time. FULL: a committed receipt survives a
    // power failure. The lock goes with the process, however it ends.
    database.exec('PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE;');
    refuseNewer(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(database);
  } catch (error) {
    // An index that is refused must not stay locked.
    database.close();
    throw error;
  }
  database.function('folded', { deterministic: true }, (text) => folded(String(text)));
  database.function('natural', { deterministic: true }, (name) => naturalKey(String(name)));
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const write: WriteHandle = {
    all: (sql, ...values) => prepared(sql).all(...values),
    first: (sql, ...values) => prepared(sql).get(...values),
    run: (sql, ...values) => {
      const { lastInsertRowid, changes } = prepared(sql).run(...values);
      return { lastId: Number(lastInsertRowid), changes: Number(changes) };
    },
    transaction: (act) => inTransaction(database, act),
  };
  return { read: write, write, close: () => database.close() };
}

/** Text for comparing without case, also outside of ASCII; the SQL function of the same name. */
export function folded(text: string): string {
  return text.toLowerCase();
}

function inTransaction<Value>(database: DatabaseSync, act: () => Value): Value {
  // A transaction within another belongs to the outer one.
  if (database.isTransaction) return act();
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = act();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

function refuseNewer(database: DatabaseSync): void {
  const version = versionOf(database);
  if (version > MIGRATIONS.length)
    throw new IndexTooNew(`index version ${version}, this program knows ${MIGRATIONS.length}`);
}

function migrate(database: DatabaseSync): void {
  const version = versionOf(database);
  MIGRATIONS.slice(version).forEach((sql, step) => {
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + step + 1}`);
    });
  });
}
