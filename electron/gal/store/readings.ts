/** What was read of each message: begun, handed over in batches, whole. What is not whole counts for nothing. */
import { NONE } from '../../../shared/gal/columns.ts';
import type { TransactionColumns } from '../../../shared/gal/columns.ts';
import { readBatch } from '../../../shared/gal/entry-batch.ts';
import type { BatchedTransaction, EntryBatch } from '../../../shared/gal/entry-batch.ts';
import type { MessageId } from '../../../shared/model.ts';
import type { WantedMessage } from '../protocol.ts';
import type { Database } from './database.ts';
import type { NamedLists } from './list-numbers.ts';
import { NotTaken } from './not-taken.ts';
import { createNumbering } from './numbering.ts';
import type { Numbering } from './numbering.ts';
import { emptyColumns, joined, packed, setRow } from './pack-columns.ts';
import type { ColumnRow } from './pack-columns.ts';

export interface ReadingBounds {
  /** Address lists of all messages together; a network has hundreds. What names more is no address list. */
  readonly lists: number;
  /** Sets of template values in one message: each is looked through whenever the list is worked out. */
  readonly valueSets: number;
}

export const READING_BOUNDS: ReadingBounds = { lists: 50_000, valueSets: 5_000_000 };

export interface Readings {
  begin(message: WantedMessage): void;
  /** @throws NotTaken */
  add(message: MessageId, batch: EntryBatch): void;
  end(message: MessageId, unread: number): void;
  /** Forgets what was begun. */
  drop(message: MessageId): void;
  /** Which of them have to be read. */
  missing(wanted: readonly WantedMessage[]): readonly MessageId[];
  /** Removes all readings but those; true when there were others. */
  keepOnly(wanted: readonly WantedMessage[]): boolean;
  readonly numbering: Numbering;
}

interface OpenReading {
  readonly id: number;
  readonly lists: NamedLists;
  chunks: number;
  transactions: number;
  valueSets: number;
}

export function createReadings(database: Database, bounds: ReadingBounds): Readings {
  const numbering = createNumbering(database, bounds.lists);
  const open = new Map<MessageId, OpenReading>();
  let nextId = Number(database.first('SELECT ifnull(max(id), 0) + 1 FROM reading')?.[0]);

  const remove = (id: number): void => {
    database.run('DELETE FROM chunk WHERE reading = ?', id);
    database.run('DELETE FROM reading WHERE id = ?', id);
  };
  const whole = (): Map<number, string> => {
    const rows = database.all('SELECT id, message, stamp FROM reading WHERE whole = 1');
    return new Map(rows.map(([id, message, stamp]) => [Number(id), `${String(message)} ${String(stamp)}`]));
  };
  const drop = (message: MessageId): void => {
    const reading = open.get(message);
    open.delete(message);
    if (reading === undefined) return;
    remove(reading.id);
    numbering.lists.letGo(
      reading.lists,
      [...open.values()].map(({ lists }) => lists),
    );
  };
  return {
    numbering,
    begin({ id, stamp, parts }) {
      drop(id);
      const json = JSON.stringify(parts);
      database.run(
        'INSERT INTO reading (id, message, stamp, parts_json) VALUES (?, ?, ?, ?)',
        nextId,
        id,
        stamp,
        json,
      );
      open.set(id, { id: nextId++, lists: new Set(), chunks: 0, transactions: 0, valueSets: 0 });
    },
    add(message, batch) {
      const reading = open.get(message);
      if (reading === undefined) return;
      const columns = columnsOf(batch, numbering, reading.lists);
      reading.valueSets += columns.values.reduce((sum, values) => sum + (values === NONE ? 0 : 1), 0);
      if (reading.valueSets > bounds.valueSets)
        throw new NotTaken(`It holds more than ${bounds.valueSets} sets of template values.`);
      const data = packed(columns);
      database.run(
        'INSERT INTO chunk VALUES (?, ?, ?, ?)',
        reading.id,
        reading.chunks++,
        batch.transactions,
        data,
      );
      reading.transactions += batch.transactions;
    },
    end(message, unread) {
      const reading = open.get(message);
      if (reading === undefined) return;
      const sql = 'UPDATE reading SET whole = 1, transactions = ?, unread = ? WHERE id = ?';
      database.run(sql, reading.transactions, unread, reading.id);
      numbering.lists.keep(reading.lists);
      open.delete(message);
    },
    drop,
    missing(wanted) {
      const known = new Set(whole().values());
      return wanted.filter((one) => !known.has(keyOf(one))).map(({ id }) => id);
    },
    keepOnly(wanted) {
      const kept = new Set(wanted.map(keyOf));
      const readings = whole();
      const all = database.all('SELECT id FROM reading').map(([id]) => Number(id));
      const others = all.filter((id) => !kept.has(readings.get(id) ?? ''));
      others.forEach(remove);
      for (const message of open.keys()) drop(message);
      return others.length > 0;
    },
  };
}

function keyOf({ id, stamp }: Pick<WantedMessage, 'id' | 'stamp'>): string {
  return `${id} ${stamp}`;
}

function columnsOf(batch: EntryBatch, numbering: Numbering, named: NamedLists): TransactionColumns {
  const columns = emptyColumns(batch.transactions);
  let at = 0;
  readBatch(batch, (transaction) => setRow(columns, at++, rowOf(transaction, numbering, named)));
  return columns;
}

const NO_LINE = { entry: NONE, line: NONE } as const;

function rowOf(transaction: BatchedTransaction, numbering: Numbering, lists: NamedLists): ColumnRow {
  const { code, second, start, end, index, part } = transaction;
  const isOfList = code === 'R' || code === 'T';
  const named = isOfList ? NO_LINE : numbering.line(transaction, lists);
  const renamed = second === null || isOfList ? NO_LINE : numbering.line(second, lists);
  const values =
    code === 'T' ? numbering.fields(transaction.fields) : numbering.values(transaction.templates);
  return {
    code: code.charCodeAt(0),
    list: numbering.lists.numberOf(transaction, lists),
    ...named,
    newEntry: renamed.entry,
    newLine: renamed.line,
    values,
    part,
    index,
    start,
    end,
  };
}

/** Transactions of one reading; null when it holds none. */
export function readColumns(database: Database, reading: number): TransactionColumns | null {
  const rows = database.all('SELECT rows, data FROM chunk WHERE reading = ? ORDER BY number', reading);
  const chunks = rows.map(([count, data]) => ({ rows: Number(count), data: data as Uint8Array }));
  return chunks.length === 0 ? null : joined(chunks);
}
