/** What questions are answered from: texts in the database, numbers in memory, folded lists as they are asked for. */
import type { FoldedList, TransactionColumns } from '../../../shared/gal/columns.ts';
import { foldList } from '../../../shared/gal/fold.ts';
import type { AddressList, GalPlan, PointOfView } from '../../../shared/gal/model.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { MessageId } from '../../../shared/model.ts';
import type { GalData } from '../data.ts';
import type { Database } from './database.ts';
import { createDictionary } from './dictionary.ts';
import { membersOf } from '../../../shared/gal/groups.ts';
import { createMemo } from './memo.ts';
import { readColumns } from './readings.ts';
import { loadResident } from './resident.ts';

/**
 * Versions in the folded lists that are kept, at 40 bytes each: of lists of a million the one that is looked at, the
 * one it is compared with, and the one before.
 */
const FOLDED_VERSIONS_KEPT = 3_000_000;
/** What a list without any costs. */
const LEAST_VERSIONS = 10_000;
/** Transactions whose columns are kept, at 46 bytes each: who asks for one history asks for another. */
const ROWS_KEPT = 1_000_000;
/** What a message without any costs to look up. */
const LEAST_ROWS = 100;

/** Of what is worked out; `lists` are all that have numbers. */
export function createData(
  database: Database,
  lists: readonly AddressList[],
  plan: GalPlan,
  limits: Limits,
): GalData {
  const resident = loadResident(database);
  const { listOfEntry, naming, listNaming } = resident;
  const { columns, parts } = readingsOf(database);
  const fold = (view: string): FoldedList | null => {
    const planned = plan.views.find((one) => keyOf(one.view) === view);
    if (planned === undefined) return null;
    const { messages } = planned;
    const limit = limits.galVersions;
    return foldList({ view: planned.view.kind, messages, columnsOf: columns, lists, listOfEntry, limit });
  };
  const folded = createMemo(FOLDED_VERSIONS_KEPT, fold, (list) => LEAST_VERSIONS + (list?.versions ?? 0));
  return {
    plan,
    limits,
    dictionary: createDictionary(database, lists, resident),
    folded: (view) => folded(keyOf(view)),
    columns,
    parts,
    messagesNaming(entry) {
      const ofList = membersOf(listNaming, listOfEntry[entry] ?? -1);
      return [...new Set([...membersOf(naming, entry), ...ofList])].sort((one, other) => one - other);
    },
  };
}

function readingsOf(database: Database): Pick<GalData, 'columns' | 'parts'> {
  const rows = database.all('SELECT message, id, parts_json FROM reading WHERE whole = 1');
  const readings = new Map(
    rows.map(([message, id, parts]) => [Number(message), { id: Number(id), parts: String(parts) }]),
  );
  const columns = createMemo(
    ROWS_KEPT,
    (message: MessageId): TransactionColumns | null => {
      const reading = readings.get(message);
      return reading === undefined ? null : readColumns(database, reading.id);
    },
    (found) => LEAST_ROWS + (found?.code.length ?? 0),
  );
  // Written by this program only, from values of the type they are read as.
  const parts = (message: MessageId) => JSON.parse(readings.get(message)?.parts ?? '[]') as string[];
  return { columns, parts };
}

/** Whatever the order of its fields. */
function keyOf(view: PointOfView): string {
  const server = view.kind === 'loose' ? null : view.server;
  return JSON.stringify([view.kind, server, view.kind === 'requestor' ? view.requestor : null]);
}
