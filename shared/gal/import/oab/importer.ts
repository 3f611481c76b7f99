/** The offline address book, version 4 full details ([MS-OXOAB] 2.9), as an address list. */
import { crc32, hex32 } from '../../../codecs/checksum.ts';
import { readUint32 } from '../../../codecs/little-endian.ts';
import { seededCrc } from '../../../codecs/oab-blocks.ts';
import { IMPORT_BOUNDS } from '../model.ts';
import type { ImportBounds, ImportedRecord, Importer } from '../model.ts';
import { createProblemList } from '../problem-list.ts';
import type { ProblemList } from '../problem-list.ts';
import { entryOf } from './entries.ts';
import { readTables } from './metadata.ts';
import type { OabTables } from './metadata.ts';
import { createSizedRecordReader, HEADER_BYTES } from './sized-records.ts';
import type { SizedRecordSink } from './sized-records.ts';

export const OAB_FORMAT = 'Offline address book';

const VERSION = 0x20;
/** The metadata record and the one about the address book itself stand before the entries. */
const RECORDS_BEFORE_ENTRIES = 2;
/** Size, two counts and one property in each table. */
const SMALLEST_METADATA = 28;

/** Whether these bytes begin one: its version, then a metadata record whose first table fits into it. */
export function isOabDetails(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES + 8 || readUint32(bytes, 0) !== VERSION) return false;
  const size = readUint32(bytes, HEADER_BYTES);
  const properties = readUint32(bytes, HEADER_BYTES + 4);
  return size >= SMALLEST_METADATA && size <= IMPORT_BOUNDS.lineBytes && properties * 8 + 12 <= size;
}

export interface OabImporter extends Importer {
  /** Nothing more comes, for a reason that explains what is missing: a whole sentence. */
  stop(reason: string): void;
}

export function createOabImporter(bounds: ImportBounds = IMPORT_BOUNDS): OabImporter {
  const state: State = {
    problems: createProblemList(),
    bounds,
    records: [],
    announced: { entries: 0, crc: 0 },
    tables: null,
    recordsRead: 0,
    cut: null,
  };
  const reader = createSizedRecordReader(bounds.lineBytes, sinkOf(state));
  let crc = 0;
  let passed = 0;
  return {
    stop(reason) {
      state.cut ??= reason;
    },
    push(bytes) {
      if (state.cut !== null) return;
      reader.push(bytes);
      crc = crc32(bytes.subarray(Math.max(0, HEADER_BYTES - passed)), crc);
      passed += bytes.length;
    },
    end() {
      const endsWithinRecord = reader.end();
      if (state.cut === null) tellWhatIsMissing(state, endsWithinRecord, crc);
      const { problems, records, recordsRead, cut } = state;
      return {
        format: OAB_FORMAT,
        carriesTemplates: false,
        counts: 'record',
        records,
        recordsRead,
        ...problems.result(),
        cut,
      };
    },
  };
}

interface State {
  readonly problems: ProblemList;
  readonly bounds: ImportBounds;
  readonly records: ImportedRecord[];
  /** What the header says. */
  announced: { readonly entries: number; readonly crc: number };
  tables: OabTables | null;
  recordsRead: number;
  cut: string | null;
}

/** Behind the cut a push may have more of the file: nothing of it counts, or chunks of another size would tell another story. */
function sinkOf(state: State): SizedRecordSink {
  const { bounds, problems, records } = state;
  return {
    header(bytes) {
      const version = readUint32(bytes, 0);
      if (version !== VERSION)
        state.cut = `The file is no address book of version 4: its version is ${version}.`;
      state.announced = { crc: readUint32(bytes, 4), entries: readUint32(bytes, 8) };
    },
    record(bytes, index) {
      if (state.cut !== null) return;
      if (index === 0) {
        state.tables = readTables(bytes, bounds.values);
        if (state.tables === null) state.cut = NO_TABLES;
      }
      if (index < RECORDS_BEFORE_ENTRIES || state.tables === null || !countOne(state)) return;
      const place = state.recordsRead;
      const entry = entryOf({ bytes, tags: state.tables.entries, values: bounds.values, place }, problems);
      if (entry !== null) records.push(entry);
    },
    tooLong(size, index) {
      if (state.cut !== null) return;
      if (index === 0) state.cut = NO_TABLES;
      if (index < RECORDS_BEFORE_ENTRIES || !countOne(state)) return;
      problems.tell(
        state.recordsRead,
        `The entry has ${size} bytes, which is more than ${bounds.lineBytes}; it is left out.`,
      );
    },
    lost(size) {
      state.cut ??= `After ${state.recordsRead} entries one says that it has ${size} bytes, which cannot be; the rest was not read.`;
    },
  };
}

const NO_TABLES = 'The tables that say which properties entries have cannot be read; no entry was.';

/** Whether there may be one more. */
function countOne(state: State): boolean {
  const { records } = state.bounds;
  if (state.recordsRead < records) state.recordsRead += 1;
  else state.cut ??= `Only the first ${records} entries were read.`;
  return state.cut === null;
}

function tellWhatIsMissing(state: State, endsWithinRecord: boolean, crc: number): void {
  const { problems, recordsRead, announced } = state;
  if (state.tables === null) {
    state.cut = 'The file ends before its first entry.';
    return;
  }
  if (endsWithinRecord) problems.tell(recordsRead + 1, 'The file ends within this entry.');
  if (announced.entries !== recordsRead)
    problems.tell(
      recordsRead,
      `The file says that it has ${announced.entries} entries; ${recordsRead} are there.`,
    );
  // The specification does not say whether the value is inverted; writers do not.
  const found = seededCrc(crc);
  if (announced.crc !== found && announced.crc !== crc)
    problems.tell(
      1,
      `The check value of the file (${hex32(announced.crc)}) is not that of its content (${hex32(found)}): something in it was changed.`,
    );
}
