/**
 * The Global Address List from one point of view with all its past, worked out from columns of transactions. Cost is
 * linear in the transactions: an R costs the entries of its list, each of which a transaction has put there.
 */
import { NONE } from './columns.ts';
import type { FoldedList, TransactionColumns } from './columns.ts';
import type { MessageId } from '../model.ts';
import { applyImport, CODE } from './import-rules.ts';
import { createListState, saidBy, sweep } from './list-state.ts';
import type { ListState, Said } from './list-state.ts';
import type { AddressList, Effect, PlannedMessage, PointOfView } from './model.ts';
import { applyReply, createLastWords, readLastWords } from './reply-rules.ts';

export interface FoldSource {
  readonly view: PointOfView['kind'];
  /** In the order in which they count. */
  readonly messages: readonly PlannedMessage[];
  /** Null for a message that contributes nothing. */
  readonly columnsOf: (message: MessageId) => TransactionColumns | null;
  readonly listOfEntry: Int32Array;
  /** By number, all of them: an R of a whole gateway empties several. */
  readonly lists: readonly AddressList[];
  /** `limits.galVersions`. */
  readonly limit: number;
  /** Only transactions that name such an entry count. Those of an entry are right if all that it was called count. */
  readonly only?: (entry: number) => boolean;
  /** Called for each transaction, and for each entry that an R has swept. `says` is what an entry says now. */
  readonly onEffect?: (told: ToldEffect, says: (entry: number) => Said | null) => void;
}

/** What came of one transaction. */
export interface ToldEffect {
  readonly step: number;
  readonly row: number;
  readonly effect: Effect;
  /** The version it was about, in whichever state it is now; NONE when there was none. */
  readonly version: number;
  /** What the entry says after it; NONE when there is none then. */
  readonly line: number;
  readonly values: number;
}

/** Messages without columns are steps in which nothing happens. */
export function foldList(source: FoldSource): FoldedList {
  const { messages, listOfEntry, lists, limit } = source;
  const says = (entry: number): Said | null => {
    const version = state.versionOf[entry] ?? NONE;
    return version === NONE ? null : saidBy(state, version);
  };
  const tell = (effect: Effect, row: number): void => source.onEffect?.(toldOf(state, effect, row), says);
  const settled = new Uint8Array(listOfEntry.length);
  const state = createListState(listOfEntry, lists, limit, (version, row) => {
    state.touched = version;
    settled[state.versions.columns.entry[version] ?? NONE] = 1;
    tell('swept', row);
  });
  const readers = readersOf(source.view, state, settled);
  let cut: FoldedList['cut'] = null;
  for (const [step, message] of messages.entries()) {
    const columns = source.columnsOf(message.message.id);
    if (columns === null) continue;
    state.step = step;
    const cutAt = applyMessage(source, message, columns, readers[message.role], state, tell);
    if (cutAt !== null) {
      cut = { step, row: cutAt };
      break;
    }
    sweep(state);
  }
  return { messages, ...state.versions.finish(), cut };
}

/** How the transactions of one kind of message are applied. */
interface Reader {
  begin(columns: TransactionColumns): void;
  apply(columns: TransactionColumns, row: number): Effect;
}

/** Only the server's own list tells requests and replies apart: everybody else imports what it gets. */
function readersOf(
  view: FoldSource['view'],
  state: ListState,
  settled: Uint8Array,
): Record<PlannedMessage['role'], Reader> {
  const importing: Reader = {
    begin: () => undefined,
    apply: (columns, row) => applyImport(state, columns, row),
  };
  if (view !== 'server') return { request: importing, reply: importing, loose: importing };
  const words = createLastWords(state.listOfEntry.length);
  const request: Reader = {
    ...importing,
    apply(columns, row) {
      const effect = applyImport(state, columns, row);
      settle(settled, columns, row, effect);
      return effect;
    },
  };
  const reply: Reader = {
    begin: (columns) => readLastWords(words, columns, state),
    apply: (columns, row) => applyReply(state, columns, row, words, settled),
  };
  return { request, reply, loose: importing };
}

/**
 * From now on requests tell of the entry. A request that had no effect says nothing of what the server has; but where
 * D finds nothing, there is nothing.
 */
function settle(settled: Uint8Array, columns: TransactionColumns, row: number, effect: Effect): void {
  const isWithoutEffect = effect === 'refused' || (effect === 'unknown' && columns.code[row] !== CODE.D);
  const entry = columns.entry[row] ?? NONE;
  if (isWithoutEffect || entry === NONE) return;
  settled[entry] = 1;
  const newEntry = columns.newEntry[row] ?? NONE;
  if (newEntry !== NONE) settled[newEntry] = 1;
}

/** Yields the row at which there was no room for a version more, else null. */
function applyMessage(
  { only }: FoldSource,
  { repeats }: PlannedMessage,
  columns: TransactionColumns,
  reader: Reader,
  state: ListState,
  tell: (effect: Effect, row: number) => void,
): number | null {
  const rows = columns.code.length;
  reader.begin(columns);
  for (let row = 0; row < rows; row++) {
    if (only !== undefined && !isNamed(columns, row, only)) continue;
    const isRepeated = repeats > 0 && columns.part[row] === 0 && (columns.index[row] ?? 0) < repeats;
    const effect = isRepeated ? repeatedEffect(state, columns, row) : reader.apply(columns, row);
    if (state.isFull) return row;
    tell(effect, row);
  }
  return null;
}

function repeatedEffect(state: ListState, columns: TransactionColumns, row: number): Effect {
  const newEntry = columns.newEntry[row] ?? NONE;
  state.touched = state.versionOf[newEntry === NONE ? (columns.entry[row] ?? NONE) : newEntry] ?? NONE;
  return 'repeated';
}

function isNamed(columns: TransactionColumns, row: number, only: (entry: number) => boolean): boolean {
  const entry = columns.entry[row] ?? NONE;
  const newEntry = columns.newEntry[row] ?? NONE;
  return entry === NONE || only(entry) || (newEntry !== NONE && only(newEntry));
}

function toldOf(state: ListState, effect: Effect, row: number): ToldEffect {
  const { touched: version, step } = state;
  const { columns } = state.versions;
  const isLeft = version !== NONE && state.versionOf[columns.entry[version] ?? NONE] === version;
  return {
    step,
    row,
    effect,
    version,
    line: isLeft ? (columns.line[version] ?? NONE) : NONE,
    values: isLeft ? (columns.values[version] ?? NONE) : NONE,
  };
}
