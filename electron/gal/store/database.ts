/** The database of one address list: derived data, thrown away whenever it is not what this program writes. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { errorText } from '../../../shared/error-text.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Enough for the tables that are written at random places while a large list is read. */
const CACHE_KIB = 128 * 1024;

export interface Database {
  /** Rows as arrays, in the order of the columns: much cheaper than objects for a million of them. */
  all(sql: string, ...values: SQLInputValue[]): SQLOutputValue[][];
  iterate(sql: string, ...values: SQLInputValue[]): Iterable<SQLOutputValue[]>;
  first(sql: string, ...values: SQLInputValue[]): SQLOutputValue[] | undefined;
  /** @returns whether a row was changed */
  run(sql: string, ...values: SQLInputValue[]): boolean;
  /** Makes a text function known to SQL. */
  define(name: string, act: (...texts: SQLOutputValue[]) => string): void;
  begin(): void;
  commit(): void;
  close(): void;
}

/**
 * @param location of the file; null for one that vanishes when it is closed
 * @param anew whether what is there is thrown away
 */
export function openDatabase(location: string | null, anew: boolean): Database {
  if (location === null) return prepared(create(''));
  const known = anew ? null : openKnown(location);
  if (known !== null) return prepared(known);
  for (const suffix of ['', '-wal', '-journal']) fs.rmSync(location + suffix, { force: true });
  return prepared(create(location));
}

/** The database as it was left; null when there is none, or it is none of ours, or of another version. */
function openKnown(location: string): DatabaseSync | null {
  if (!fs.existsSync(location)) return null;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(location);
    settle(database);
    if (isOurs(database) && !isWorn(database)) return database;
  } catch (error) {
    // Somebody uses it: then nothing is wrong with it. Whatever else is, it is made anew.
    if (/locked|busy/.test(errorText(error))) throw error;
  }
  database?.close();
  return null;
}

function isOurs(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA user_version').get()?.['user_version'] === SCHEMA_VERSION;
}

/** Most of what has numbers is in no message any more; numbers are never given back. */
function isWorn(database: DatabaseSync): boolean {
  return database.prepare(`SELECT value FROM meta WHERE key = 'worn'`).get()?.['value'] === 'yes';
}

function create(location: string): DatabaseSync {
  const database = new DatabaseSync(location);
  settle(database);
  database.exec(`BEGIN; ${SCHEMA} INSERT INTO meta VALUES ('index', '${randomUUID()}');
    PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
  return database;
}

function settle(database: DatabaseSync): void {
  // A process that ends in the middle leaves what was committed before; a power failure may cost the latest commits.
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = FILE; PRAGMA wal_autocheckpoint = 16384;`);
}

function prepared(database: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    made.setReturnArrays(true);
    statements.set(sql, made);
    return made;
  };
  // Every statement returns arrays, which the types of node:sqlite do not know.
  const rows = (found: unknown): SQLOutputValue[][] => found as SQLOutputValue[][];
  return {
    all: (sql, ...values) => rows(statement(sql).all(...values)),
    iterate: (sql, ...values) => statement(sql).iterate(...values) as unknown as Iterable<SQLOutputValue[]>,
    first: (sql, ...values) => statement(sql).get(...values) as unknown as SQLOutputValue[] | undefined,
    run: (sql, ...values) => statement(sql).run(...values).changes !== 0,
    define: (name, act) => database.function(name, { deterministic: true, varargs: true }, act),
    begin: () => {
      if (!database.isTransaction) database.exec('BEGIN');
    },
    commit: () => {
      if (database.isTransaction) database.exec('COMMIT');
    },
    close: () => database.close(),
  };
}
