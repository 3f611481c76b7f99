/** The address list on disk: takes what messages hold, and answers from what is whole. */
import type { EntryBatch } from '../../../shared/gal/entry-batch.ts';
import type { GalPlan } from '../../../shared/gal/model.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { MessageId } from '../../../shared/model.ts';
import type { GalData } from '../data.ts';
import type { FinishedList, WantedMessage } from '../protocol.ts';
import { createData } from './create-data.ts';
import { openDatabase } from './database.ts';
import { NotTaken } from './not-taken.ts';
import { createReadings, READING_BOUNDS } from './readings.ts';
import type { ReadingBounds, Readings } from './readings.ts';
import { defineFunctions, workOut } from './resident.ts';

/** What was read is committed this often; what is lost by a crash is read again. */
const COMMIT_MS = 2_000;

export interface GalStore extends Pick<Readings, 'begin' | 'end' | 'drop' | 'missing'> {
  /** @returns why the message cannot be taken, as a sentence; null when it can */
  add(message: MessageId, batch: EntryBatch): string | null;
  /** All that is wanted was read: works out what questions are answered from. */
  finish(wanted: readonly WantedMessage[], plan: GalPlan): FinishedList;
  /** Null before `finish`. */
  data(): GalData | null;
  close(): void;
}

/**
 * @param location of its database; null for one that vanishes with it
 * @param anew whether what is there is thrown away
 */
export function createGalStore(
  location: string | null,
  limits: Limits,
  anew = false,
  bounds: ReadingBounds = READING_BOUNDS,
): GalStore {
  const database = openDatabase(location, anew);
  const readings = createReadings(database, bounds);
  const setListOf = defineFunctions(database);
  let data: GalData | null = null;
  let committedMs = performance.now();
  /** Until `finish`, what was worked out is not of what was read. */
  const writing = <Value>(act: () => Value): Value => {
    database.begin();
    database.run(`INSERT OR REPLACE INTO meta VALUES ('worked-out', 'no')`);
    const value = act();
    if (performance.now() - committedMs > COMMIT_MS) {
      database.commit();
      committedMs = performance.now();
    }
    return value;
  };
  return {
    missing: readings.missing,
    begin: (message) => writing(() => readings.begin(message)),
    add: (message, batch) =>
      writing(() => {
        try {
          readings.add(message, batch);
          return null;
        } catch (error) {
          if (!(error instanceof NotTaken)) throw error;
          readings.drop(message);
          return error.message;
        }
      }),
    end: (message, unread) => writing(() => readings.end(message, unread)),
    drop: (message) => writing(() => readings.drop(message)),
    finish(wanted, plan) {
      database.begin();
      const hasChanged = readings.keepOnly(wanted);
      const isWorkedOut = database.first(`SELECT value FROM meta WHERE key = 'worked-out'`)?.[0] === 'yes';
      if (hasChanged || !isWorkedOut) {
        workOut(database, readings.numbering.lists.all, setListOf);
        database.run(`INSERT OR REPLACE INTO meta VALUES ('worked-out', 'yes')`);
      }
      database.commit();
      data = createData(database, readings.numbering.lists.all.slice(), plan, limits);
      return {
        unread: Number(database.first('SELECT ifnull(sum(unread), 0) FROM reading')?.[0]),
        index: String(database.first(`SELECT value FROM meta WHERE key = 'index'`)?.[0]),
      };
    },
    data: () => data,
    close: () => database.close(),
  };
}
