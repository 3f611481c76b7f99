/** What all kinds of CSV have in common: rows become records, up to a bound, and problems are told with their lines. */
import { createCsvReader } from './csv-rows.ts';
import type { CsvLayout, CsvRow } from './csv-rows.ts';
import type { ImportBounds, ImportedRecord, Importer } from './model.ts';
import { createProblemList } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { createUtf8Input } from './text.ts';

export interface RowFormat {
  readonly name: string;
  /** Whether the first row is no record. */
  readonly hasHeader: boolean;
  /** Told of the first row, whether it is a header or not. */
  begin(first: CsvRow, problems: ProblemList): RowReader;
}

export interface RowReader {
  readonly carriesTemplates: boolean;
  /** Null for a row that is no entry. */
  recordOf(row: CsvRow): ImportedRecord | null;
}

export function createRowImporter(format: RowFormat, layout: CsvLayout, bounds: ImportBounds): Importer {
  const problems = createProblemList();
  const records: ImportedRecord[] = [];
  let rowReader: RowReader | null = null;
  let recordsRead = 0;
  let cut: string | null = null;
  const reader = createCsvReader({
    layout,
    bounds,
    onRow(row) {
      if (row.problem !== null) problems.tell(row.line, row.problem);
      const isHeader = rowReader === null && format.hasHeader;
      rowReader ??= format.begin(row, problems);
      if (isHeader) return;
      if (recordsRead >= bounds.records) {
        cut = `Only the first ${bounds.records} rows were read.`;
        return;
      }
      recordsRead += 1;
      const record = rowReader.recordOf(row);
      if (record !== null) records.push(record);
    },
  });
  const input = createUtf8Input((bytes) => reader.push(bytes));
  return {
    push(bytes) {
      if (cut === null) input.push(bytes);
    },
    end() {
      input.end();
      reader.end();
      const carriesTemplates = rowReader?.carriesTemplates ?? false;
      return { format: format.name, carriesTemplates, records, recordsRead, ...problems.result(), cut };
    },
  };
}
